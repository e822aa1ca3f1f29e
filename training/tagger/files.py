"""Lines of the files that are learned from."""

import json
from pathlib import Path
from typing import Any

from analysis.errors import MarqueeError


def text_of(path: Path) -> str:
    """Return the text of a file. Raises MarqueeError where it is missing."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        msg = f"{path}: no such file; see in training/README.md what the data folder holds"
        raise MarqueeError(msg) from error


def records(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in text_of(path).split("\n") if line.strip()]
