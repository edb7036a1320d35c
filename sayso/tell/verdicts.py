"""How verdicts are told: in which order, under which heading, with which sign, and what each means in one plain sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.model import Verdict
from sayso.tell.account import Account, PointRow

Weight = Literal["accuses", "open", "plain", "quiet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictWords:
    """One verdict: `sign` and `tag` stand on its badge, `one` and `many` beside its count, `none` where a reader looks for it in vain."""

    verdict: Verdict
    sign: str
    tag: str
    one: str
    many: str
    heading: str
    meaning: str
    weight: Weight
    none: str = ""


VERDICTS: tuple[VerdictWords, ...] = (
    VerdictWords(
        verdict="conflict", sign="≠", tag="Conflict", one="conflict", many="conflicts",
        heading="Where they conflict", weight="accuses",
        meaning="Told in the reports’ own voice, and not all of it can be true.", none="No conflict found.",
    ),
    VerdictWords(
        verdict="altered", sign="~", tag="Altered", one="altered", many="altered",
        heading="Altered quotations and meanings", weight="accuses",
        meaning="Words between quotation marks that differ for one statement, or a copy that changes what its source reports.",
        none="No altered quotation found.",
    ),
    VerdictWords(
        verdict="disputed", sign="⇄", tag="Disputed", one="disputed", many="disputed",
        heading="Disputed by those they quote", weight="accuses",
        meaning="The reports agree on who says what; what the parties say cannot all be true.",
    ),
    VerdictWords(
        verdict="revised", sign="→", tag="Revised", one="revised", many="revised",
        heading="Revised later", weight="accuses",
        meaning="A later report gives a new value for something that changes or becomes better known.",
    ),
    VerdictWords(
        verdict="unsettled", sign="?", tag="To look at", one="to look at", many="to look at",
        heading="For a person to look at", weight="open",
        meaning="This may be a conflict or an alteration. The program is not sure enough to say so.",
    ),
    VerdictWords(
        verdict="differs", sign="∥", tag="Differs", one="differs", many="differ",
        heading="Differs, and all of it can be true", weight="plain",
        meaning="Told differently, and held against nobody.",
    ),
    VerdictWords(
        verdict="compatible", sign="≈", tag="Compatible", one="compatible", many="compatible",
        heading="The same, told less exactly", weight="quiet",
        meaning="One report says the same as another with less detail.",
    ),
    VerdictWords(
        verdict="agreed", sign="=", tag="Agreed", one="agreed", many="agreed",
        heading="Agreed", weight="quiet",
        meaning="Two or more independent origins say the same.", none="Nothing that two independent origins agree on was found.",
    ),
    VerdictWords(
        verdict="single", sign="1", tag="Told by one", one="told by one", many="told by one",
        heading="Told by one origin", weight="quiet",
        meaning="Only one independent origin has it, however many copies there are.",
    ),
)  # fmt: skip


# What stands before an entry of the timeline that did not happen, or not yet. "denied" says nothing there: what the sentence denies may be
# anything in it ("It was not clear whether the ship had called for help").
STATUS_WORDS = {"happened": "", "denied": "", "hypothetical": "supposed"}


def status_word(status: str) -> str:
    """How the status of an entry of the timeline is told; nothing where its sentence says it.

    >>> status_word("happened"), status_word("planned")
    ('', 'planned')
    """
    return STATUS_WORDS.get(status, status)


def gather_points(account: Account, verdicts: Iterable[VerdictWords] = VERDICTS) -> dict[Verdict, tuple[PointRow, ...]]:
    """The points of each verdict, in the order in which verdicts are told; a verdict without any has an empty entry."""
    return {words.verdict: tuple(point for point in account.points if point.verdict == words.verdict) for words in verdicts}
