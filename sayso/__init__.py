"""Who said so, and who says otherwise: news reports of one event, side by side.

>>> import sayso
>>> desk = sayso.read("example/ferry")  # doctest: +SKIP
>>> print(desk.stories[0])              # doctest: +SKIP
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import sayso.read  # noqa: F401 (loaded first: loading the room later would put it in the place of the function below)
from sayso.version import VERSION

if TYPE_CHECKING:
    from sayso.desk import Desk

__version__ = VERSION
__all__ = ["VERSION", "read"]


def read(*paths: str | Path, **settings: Any) -> Desk:
    """Read reports (files, folders, globs) and tell what they say side by side; settings are those of `sayso.desk.Settings`."""
    from sayso.desk import Desk, Settings  # noqa: PLC0415 (keeps `import sayso` quick)

    return Desk.read(paths, settings=Settings(**settings))
