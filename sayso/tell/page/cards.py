"""Cards for a notebook: a story, a table of it, its lineage, as a fragment of HTML that stands in a cell's output.

In: an account, or the lines of a table of one. Out: HTML without script, id or request. Its style holds for the card alone (`@scope`) and
takes ink and ground from the notebook, so that it fits a light and a dark one. Everything of a report is escaped and shown as on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sayso.tell.account import Account, KinshipRow
from sayso.tell.lettering import letter_reports, shorten
from sayso.tell.page.cites import Cites
from sayso.tell.page.findings import lay_out_findings
from sayso.tell.page.pairs import lay_out_pairs
from sayso.tell.page.rendering import environment
from sayso.tell.page.story import lay_out_head, lay_out_origins

MOST_LINES = 12  # lines of a table in its card
MOST_CARDS = 5  # points of a story in its card
LONGEST = 160  # letters of a cell
# The columns of each table that its card shows.
SHOWN = {
    "points": ("id", "verdict", "about", "value", "outlet", "exact"),
    "quotations": ("id", "speaker_names", "outlet", "kind", "exact"),
    "figures": ("id", "what", "low", "high", "outlet", "exact"),
    "times": ("id", "value", "kind", "outlet", "exact"),
    "events": ("id", "type", "status", "outlet", "exact"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Lineage:
    """Who copied whom in one story: a sequence of the account's kinships that a notebook shows as a card."""

    account: Account

    def __len__(self) -> int:
        return len(self.account.lineage)

    def __iter__(self) -> Iterator[KinshipRow]:
        return iter(self.account.lineage)

    def __getitem__(self, at: int) -> KinshipRow:
        return self.account.lineage[at]

    def __repr__(self) -> str:
        return f"<{len(self)} kinships of {len(self.account.reports)} reports, {len(self.account.origins)} origins>"

    def _repr_html_(self) -> str:
        return render_lineage_card(self.account)


def render_story_card(account: Account) -> str:
    """Title, counts, the newest figures and the first points that accuse or are open."""
    letters = letter_reports(account)
    cites = Cites(letters)
    sections = lay_out_findings(account, cites, most_single=0, most_letters=0)
    weighty = [point for section in sections if section.words.weight in {"accuses", "open"} for point in section.points]
    return _render("story", head=lay_out_head(account, cites), points=weighty[:MOST_CARDS], more=max(len(weighty) - MOST_CARDS, 0))


def render_lineage_card(account: Account) -> str:
    """The origins with their reports, and what stands in what."""
    letters = letter_reports(account)
    pairs = lay_out_pairs(account, Cites(letters), with_passages=False)
    return _render("lineage", origins=lay_out_origins(account, letters), pairs=pairs)


def render_table_card(name: str, records: Iterable[Mapping[str, Any]]) -> str:
    """The first lines of the table of this name, in the columns that a reader looks for; a record a line, by column."""
    told = iter(records)
    lines = [[_cell(record[column]) for column in SHOWN[name]] for record in islice(told, MOST_LINES)]
    return _render("table", name=name, shown=SHOWN[name], lines=lines, more=sum(1 for _ in told))


def _cell(value: Any) -> str:
    """A value as a cell shows it."""
    told = ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return shorten(told, LONGEST)


def _render(kind: str, **content: Any) -> str:
    return environment().get_template("card.jinja").render(card=kind, **content)
