"""`sayso why`: the whole chain of one finding of an account."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.terminal import open_terminal
from sayso.errors import NoSuchName
from sayso.tell.account import Account
from sayso.tell.chain import Chain, chain_lines, find_chain
from sayso.tell.writing import read_account


def why(
    account: Annotated[Path, typer.Argument(metavar="ACCOUNT", help="What sayso read wrote: .json or .jsonl.", show_default=False)],
    wanted: Annotated[str, typer.Argument(metavar="ID", help="An id in it: p3, q1, f2, or STORY:p3.", show_default=False)],
    *,
    as_json: AsJson = False,
    quiet: Quiet = False,
    plain: Plain = False,
) -> None:
    """Tell where a finding of an account comes from."""
    terminal = open_terminal(quiet=quiet, plain=plain)
    told, chain = _pick(read_account(account), wanted, where=str(account))
    if as_json:
        terminal.say_json([msgspec.to_builtins(chain)])
        return
    for line, indent in chain_lines(told, chain):
        terminal.say(line, indent=indent)


def _pick(accounts: tuple[Account, ...], wanted: str, *, where: str) -> tuple[Account, Chain]:
    """The one story that has the id; `NoSuchName` where none has it, or several have."""
    story, _, plain = wanted.rpartition(":")
    held = [one for one in accounts if one.story.id == story] if story else []
    wanted, among = (plain, held) if held else (wanted, list(accounts))
    found: list[tuple[Account, Chain]] = []
    missing: NoSuchName | None = None
    for one in among:
        try:
            found.append((one, find_chain(one, wanted)))
        except NoSuchName as error:
            missing = error
    if len(found) == 1:
        return found[0]
    if found:
        told = ", ".join(f"{one.story.id}:{wanted}" for one, _ in found)
        raise NoSuchName(f"the id {wanted!r} in {len(found)} stories", where=where, expected="an id of one story", hint=f"one of {told}")
    raise missing or NoSuchName("no story", where=where, expected="an account with a story", hint="make it with sayso read -o")
