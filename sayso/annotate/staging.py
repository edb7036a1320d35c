"""How far an event has gone: planned, threatened, denied … by the grammar, or where none was read by the cues of `words/status.toml`.

In: a scene, a clause and a trigger's words. Out: a `Status`. Reported speech keeps the status of its own clause: what somebody said
happened is told as happened; whether to believe it is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.annotate.clauses import Clause
from sayso.annotate.sides import Scene, is_progressive
from sayso.annotate.stages import stage_of
from sayso.annotate.triggers import Phrases, find_hits, gather
from sayso.model import Status, governing
from sayso.words.status import status_cues

REACH = 6  # words before the trigger within which a cue governs it
JOINED = 16  # the same where "and" joins the trigger to an earlier verb: "must drop its claim to the islands and withdraw"


@dataclass(frozen=True, slots=True)
class _Cues:
    """One status, ready for matching."""

    status: Status
    before: Phrases[Status]
    anywhere: Phrases[Status]
    opening: Phrases[Status]
    progressive: bool


@cache
def _cues() -> tuple[_Cues, ...]:
    return tuple(
        _Cues(
            cue.status,
            gather((phrase, cue.status) for phrase in cue.before),
            gather((phrase, cue.status) for phrase in cue.anywhere),
            gather((phrase, cue.status) for phrase in cue.opening),
            cue.progressive,
        )
        for cue in status_cues()
    )


def find_status(scene: Scene, clause: Clause, first: int, end: int, *, noun: bool) -> Status:
    """The status of the event whose trigger are the words from `first` to `end`."""
    if scene.grammar is not None:
        tokens = [scene.grammar.token_at(word.span.start) for word in scene.words[first:end]]
        return stage_of(scene.grammar, governing(scene.grammar.encoding.heads, tokens))
    start = max(clause.first - (2 if clause.link == "content" else 0), 0)
    reach = JOINED if scene.words[first - 1].form in {"and", "or"} else REACH
    for cues in _cues():
        opened = find_hits(scene.words, cues.opening, clause.first, min(clause.first + 2, first))
        near = find_hits(scene.words, cues.before, max(start, first - reach), first)
        if noun and cues.status in {"planned", "hypothetical"}:
            near += find_hits(scene.words, cues.before, end, min(end + 2, clause.end))
        if opened or near or find_hits(scene.words, cues.anywhere, clause.first, clause.end):
            return _in_its_clause(clause, cues.status, {hit.phrase for hit in near})
        if cues.progressive and is_progressive(scene, clause, first):
            return cues.status
    return "happened"


def _in_its_clause(clause: Clause, status: Status, phrases: set[str]) -> Status:
    """In what somebody said, "would" is a plan ("he said he would go"); anywhere else it depends on something."""
    if status == "planned" and phrases == {"=would"} and clause.link != "content":
        return "hypothetical"
    return status
