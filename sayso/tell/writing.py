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
        if path.suffix in JSON_LINES:
            return tuple(msgspec.json.decode(line, type=Account) for line in raw.splitlines() if line.strip())
        whole = msgspec.json.decode(raw, type=Account | list[Account])
    except msgspec.DecodeError as error:
        raise BadAccount(str(error), where=str(path), expected=f"JSON of the form {SCHEMA}", hint="make it with `sayso read -o`") from error
    return tuple(whole) if isinstance(whole, list) else (whole,)
