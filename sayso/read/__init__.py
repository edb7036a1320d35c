"""Bytes to `Report`: files, web pages, JSON lines; passages, publication days, outlets, credits. Nothing is edited."""

from sayso.read.drafts import Draft, read_draft
from sayso.read.inputs import read_inputs
from sayso.read.walls import no_report_reason

__all__ = ["Draft", "no_report_reason", "read_draft", "read_inputs"]
