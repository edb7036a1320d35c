"""Pages that are no report: a search page, a login wall, a cookie wall, an error page, nothing but boilerplate; and satire marked as such.

In: a report as it was labelled. Out: the reason in plain words, or None. A short report is a report.
"""

from __future__ import annotations

import re

from sayso.model import Report
from sayso.text.tokens import find_words

# Said at the head of a page that is none: "Search results for: pier", "Page not found", "Log in to continue reading".
# Not: "Police search results in two arrests".
SEARCH = re.compile(
    r"\b(?:search results(?=[^\S\n]*(?:$|[:|(–-]|for\b|page\b))|results for\b|no results (?:were )?found\b"
    r"|your search (?:for|did|returned|has)\b"
    r"|showing \d+.{0,20}results\b|\d+ results? (?:for|found)\b)",
    re.IGNORECASE | re.MULTILINE,
)
MISSING = re.compile(
    r"\b(?:page (?:was )?not found|page you (?:requested|are looking for)|404 error|error 404|access denied|403 forbidden"
    r"|(?:page|article|story|content)(?: you [^.\n]{1,40})? is no longer available)\b",
    re.IGNORECASE,
)
WALL = re.compile(
    r"\b(?:(?:log|sign) in to (?:continue|read|view)|subscribe to (?:continue|read|unlock)|to continue reading"
    r"|this (?:content|article) is (?:only )?(?:for|available to) (?:our )?subscribers|create (?:a free|an) account"
    r"|enable (?:javascript|cookies)|are you a robot|verify you(?:'re| are) (?:not a robot|human))\b",
    re.IGNORECASE,
)
# A label at the head, or a word of the desk's anywhere: "Satire | Mayor weds pier", "This article is satire". Not: "a satire on the navy".
SATIRE = re.compile(
    r"^[^\S\n]*[\[(]?(?:satire|parody|spoof)[\])]?[^\S\n]*(?:[:|–—-]|$)|[\[(](?:satire|parody|spoof)[\])]",
    re.IGNORECASE | re.MULTILINE,
)
SATIRE_SAID = re.compile(
    r"\bthis (?:(?:article|story|report|column|piece) )?is (?:a )?(?:work of )?(?:satire|satirical|parody)\b",
    re.IGNORECASE,
)
HEAD = 400  # characters in which a page says what it is
FEWEST = 5  # words of body: less is no report
SHORT = 120  # words: a wall's teaser; a longer text with such a line is a report with a prompt in it


def no_report_reason(report: Report) -> str | None:
    """Why this is no report, or None where it is one."""
    body = " ".join(span.of(report.text) for span in report.spans("body", "crosshead", "title"))
    words = len(find_words(body))
    head = f"{report.title or ''}\n{report.text[:HEAD]}".replace("’", "'")
    if words < FEWEST:
        return "it holds no report: nothing but labels, prompts and links"
    for pattern, what in ((SEARCH, "a page of search results"), (MISSING, "an error page")):
        if pattern.search(head) and words < 4 * SHORT:
            return f"it is {what}, not a report"
    if SATIRE.search(head) or SATIRE_SAID.search(report.text):
        return "it is marked as satire"
    if WALL.search(report.text.replace("’", "'")) and words < SHORT:
        return "it is a login or subscription wall with at most a teaser of the report"
    return None
