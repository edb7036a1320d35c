"""A story in which every field that an outsider can fill holds a payload: each payload has a report, a speaker, points and so on of its own.

The rows agree with one another as those of a real account do; what stands once in an account (the title, the model) holds all payloads.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import msgspec

from sayso.tell.account import SCHEMA, Account
from sayso.tell.checking import SCHEMA as CHECK_SCHEMA
from sayso.tell.checking import CheckAccount

OPENING = "The mayor spoke of it at length on Monday.\n\n"
CARDS = ("altered", "conflict", "disputed", "revised", "unsettled", "differs")
CHECKS = ("altered", "conflict", "not found", "single", "confirmed")
STANCES = ("demands", "supports", "rejects", "offers", "denies")


@dataclass(frozen=True)
class Case:
    """Some payloads as strings, with the account and the checked draft that are full of them."""

    texts: tuple[str, ...]
    address: str | None = None  # of the reports, instead of the payload

    @cached_property
    def account(self):
        """The account."""
        return msgspec.convert(account_rows(self.texts, self.address), Account)

    @cached_property
    def check(self):
        """The checked draft."""
        return msgspec.convert(check_rows(self.texts), CheckAccount)


def report_id(number):
    """The id of the report of a payload."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:16]


def report_text(text):
    """A report that holds a payload as a quotation, as a figure and as a paragraph."""
    return f"{OPENING}“{text}”, the mayor said.\n\n{text}\n\nThat was all of it.\n"


def witness(number, text, *, finding=None):
    """The payload between its marks in its report."""
    start = len(OPENING) + 1
    return {"report": report_id(number), "start": start, "end": start + max(len(text), 1), "finding": finding}


def account_rows(texts, address=None):
    """The account as JSON has it."""
    rows = [(number, text) for number, text in enumerate(texts)]
    whole = " ".join(texts)
    return {
        "schema": SCHEMA,
        "story": {"id": whole[:300] or "s1", "title": whole, "first": "2031-05-05", "last": "2031-05-06"},
        "reports": [report_row(number, text, address) for number, text in rows],
        "set_aside": [{"report": f"{number:016x}", "why": text, "file": text} for number, text in rows],
        "lineage": [kinship_row(number, texts[number - 1], text) for number, text in rows[1:]],
        "origins": [{"reports": [report_id(number)], "credit": text} for number, text in rows],
        "entities": [entity_row(number, text) for number, text in rows],
        "quotations": [one for number, text in rows for one in quotation_rows(number, text)],
        "times": [time_row(number, text) for number, text in rows],
        "figures": [figure_row(number, text) for number, text in rows],
        "events": [event_row(number, text) for number, text in rows],
        "points": [one for number, text in rows for one in point_rows(number, text)],
        "positions": [
            {"party": f"e{number}", "stance": STANCES[number % len(STANCES)], "what": text, **at(number, text), "said_by": f"e{number}"}
            for number, text in rows
        ],
        "timeline": [one for number, text in rows for one in timeline_rows(number, text)],
        "left_out": [{"report": report_id(number), "points": [f"p{(number + 1) % len(rows)}-row"], "unquoted": [f"e{number}"]} for number, _ in rows],
        "brief": [{"text": text, "cites": [witness(number, text)]} for number, text in rows],
        "problems": [
            {"report": where, "start": None, "end": None, "room": room, "text": text}
            for number, text in rows
            for where, room in ((report_id(number), "collate"), (text, "read"))
        ],
        "made_by": {"sayso": whole, "model": whole, "options": {text: text for text in texts}},
        "occurrences": [
            {
                "id": f"o{number}", "type": text, "status": "happened", "text": text, "events": [f"v{number}"], "value": None, "place": text,
                "participants": [], "claimed_by": [f"e{number}"], "origins": 1, "witnesses": [witness(number, text)],
            }
            for number, text in rows
        ],
    }  # fmt: skip


def at(number, text):
    """A place without the finding that stands there."""
    return {name: value for name, value in witness(number, text).items() if name != "finding"}


def report_row(number, text, address):
    """The report of a payload."""
    told = report_text(text)
    parts = [{"kind": "title", "start": 0, "end": len(OPENING)}, {"kind": "body", "start": len(OPENING), "end": len(told)}]
    return {
        "id": report_id(number), "file": text, "title": text, "outlet": text, "author": text, "dateline": text, "published": "2031-05-06",
        "published_from": "text", "credits": [text], "language": text, "text": told, "parts": parts, "origin": number,
        "url": address if address is not None else text, "encoding": text, "bytes": len(told), "sha256": text,
    }  # fmt: skip


