"""A small invented story as an account: five reports of a fire in a tram depot, four origins, one of every verdict.

Places are found by their words, so that the texts can be edited; a phrase that does not stand in its report fails at once.
"""

from __future__ import annotations

import hashlib
from copy import deepcopy
from typing import Any

import msgspec

from sayso.tell.account import SCHEMA, Account

TEXTS = {
    "A": """Fire guts tram depot in Sorvan, 14 trams lost

By Marta Oyelin

SORVAN, March 3 (Halden Press) - A fire destroyed the Eastgate tram depot in Sorvan early Tuesday and burned out 14 trams, the city’s transport authority said.

Nobody was killed. Three firefighters were treated for smoke, fire chief Ilse Brandau told reporters outside the depot at 7 a.m.

“The roof came down before we could reach the second hall, and we had to pull everybody out at once,” Brandau said.

Mayor Tomas Reveny promised that trams would run again on the northern lines by Friday. “We will not leave a single district without a tram,” he said on Halden Radio.

The depot, opened in 1962, is the larger of two in the city. About 40,000 people use the northern lines on a working day, according to the authority.

The tram drivers’ union said that it had warned of faulty wiring since last autumn. The authority denies that any warning reached it.

Police said that they were looking into the cause. They expect a first report next Monday.

Photo: smoke over Eastgate. Halden Press/J. Corrin
""",
    "B": """Tram depot destroyed by fire in Sorvan

A fire destroyed the Eastgate tram depot in Sorvan early on Tuesday and burned out 14 trams, the transport authority of the city said.

Nobody died. Three firefighters were treated for smoke, fire chief Ilse Brandau told reporters at 7 a.m.

“The roof came down before we could get to the second hall, and we had to pull everyone out at once,” said Brandau.

Mayor Tomas Reveny has promised trams on the northern lines by Friday. “We will not leave a single district without a tram,” he said.

About 40,000 people use the northern lines on a working day.

The tram drivers’ union said it had warned of faulty wiring since last autumn.
""",
    "C": """Sixteen trams burn as Sorvan depot goes up in flames

SORVAN — Sixteen trams were lost when fire swept through the Eastgate depot on Tuesday morning, the drivers’ union said, two more than the city counts.

“We wrote to them in October, and in November, and nobody answered,” union chairwoman Petra Landis said in a statement on Wednesday.

The transport authority denied having received any letter. “No warning of this kind reached us,” spokesman Oskar Venn said.

Mr Reveny, the mayor, posted on Chirrup that the northern lines would run again by Saturday.

Four firefighters were taken to hospital with smoke in their lungs, the Eastgate clinic said.

The depot was built in 1962 and holds 60 trams.

SUBSCRIBE to our morning letter
""",
    "D": """Sorvan: what we know about the depot fire

The fire at the Eastgate tram depot broke out at 0430 local time on Tuesday, the fire service said, and was under control by nine.

Fourteen trams burned out. Three firefighters were hurt by smoke; one was kept in hospital overnight, fire chief Ilse Brandau said.

Mayor Tomas Reveny said at a news conference that trams would be back on the northern lines by Friday.

“No warning of this kind has reached us,” Oskar Venn, the authority’s spokesman, told the Eastgate Courier.

Some 40,000 people take the northern lines every working day.

Police expect to say more on the cause on 9 March.
""",
    "E": """Union to strike over depot fire

Tram drivers in Sorvan will stop work for a day on Thursday after the fire at the Eastgate depot, their union said on Wednesday. Its chairwoman, Petra Landis, called on Oskar Venn to resign.

“We wrote to them in October and in November, and nobody answered,” Landis said in a statement.

Fifteen trams burned out on Tuesday, the transport authority said on Wednesday, one more than first counted.

The mayor, Tomas Reveny, rejected the strike and urged the drivers to wait for the police report due on Monday.
""",
}
OUTLETS = {"A": "Halden Press", "B": "Sorvan Daily", "C": "The Northern Lantern", "D": "Eastgate Courier", "E": None}
PUBLISHED = {"A": "2026-03-03", "B": "2026-03-03", "C": "2026-03-04", "D": "2026-03-04", "E": "2026-03-04T18:20:00Z"}
IDS = {letter: hashlib.sha256(text.encode()).hexdigest()[:16] for letter, text in TEXTS.items()}
ORIGINS = {"A": 0, "B": 0, "C": 1, "D": 2, "E": 3}
ENTITIES = {
    "e1": ("Ilse Brandau", "person", ["fire chief"]),
    "e2": ("Tomas Reveny", "person", ["Mayor"]),
    "e3": ("Petra Landis", "person", ["union chairwoman"]),
    "e4": ("Oskar Venn", "person", ["spokesman"]),
    "e5": ("transport authority", "organization", []),
    "e6": ("Sorvan", "place", []),
    "e7": ("union", "organization", []),
}


