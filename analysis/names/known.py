"""What a newsroom knows of names: the gazetteer, what it imported, and what its editors decided."""

from pathlib import Path

from analysis.entities.applying import apply
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.namebook import Effects
from analysis.names import imports
from analysis.store import namebook


def gazetteer(folder: Path, corpus: Path | None) -> Gazetteer:
    """Return the gazetteer in the folder with the names imported for the corpus, as its editors decided on them."""
    return apply(imports.gazetteer(folder, corpus), namebook.effects(corpus) if corpus else Effects()).gazetteer


def digest(folder: Path, corpus: Path | None) -> str:
    """Return what tells that gazetteer from any other, by what it finds in a text, without reading it."""
    own = imports.digest(folder, corpus)
    decided = namebook.effects(corpus).digest if corpus else ""
    return f"{own}.{decided}" if decided else own
