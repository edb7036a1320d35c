"""A `Collation` to what people and tools read: the brief, the account, the page."""

from sayso.tell.account import SCHEMA, Account
from sayso.tell.brief import write_brief
from sayso.tell.gate import pass_gate
from sayso.tell.telling import tell_account
from sayso.tell.writing import account_schema, encode_accounts, read_account, write_account

__all__ = [
    "SCHEMA",
    "Account",
    "account_schema",
    "encode_accounts",
    "pass_gate",
    "read_account",
    "tell_account",
    "write_account",
    "write_brief",
]
