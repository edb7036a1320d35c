"""What a page was made from, as JSON that travels in it: for tools that meet the page without the account.

In: an account, its letters. Out: JSON safe inside a script element: the form `sayso.page/1` with the program, the story, every input with
its hash and its letter on the page, what was set aside, what went wrong, and the sha256 of the account's own JSON, which says whether a
file of one belongs to this page. The findings stand in the account alone: twice told they made up a fifth of the page.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from markupsafe import Markup

from sayso.tell.account import Account
from sayso.tell.hidden import inert_json
from sayso.tell.lettering import Letters
from sayso.tell.writing import encode_accounts

PAGE_FORM = "sayso.page/1"
INPUT = ("id", "sha256", "origin")


def tell_making(account: Account, letters: Letters) -> Markup:
    """The JSON of how the page was made, escaped for where it stands."""
    return Markup(inert_json(msgspec.json.encode(_making(account, letters)).decode()))  # noqa: S704 (escaped above)


def _making(account: Account, letters: Letters) -> dict[str, Any]:
    inputs = [{"letter": letters.letter(row.id)} | {name: getattr(row, name) for name in INPUT} for row in account.reports]
    return {
        "schema": PAGE_FORM,
        "made_by": account.made_by,
        "story": account.story,
        "account_sha256": hashlib.sha256(encode_accounts((account,))).hexdigest(),
        "reports": inputs,
        "set_aside": account.set_aside,
        "problems": account.problems,
    }
