"""What is planned for an hour, as a calendar (iCalendar, RFC 5545): an entry a planned event whose instant is known.

In: accounts. Out: the text of one `.ics`. An hour without a zone is no instant and is left out; so is what only may happen. The same
accounts give the same bytes: entries are stamped with the day on which their story's last report came out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from icalendar import Calendar, Event, vText

from sayso.tell.account import Account, TimelineRow
from sayso.tell.hidden import show_hidden
from sayso.tell.lettering import letter_reports
from sayso.version import VERSION

PLANNED = frozenset({"planned"})
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})  # RFC 5545, 3.3.11
UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # the stamp of a story none of whose reports has a day


def render_calendar(accounts: Iterable[Account]) -> str:
    """Every planned event with an instant, in the order of the stories."""
    calendar = Calendar()
    calendar.add("prodid", f"-//sayso//sayso {VERSION}//EN")
    calendar.add("version", "2.0")
    for account in accounts:
        for row in planned_instants(account):
            calendar.add_component(_event(account, row))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def planned_instants(account: Account) -> Iterator[TimelineRow]:
    """The entries of the timeline that are planned and have an instant."""
    return (row for row in account.timeline if row.status in PLANNED and row.value.endswith("Z"))


def _event(account: Account, row: TimelineRow) -> Event:
    """One entry; its description says who tells it, in which words."""
    letters = letter_reports(account)
    texts = {report.id: report.text for report in account.reports}
    told = (f"{letters.label(one.report)}: {' '.join(texts[one.report][one.start : one.end].split())}" for one in row.witnesses)
    event = Event()
    event.add("uid", f"{sha256(f'{account.story.id} {row.value} {row.text}'.encode()).hexdigest()[:24]}@sayso")
    event.add("dtstamp", datetime.fromisoformat(account.story.last).replace(tzinfo=UTC) if account.story.last else UNDATED)
    event.add("dtstart", datetime.fromisoformat(row.value))
    event.add("summary", ExactText(show_hidden(row.text)), encode=False)
    event.add("description", ExactText(show_hidden("\n".join(told))), encode=False)
    return event


class ExactText(vText):
    r"""A text that is written to the letter: icalendar takes the `\N` of `C:\Names` for the end of a line.

    >>> ExactText("C:\\Names; all").to_ical()
    b'C:\\\\Names\\; all'
    """

    def to_ical(self) -> bytes:
        """The text as RFC 5545 escapes it."""
        return self.translate(ESCAPED).encode("utf-8")
