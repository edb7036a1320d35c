"""Stories of any size, made by program out of one account: its reports again and again, each time in other words.

Every copy of a report has names of its own, with other vowels, so that no two are alike and every span still holds; rows that
hang on a report are copied with it, points are witnessed by all copies.
"""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from sayso.tell.account import Account

NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
SHIFTED = "aeiou"


def multiply(account, number):
    """The account's story told by this many reports."""
    rows = msgspec.to_builtins(account)
    copies = defaultdict(list)
    reports = []
    for at in range(number):
        row = rows["reports"][at % len(rows["reports"])]
        turn = at // len(rows["reports"])
        own = f"{at:016x}"
        copies[row["id"]].append((own, turn))
        texts = {name: change(row[name], turn) for name in ("title", "outlet", "author", "text") if row[name]}
        reports.append({**row, **texts, "id": own, "file": f"{at:03}.txt", "origin": at})

    def spread(row):
        return [{**row, "report": own, **_named(row, own)} for own, _ in copies[row["report"]]]

    def witnessed(row):
        return {**row, "witnesses": [one for witness in row["witnesses"] for one in spread(witness)]}

    points = [_with_point(row, turn, copies, witnessed) for row in rows["points"] for turn in _turns(row, copies)]
    return msgspec.convert(
        {
            **rows,
            "reports": reports,
            "origins": [{"reports": [row["id"]], "credit": None} for row in reports],
            "set_aside": [],
            "problems": [],
            "lineage": [],
            "occurrences": [],
            "events": [],
            "entities": [{**row, "mentions": [one for each in row["mentions"] for one in spread(each)], "told_roles": []} for row in rows["entities"]],
            **{table: [one for row in rows[table] for one in spread(row)] for table in ("quotations", "times", "figures")},
            "points": points,
            "positions": [one for row in rows["positions"] for one in spread(row)],
            "timeline": [{**witnessed(row), "events": []} for row in rows["timeline"]],
            "left_out": [{**row, "report": own, "hedges": []} for row in rows["left_out"] for own, _ in copies[row["report"]]],
            "brief": [{**row, "cites": [one for cite in row["cites"] for one in spread(cite)][:40]} for row in rows["brief"]],
        },
        Account,
    )  # fmt: skip


def change(text, turn):
    """The text with other vowels in its names: as long as before, and another in each turn."""
    if not turn:
        return text
    return NAME.sub(lambda found: _shift(found[0], turn), text)


def _shift(word, turn):
    """The word with its first vowel moved on by the ones of the turn, its second by the fives, its third by the twenty-fives."""
    letters, place = [], 1
    for one in word:
        letters.append(SHIFTED[(SHIFTED.index(one) + turn // place) % 5] if one in SHIFTED else one)
        place *= 5 if one in SHIFTED else 1
    return "".join(letters)


def _named(row, own):
    """The id of a row's copy."""
    return {"id": f"{own}:{row['id']}"} if "id" in row else {}


def _turns(point, copies):
    """A point that one report alone has is one in every copy; all others are one in all."""
    if point["verdict"] != "single":
        return [None]
    told = {witness["report"] for reading in point["readings"] for witness in reading["witnesses"]}
    return range(min(len(copies[one]) for one in told))


def _with_point(point, turn, copies, witnessed):
    """A point with the witnesses of all copies, or of those of one turn."""
    if turn is None:
        return {**point, "readings": [witnessed(reading) for reading in point["readings"]]}
    readings = [
        {**reading, "witnesses": [{**one, "report": copies[one["report"]][turn][0]} for one in reading["witnesses"]]}
        for reading in point["readings"]
    ]
    return {**point, "id": f"{point['id']}-{turn}" if turn else point["id"], "about": change(point["about"], turn), "readings": readings}
