"""Where a sentence hands the word to somebody: the cue, the words that name the speaker, and what is left for what was said.

In: a sentence with the stretches between marks taken out. Out: `Saying`s, in order. It knows nothing of who the speaker is: the
subject is a span ("the mayor", "he", "a spokesman for the yard"), told by word order, commas and clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.annotate.clauses import Clause, cut_clauses, is_finite
from sayso.annotate.triggers import Word, read_words
from sayso.model import Span
from sayso.words.cues import CueKind, cue_kinds, longest_cues
from sayso.words.grammar import word_class
from sayso.words.titles import titles

BE = word_class("be")
LINKS = word_class("opening_link")  # "and", "that", "meanwhile" before a subject
BETWEEN = word_class("between_subject_and_verb")  # "also", "has", "later"
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "which"})
RELATIVES = frozenset({"who", "which"})
WHENCE = word_class("preposition") | {"of", "from", "aged", "who", "whose", "which", "south", "north", "east", "west"}
ARTICLES = frozenset({"a", "an", "the"})  # before a cue's form they make it a noun or an adjective: "an estimated 40", "the claims"
OBJECTS = frozenset({"it", "that", "this", "them", "him", "so", "nothing"})  # after a cue they are what is said: "the yard denied it"
DEPENDING = frozenset({"relative", "participle", "content", "adverbial", "condition"})
LY_NOUNS = frozenset({"family", "ally", "assembly"})
MARKS = frozenset(',;:()“”"—–')
# Words that lead on from a speaker named after the verb: "said Arle | after the vote".
STOPS = frozenset(
    {"on", "during", "after", "as", "when", "while", "before", "by", "that", "who", "which", "whose", "because", "if", "about", "since"}
)
NOT_CALLING = frozenset({"in", "for", "on", "off", "up", "out", "to", "by", "upon"})  # after "called": "called for", "called off"
CLOSERS = ",”\"’'»“?!…"
LONGEST = 24  # words of a subject
MOST_CUES = 40  # of a sentence; beyond it stands a list


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with its speaker's words. `joined` where it hangs on an earlier verb's subject ("…, adding that …")."""

    cue: Span
    kind: CueKind
    subject: Span
    inverted: bool
    joined: bool
    clause: Span
    relative: bool = False  # the clause of "who said"
    head: Span | None = None  # the word that the subject is about, by the grammar
    labelled: bool = False  # given to its speaker by the layout alone: "Arle: …"
    seen: bool = False  # whether the attribution head names this subject, too
    content: tuple[Span, ...] = ()  # what is told as the attribution head has it, a span a piece; it may reach into other sentences
    told: Span | None = None  # what is told as the grammar has it


@dataclass(frozen=True, slots=True)
class _Frame:
    """A sentence without what stands between marks: its words and clauses."""

    text: str
    sentence: Span
    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]

    def gap(self, number: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.words[number - 1].span.end : self.words[number].span.start]

    def span(self, first: int, end: int) -> Span:
        """The span of the words from `first` to `end`."""
        return Span(self.words[first].span.start, self.words[end - 1].span.end)

    def clause_at(self, number: int) -> int:
        """The number of the clause in which a word stands."""
        return next(place for place, clause in enumerate(self.clauses) if clause.first <= number < clause.end)


def find_sayings(text: str, sentence: Span, marked: Sequence[Span] = ()) -> tuple[Saying, ...]:
    """The sayings of one sentence; `marked` are its stretches between marks, whose words are not the report's own.

    >>> text = "Ode Arle, who is 40, said that it sank, adding that he swam."
    >>> [(one.cue.of(text), one.subject.of(text)) for one in find_sayings(text, Span(0, len(text)))]
    [('said', 'Ode Arle'), ('adding', 'Ode Arle')]
    """
    words = tuple(word for word in read_words(text, sentence) if not any(span.holds(word.span) for span in marked))
    frame = _Frame(text, sentence, words, cut_clauses(text, words))
    found: list[Saying] = []
    for number, kind, length in find_cues(words)[:MOST_CUES]:
        saying = _saying(frame, number, number + length, kind)
        if saying and found and saying.joined and words[number].form.endswith("ing") and not found[-1].relative:
            saying = replace(saying, subject=found[-1].subject)  # "Arle said that Varn had left, adding": Arle added
        if saying:
            found.append(saying)
    return tuple(found)


def find_cues(words: Sequence[Word]) -> list[tuple[int, CueKind, int]]:
    """The cues: number of the first word, kind, number of words."""
    found = []
    at = 0
    while at < len(words):
        for length in range(min(longest_cues().get(words[at].form, 0), len(words) - at), 0, -1):
            form = " ".join(word.form for word in words[at : at + length])
            kind = cue_kinds().get(form)
            if kind and (kind == "source" or not words[at].capital):
                found.append((at, kind, length))
                break
        at += found[-1][2] if found and found[-1][0] == at else 1
    return found


