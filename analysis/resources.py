"""Where what annotation knows lies: the gazetteer, and the models."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Resources:
    """The folders that articles are annotated with."""

    gazetteer: Path
    model: Path | None = None
    """With the model that marks names and the one that judges portrayal. Without, known names only are found."""