def place(letter: str, words: str, nth: int = 0) -> tuple[int, int]:
    """Where these words stand in a report for the `nth` time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[letter].index(words, start + 1)
    return start, start + len(words)


def witness(letter: str, words: str, finding: str | None = None) -> dict[str, Any]:
    """A witness for these words of a report."""
    start, end = place(letter, words)
    return {"report": IDS[letter], "start": start, "end": end, "finding": finding}


def reading(value: str, *told: tuple[str, str] | tuple[str, str, str]) -> dict[str, Any]:
    """A reading with its witnesses; its text is that of the first."""
    return {"value": value, "text": told[0][1], "witnesses": [witness(*one) for one in told]}


def point(number: int, kind: str, verdict: str, about: str, why: str, origins: int, *readings: dict[str, Any]) -> dict[str, Any]:
    """A point, row by row as in the account."""
    return {
        "id": f"p{number}",
        "kind": kind,
        "about": about,
        "verdict": verdict,
        "confidence": 0.9,
        "origins": origins,
        "readings": list(readings),
        "why": why,
    }


ROOF_A = "The roof came down before we could reach the second hall, and we had to pull everybody out at once,"
ROOF_B = "The roof came down before we could get to the second hall, and we had to pull everyone out at once,"
POINTS = [
    point(1, "figure", "disputed", "how many trams burned out", "the authority says 14, the union 16: A, B and D follow the one, C the other", 3,
          reading("14", ("A", "14 trams", "f1"), ("B", "14 trams", "f2"), ("D", "Fourteen trams")), reading("16", ("C", "Sixteen trams were lost"))),
    point(2, "quotation", "altered", "what Ilse Brandau said about the roof", "the words between the marks differ between A and B", 1,
          reading(ROOF_A, ("A", ROOF_A, "q1")), reading(ROOF_B, ("B", ROOF_B, "q2"))),
    point(3, "figure", "conflict", "how many firefighters were hurt", "A, B and D say three, C says four", 3,
          reading("3", ("A", "Three firefighters"), ("B", "Three firefighters"), ("D", "Three firefighters")), reading("4", ("C", "Four firefighters"))),
    point(4, "time", "unsettled", "the day by which trams are to run again", "A and D say Friday, C says Saturday; the mayor may have spoken twice", 3,
          reading("2026-03-06", ("A", "by Friday"), ("B", "by Friday"), ("D", "by Friday")), reading("2026-03-07", ("C", "by Saturday"))),
    point(5, "figure", "revised", "how many trams the authority counts", "E gives 15 a day after A gave 14", 2,
          reading("14", ("A", "14 trams", "f1")), reading("15", ("E", "Fifteen trams"))),
    point(6, "venue", "differs", "where the mayor spoke of Friday", "a radio and a news conference: both can be true", 2,
          reading("Halden Radio", ("A", "on Halden Radio")), reading("news conference", ("D", "at a news conference"))),
    point(7, "figure", "agreed", "how many people use the northern lines", "A and D both give 40,000", 2,
          reading("40000", ("A", "About 40,000 people"), ("B", "About 40,000 people"), ("D", "Some 40,000 people"))),
    point(8, "time", "agreed", "the day of the police report", "next Monday and 9 March are one day", 2,
          reading("2026-03-09", ("A", "next Monday"), ("D", "on 9 March"))),
    point(9, "quotation", "compatible", "what Petra Landis said about the letters", "the same words with other commas", 2,
          reading("We wrote", ("C", "We wrote to them in October, and in November, and nobody answered,", "q5"),
                  ("E", "We wrote to them in October and in November, and nobody answered,", "q6"))),
    point(10, "quotation", "altered", "what Oskar Venn said about a warning", "“reached us” in C is “has reached us” in D", 2,
          reading("reached", ("C", "No warning of this kind reached us,", "q7")), reading("has reached", ("D", "No warning of this kind has reached us,", "q8"))),
    point(11, "time", "single", "when the fire broke out", "only D says when", 1, reading("T04:30", ("D", "at 0430 local time on Tuesday"))),
    point(12, "event", "single", "a strike by the drivers", "only E tells of it", 1, reading("strike", ("E", "will stop work for a day on Thursday"))),
]  # fmt: skip


def quotation(number: int, letter: str, kind: str, words: str, speaker: str | None, **more: Any) -> dict[str, Any]:
    """A quotation of one piece."""
    row = {
        "speaker_span": None,
        "cue": None,
        "through": [],
        "hedge": None,
        "venue": None,
        "place": None,
        "addressee": None,
        "said_on": None,
    }
    speakers = [speaker] if speaker else []
    return {
        "id": f"q{number}",
        "report": IDS[letter],
        "kind": kind,
        "content": [place(letter, words)],
        "speaker": speaker,
        "speakers": speakers,
        **row,
        **more,
    }


QUOTATIONS = [
    quotation(1, "A", "direct", ROOF_A, "e1"),
    quotation(2, "B", "direct", ROOF_B, "e1"),
    quotation(3, "A", "direct", "We will not leave a single district without a tram,", "e2", venue="Halden Radio"),
    quotation(4, "B", "direct", "We will not leave a single district without a tram,", "e2"),
    quotation(
        5,
        "C",
        "direct",
        "We wrote to them in October, and in November, and nobody answered,",
        "e3",
        venue="statement",
        said_on="2026-03-04",
    ),
    quotation(6, "E", "direct", "We wrote to them in October and in November, and nobody answered,", "e3", venue="statement"),
    quotation(7, "C", "direct", "No warning of this kind reached us,", "e4"),
    quotation(8, "D", "direct", "No warning of this kind has reached us,", "e4", addressee="the Eastgate Courier"),
    quotation(9, "A", "indirect", "it had warned of faulty wiring since last autumn", "e7"),
    quotation(10, "D", "indirect", "trams would be back on the northern lines by Friday", "e2", venue="news conference", hedge=None),
    quotation(11, "A", "indirect", "they were looking into the cause", None),
]


def figure(number: int, letter: str, words: str, low: float | None, high: float | None, what: str, **more: Any) -> dict[str, Any]:
    """A figure; `what` is what is counted."""
    start, end = place(letter, words)
    row = {"approximate": False, "per": None, "unit": None, "claimed_by": None, "unverified_by": None}
    return {"id": f"f{number}", "report": IDS[letter], "start": start, "end": end, "low": low, "high": high, "what": what, **row, **more}


FIGURES = [
    figure(1, "A", "14 trams", 14, 14, "trams burned out", claimed_by="e5"),
    figure(2, "B", "14 trams", 14, 14, "trams burned out", claimed_by="e5"),
    figure(3, "C", "Sixteen trams", 16, 16, "trams lost", claimed_by="e7"),
    figure(4, "A", "About 40,000 people", 40000, 40000, "people on the northern lines", approximate=True, per="working day"),
    figure(5, "C", "60 trams", 60, 60, "trams the depot holds"),
]


def moment(number: int, letter: str, words: str, value: str | None, kind: str = "date") -> dict[str, Any]:
    """A time expression."""
    start, end = place(letter, words)
    return {"id": f"t{number}", "report": IDS[letter], "start": start, "end": end, "kind": kind, "value": value, "zone": None}


TIMES = [
    moment(1, "A", "early Tuesday", "2026-03-03"),
    moment(2, "A", "at 7 a.m", "2026-03-03T07:00", "time"),
    moment(3, "A", "next Monday", "2026-03-09"),
    moment(4, "D", "at 0430 local time on Tuesday", "2026-03-03T04:30", "time"),
    moment(5, "C", "on Wednesday", "2026-03-04"),
]
TIMELINE = [
    ("1962", "opened in 1962", "happened", [("A", "opened in 1962"), ("C", "built in 1962")]),
    ("2026-03-03T04:30", "The fire broke out", "happened", [("D", "broke out at 0430 local time on Tuesday")]),
    ("2026-03-03", "burned out 14 trams", "happened", [("A", "burned out 14 trams"), ("B", "burned out 14 trams")]),
    ("2026-03-04", "a statement on Wednesday", "happened", [("C", "a statement on Wednesday")]),
    ("2026-03-05", "will stop work for a day", "planned", [("E", "will stop work for a day on Thursday")]),
    ("2026-03-09", "a first report next Monday", "planned", [("A", "a first report next Monday"), ("D", "on 9 March")]),
]
POSITIONS = [
    ("e7", "claims", "that it had warned of faulty wiring", "A", "it had warned of faulty wiring since last autumn"),
    ("e5", "denies", "that any warning reached it", "A", "denies that any warning reached it"),
    ("e2", "rejects", "the strike", "E", "rejected the strike"),
    ("e3", "demands", "that Oskar Venn resign", "E", "called on Oskar Venn to resign"),
]
BRIEF = [
    ("A fire destroyed the Eastgate tram depot in Sorvan early on Tuesday and burned out 14 trams.", [("B", "A fire destroyed the Eastgate tram depot in Sorvan early on Tuesday and burned out 14 trams"), ("A", "burned out 14 trams")]),
    ("Sixteen trams were lost, the drivers’ union said, two more than the city counts.", [("C", "Sixteen trams were lost when fire swept through the Eastgate depot on Tuesday morning, the drivers’ union said, two more than the city counts.")]),
    ("Some 40,000 people take the northern lines every working day.", [("D", "Some 40,000 people take the northern lines every working day."), ("A", "About 40,000 people")]),
    ("Tram drivers in Sorvan will stop work for a day on Thursday.", [("E", "Tram drivers in Sorvan will stop work for a day on Thursday")]),
]  # fmt: skip


def report_row(letter: str) -> dict[str, Any]:
    """A report as the account has it: title first, captions and calls to subscribe cut, the rest body."""
    text = TEXTS[letter]
    raw = text.encode()
    return {
        "id": IDS[letter],
        "file": f"{letter.lower()}.txt",
        "title": text.split("\n", 1)[0],
        "outlet": OUTLETS[letter],
        "author": "Marta Oyelin" if letter == "A" else None,
        "dateline": "SORVAN" if letter in "AC" else None,
        "published": PUBLISHED[letter],
        "published_from": "story" if letter == "D" else "text",
        "credits": ["Halden Press"] if letter == "B" else [],
        "language": "en",
        "text": text,
        "parts": parts_of(text),
        "origin": ORIGINS[letter],
        "url": f"https://example.org/{letter.lower()}" if letter in "AC" else None,
        "encoding": "utf-8",
        "bytes": len(raw),
        "sha256": hashlib.sha256(raw).hexdigest(),
    }


def parts_of(text: str) -> list[dict[str, Any]]:
    """Parts that cover the text: a paragraph each, with the line ends that follow it."""
    starts = [0]
    while (end := text.find("\n\n", starts[-1])) >= 0:
        starts.append(end + 2)
    kinds = {"By ": "byline", "Photo": "caption", "SUBSC": "boilerplate"}
    parts = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        kind = next((kind for head, kind in kinds.items() if text.startswith(head, start)), "body")
        parts.append({"kind": "title" if start == 0 else kind, "start": start, "end": end})
    return [part for part in parts if part["end"] > part["start"]]


def make_account() -> Account:
    """The story as an account."""
    return msgspec.convert(account_rows(), Account)


def account_rows() -> dict[str, Any]:
    """The story as the account's JSON, free to be changed by a test."""
    mentions = [
        {
            "id": number,
            "name": name,
            "kind": kind,
            "aliases": [name.split()[-1]],
            "roles": roles,
            "mentions": find_mentions(name),
            "speaks_for": None,
        }
        for number, (name, kind, roles) in ENTITIES.items()
    ]
    passages = [
        ("A fire destroyed the Eastgate tram depot in Sorvan early", "verbatim"),
        ("Three firefighters were treated for smoke", "verbatim"),
    ]
    kinship = {
        "from": IDS["A"], "to": IDS["B"], "kind": "rewrite", "directed": True, "score": 0.93,
        "passages": [{"from": place("A", words), "to": place("B", words), "kind": kind} for words, kind in passages],
        "left_out": [place("A", "The authority denies that any warning reached it.")],
        "added": [],
    }  # fmt: skip
    return deepcopy(
        {
            "schema": SCHEMA,
            "story": {"id": "s1", "title": "Fire guts tram depot in Sorvan", "first": "2026-03-03", "last": "2026-03-04"},
            "reports": [report_row(letter) for letter in TEXTS],
            "set_aside": [{"report": "0" * 16, "why": "a page of search results", "file": "search.html"}],
            "lineage": [kinship],
            "origins": [
                {"reports": [IDS["A"], IDS["B"]], "credit": "Halden Press"},
                *({"reports": [IDS[letter]], "credit": None} for letter in "CDE"),
            ],
            "entities": mentions,
            "quotations": QUOTATIONS,
            "times": TIMES,
            "figures": FIGURES,
            "events": [],
            "points": POINTS,
            "positions": [
                {"party": party, "stance": stance, "what": what, **{k: v for k, v in witness(letter, words).items() if k != "finding"}}
                for party, stance, what, letter, words in POSITIONS
            ],
            "timeline": [
                {"value": value, "text": text, "status": status, "events": [], "witnesses": [witness(*one) for one in told]}
                for value, text, status, told in TIMELINE
            ],
            "left_out": [{"report": IDS["E"], "points": ["p7", "p8"]}],
            "brief": [{"text": text, "cites": [witness(*one) for one in cites]} for text, cites in BRIEF],
            "problems": [
                {
                    "report": IDS["D"],
                    "start": None,
                    "end": None,
                    "room": "collate",
                    "text": "carries no date; read as published on 4 March, from “9 March”",
                },
                {"report": "search.html", "start": None, "end": None, "room": "read", "text": "a page of search results, no report"},
            ],
            "made_by": {"sayso": "0.1.0", "model": "rules", "options": {"published": None, "outlet": None}},
        }
    )


def find_mentions(name: str) -> list[dict[str, Any]]:
    """Every place where a name stands in full."""
    found = []
    for letter, text in TEXTS.items():
        start = text.find(name)
        while start >= 0:
            found.append({"report": IDS[letter], "start": start, "end": start + len(name), "kind": "name"})
            start = text.find(name, start + 1)
    return found
