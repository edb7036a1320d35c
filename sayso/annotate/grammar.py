"""A sentence's grammar as the encoder read it: who governs whom, what belongs to a noun, whose verb it is.

In: a sentence with its encoding. Out: a `Grammar`, asked by token numbers; its spans are places in the report. Follows Universal
Dependencies 2 (de Marneffe et al. 2021). Where the encoder found no subject, none is made up.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sayso.model import ROOT, Encoding, Sentence, Span, children_of

SUBJECT = frozenset({"nsubj", "csubj"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})  # relations that head a clause of their own
RELATIVES = frozenset({"who", "which", "that"})
# What hangs on a noun and is no part of what it is called: ", who is 40," — ", which sank".
SAID_OF_IT = frozenset({"acl", "parataxis", "advcl", "punct", "cc", "discourse", "dep"})
EDGES = " \n\t,.;:"
GOES_ON = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis", "ccomp", "cop", "aux"})  # relations of verbs that may have no subject
NOT = frozenset({"not", "n't", "n’t", "never"})
UNDONE = frozenset({"decline", "refuse", "fail", "stop", "refrain", "forget", "hesitate", "omit"})  # verbs after which a thing is not done
DEEP = 12  # governors that are climbed for a subject


@dataclass(frozen=True, slots=True)
class Grammar:
    """A sentence's tokens with their children; `start` is the sentence's place in its report."""

    text: str
    start: int
    encoding: Encoding
    children: tuple[tuple[int, ...], ...]

    def word(self, token: int) -> str:
        """A token as it stands, in small letters."""
        return self.span(token).of(self.text).lower()

    def span(self, first: int, last: int | None = None) -> Span:
        """From the first character of one token to the last of another, itself by default."""
        tokens = self.encoding.tokens
        return Span(self.start + tokens[first].start, self.start + tokens[first if last is None else last].end)

    def relation(self, token: int) -> str:
        """A token's relation to its governor, without its subtype."""
        return self.encoding.relations[token].partition(":")[0]

    def token_at(self, place: int) -> int:
        """The token that holds a place of the report, or the last before it."""
        return max(0, bisect_right(self.encoding.tokens, place - self.start, key=lambda token: token.start) - 1)

    def kept(self, token: int, *relations: str) -> list[int]:
        """The children of a token that have one of these relations."""
        return [child for child in self.children[token] if self.relation(child) in relations]


def grammar_of(text: str, sentence: Sentence) -> Grammar | None:
    """The grammar of a sentence, None where no encoder read it."""
    encoding = sentence.encoding
    if encoding is None or not encoding.tokens:
        return None
    return Grammar(text, sentence.span.start, encoding, children_of(encoding.heads))


def head_of(grammar: Grammar, phrase: Span) -> Span:
    """The word that a phrase is about: the first one whose governor stands outside it."""
    first, last = grammar.token_at(phrase.start), grammar.token_at(phrase.end - 1)
    outer = (token for token in range(first, last + 1) if not first <= grammar.encoding.heads[token] <= last)
    return grammar.span(next((token for token in outer if grammar.encoding.tags[token] != "PUNCT"), last))


def subject_of(grammar: Grammar, verb: int) -> int | None:
    """The noun that is subject of a verb, its own or the one that it goes on with.

    "Arle left and | said", "Arle said so, | adding that": Arle. "urged Orlo to | reject it", "accused Orlo of | lying": Orlo. Where it goes
    on with a passive ("Orlo was shelled, | killing two") nobody is made up.
    """
    for _ in range(DEEP):
        own = [child for child in grammar.children[verb] if grammar.relation(child) in SUBJECT]
        governor, relation = grammar.encoding.heads[verb], grammar.relation(verb)
        if own:
            relative = relation == "acl" and grammar.word(own[0]) in RELATIVES and governor != ROOT
            return governor if relative else own[0]
        if governor == ROOT or relation not in GOES_ON or (relation in {"parataxis", "ccomp"} and grammar.encoding.fine[verb] != "VBG"):
            return None
        if relation == "acl":
            return governor
        made = grammar.kept(governor, "obj", "iobj") if relation == "xcomp" or _is_after_of(grammar, verb) else []
        if made:
            return made[-1]
        if relation == "advcl" and in_passive(grammar, governor):
            return None
        verb = governor
    return None


