"""Who said what: every measure of it in one run, with the misses by cause.

In: a folder with `data/` and `stories/`. Out: rows. Reports of `gold/` are measured by `sayso bench gold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sayso.bench.gap import measure_gap
from sayso.bench.handquoted import measure_handquoted
from sayso.bench.namesakes import measure_namesakes, read_namesakes
from sayso.bench.peers import measure_peers
from sayso.bench.polnear import read_attributions
from sayso.bench.rows import Row, require
from sayso.bench.said import measure_said
from sayso.bench.speed import measure_speed
from sayso.bench.triples import score_triples
from sayso.desk import Desk, Settings
from sayso.encoder import load_encoder
from sayso.tell import Account


def measure_attribution(folder: Path | None = None) -> tuple[Row, ...]:
    """Every figure; MissingPath without the corpora, MissingModel without the model."""
    folder = require(folder, "data", "stories")
    encoder = load_encoder()
    accounts = read_accounts(folder / "stories")
    return (
        *score_triples(encoder, read_attributions(folder / "data", "dev")),
        *measure_said(folder / "data", encoder),
        *measure_gap(folder / "data", encoder),
        *measure_handquoted(accounts),
        *measure_peers(accounts, encoder),
        *measure_namesakes(accounts),
        *measure_speed(folder / "stories"),
    )


def read_accounts(stories: Path) -> dict[str, Account]:
    """The account of each story that a measure asks for, as a user gets it."""
    return {name: _account(path) for name in dict.fromkeys(pair.story for pair in read_namesakes()) for path in _inputs(stories, name)}


def _inputs(stories: Path, name: str) -> Iterator[Path]:
    """Where a story lies: a file of lines, else a folder."""
    path = stories / f"{name}.jsonl"
    yield path if path.exists() else stories / name


def _account(path: Path) -> Account:
    """One account of all that a path holds."""
    return Desk.read([path], settings=Settings(together=True)).accounts[0]
