"""`sayso doctor`: what this installation is made of, and whether it works on two tiny reports made here."""

from __future__ import annotations

import importlib.metadata
import locale
import os
import platform
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from sayso.cli.exits import OUR_FAULT
from sayso.cli.options import AsJson, Plain, Quiet
from sayso.cli.terminal import open_terminal
from sayso.errors import MissingModel
from sayso.version import VERSION

LIBRARIES = (
    "extruct", "htmldate", "jinja2", "langdetect", "msgspec", "numpy", "onnxruntime", "rich", "sentencex", "snowballstemmer",
    "tokenizers", "trafilatura", "typer",
)  # fmt: skip
TRIAL = {
    "quay.txt": "Quay reopens\n\nThe quay in Marl reopened on Monday. “The water has gone,” harbour master Ana Brack said.\n",
    "boats.txt": "Boats back in Marl\n\nBoats returned to Marl on Monday. The harbour master, Ana Brack, said that the water had gone.\n",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something about this installation, what it is, and whether that is as it must be."""

    name: str
    found: str
    fine: bool = True


def doctor(*, as_json: AsJson = False, quiet: Quiet = False, plain: Plain = False) -> None:
    """Say what is installed, and whether it works.

    It is tried on two tiny reports made here; a failed check ends in 1.
    """
    terminal = open_terminal(quiet=quiet, plain=plain)
    checks = list(examine())
    if as_json:
        terminal.say_json(asdict(check) for check in checks)
    else:
        widest = max(len(check.name) for check in checks)
        for check in checks:
            terminal.say(f"{'ok  ' if check.fine else 'FAIL'} {check.name.ljust(widest)}  {check.found}", style="" if check.fine else "red")
    if not all(check.fine for check in checks):
        raise typer.Exit(OUR_FAULT)


def examine() -> Iterator[Check]:
    """Every check, in the order in which they are printed."""
    yield Check(name="sayso", found=VERSION)
    yield Check(name="python", found=f"{platform.python_version()} on {platform.platform()}", fine=sys.version_info >= (3, 11))
    yield Check(name="text", found=f"stdout {sys.stdout.encoding}, files {locale.getpreferredencoding(do_setlocale=False)}")
    yield from (_library(name) for name in LIBRARIES)
    yield _encoder()
    here = Path.cwd()
    yield Check(name="folder", found=f"{here} {'can' if os.access(here, os.W_OK) else 'cannot'} be written")
    yield try_reports()


def _library(name: str) -> Check:
    """A library with its version."""
    try:
        return Check(name=name, found=importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name=name, found="missing; try: pip install sayso", fine=False)


def _encoder() -> Check:
    """The encoder that comes with sayso, checked by its hashes and loaded."""
    from sayso.encoder import load_encoder  # noqa: PLC0415

    try:
        return Check(name="encoder", found=load_encoder().name)
    except MissingModel as error:
        return Check(name="encoder", found=str(error), fine=False)


def try_reports() -> Check:
    """Run the desk on the two tiny reports: both must come back unchanged, in one story, with a quotation."""
    from sayso.desk import Desk, Settings  # noqa: PLC0415

    with TemporaryDirectory(prefix="sayso-") as place:
        for name, text in TRIAL.items():
            (Path(place) / name).write_text(text, encoding="utf-8", newline="")
        try:
            desk = Desk.read([place], settings=Settings(published="2031-05-05", together=True))
        except Exception as error:  # noqa: BLE001 (whatever fails is the finding)
            return Check(name="self-check", found=f"{type(error).__name__}: {error}", fine=False)
    texts = {report.file: report.text for account in desk.accounts for report in account.reports}
    quotations = sum(len(account.quotations) for account in desk.accounts)
    found = f"{len(texts)} of {len(TRIAL)} reports, {len(desk.accounts)} story, {quotations} quotations, on two reports made for this"
    return Check(name="self-check", found=found, fine=texts == TRIAL and len(desk.accounts) == 1 and quotations > 0)
