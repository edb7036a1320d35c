"""Words, pieces, windows, labels and trees: the small parts around the model."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.encoder.labels import best_stretches, stretches
from sayso.encoder.tokens import find_words
from sayso.encoder.tree import best_tree
from sayso.encoder.windows import PIECES, WORDS, cut_windows

CUT = {
    "clitics": ("They've left; she can't.", "They 've left ; she ca n't ."),
    "curly clitics": ("It’s Orlo’s, he didn’t say", "It ’s Orlo ’s , he did n’t say"),
    "cannot": ("They cannot go", "They can not go"),
    "hyphens": ("the Anglo-Dutch firm", "the Anglo - Dutch firm"),
    "numbers": ("$4,500.50 at 9:30 a.m.", "$ 4,500.50 at 9:30 a.m."),
    "an abbreviation and an end": ("Mr. Lind left.", "Mr. Lind left ."),
    "states": ("the U.S. navy", "the U.S. navy"),
    "an address": ("see www.tern.example/a-b.", "see www.tern.example/a-b ."),
    "a missing space": ("the end.Then", "the end . Then"),
    "money and clocks": ("$4.5bn by 9:30pm, or 1.2m", "$ 4.5bn by 9:30pm , or 1.2m"),
    "capitals": ("ORLO'S MAYOR DIDN'T GO", "ORLO 'S MAYOR DID N'T GO"),
    "an apostrophe in a name": ("Pat O'Lind's boat", "Pat O'Lind 's boat"),
    "ordinals": ("the 4th day of the 1990s", "the 4th day of the 1990s"),
    "dashes": ("no -- never…", "no -- never …"),
}


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_words_are_cut_as_treebanks_do(text, expected):
    assert " ".join(word.of(text) for word in find_words(text)) == expected


@given(st.lists(st.integers(1, 60), min_size=1, max_size=900))
def test_windows_cover_all_words_in_order_and_fit(pieces):
    windows = cut_windows(["word"] * len(pieces), pieces)
    assert [n for start, end in windows for n in range(start, end)] == list(range(len(pieces)))
    assert all(end - start <= WORDS and sum(pieces[start:end]) <= PIECES for start, end in windows)


def test_a_window_ends_at_a_mark_where_it_can():
    words = ["tide"] * 150 + [","] + ["tide"] * 49
    assert cut_windows(words, [1] * 200) == ((0, 151), (151, 200))


TABLES = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.integers(-9, 9), min_size=n * (n + 1), max_size=n * (n + 1)).map(
        lambda v: np.array(v, dtype=np.float32).reshape(n, n + 1)
    )
)


def every_tree(count):
    """All trees with one root over a few words, as governors."""
    for heads in product(range(-1, count), repeat=count):
        if sum(head == -1 for head in heads) == 1 and all(_reaches_root(heads, word) for word in range(count)):
            yield heads


def _reaches_root(heads, word):
    for _ in heads:
        word = heads[word]
        if word == -1:
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_the_best_tree_is_the_best_of_all_trees(table):
    def worth(heads):
        return sum(float(table[word, head + 1]) for word, head in enumerate(heads))

    found = best_tree(table)
    assert found in set(every_tree(len(table)))
    assert worth(found) == max(worth(heads) for heads in every_tree(len(table)))


def test_no_words_have_no_tree():
    assert best_tree(np.zeros((0, 1), dtype=np.float32)) == ()


LABELS = ("O", "B-person", "I-person", "B-place", "I-place")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(-5, 5), min_size=5, max_size=5), min_size=1, max_size=5))
def test_the_best_path_is_the_best_allowed_path(rows):
    scores = np.array(rows, dtype=np.float32)

    def allowed(path):
        return all(
            LABELS[b][0] != "I" or (a is not None and LABELS[a][1:] == LABELS[b][1:]) for a, b in zip((None, *path), path, strict=False)
        )

    best = max(
        (sum(float(scores[n, label]) for n, label in enumerate(path)) for path in product(range(5), repeat=len(rows)) if allowed(path)),
    )
    reached = [
        stretches([LABELS[label] for label in path])
        for path in product(range(5), repeat=len(rows))
        if allowed(path) and sum(float(scores[n, label]) for n, label in enumerate(path)) == best
    ]
    assert best_stretches(scores, LABELS) in reached