def names_nothing(words: Sequence[Word], first: int, end: int, kind: CueKind) -> bool:
    """Whether a verb of calling is none here: "called for", "accused of"."""
    following = words[end].form if end < len(words) else ""
    return kind == "call" and (following in NOT_CALLING or (following == "of" and words[first].form == "accused"))


def _saying(frame: _Frame, first: int, end: int, kind: CueKind) -> Saying | None:
    """The saying of the cue from word `first` to `end`; None for a passive ("was told") and for a noun that looks like a verb."""
    clause = frame.clauses[frame.clause_at(first)]
    cue = frame.span(first, end)
    if names_nothing(frame.words, first, end, kind):
        return None
    if first and frame.words[first - 1].form in ARTICLES and kind != "source":
        return None
    finite = not frame.words[first].form.endswith("ing")
    if kind == "source" or (kind == "say" and finite and _is_inverted(frame, first)):
        after = _after(frame, end, stop_at_finite=kind != "source")
        if after or kind == "source":
            return Saying(cue, kind, after, inverted=True, joined=False, clause=clause.span) if after else None
    bounds, joined = _subject(frame, first)
    if bounds is None:
        return None
    return Saying(cue, kind, frame.span(*bounds), inverted=False, joined=joined, clause=clause.span, relative=clause.link == "relative")


def _is_inverted(frame: _Frame, number: int) -> bool:
    """Whether what was said ends just before the cue: "…,” said" — "…, said"."""
    before = frame.text[frame.sentence.start : frame.words[number].span.start].rstrip()
    if not before or before[-1] not in CLOSERS:
        return not before
    told = (clause for clause in frame.clauses if clause.end <= number and clause.link != "relative")
    return before[-1] != "," or any(_first_finite(frame.words, clause.first, clause.end) is not None for clause in told)


def _after(frame: _Frame, first: int, *, stop_at_finite: bool) -> Span | None:
    """The speaker's words after the cue, up to a mark or a word that leads on; None where a verb follows whose subject they are."""
    end = first
    while end < len(frame.words) and end - first < LONGEST:
        word = frame.words[end]
        gap = frame.gap(end) if end else ""
        if (end > first and set(gap) & MARKS and not _names_role(frame, first, end)) or "\n" in gap:
            break
        if is_finite(word):
            if stop_at_finite:
                return None
            break
        if not word.capital and (word.form in STOPS or (end == first and word.form in WHENCE)):
            break
        end += 1
    if end == first or (end == first + 1 and frame.words[first].form in OBJECTS):
        return None
    return frame.span(first, end)


def _names_role(frame: _Frame, first: int, end: int) -> bool:
    """Whether a comma only parts a role from its holder's name: "said its president, | Ode Arle"."""
    before = frame.words[first:end]
    return frame.gap(end) == ", " and frame.words[end].capital and not before[-1].capital and before[-1].form in titles("role", "spokes")


def _subject(frame: _Frame, number: int) -> tuple[tuple[int, int] | None, bool]:
    """The words of the subject of the verb at `number`, from and to, and whether it is an earlier verb's."""
    words, place = frame.words, frame.clause_at(number)
    clause = frame.clauses[place]
    first, end = _skip_links(words, clause.first, number), number
    while end > first and _is_between(words[end - 1]):
        end -= 1
    progressive = any(word.form in BE for word in words[end:number])
    participle = words[number].form.endswith("ing") and not progressive
    if progressive and not words[number].form.endswith("ing"):
        return None, False
    aside = clause.link == "relative" and bool(end) and "," in _before(frame, end)
    if first >= end or clause.link == "participle" or participle or aside:
        return _of_participle(frame, first, end, place, participle=participle)
    if clause.link == "relative" and words[clause.first].form in RELATIVES and end - 1 > clause.first:
        return _antecedent(frame, clause.first), False  # "forces | who control the pass | warned"
    if words[end - 1].form in PRONOUNS:
        return (_antecedent(frame, end - 1) if words[end - 1].form in RELATIVES else (end - 1, end)), False
    return _of_clause(frame, first, end, place)


def _before(frame: _Frame, number: int) -> str:
    """What stands before a word, or "" at the end of the sentence."""
    return frame.gap(number) if number < len(frame.words) else ""


def _of_participle(frame: _Frame, first: int, end: int, place: int, *, participle: bool) -> tuple[tuple[int, int] | None, bool]:
    """Whose word a participle is: the verb's before it in its clause, "with Orlo saying", else the clause's that it hangs on."""
    words = frame.words
    finite = _first_finite(words, first, end)
    if participle and first < end:
        if finite is not None and finite > first:
            return _narrow(frame, first, finite), True
        if finite is None and words[first].form == "with" and frame.clauses[place].link != "participle":
            return (first + 1, end), False
    return _earlier(frame, place), True


