"""Cut a sentence into words as the English treebanks do.

In: one sentence as it stands in a report. Out: spans into it, in order, that cover everything but white space. Never edits the
sentence, never looks at another.

Rule 1: a clitic is a word of its own: "do|n't", "mayor|'s", "they|'ve", "can|not".
Rule 2: a hyphen between two words is a word of its own: "Anglo|-|Dutch"; so is every other mark.
Rule 3: a number keeps its points, commas and colons, and a few letters after it; an abbreviation keeps its points.
"""

from __future__ import annotations

import re

from sayso.model import Span

# "Ms. Orlova didn't pay $4,500.50 at 9:30 a.m." -> Ms.|Orlova|did|n't|pay|$|4,500.50|at|9:30|a.m.
# "the Anglo-Dutch firm's site, www.tern.example" -> the|Anglo|-|Dutch|firm|'s|site|,|www.tern.example
# must not join: "end.Then" is three words, end|.|Then
WORD = re.compile(
    r"""
      (?: https?:// | www\. ) [^\s<>"”’)\]]{0,300} [^\s<>"”’)\].,;:!?]   # an address on the web
    | [\w.+-]{1,64} @ [\w-]{1,64} (?: \. [\w-]{1,64} ){1,4}          # an address of mail
    | [@\#] \w+                                                      # a handle, a tag
    | (?i: n ['’] t \b                                               # Rule 1
    | ['’] (?: s | re | ve | ll | d | m ) \b )
    | \b [A-Z] ['’] [A-Z] [^\W\d_]+                                  # O'Brien
    | (?<= \b [Cc] an ) not \b
    | \b (?: Mr | Mrs | Ms | Dr | Prof | Gen | Lt | Col | Capt | Maj | Sgt | Cmdr | Adm | Sen | Rep | Gov | Rev | Hon | St | Jr | Sr
        | Inc | Ltd | Corp | Co | Bros | vs | etc | Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept | Sep | Oct | Nov | Dec
        | Mon | Tue | Tues | Wed | Thu | Thurs | Fri | Sat | Sun ) \. (?! \w )            # Rule 3
    | \b No \. (?= \s* \d )
    | \b (?: [^\W\d_] \. ){2,12} (?! \w )
    | \b [A-Z] \. (?= \s+ [A-Z] )                                    # an initial: "Otto B. Lind"
    | \d+ (?: [.,:] \d+ ){0,9} [^\W\d_]{0,3} \b                     # 4,500  1990s  4.5bn  9:30pm
    | [^\W_]+? (?= (?i: n ['’] t ) \b )
    | [Cc] an (?= not \b )
    | [^\W_]+
    | \.{2,} | -{2,} | _{2,} | [!?]{2,}
    | [^\s]
    """,
    re.VERBOSE,
)


def find_words(sentence: str) -> tuple[Span, ...]:
    """The words and marks of a sentence, as spans into it.

    >>> [word.of(sentence) for sentence in ("She can't leave.",) for word in find_words(sentence)]
    ['She', 'ca', "n't", 'leave', '.']
    """
    return tuple(Span(match.start(), match.end()) for match in WORD.finditer(sentence))