def kinship_row(number, before, text):
    """A report that draws on the one before it."""
    places = [(one["start"], one["end"]) for one in (witness(number - 1, before), witness(number, text))]
    passage = {"from": places[0], "to": places[1], "kind": "reworded" if number % 2 else "verbatim"}
    return {
        "from": report_id(number - 1), "to": report_id(number), "kind": "rewrite", "directed": bool(number % 3), "score": 0.5,
        "passages": [passage], "left_out": [places[0]], "added": [places[1]],
    }  # fmt: skip


def entity_row(number, text):
    """A speaker whose name and role are the payload; all answer to one alias, so that they can be asked for."""
    return {
        "id": f"e{number}", "name": text, "kind": "person", "aliases": ["Everybody", text], "roles": [text],
        "mentions": [{**at(number, text), "kind": "name"}], "speaks_for": None,
    }  # fmt: skip


def quotation_rows(number, text):
    """What is said between marks, with everything that is told about how, and what nobody in particular said in other words."""
    place = (witness(number, text)["start"], witness(number, text)["end"])
    row = {"report": report_id(number), "content": [place], "speaker_span": place, "cue": place}
    said = {"venue": text, "place": text, "addressee": text, "said_on": "2031-05-05", "hedge": text, "hedged_by": f"e{number}"}
    nobody = {"speaker": None, "speakers": [], "through": [], "candidates": [f"e{number}", f"e{number}"]}
    known = {"speaker": f"e{number}", "speakers": [f"e{number}"], "through": [f"e{number}"], "unverified_by": f"e{number}"}
    yield {**row, "id": f"q{number}", "kind": "direct", **known, **said}
    yield {**row, "id": f"r{number}", "kind": "indirect", **nobody, **said}


def time_row(number, text):
    """A time that is the payload, with a zone that is."""
    return {
        "id": f"t{number}",
        **at(number, text),
        "kind": "time",
        "value": "2031-05-05T10:00",
        "zone": text,
        "zones": [text],
        "wall": text,
    }


def figure_row(number, text):
    """A figure of what the payload says, claimed by its speaker."""
    told = {"what": text, "per": text, "unit": text, "claimed_by": f"e{number}", "unverified_by": f"e{number}", "hedged_by": text}
    return {"id": f"f{number}", **at(number, text), "low": 1, "high": 2, "approximate": True, **told}


def event_row(number, text):
    """An event whose type and place are the payload."""
    took = {"participants": [{"entity": f"e{number}", "role": "actor"}], "time": None, "value": None, "place": text}
    return {"id": f"v{number}", **at(number, text), "type": text, "status": "happened", **took}


def point_rows(number, text):
    """A point told as a card, one told in a row, and one that a single report has."""
    readings = [
        {"value": text, "text": text, "witnesses": [witness(number, text, finding=f"q{number}")]},
        {"value": f"{text} not", "text": f"{text} or not", "witnesses": [witness(number, text, finding=f"f{number}")]},
    ]
    row = {"kind": "quotation", "about": text, "confidence": 0.9, "origins": 2, "why": text, "source": text}
    yield {**row, "id": f"p{number}", "verdict": CARDS[number % len(CARDS)], "readings": readings}
    yield {**row, "id": f"p{number}-row", "verdict": "agreed", "readings": readings}
    yield {**row, "id": f"p{number}-lone", "kind": "figure", "verdict": "single", "readings": readings[:1]}


def timeline_rows(number, text):
    """What is planned for an instant, and what lies before the story."""
    row = {"text": text, "events": [], "witnesses": [witness(number, text)]}
    yield {**row, "value": "2031-05-09T10:00:00Z", "status": "planned"}
    yield {**row, "value": text, "status": "happened", "background": True}


def check_rows(texts):
    """A checked draft that holds the payloads, as JSON has it."""
    draft, checked, unchecked = "A draft.\n\n", [], []
    for number, text in enumerate(texts):
        place = {"start": len(draft), "end": len(draft) + len(text), "text": text}
        said = {"report": report_id(number), "start": 0, "end": len(text), "text": text}
        rest = {"verdict": CHECKS[number % len(CHECKS)], "origins": 1, "why": text, "witnesses": [said]}
        checked.append({"id": f"c{number}", "kind": "quotation", **place, **rest})
        unchecked.append({**place, "why": text})
        draft += f"{text} and so on.\n\n"
    whole = " ".join(texts)
    return {
        "schema": CHECK_SCHEMA,
        "draft": {"file": whole, "title": whole, "published": None, "published_from": None, "text": draft},
        "reports": [
            {"id": report_id(number), "letter": f"A{number}", "file": text, "outlet": text, "published": text, "origin": number}
            for number, text in enumerate(texts)
        ],
        "checked": checked,
        "unchecked": unchecked,
        "never": list(texts),
        "made_by": {"sayso": whole, "model": whole, "options": {text: text for text in texts}},
    }
