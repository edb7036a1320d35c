"""Score coreference: MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAFe (Luo 2005), and their mean, the CoNLL F1.

In: clusters of mentions, those that people marked and those that were found; a mention is anything that can be hashed, and stands in one
cluster of each side at most. Singletons count. Out: shares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

Cluster = AbstractSet[Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """F1 by each measure."""

    muc: float
    b_cubed: float
    ceaf: float

    @property
    def conll(self) -> float:
        """Their mean."""
        return (self.muc + self.b_cubed + self.ceaf) / 3


def score(key: Iterable[Cluster], found: Iterable[Cluster]) -> Scores:
    """How well the clusters found are those of the key.

    >>> score([{1, 2}, {3}], [{1, 2}, {3}]).conll
    1.0
    """
    key, found = list(key), list(found)
    return Scores(
        muc=_f1(_links(found, key), _links(key, found)), b_cubed=_f1(_overlap(found, key), _overlap(key, found)), ceaf=_aligned(key, found)
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _homes(clusters: Iterable[Cluster]) -> Mapping[Hashable, int]:
    """The number of the cluster of each mention."""
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def _links(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> float:
    """The share of the links within clusters that the other side has, too."""
    homes = _homes(other)
    kept = sum(len(cluster) - len({homes.get(mention, mention) for mention in cluster}) for cluster in clusters)
    return kept / max(1, sum(len(cluster) - 1 for cluster in clusters))


def _overlap(clusters: Sequence[Cluster], other: Sequence[Cluster]) -> float:
    """For each mention the share of its cluster that the other side puts with it, on the average."""
    homes = _homes(other)
    shares = [
        len(cluster & other[homes[mention]]) / len(cluster) if mention in homes else 0.0 for cluster in clusters for mention in cluster
    ]
    return sum(shares) / max(1, len(shares))


def _aligned(key: Sequence[Cluster], found: Sequence[Cluster]) -> float:
    """CEAFe: F1 of the best one-to-one alignment of clusters, by the share of mentions that two have in common."""
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 (developers install it)
    from scipy.sparse import lil_array  # noqa: PLC0415

    homes = _homes(key)
    common = lil_array((len(key), len(found)))
    for column, cluster in enumerate(found):
        for row, count in Counter(homes[mention] for mention in cluster if mention in homes).items():
            common[row, column] = 2 * count / (len(cluster) + len(key[row]))
    dense = common.toarray()
    total = float(dense[linear_sum_assignment(dense, maximize=True)].sum())
    return _f1(total / max(1, len(found)), total / max(1, len(key)))
