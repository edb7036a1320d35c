"""The desk: the one place that knows the order of the work. Read, annotate, group, collate, tell, check.

In: paths. Out: a `Desk` with one `ToldStory` a story, in the order of their first files, and what went wrong on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.annotate import annotate, installed_plugins
from sayso.collate import check_draft, collate
from sayso.encoder import OWN, Encoder, load_encoder
from sayso.errors import NothingToRead, UnreadableReport
from sayso.group import group_reports
from sayso.model import DraftCheck, Notes, Problem, Report, Story
from sayso.read import no_report_reason, read_draft, read_inputs
from sayso.tell import Account, pass_gate, tell_account, write_account, write_brief
from sayso.tell.account import BriefRow, EventRow, FigureRow, PointRow, QuotationRow, TimeRow
from sayso.tell.tables import Table, make_table

if TYPE_CHECKING:
    from sayso.tell.page.cards import Lineage

RULES_ONLY = "rules"  # what `made_by.model` says where no encoder read the sentences
Watch = Callable[[str, int, int], None]
"""Called as the work goes on: the room, how many are done, how many there are (0 where it is not known yet)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may ask of a run. `published` is ISO 8601 and, like `outlet`, holds for reports that do not say their own.

    `strict` ends the run at the first input that would be skipped or cut. `together` takes all reports for one story. `model` names the
    encoder that reads the sentences; with None rules alone do.
    """

    published: str | None = None
    outlet: str | None = None
    strict: bool = False
    together: bool = False
    model: str | None = OWN

    def options(self) -> dict[str, Any]:
        """What the account says under `made_by.options`: only what changes a result."""
        plugins = [plugin.name for plugin in installed_plugins()]
        return {"published": self.published, "outlet": self.outlet, "together": self.together} | ({"plugins": plugins} if plugins else {})


@dataclass(frozen=True, slots=True)
class ToldStory:
    """One story as it is told: its account, with the parts of it that a reader asks for first."""

    account: Account

    @property
    def title(self) -> str:
        """The story's title."""
        return self.account.story.title

    @property
    def brief(self) -> list[BriefRow]:
        """The brief, sentence by sentence, each with its cites."""
        return self.account.brief

    @property
    def points(self) -> Table[PointRow]:
        """Every point with its readings and its verdict; as a table a line for each witness of each reading."""
        return make_table(self.account, "points")

    @property
    def quotations(self) -> Table[QuotationRow]:
        """Everything that somebody is reported to have said."""
        return make_table(self.account, "quotations")

    @property
    def figures(self) -> Table[FigureRow]:
        """Every count and amount with its bounds and whose it is."""
        return make_table(self.account, "figures")

    @property
    def times(self) -> Table[TimeRow]:
        """Every time expression with when it is."""
        return make_table(self.account, "times")

    @property
    def events(self) -> Table[EventRow]:
        """Every event as each report tells it; what several tell as one is `account.occurrences`."""
        return make_table(self.account, "events")

    @property
    def lineage(self) -> Lineage:
        """Who copied whom: every report that stands in another."""
        from sayso.tell.page.cards import Lineage  # noqa: PLC0415 (templates load only for who wants them)

        return Lineage(self.account)

    def _repr_html_(self) -> str:
        """The story as a card, for a notebook."""
        from sayso.tell.page.cards import render_story_card  # noqa: PLC0415 (templates load only in a notebook)

        return render_story_card(self.account)

    def page(self, path: str | Path, *, excerpts: bool = False) -> Path:
        """Write the page of this story to `path` and give it back; `excerpts` keeps only cited passages of each text."""
        from sayso.tell.page import write_page  # noqa: PLC0415 (templates load only for who wants a page)

        return write_page(Path(path), self.account, excerpts=excerpts)

    def save(self, path: str | Path) -> Path:
        """Write the account of this story to `path` as JSON and give it back."""
        write_account(Path(path), (self.account,))
        return Path(path)

    def __str__(self) -> str:
        """The title and the brief."""
        return "\n".join([self.title, "", *(row.text for row in self.brief)])


