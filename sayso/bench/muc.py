"""MUC-3 and MUC-4 (Sundheim 1992): was the incident carried out, attempted, or threatened?

In: the folder of the corpora; texts in capitals, read here in small letters, and the templates of trained analysts. Out: incidents with
their stage, and rows.
"""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from sayso.annotate import annotate
from sayso.bench.rows import Row, whole_report
from sayso.encoder import Encoder
from sayso.model import Status

STAGES: Mapping[Status, str] = {
    "happened": "ACCOMPLISHED", "ongoing": "ACCOMPLISHED", "failed": "ATTEMPTED", "threatened": "THREATENED", "planned": "THREATENED",
    "hypothetical": "THREATENED", "demanded": "THREATENED",
}  # fmt: skip
HARM = frozenset({"ASSAULT", "COERCE", "DEATH", "ACCIDENT"})
EVERY = 12  # of the incidents that were carried out one in so many is read: they are nine in ten
MESSAGE = re.compile(r"^DEV-MUC3-\d+", re.MULTILINE)
SLOT = re.compile(r"^(\d+)\.\s+([A-Z: ]+?)\s{2,}(.*?)(?=^\d+\.|\Z)", re.MULTILINE | re.DOTALL)
STRING = re.compile(r'"([^"]+)"')
DATELINE = re.compile(r"^.*?--\s*(?:\[[^\]]*\]\s*)*", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A template: its message's text, its type, its stage, and the words that fill its other slots, in small letters."""

    text: str
    type: str
    stage: str
    words: tuple[str, ...]


def read_incidents(folder: Path) -> Iterator[Incident]:
    """The incidents of the development part whose stage the analysts are sure of, by message."""
    with tarfile.open(folder / "muc34" / "muc34.tar.xz") as archive:
        held = {
            one.name.rsplit("/", 1)[-1]: archive.extractfile(one).read().decode("latin-1")  # type: ignore[union-attr]
            for one in archive
            if one.isfile() and "/dev/" in one.name
        }
    texts = {name: body for file, raw in sorted(held.items()) if file.startswith("dev-muc3") for name, body in _messages(raw)}
    for file, raw in sorted(held.items()):
        if file.startswith("key-dev"):
            for template in raw.split("\n\n"):
                slots = {match[2].strip(): match[3] for match in SLOT.finditer(template)}
                name = slots.get("MESSAGE: ID", "").split(" ")[0]
                stage = slots.get("INCIDENT: STAGE OF EXECUTION", "").strip()
                if name in texts and stage in set(STAGES.values()):
                    words = {
                        word.lower() for slot, told in slots.items() if "TGT" in slot or "PERP" in slot for word in STRING.findall(told)
                    }
                    yield Incident(text=texts[name], type=slots["INCIDENT: TYPE"].strip(), stage=stage, words=tuple(sorted(words)))


def _messages(raw: str) -> Iterator[tuple[str, str]]:
    """Each message of a file with its text in small letters, a paragraph a line."""
    starts = [*(match.start() for match in MESSAGE.finditer(raw)), len(raw)]
    for start, end in pairwise(starts):
        head, _, body = raw[start:end].partition("\n")
        paragraphs = (" ".join(paragraph.split()) for paragraph in DATELINE.sub("", body).split("\n\n"))
        yield head.split(" ")[0], "\n\n".join(paragraph.lower() for paragraph in paragraphs if paragraph)


def measure_stages(folder: Path, encoder: Encoder) -> Iterator[Row]:
    """The stage that most events of harm have which stand in sentences with a target or perpetrator; each stage weighs the same."""
    incidents = list(read_incidents(folder))
    done = [one for one in incidents if one.stage == "ACCOMPLISHED"][::EVERY]
    pairs = [(one.stage, _stage(one, encoder)) for one in (*done, *(one for one in incidents if one.stage != "ACCOMPLISHED"))]
    for stage in ("ACCOMPLISHED", "THREATENED", "ATTEMPTED"):
        told = Counter(told for true, told in pairs if true == stage)
        detail = ", ".join(f"{count} {name}" for name, count in told.most_common())
        yield Row(measure=f"MUC dev: {stage.lower()}, recall", value=told[stage] / sum(told.values()), detail=detail)


def _stage(incident: Incident, encoder: Encoder) -> str:
    """The stage that the program tells of an incident, or that it tells none."""
    notes = annotate(whole_report("muc", incident.text), encoder=encoder)
    near = [one.span for one in notes.sentences if any(word in one.span.of(incident.text) for word in incident.words)]
    told = Counter(
        STAGES.get(event.status, "NONE") for event in notes.events if event.type in HARM and any(span.holds(event.span) for span in near)
    )
    return told.most_common(1)[0][0] if told else "NONE"
