"""How far an event has gone, by the grammar that the encoder read around its word: planned, denied, demanded … (`words/stages.toml`).

In: a sentence's grammar and a token. Out: a `Status`. Rules in the order in which they are asked, from the word outward:

Rule 1: a negation at the word itself: denied. An auxiliary, a word that opens its clause or stands beside it: what the list says.
Rule 2: what it hangs on: "plans | to visit", "a threat | of attack", "refused | to meet". A governor on the list decides; one that is
        denied itself turns it round. One that passes on ("managed | to land"), and one of which it is a new object ("would impose |
        tariffs", not "the tariffs"), give it the stage of their own.
Rule 3: a "to" that hangs on nothing of the list is a purpose, and may come to nothing.
Rule 4: what is left is told by its form: "is falling", "falls" go on; anything else happened, unless the head of events is nearly sure that
        it did not.
What is reported has the status of its own clause: whether to believe it is not asked here.
"""

from __future__ import annotations

from sayso.annotate.grammar import NOT, Grammar
from sayso.model import ROOT, Status
from sayso.words.grammar import word_class
from sayso.words.stages import Kind, passing, stage_words

DEEP = 6  # governors that are climbed
DOUBTFUL = 0.2  # probability of having happened below which nothing has: .1 to .3 alike on the marks for development
HANGS = frozenset({"nsubj", "xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "csubj", "conj", "compound", "amod"})
BESIDE: dict[str, Kind] = {
    "aux": "modals",
    "mark": "marks",
    "amod": "describes",
    "det": "describes",
    "advmod": "describes",
    "acl": "describes",
    "case": "ahead",
}
BE = ("am", "is", "are", "was", "were")
NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
KNOWN = frozenset({"the", "this", "that", "these", "those"})  # articles of what is there already
ASIDE = frozenset({"when", "after", "before", "as", "since", "while", "because", "although", "though", "until", "once"})
ABOUT = frozenset({"it", "of", "for", "to", "on", "against", "about", "at", "from"})  # what a governor alone governs
TAKING_PLACE = frozenset(
    {"take", "happen", "occur", "begin", "start", "resume", "follow", "open", "convene"}
)  # of "the call | would take place"
PRESENT = frozenset({"VBZ", "VBP"})
SAYING = word_class("saying")
TURNED: dict[Status, Status] = {"demanded": "hypothetical", "threatened": "hypothetical", "denied": "happened", "failed": "happened"}


def stage_of(grammar: Grammar, token: int) -> Status:
    """The status of the event that this token tells."""
    told = _stage(grammar, token, DEEP) or _by_form(grammar, token)
    read = next((one.happened for one in grammar.encoding.predicates if one.token == token), 1.0)
    return "hypothetical" if told == "happened" and read < DOUBTFUL else told


def _stage(grammar: Grammar, token: int, deep: int) -> Status | None:
    """Rules 1 to 3; None where nothing tells."""
    own = _own(grammar, token)
    governor = grammar.encoding.heads[token]
    if governor == ROOT or not deep:
        return own
    if own is None or (own == "planned" and grammar.relation(token) == "ccomp"):
        return _by_governor(grammar, token, governor, deep) or own
    return own


def _own(grammar: Grammar, token: int) -> Status | None:
    """Rule 1."""
    children = grammar.children[token]
    if any(grammar.word(child) in NOT or _is_nobody(grammar, child) for child in children):
        return "denied"
    if any(grammar.word(child) in {"have", "having"} for child in grammar.kept(token, "aux")) and _has(grammar, token, "must"):
        return "happened"  # "must have fallen"
    if _is_infinitive(grammar, token) and _has(grammar, token, *BE):
        return "planned"  # "the two | are to meet"
    if _is_turned(grammar, token):
        return "hypothetical"
    told = ((BESIDE.get(grammar.relation(child)), grammar.word(child)) for child in children)
    found = next((stage_words(kind)[word] for kind, word in told if kind and word in stage_words(kind)), None)
    reported = grammar.relation(token) in {"ccomp", "parataxis", "conj"} and _has(grammar, token, "would", "'d", "’d")
    return "planned" if found == "hypothetical" and reported else found  # "said he | would go"


def _has(grammar: Grammar, token: int, *auxiliaries: str) -> bool:
    """Whether a verb has one of these auxiliaries."""
    return any(grammar.word(child) in auxiliaries for child in grammar.kept(token, "aux"))


def _is_turned(grammar: Grammar, verb: int) -> bool:
    """Whether an auxiliary before the subject makes a condition: "should the talks | fail"."""
    turned = [child for child in grammar.kept(verb, "aux") if grammar.word(child) in {"should", "were", "had"}]
    return any(child < subject for child in turned for subject in grammar.kept(verb, "nsubj")) and not _asks(grammar)


def _asks(grammar: Grammar) -> bool:
    """Whether the sentence is a question."""
    return grammar.word(len(grammar.encoding.tokens) - 1) == "?"


def _is_nobody(grammar: Grammar, child: int) -> bool:
    """Whether a subject is nobody at all: "nobody came", "no guard came"."""
    if grammar.relation(child) != "nsubj":
        return False
    return grammar.word(child) in NOBODY or any(grammar.word(one) == "no" for one in grammar.kept(child, "det"))


def _by_governor(grammar: Grammar, token: int, governor: int, deep: int) -> Status | None:
    """Rules 2 and 3."""
    relation = grammar.relation(token)
    if grammar.encoding.relations[token] == "acl:relcl":
        return "denied" if grammar.word(governor) in NOBODY else None
    if relation == "conj":
        return None if grammar.kept(token, "nsubj", "aux") else _stage(grammar, governor, deep - 1)
    if relation == "nsubj" and (told := _of_subject(grammar, governor, deep)) is not None:
        return told
    if grammar.encoding.relations[token] == "nsubj":
        return None
    if relation not in HANGS or _is_reported(grammar, token, governor) or _is_finite_aside(grammar, token):
        return None
    return _hanging(grammar, token, governor, deep)


def _hanging(grammar: Grammar, token: int, governor: int, deep: int) -> Status | None:
    """The stage of a word that hangs on a governor: what the list says of that, its own, or that of a purpose."""
    told = _governed(grammar, token, governor)
    if told is not None:
        return TURNED.get(told, "denied") if _own(grammar, governor) == "denied" else told
    if grammar.encoding.lemmas[governor].lower() in passing() or _passes(grammar, token, governor):
        return _stage(grammar, governor, deep - 1)
    return "hypothetical" if _is_infinitive(grammar, token) and grammar.relation(token) in {"advcl", "acl", "xcomp"} else None


def _of_subject(grammar: Grammar, governor: int, deep: int) -> Status | None:
    """The stage of a noun of which is told that it goes on, is set for a day, would take place, or that there is none of it."""
    lemma = grammar.encoding.lemmas[governor].lower()
    told = stage_words("governs")
    set_for = (told.get(f"{lemma} {grammar.word(case)}") for child in grammar.kept(governor, "obl") for case in grammar.kept(child, "case"))
    planned = next((status for status in set_for if status == "planned"), None)
    if planned or told.get(lemma) in {"ongoing", "planned"}:
        return planned or told[lemma]
    if lemma in TAKING_PLACE:
        scheduled = grammar.encoding.fine[governor] in PRESENT and not grammar.kept(governor, "aux")  # "the talks | start on Tuesday"
        return _stage(grammar, governor, deep - 1) or ("planned" if scheduled else None)
    never = any(grammar.word(child) in NOT for child in grammar.children[governor])
    return "denied" if never and grammar.kept(governor, "expl") else None


def _is_reported(grammar: Grammar, token: int, governor: int) -> bool:
    """Whether it is what somebody said, or is thought to have happened."""
    if _has(grammar, token, "have", "having"):
        return True
    told = stage_words("governs")
    lemma = grammar.encoding.lemmas[governor].lower()
    return grammar.relation(token) == "ccomp" and lemma not in told and f"{lemma} that" not in told


def _is_finite_aside(grammar: Grammar, token: int) -> bool:
    """Whether it is a clause of its own beside another: "when he | took office", "after | leaving"."""
    marks = {grammar.word(child) for child in grammar.kept(token, "mark", "advmod")} & ASIDE
    finite = grammar.kept(token, "nsubj") and not _is_infinitive(grammar, token)
    return grammar.relation(token) == "advcl" and bool(marks or finite)


def _governed(grammar: Grammar, token: int, governor: int) -> Status | None:
    """What the list says of a governor in the way in which it governs."""
    told, lemma, relation = stage_words("governs"), grammar.encoding.lemmas[governor].lower(), grammar.relation(token)
    if _is_infinitive(grammar, token):
        if grammar.encoding.heads[governor] != ROOT and relation == "acl" and lemma not in told:
            asked = told.get(f"{grammar.encoding.lemmas[grammar.encoding.heads[governor]].lower()} to")
            return asked if asked == "demanded" else told.get(f"{lemma} to")  # "called on the mayor | to go"
        if lemma in stage_words("wanting") and grammar.kept(governor, "obj"):
            return stage_words("wanting")[lemma]
        return told.get(f"{lemma} to", told.get(lemma)) if relation == "xcomp" or lemma != "have" else None
    if relation == "ccomp":
        return told.get(f"{lemma} that", told.get(lemma))
    case = next((grammar.word(child) for child in grammar.kept(token, "case", "mark")), "" if relation == "acl" else "it")
    return told.get(f"{lemma} {case}", told.get(lemma) if case in ABOUT else None)


def _is_infinitive(grammar: Grammar, token: int) -> bool:
    """Whether it stands with "to"."""
    return any(grammar.word(child) == "to" for child in grammar.kept(token, "mark"))


def _passes(grammar: Grammar, token: int, governor: int) -> bool:
    """Whether a governor's stage is that of the word: of a new object, of a part of its name, of a participle that goes with it."""
    relation = grammar.relation(token)
    if relation in {"obj", "nsubj"}:
        known = {grammar.word(child) for child in grammar.kept(token, "det")} & KNOWN or _owned(grammar, token)
        return not known and grammar.encoding.tags[governor] == "VERB"
    return relation in {"compound", "amod"} or (relation in {"advcl", "acl", "xcomp"} and not _is_infinitive(grammar, token))


def _owned(grammar: Grammar, noun: int) -> bool:
    """Whether a noun is somebody's: "his visit"."""
    return any(grammar.encoding.relations[child] == "nmod:poss" for child in grammar.children[noun])


def _by_form(grammar: Grammar, token: int) -> Status:
    """Rule 4."""
    fine = grammar.encoding.fine[token]
    helpers = [child for child in grammar.children[token] if grammar.relation(child) == "aux"]
    if fine == "VBG":
        return "ongoing" if helpers or _host_is_present(grammar, token) else "happened"
    if fine == "VBN" and len(helpers) > 1 and any(grammar.word(child) == "being" for child in helpers):
        return "ongoing"
    return "ongoing" if fine in PRESENT and grammar.word(token) not in SAYING else "happened"


def _host_is_present(grammar: Grammar, token: int) -> bool:
    """Whether the verb that a participle hangs on is told as present: "is alive, | pulling the strings"."""
    for _ in range(DEEP):
        token = grammar.encoding.heads[token]
        if token == ROOT:
            return False
        verbs = [token, *grammar.kept(token, "aux", "cop")]
        forms = {grammar.encoding.fine[verb] for verb in verbs}
        if forms & {"VBD", "MD"}:
            return False
        if forms & PRESENT:
            return grammar.word(token) not in SAYING
    return False
