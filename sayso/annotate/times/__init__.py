"""Finds what a report says of when: days, clock times, longer times, durations and how often.

In: notes with sentences. Out: notes with `moments`, none inside another, in the order of the text. Absolute times come placed; what
needs an anchor is `Unplaced` and keeps which way its clause looks (`direction`), for `sayso.collate.place` to place.

    lexing    a sentence as a line of letters, one for each word     dates, clocks, lengths   the rules over these letters
    drafts    what a rule gives, and what it is made of              reading                  the longest rule wins, then what joins
    finding   the sentences of a report, and the moments of its notes
"""

from sayso.annotate.times.finding import find_times
from sayso.annotate.times.reading import Told, read_times

__all__ = ["Told", "find_times", "read_times"]
