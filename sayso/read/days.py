"""The day on which a report was published: as its metadata, its text, its address or the user says. Never guesses.

A stamp with a clock time but no zone tells a day; one with a zone tells an instant. Numbers that may be read two ways
(4/5/2017) tell nothing.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from sayso.model import Day, Instant

MONTHS = {
    name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# "/2016/11/10/", "/2016-11/10/", "/2018/jun/28/", "/20161013/". Not: "/story/12345678901", "/2016/13/10/".
IN_ADDRESS = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)(?:[/-](?P<month>1[0-2]|0?[1-9]|{MONTH})[/-](?P<day>[0-3]?\d)|(?P<packed>(?:0[1-9]|1[0-2])[0-3]\d))(?=[/_.-]|$)",
    re.IGNORECASE,
)
# "date 2025-05-19", "Published: 19 May 2025", "Posted on Mon, May 19, 2025 at 5 pm", "Brack Courier | 19.05.2025", at a line's head,
# with nothing but a time, a name or a dateline after it. Not: "published a book in May 2025", "19 May 2025 was a Monday".
IN_TEXT = re.compile(
    rf"^\s*(?:[^\n|]{{2,40}}\|\s*){{0,3}}(?:(?:date|published|posted|updated|last updated|last modified|first published)(?: on)?:?\s+|\()?"
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\s+)?"
    rf"(?:((?:19|20)\d\d)-(\d\d)-(\d\d)|(\d{{1,2}})(?:st|nd|rd|th)? ({MONTH})\.?,? ((?:19|20)\d\d)"
    rf"|({MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)|(\d{{1,2}})\.(\d{{1,2}})\.((?:19|20)\d\d))"
    rf"(?=\s*(?:$|[,|·•)/–—-]|T?\d{{1,2}}[:.h]\d\d|at\b|by\b|updated\b|(?-i:[A-Z]{{3,}})))",
    re.IGNORECASE | re.MULTILINE,
)
# The day in a dateline: ", May 3, 2031" in "MARL, May 3, 2031 - ", ", Jan. 3" in "BRACK, Jan. 3 (Reuters) - ". Not: "MAY, Norland".
IN_DATELINE = re.compile(rf",? ({MONTH})\.? (\d{{1,2}})(?:, ?((?:19|20)\d\d))?(?![\w,])", re.IGNORECASE)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
EARLIEST, LATEST = 1500, 2200  # years in which a report can have come out
LONGEST_DAY_LINE = 90  # characters
HEAD = 600  # characters from either end of a text in which it may say its own day


def read_stamp(stamp: str) -> Day | Instant | None:
    """A stamp as metadata gives it: ISO 8601, or numbers that can be read in one way only; None where it is neither.

    >>> read_stamp("2031-05-03T10:00:00+02:00").value, read_stamp("2031-05-03T10:00").value, read_stamp("5/27/2031").value
    ('2031-05-03T08:00:00Z', '2031-05-03', '2031-05-27')
    >>> read_stamp("4/5/2031") is None
    True
    """
    text = stamp.strip()
    slashed = SLASHED.fullmatch(text)
    if slashed:
        return _of_slashes(int(slashed[1]), int(slashed[2]), int(slashed[3]))
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    if not EARLIEST <= at.year <= LATEST:
        return None
    return Instant(at=at.astimezone(UTC), zone=at.strftime("%z")[:3] + ":" + at.strftime("%z")[3:5]) if at.tzinfo else Day(on=at.date())


def read_either(stamp: str) -> tuple[Day, ...]:
    """The two days that a stamp in numbers may mean, in the order of the calendar; none where it can be read in one way or not at all.

    >>> [day.value for day in read_either("4/5/2031")], read_either("5/27/2031")
    (['2031-04-05', '2031-05-04'], ())
    """
    found = SLASHED.fullmatch(stamp.strip())
    if not found or read_stamp(stamp) is not None:
        return ()
    first, second, year = (int(part) for part in found.groups())
    days = {day for day in (_day(year, first, second), _day(year, second, first)) if day}
    return tuple(sorted(days, key=lambda day: day.on)) if len(days) == 2 else ()


def _of_slashes(first: int, second: int, year: int) -> Day | None:
    """One way of reading alone: equal numbers, or one of them above twelve."""
    if first == second and first <= 12:
        return _day(year, first, second)
    if (first > 12) == (second > 12):
        return None
    return _day(year, second, first) if first > 12 else _day(year, first, second)


def find_day(text: str) -> Day | None:
    r"""The day that a text says of itself, at the head of a line near its beginning or end; None where it names none or two.

    >>> find_day("Pier reopens\nPublished: 3 May 2031\nThe pier …").value
    '2031-05-03'
    """
    ends = text if len(text) <= 2 * HEAD else text[:HEAD] + "\n" + text[-HEAD:]
    days = {day for found in IN_TEXT.finditer(ends) if (day := _of_text(found))}
    return days.pop() if len(days) == 1 else None


def find_day_in_dateline(dateline: str) -> Day | None:
    """The day of a dateline that tells its year.

    >>> find_day_in_dateline("MARL, May 3, 2031 - ").value, find_day_in_dateline("BRACK, Jan. 3 (Reuters) - ")
    ('2031-05-03', None)
    """
    found = IN_DATELINE.search(dateline)
    return _day(int(found[3]), MONTHS[found[1][:3].lower()], int(found[2])) if found and found[3] else None


def _of_text(found: re.Match[str]) -> Day | None:
    if found[1]:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found[4]:
        return _day(int(found[6]), MONTHS[found[5][:3].lower()], int(found[4]))
    if found[7]:
        return _day(int(found[9]), MONTHS[found[7][:3].lower()], int(found[8]))
    return _day(int(found[12]), int(found[11]), int(found[10]))  # with dots the day stands first


def is_day_line(line: str) -> bool:
    """Whether a short line only says when a report was published.

    >>> is_day_line("Posted on Mon, May 5, 2031 at 5 pm"), is_day_line("5 May 2031 was a Monday")
    (True, False)
    """
    return len(line) < LONGEST_DAY_LINE and IN_TEXT.match(line) is not None


def find_day_in_address(url: str) -> Day | None:
    """The day that stands in a web address.

    >>> find_day_in_address("https://news.example/2031/may/03/pier").value
    '2031-05-03'
    """
    found = IN_ADDRESS.search(url)
    if not found:
        return None
    if packed := found["packed"]:
        return _day(int(found["year"]), int(packed[:2]), int(packed[2:]))
    told = found["month"]
    return _day(int(found["year"]), MONTHS[told[:3].lower()] if told.isalpha() else int(told), int(found["day"]))


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(on=date(year, month, day))
    except ValueError:
        return None
