"""Average linkage: the same groups in whatever order, and what must stay apart stays apart."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.text.linkage import NEVER, join

NAMES = "abcdefg"
LIKENESS = st.lists(st.sampled_from([0.0, 0.2, 0.4, 0.6, 0.8, 1.0, NEVER]), min_size=21, max_size=21)


def named(names, likeness):
    """The groups by name; `likeness` by pairs of names."""
    pairs = {(one, other): likeness[frozenset((names[one], names[other]))] for one, other in combinations(range(len(names)), 2)}
    return {frozenset(names[number] for number in group) for group in join(names, pairs, least=0.5)}


@given(LIKENESS, st.permutations(NAMES))
def test_the_order_changes_nothing_and_never_is_never(values, turned):
    likeness = dict(zip(map(frozenset, combinations(NAMES, 2)), values, strict=True))
    groups = named(NAMES, likeness)
    assert groups == named(turned, likeness)
    assert not any(likeness[frozenset(pair)] == NEVER for group in groups for pair in combinations(sorted(group), 2))
    assert frozenset().union(*groups) == set(NAMES)
    for group in groups:
        pairs = [likeness[frozenset(pair)] for pair in combinations(sorted(group), 2)]
        assert not pairs or sum(pairs) / len(pairs) > 0