@dataclass(frozen=True, slots=True)
class Desk:
    """What came of one run."""

    stories: tuple[ToldStory, ...] = ()
    problems: tuple[Problem, ...] = ()  # inputs of which no report came

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts of all stories."""
        return tuple(story.account for story in self.stories)

    @classmethod
    def read(cls, paths: Iterable[str | Path], *, settings: Settings | None = None, watch: Watch | None = None) -> Desk:
        """Read everything at `paths` and tell what it says.

        Raises `NothingToRead` where no report came of it, `UnreadableReport` at the first skipped or cut input under `strict`.
        """
        settings = settings or Settings()
        encoder = _encoder(settings)
        reports, problems = _read(paths, settings, watch)
        notes = _annotate(reports, encoder, watch)
        _say(watch, "group", 0, len(reports))
        stories = group_reports(reports, notes, together=settings.together)
        _say(watch, "group", len(reports), len(reports))
        told = []
        for number, story in enumerate(stories):
            told.append(ToldStory(_tell(story, notes, settings, problems, encoder.name if encoder else RULES_ONLY)))
            _say(watch, "collate", number + 1, len(stories))
        return cls(tuple(told), tuple(problems))


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft held against reports, the inputs of which none came, and what read the sentences."""

    found: DraftCheck
    problems: tuple[Problem, ...]
    model: str


def check_against(
    draft: str | Path, against: Iterable[str | Path], *, settings: Settings | None = None, watch: Watch | None = None
) -> CheckedDraft:
    """Hold the draft at one path against the reports at others; all of these are taken for one story.

    `settings.published` is the day of the draft and of reports that tell none. Raises `MissingPath` or `UnreadableReport` for the draft,
    `NothingToRead` where it has no text or no report came of the other paths.
    """
    settings = settings or Settings()
    read = read_draft(draft, published=settings.published)
    reports, problems = _read(against, settings, watch)
    encoder = _encoder(settings)
    own = _annotate([read.report], encoder, None)[read.report.id]
    if not own.sentences:
        raise NothingToRead("a draft without text", where=str(draft), expected="a sentence at least", hint="give the text itself")
    notes = _annotate(reports, encoder, watch)
    stories = group_reports(reports, notes, together=True)
    if not stories:
        whys = "; ".join(f"{report.file}: {no_report_reason(report)}" for report in reports[:3])
        raise NothingToRead(whys, expected="at least one report", hint="give the articles themselves behind --against")
    found = read.restore(check_draft(stories[0], notes, read.report, own))
    _say(watch, "check", len(found.checked), len(found.checked))
    return CheckedDraft(found, tuple(problems), encoder.name if encoder else RULES_ONLY)


def _read(paths: Iterable[str | Path], settings: Settings, watch: Watch | None) -> tuple[list[Report], list[Problem]]:
    """All reports, each once, and the inputs of which none came."""
    reports: dict[str, Report] = {}
    problems: list[Problem] = []
    for one in read_inputs(paths, published=settings.published, outlet=settings.outlet):
        faults = (one,) if isinstance(one, Problem) else one.problems
        if settings.strict and faults:
            raise UnreadableReport(faults[0].text, where=faults[0].report, hint="leave it out, or run without --strict")
        if isinstance(one, Problem):
            problems.append(one)
        else:
            reports.setdefault(one.id, one)
        _say(watch, "read", len(reports), 0)
    if not reports:
        found = "; ".join(f"{problem.report}: {problem.text}" for problem in problems[:3]) or "no file"
        raise NothingToRead(found, expected="at least one report", hint="give text files, web pages or JSON lines")
    return list(reports.values()), problems


def _encoder(settings: Settings) -> Encoder | None:
    """What reads the sentences; None where rules alone do."""
    return load_encoder(settings.model) if settings.model is not None else None


def _annotate(reports: Sequence[Report], encoder: Encoder | None, watch: Watch | None) -> dict[str, Notes]:
    """The notes of all reports, by id."""
    plugins, notes = installed_plugins(), {}
    for number, report in enumerate(reports):
        notes[report.id] = annotate(report, encoder=encoder, plugins=plugins)
        _say(watch, "annotate", number + 1, len(reports))
    return notes


def _tell(story: Story, notes: dict[str, Notes], settings: Settings, problems: list[Problem], model: str) -> Account:
    """Collate one story, pass the gate and tell it; inputs of which no report came are told in every account."""
    collation = collate(story, notes)
    collation = replace(collation, problems=(*collation.problems, *problems))
    collation, brief = pass_gate(collation, write_brief(collation))
    return tell_account(collation, brief, model=model, options=settings.options())


def _say(watch: Watch | None, room: str, done: int, total: int) -> None:
    """Tell who watches how far the work is."""
    if watch is not None:
        watch(room, done, total)
