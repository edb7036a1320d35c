"""Commands run in this process, with the desk's answer given where the desk itself is not what is tried."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import pytest

from sayso.cli.app import main
from sayso.desk import Desk, ToldStory
from sayso.tell import Account
from tests.tell.sample import account_rows, make_account

QUAY = "Quay reopens\n\nThe quay in Marl reopened on Monday. “The water has gone,” harbour master Ana Brack said.\n"


def make_retold():
    """The depot fire with every quotation told in the reports' own words."""
    rows = account_rows()
    rows["quotations"] = [row | {"kind": "indirect"} for row in rows["quotations"]]
    return msgspec.convert(rows, Account)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one command line gave."""

    code: int
    out: str
    err: str


@pytest.fixture
def sayso(capsys):
    """Run a command line: `sayso("read", "a.txt")`."""

    def run(*words):
        code = main([str(word) for word in words])
        return Run(code=code, **dict(zip(("out", "err"), capsys.readouterr(), strict=True)))

    return run


@pytest.fixture
def tell(monkeypatch):
    """Make the desk answer with these accounts (by default the depot fire) and problems, whatever it is given."""

    def answer(*accounts, problems=()):
        asked = []

        def read(paths, *, settings=None, watch=None):
            asked.append((list(paths), settings))
            if watch:
                watch("read", 1, 1)
            return Desk(tuple(ToldStory(account) for account in accounts or (make_account(),)), tuple(problems))

        monkeypatch.setattr(Desk, "read", read)
        return asked

    return answer


@pytest.fixture
def quay(tmp_path):
    """A file with a short report."""
    path = tmp_path / "quay.txt"
    path.write_text(QUAY, encoding="utf-8")
    return path