def _is_after_of(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is what somebody is held to have done: "accused Orlo of | shelling"."""
    return any(grammar.word(child) in {"of", "from"} for child in grammar.kept(verb, "mark", "case"))


def in_passive(grammar: Grammar, verb: int) -> bool:
    """Whether a verb is passive: "was told"; also one joined to a passive: "was asked and | told"."""
    for _ in range(DEEP):
        if any(grammar.encoding.relations[child] in {"aux:pass", "nsubj:pass"} for child in grammar.children[verb]):
            return True
        joined = grammar.relation(verb) == "conj" and grammar.encoding.fine[verb] == "VBN" and not grammar.kept(verb, "aux", "nsubj")
        if not joined:
            return False
        verb = grammar.encoding.heads[verb]
    return False


def is_unsaid(grammar: Grammar, verb: int) -> bool:
    """Whether somebody is said not to have done what a verb says: "did not say", "declined to say". Not: "denied that"."""
    for _ in range(DEEP):
        if any(grammar.encoding.lemmas[child].lower() in NOT for child in grammar.kept(verb, "advmod")):
            return True
        governor = grammar.encoding.heads[verb]
        if governor == ROOT or grammar.relation(verb) != "xcomp":
            return False
        if grammar.encoding.lemmas[governor] in UNDONE:
            return True
        verb = governor
    return False


def noun_phrase(grammar: Grammar, noun: int) -> Span:
    """A noun with all that names it, without a relative clause and what is said of it by the way."""
    tokens = _named_by(grammar, noun)
    first = last = noun
    while first - 1 in tokens:
        first -= 1
    while last + 1 in tokens:
        last += 1
    while first < noun and grammar.encoding.tags[first] == "PUNCT":
        first += 1
    while last > noun and grammar.encoding.tags[last] == "PUNCT":
        last -= 1
    return grammar.span(first, last)


def bare_phrase(grammar: Grammar, noun: int) -> Span:
    """A noun phrase without the preposition that governs it: of "with mortars" the mortars."""
    whole = noun_phrase(grammar, noun)
    starts = [
        grammar.span(child).end
        for child in grammar.kept(noun, "case")
        if whole.start <= grammar.span(child).start < grammar.span(noun).start
    ]
    start = max(starts, default=whole.start)
    return Span(start + len(grammar.text[start : whole.end]) - len(grammar.text[start : whole.end].lstrip()), whole.end)


def _named_by(grammar: Grammar, noun: int) -> set[int]:
    """The tokens of a noun phrase; marks between them belong to it."""
    tokens: set[int] = set()
    waiting = [noun]
    while waiting:
        here = waiting.pop()
        tokens.add(here)
        for child in grammar.children[here]:
            if grammar.relation(child) not in SAID_OF_IT:
                waiting.append(child)
            elif grammar.relation(child) in {"punct", "cc"} and (here != noun or grammar.relation(child) == "punct"):
                tokens.add(child)
    return tokens


def told_with(grammar: Grammar, verb: int) -> Span | None:
    """What a verb of saying tells: the clause that it governs, or the sentence in which it is only put in: "It sank, | officials said"."""
    clauses = grammar.kept(verb, "ccomp")
    if clauses:
        return _without_marks(grammar, subtree(grammar, clauses[0]))
    host = grammar.encoding.heads[verb]
    if grammar.relation(verb) != "parataxis" or host == ROOT:
        return None
    whole, own = subtree(grammar, host), subtree(grammar, verb)
    before, after = Span(whole.start, max(own.start, whole.start)), Span(min(own.end, whole.end), whole.end)
    return _without_marks(grammar, max(before, after, key=len))


def _without_marks(grammar: Grammar, span: Span) -> Span | None:
    """A stretch without the marks and space at its ends."""
    words = span.of(grammar.text)
    kept = words.strip(EDGES)
    start = span.start + len(words) - len(words.lstrip(EDGES))
    return Span(start, start + len(kept)) if kept else None


def subtree(grammar: Grammar, token: int) -> Span:
    """A token with all that hangs on it, from the first to the last."""
    first = last = token
    waiting = [token]
    while waiting:
        here = waiting.pop()
        first, last = min(first, here), max(last, here)
        waiting.extend(grammar.children[here])
    return grammar.span(first, last)
