"""Two reports word for word: every stretch once, in the order of the first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.tell.account import KinshipRow, PassageRow
from sayso.tell.changes import weave
from sayso.tell.pairing import pair_rows


def kinship(passages=(), left_out=(), added=()):
    """A kinship of these places."""
    told = [PassageRow(source=source, target=target, kind=kind) for source, target, kind in passages]
    return KinshipRow(
        source="a", target="b", kind="rewrite", directed=True, score=0.5, passages=told, left_out=list(left_out), added=list(added)
    )


def test_rows_stand_in_the_order_of_the_source_with_additions_where_they_were_made():
    told = [((50, 60), (30, 40), "reworded"), ((0, 10), (0, 10), "verbatim")]
    rows = pair_rows(kinship(passages=told, left_out=[(20, 30)], added=[(15, 20), (45, 50)]))
    assert [row.kind for row in rows] == ["same", "added", "dropped", "reworded", "added"]


def test_what_was_added_before_everything_stands_first():
    rows = pair_rows(kinship(passages=[((0, 10), (20, 30), "verbatim")], added=[(0, 10)]))
    assert [row.kind for row in rows] == ["added", "same"]


@given(st.lists(st.integers(0, 200), unique=True, max_size=12), st.lists(st.integers(0, 200), unique=True, max_size=12))
def test_nothing_is_lost_and_nothing_stands_twice(passages, added):
    told = [((at * 2, at * 2 + 1), (at * 3, at * 3 + 1), "verbatim") for at in passages]
    rows = pair_rows(kinship(passages=told, added=[(at * 3 + 1, at * 3 + 2) for at in added]))
    assert len(rows) == len(passages) + len(added)


@given(st.text(alphabet="ab ,.", max_size=40), st.text(alphabet="ab ,.", max_size=40))
def test_woven_wordings_hold_the_later_one(base, other):
    assert "".join(one.text for one in weave(base, other) if one.kind != "base") == other
