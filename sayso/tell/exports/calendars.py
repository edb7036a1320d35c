"""What is planned for an hour, as a calendar (`sayso.tell.diary`)."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.tell.account import Account
from sayso.tell.diary import render_calendar


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """One calendar for all stories."""
    return render_calendar(accounts).encode()
