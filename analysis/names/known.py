"""What a newsroom knows of names: the gazetteer, what it imported, and what its editors decided."""

from pathlib import Path

from analysis.entities.applying import Applied, apply
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.namebook import Effects
from analysis.names import imports
from analysis.store import namebook


def applied(folder: Path, corpus: Path | None) -> Applied:
    """Return the gazetteer in the folder with imports and decisions, and the decisions that do not fit it."""
    return apply(imports.gazetteer(folder, corpus), namebook.effects(corpus) if corpus else Effects())


def gazetteer(folder: Path, corpus: Path | None) -> Gazetteer:
    """Return the gazetteer in the folder with the names imported for the corpus, as its editors decided on them."""
    return applied(folder, corpus).gazetteer


def digest(folder: Path, corpus: Path | None) -> str:
    """Return what tells that gazetteer from any other, by what it finds in a text, without reading it."""
    own = imports.digest(folder, corpus)
    decided = namebook.effects(corpus).digest if corpus else ""
    return f"{own}.{decided}" if decided else own
