"""How many independent origins a story has: reports whose text goes back to one hand count once.

In: the reports of a story and its lineage. Out: `Origin`s in the order of the reports. Copies and rewrites unite, excerpts do not:
a report that takes over a passage has its own word for the rest. Two reports that credit one agency and share no text stay two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.group.credit import credited_wires, owning_wires
from sayso.model import Kinship, Origin, Report


def find_origins(reports: Sequence[Report], lineage: Sequence[Kinship]) -> tuple[Origin, ...]:
    """The origins, each with all its reports and the agency or outlet whose text it is, where that is known."""
    family = {report.id: report.id for report in reports}
    for kin in lineage:
        if kin.kind != "excerpt" and family[kin.source] != family[kin.target]:
            old, new = family[kin.target], family[kin.source]
            family = {report: new if head == old else head for report, head in family.items()}
    heads = dict.fromkeys(family[report.id] for report in reports)
    groups = [tuple(report for report in reports if family[report.id] == head) for head in heads]
    return tuple(Origin(reports=tuple(report.id for report in group), credit=_credit(group, lineage)) for group in groups)


def _credit(group: Sequence[Report], lineage: Sequence[Kinship]) -> str | None:
    """Whose text it is: the agency that owns or, among several prints, is credited by most; else the first source's outlet."""
    owned = Counter(name for report in group for name in owning_wires(report))
    if owned:
        return _foremost(owned)
    credited = Counter(name for report in group for name in credited_wires(report))
    if len(group) > 1 and credited and credited.most_common(1)[0][1] * 2 > len(group):
        return _foremost(credited)
    targets = {kin.target for kin in lineage if kin.directed and kin.kind != "excerpt"}
    sources = [report for report in group if report.id not in targets]
    undirected = len(sources) > 1
    return None if undirected or not sources else sources[0].outlet


def _foremost(names: Counter[str]) -> str:
    """The name counted most often, the first by letters among equals."""
    return min(names, key=lambda name: (-names[name], name))
