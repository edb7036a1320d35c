"""Gold: stories that a careful editor read, told by the desk and scored against what the editor found.

In: a folder with `gold/`, `stories/` and `score/score_account.py`. Out: a row for each measure of the scorer. The scorer stands
outside the project and is run as it is, in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from sayso.bench.rows import Row, require
from sayso.desk import Desk
from sayso.errors import SaysoError
from sayso.tell import write_account


def measure_gold(folder: Path | None = None) -> tuple[Row, ...]:
    """What the scorer gives for every story with a gold file; MissingPath where the folder lacks one of the three."""
    folder = require(folder, "gold", "stories", "score/score_account.py")
    return tuple(row for gold in sorted((folder / "gold").glob("*.yaml")) for row in _of_story(folder, gold))


def _of_story(folder: Path, gold: Path) -> Iterator[Row]:
    """The rows of one story, and how long the desk took for it."""
    start = perf_counter()
    desk = _read(folder, gold)
    taken = perf_counter() - start
    for name, scored in _score(folder, gold, desk).items():
        share, value = next(((share, scored[share]) for share in ("f1", "recall") if scored.get(share) is not None), ("", None))
        if value is not None:
            yield Row(measure=f"{gold.stem}: {name}", value=value, detail=f"{share}; {scored['hit']} of {scored['gold']}")
    yield Row(measure=f"{gold.stem}: the desk", value=taken, unit=" s", detail="in this run")


def count_event_points(folder: Path) -> tuple[int, int]:
    """How many points on events that are agreed the gold has, in all its stories, and how many of them are found."""
    import yaml  # type: ignore[import-untyped]  # noqa: PLC0415 (developers install it)

    found = total = 0
    for gold in sorted((folder / "gold").glob("*.yaml")):
        points = yaml.safe_load(gold.read_text(encoding="utf-8"))["points"]
        wanted = [f"point (agreed): {one['about']}" for one in points if one["kind"] == "event" and one["verdict"] == "agreed"]
        missed = set(_run(folder, gold, _read(folder, gold), "--misses").splitlines())
        total += len(wanted)
        found += sum(one not in missed for one in wanted)
    return found, total


def _read(folder: Path, gold: Path) -> Desk:
    """What the desk makes of a story."""
    lines = folder / "stories" / f"{gold.stem}.jsonl"
    return Desk.read([lines if lines.exists() else folder / "stories" / gold.stem])


def _score(folder: Path, gold: Path, desk: Desk) -> dict[str, dict[str, float | None]]:
    """The scorer's own figures for the accounts of a run."""
    scores: dict[str, dict[str, float | None]] = json.loads(_run(folder, gold, desk, "--json"))
    return scores


def _run(folder: Path, gold: Path, desk: Desk, way: str) -> str:
    """What the scorer prints."""
    with TemporaryDirectory() as place:
        account = Path(place) / "account.json"
        write_account(account, desk.accounts)
        command = [sys.executable, str(folder / "score" / "score_account.py"), str(gold), str(account), way]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own interpreter, our own paths)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise SaysoError(f"the scorer failed: {last[0]}", where=gold.name, hint="run it by hand on an account to see why")
    return done.stdout
