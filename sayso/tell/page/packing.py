"""The account small enough to travel inside its page: nothing is told twice, rows are columns, and the whole is deflated.

In: an account, and the report texts that the page shows to the letter. Out: base64 of raw deflate of JSON in five forms, each a list
that opens with its mark: `#` a table (names, then columns), `@` lists in a row (lengths, then all of them joined), `+` whole numbers
(steps from one to the next), `=` a plain list that opens with one of these marks. In strings `U+0001 n U+0001` stands for the id of report
n, and `U+0002 n,start,length` for words of its text. The script of the page opens it the same way; `open_packed` is the proof.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import Any

import msgspec

from sayso.tell.account import Account

MARKS = frozenset("#@+=")
REPORT, WORDS = "\x01", "\x02"
SHORTEST = 14  # letters of a string that is worth a reference into a text
MOST_LOOKED = 30  # reports whose texts are looked through for a string; in more it takes long and gains little


def pack_account(account: Account, shown: Sequence[bool]) -> str:
    """The account as base64; the text of report n is left out where `shown[n]`, since the page holds it to the letter."""
    rows = msgspec.to_builtins(account)
    texts = [row["text"] for row in rows["reports"]]
    for row, is_shown in zip(rows["reports"], shown, strict=True):
        row["text"] = None if is_shown else row["text"]
    plain = msgspec.json.encode(rows)
    if not {REPORT, WORDS} & set(chain(*texts)) and b"\\u0001" not in plain and b"\\u0002" not in plain:
        rows = _refer(rows, [row["id"] for row in rows["reports"]], texts if len(texts) <= MOST_LOOKED else [])
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(msgspec.json.encode(_fold(rows))) + packer.flush()
    return base64.b64encode(packed).decode()


def open_packed(packed: str, texts: Sequence[str]) -> Account:
    """The account again; `texts` are those that the page shows, in its order, an empty one for each report that brought its own."""
    rows = _unfold(msgspec.json.decode(zlib.decompress(base64.b64decode(packed), -15)))
    ids = [row["id"] for row in rows["reports"]]
    full = [row["text"] if row["text"] is not None else text for row, text in zip(rows["reports"], texts, strict=True)]
    rows = _resolve(rows, ids, full)
    for row, text in zip(rows["reports"], full, strict=True):
        row["text"] = text
    return msgspec.convert(rows, Account)


def _refer(value: Any, ids: Sequence[str], texts: Sequence[str]) -> Any:
    """Strings with every report id and every stretch of a report's words replaced by a reference; ids of reports stay."""
    known = {one: f"{REPORT}{at}{REPORT}" for at, one in enumerate(ids)}
    seen: dict[str, str] = {}

    def refer(one: Any, key: str = "") -> Any:
        if isinstance(one, dict):
            return {name: refer(inner, name) for name, inner in one.items()}
        if isinstance(one, list):
            return [refer(inner, key) for inner in one]
        if not isinstance(one, str):
            return one
        if one not in seen:
            seen[one] = _reference(one, known, texts)
        return seen[one]

    rows: dict[str, Any] = {name: refer(inner) for name, inner in value.items()}
    for row, own in zip(rows["reports"], value["reports"], strict=True):
        row |= {"id": own["id"], "text": own["text"]}
    return rows


def _reference(text: str, known: dict[str, str], texts: Sequence[str]) -> str:
    """A string with its report id replaced, or the place where it stands in a text."""
    head = text.partition(":")[0]
    if head in known:
        return known[head] + text[len(head) :]
    if len(text) >= SHORTEST:
        for at, whole in enumerate(texts):
            start = whole.find(text)
            if start >= 0:
                return f"{WORDS}{at},{start},{len(text)}"
    return text


def _resolve(value: Any, ids: Sequence[str], texts: Sequence[str]) -> Any:
    """Every reference replaced by what it stands for."""
    if isinstance(value, dict):
        return {name: _resolve(inner, ids, texts) for name, inner in value.items()}
    if isinstance(value, list):
        return [_resolve(inner, ids, texts) for inner in value]
    if isinstance(value, str) and value.startswith(WORDS):
        at, start, length = map(int, value[1:].split(","))
        return texts[at][start : start + length]
    if isinstance(value, str) and value.startswith(REPORT):
        report, tail = value[1:].split(REPORT, 1)
        return ids[int(report)] + tail
    return value


def _fold(value: Any) -> Any:
    """Rows to columns, lists of lists to one, numbers to steps."""
    if isinstance(value, dict):
        return {name: _fold(inner) for name, inner in value.items()}
    if not isinstance(value, list) or not value:
        return value
    if all(isinstance(one, dict) for one in value) and len({tuple(one) for one in value}) == 1 and value[0]:
        return ["#", list(value[0]), *(_fold([one[name] for one in value]) for name in value[0])]
    if all(isinstance(one, list) for one in value):
        return ["@", _fold([len(one) for one in value]), _fold(list(chain(*value)))]
    if all(type(one) is int for one in value):
        return ["+", value[0], *(after - before for before, after in pairwise(value))]
    folded = [_fold(one) for one in value]
    return ["=", *folded] if isinstance(value[0], str) and value[0] in MARKS else folded


def _unfold(value: Any) -> Any:
    """What `_fold` was given."""
    if isinstance(value, dict):
        return {name: _unfold(inner) for name, inner in value.items()}
    if not isinstance(value, list) or not value:
        return value
    mark, rest = value[0], value[1:]
    if mark == "#":
        return [dict(zip(rest[0], row, strict=True)) for row in zip(*map(_unfold, rest[1:]), strict=True)]
    if mark == "@":
        flat, ends = _unfold(rest[1]), list(accumulate(_unfold(rest[0])))
        return [flat[start:end] for start, end in pairwise([0, *ends])]
    if mark == "+":
        return list(accumulate(rest))
    return [_unfold(one) for one in (rest if mark == "=" else value)]
