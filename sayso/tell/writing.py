"""Accounts to files and back, and the JSON Schema that both obey.

In: accounts, a path. Out: the same bytes for the same accounts. A file that is no account is refused with the place that breaks it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from sayso.errors import BadAccount, MissingPath, OutputError
from sayso.tell.account import SCHEMA, Account

JSON_LINES = frozenset({".jsonl", ".ndjson"})
FORM = SCHEMA.rsplit("/", 1)[0] + "/"  # what stands before the number of a form


class _Formed(msgspec.Struct, frozen=True):
    """The one field by which any form of account is known."""

    schema: str


def account_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one account, made from its types."""
    schema = msgspec.json.schema(Account)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}


def encode_accounts(accounts: Sequence[Account], *, lines: bool = False) -> bytes:
    """One object for one story, a list for several; one object a line where `lines` is set."""
    if lines:
        return b"".join(msgspec.json.encode(account) + b"\n" for account in accounts)
    whole: Account | list[Account] = accounts[0] if len(accounts) == 1 else list(accounts)
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def write_account(path: Path, accounts: Sequence[Account]) -> None:
    """Write accounts to `path`: JSON Lines for `.jsonl`, JSON for everything else; `OutputError` where it cannot be written."""
    try:
        path.write_bytes(encode_accounts(accounts, lines=path.suffix in JSON_LINES))
    except OSError as error:
        raise OutputError(error.strerror or str(error), where=str(path), hint="give a path in a folder that exists and is yours") from error


def read_account(path: Path) -> tuple[Account, ...]:
    """The accounts that `write_account` wrote; `BadAccount` names what breaks the form."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise MissingPath(error.strerror or str(error), where=str(path), expected="an account written by `sayso read -o`") from error
    try:
        if path.suffix.lower() in JSON_LINES:
            return tuple(_decode(line, path, type=Account) for line in raw.splitlines() if line.strip())
        whole = _decode(raw, path, type=Account | list[Account])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAccount(str(error), where=str(path), expected=f"JSON of the form {SCHEMA}", hint="make it with `sayso read -o`") from error
    return tuple(whole) if isinstance(whole, list) else (whole,)


def _decode(raw: bytes, path: Path, *, type: Any) -> Any:  # noqa: A002 (msgspec's own word)
    """An account or a list of them; one of another form is told by its form, and not by the first field that breaks ours."""
    forms = _forms(raw)
    other = next((form for form in forms if form != SCHEMA), None)
    if other is not None:
        newer = other.startswith(FORM) and other[len(FORM) :].isdecimal()
        hint = "bring sayso up to date, or make the account anew with `sayso read -o`" if newer else "make it with `sayso read -o`"
        raise BadAccount(f"an account of the form {other!r}", where=str(path), expected=SCHEMA, hint=hint)
    return msgspec.json.decode(raw, type=type)


def _forms(raw: bytes) -> list[str]:
    """What accounts say their form is; nothing where that cannot be read."""
    try:
        whole = msgspec.json.decode(raw, type=_Formed | list[_Formed])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return []
    return [one.schema for one in (whole if isinstance(whole, list) else [whole])]
