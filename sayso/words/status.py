"""How far an event has gone, told by cues in its clause (`words/status.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.model import Status
from sayso.words.loader import load


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusCues:
    """The cues of one status; `progressive` where "is …ing" tells it, too."""

    status: Status
    before: tuple[str, ...]
    example: str
    anywhere: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    progressive: bool = False


@cache
def status_cues() -> tuple[StatusCues, ...]:
    """Every status but `happened`, the strongest cue first.

    >>> status_cues()[0].status
    'failed'
    """
    return load("status", StatusCues)
