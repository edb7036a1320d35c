"""Options that every command has, told once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders or patterns; - is standard input.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON on stdout, a list as JSON Lines.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no warnings.")]
Plain = Annotated[bool, typer.Option("--plain", help="No colour, no progress.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="The day of reports that do not say theirs, such as 2025-05-19.")
]
Model = Annotated[str, typer.Option("--model", metavar="NAME", help="What reads the sentences: minilm, minilm:FOLDER or spacy:PIPELINE.")]
NoModel = Annotated[bool, typer.Option("--no-model", help="No model: rules alone read the sentences.")]
AsHtml = Annotated[bool, typer.Option("--html", help="Print a page on stdout.")]
PageOutput = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A page (.html) to write.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="The outlet of reports that do not say theirs.")]
