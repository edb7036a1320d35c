"""Accounts as Markdown, one below the other (`sayso.tell.markdown`)."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.tell.account import Account
from sayso.tell.markdown import render_markdown


def write(accounts: Sequence[Account], table: str) -> bytes:  # noqa: ARG001 (a writer's signature)
    """Every story, with a rule between two."""
    return "\n---\n\n".join(render_markdown(account) for account in accounts).encode()
