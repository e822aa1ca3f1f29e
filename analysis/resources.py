"""Where what annotation knows lies: the gazetteer, and the model that marks names which no list has."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Resources:
    """The folders that names are found with."""

    gazetteer: Path
    model: Path | None = None
    """Without one, known names only are found."""