def _of_clause(frame: _Frame, first: int, end: int, place: int) -> tuple[tuple[int, int] | None, bool]:
    """The subject that stands in the verb's own clause."""
    words, clause = frame.words, frame.clauses[place]
    finite = _first_finite(words, first, end)
    if finite is not None:  # a joined verb ("left and said"), else a noun that looks like one ("would hold talks and calls")
        joined = words[end - 1].form in {"and", "but", "then"} or _before(frame, end).strip() == ","
        return (_narrow(frame, first, finite), True) if joined and finite > first else (None, True)
    if clause.link == "coordinate" and place and _first_finite(words, frame.clauses[place - 1].first, clause.first) is None:
        first = _skip_links(words, frame.clauses[place - 1].first, end)  # a list: "Orlo, Brask | and Vell said"
    start, stop = _narrow(frame, first, end)
    return (_list_start(frame, start, end) if start == clause.first else start, stop), False


def _skip_links(words: Sequence[Word], first: int, end: int) -> int:
    """The first word that is no link ("and", "meanwhile")."""
    while first < end and words[first].form in LINKS:
        first += 1
    return first


def _is_between(word: Word) -> bool:
    """Whether a word may stand between a subject and its verb: "also", "reportedly", "has"."""
    return not word.capital and (word.form in BETWEEN or word.form in BE or (word.form.endswith("ly") and word.form not in LY_NOUNS))


def _first_finite(words: Sequence[Word], first: int, end: int) -> int | None:
    """The number of the first finite verb from `first`, before `end`."""
    return next((number for number in range(first, end) if is_finite(words[number])), None)


def _earlier(frame: _Frame, place: int) -> tuple[int, int] | None:
    """The subject of the clause that this one hangs on: the nearest before it that is neither relative nor a participle's."""
    for earlier in range(place - 1, -1, -1):
        clause = frame.clauses[earlier]
        if clause.link in DEPENDING and earlier:
            continue
        first = _skip_links(frame.words, clause.first, clause.end)
        finite = _first_finite(frame.words, first, clause.end)
        end = clause.end if finite is None else finite
        while end > first and _is_between(frame.words[end - 1]):
            end -= 1
        if end > first:
            return _narrow(frame, first, end)
    return None


def _antecedent(frame: _Frame, number: int) -> tuple[int, int] | None:
    """The words before "who": back to the mark or the preposition before them."""
    first = number
    while first and number - first < LONGEST:
        if first < number and set(frame.gap(first)) & MARKS:
            break
        before = frame.words[first - 1]
        if is_finite(before) or (before.form in {"by", "with", "as", "that"} and first < number):
            break
        first -= 1
    return (first, number) if first < number else None


def _narrow(frame: _Frame, first: int, end: int) -> tuple[int, int]:
    """The subject without what stands before its comma ("In Tarn, | he") and with an apposition closed by one ("he, the mayor,")."""
    commas = [number for number in range(first + 1, end) if "," in frame.gap(number)]
    if not commas:
        return first, end
    if "," in _before(frame, end):
        starts = [comma for comma in commas[:-1] if not _only_adds(frame.words[comma])]
        return starts[-1] if starts else first, end
    if frame.words[commas[-1]].form in {"and", "or"} or _is_list(frame.words, commas[-1], end):
        return _list_head(frame.words, commas, first), end
    return commas[-1], end


def _only_adds(word: Word) -> bool:
    """Whether a piece that opens so says more of the one before it: ", from Tarn," — ", 47,"."""
    return word.form in WHENCE or word.form[:1].isdigit()


def _list_start(frame: _Frame, first: int, end: int) -> int:
    """Where a list of names starts whose end opens a clause: "leaders of Orlo, Brask, | Vell and Tarn said"."""
    words = frame.words
    if not words[first].capital or not any(word.form == "and" for word in words[first:end]):
        return first
    while first and words[first - 1].capital and "," in frame.gap(first):
        comma = first - 1
        while comma and "," not in frame.gap(comma) and not is_finite(words[comma - 1]):
            comma -= 1
        first = comma
    return first


def _is_list(words: Sequence[Word], comma: int, end: int) -> bool:
    """Whether the last comma stands in a list: "Brask, Vell and Orlo"."""
    joined = any(word.form == "and" for word in words[comma:end])
    return words[comma].capital and joined and words[comma - 1].capital and end - comma <= LONGEST // 4


def _list_head(words: Sequence[Word], commas: Sequence[int], first: int) -> int:
    """Where a list starts: after the last comma that follows no name."""
    return next((comma for comma in reversed(commas) if not words[comma - 1].capital), first)
