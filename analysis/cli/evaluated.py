"""Scores as tables for a reader and as JSON for a program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cli.writing import put, show
from analysis.entities.gazetteer import Gazetteer
from analysis.evaluate.hiding import Hidden
from analysis.evaluate.mistakes import KINDS, by_form
from analysis.evaluate.scoring import MEASURES
from analysis.plural import counted

_HEADINGS: Final[Mapping[str, str]] = {
    "measure": "Measure",
    "precision": "Precision",
    "recall": "Recall",
    "f1": "F1",
    "interval": "95 % interval",
    "hits": "Right",
    "said": "Said",
    "labelled": "Labelled",
}
_PARTS: Final[Mapping[str, str]] = {
    "people": "people",
    "characters": "characters",
    "shows": "shows and films",
    "works": "works, whatever kind",
}
_UTC: Final = ZoneInfo("UTC")  # no table here has a time


@dataclass(frozen=True, slots=True, eq=False)
class Evaluated:
    """What `evaluate` found out."""

    articles: int
    missing: int
    """Labelled articles without an answer."""
    gazetteer: Gazetteer
    hidden: Hidden | None
    scores: pd.DataFrame
    by: str | None
    groups: pd.DataFrame | None
    coverage: pd.DataFrame
    mistakes: pd.DataFrame
    shown: int
    """How many mistakes of each kind to show."""


def as_json(evaluated: Evaluated) -> bytes:
    """Return everything as one JSON object; what is undefined is null."""
    hidden, groups, gazetteer = evaluated.hidden, evaluated.groups, evaluated.gazetteer
    found = {
        "articles": evaluated.articles,
        "missing": evaluated.missing,
        "gazetteer": {"digest": gazetteer.digest, "entities": _size(gazetteer)},
        "hidden": None if hidden is None else {"entities": hidden.entities, "absent_names": hidden.absent},
        "scores": _records(evaluated.scores),
        "by": evaluated.by,
        "groups": None if groups is None else _records(groups),
        "coverage": _records(evaluated.coverage),
        "mistakes": _by_kind(evaluated.mistakes),
        "forms": _records(by_form(evaluated.mistakes)),
        "examples": _records(_examples(evaluated)),
    }
    return f"{json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def as_tables(evaluated: Evaluated) -> None:
    """Write everything to standard output, one table below the other."""
    without = f", {evaluated.missing:,} without an answer" if evaluated.missing else ""
    known = f"gazetteer {evaluated.gazetteer.digest}, {_size(evaluated.gazetteer):,} entities"
    _line(f"{counted(evaluated.articles, 'article')}{without}; {known}")
    if hidden := evaluated.hidden:
        _line(f"hidden: {hidden.entities:,} entities; {counted(hidden.absent, 'listed name')} not in the gazetteer")
    _table(_scores(evaluated.scores))
    if evaluated.groups is not None and evaluated.by:
        named = evaluated.groups.assign(group=evaluated.groups["group"].replace("", "none given"))
        _table(_scores(named, {"group": evaluated.by.capitalize(), "articles": "Articles"}))
    _table(_coverage(evaluated.coverage))
    _table(by_form(evaluated.mistakes).set_axis(["Mistake", "Form", "Count"], axis=1))
    if evaluated.shown:
        _table(_examples(evaluated).set_axis(["Mistake", "Article", "Name", "Form", "Detail"], axis=1))


def _scores(table: pd.DataFrame, before: Mapping[str, str] | None = None) -> pd.DataFrame:
    numbers = {name: table[name].map(_three) for name in ("precision", "recall", "f1")}
    ends = zip(table["low"], table["high"], strict=True)
    interval = [f"{_three(low)} to {_three(high)}" if pd.notna(low) else "" for low, high in ends]
    headings = {**(before or {}), **_HEADINGS}
    told = table.assign(**numbers, interval=interval, measure=table["measure"].map(MEASURES))
    return told[list(headings)].rename(columns=headings)


def _coverage(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Names in the gazetteer": table["part"].map(_PARTS),
            "Of": table["names"],
            "Share": table["share"].map(_three),
            "Known namings": table["known"],
            "Labelled namings": table["namings"],
        }
    )


def _examples(evaluated: Evaluated) -> pd.DataFrame:
    return evaluated.mistakes.groupby("kind", sort=False).head(evaluated.shown)


def _size(gazetteer: Gazetteer) -> int:
    return len(gazetteer.entities) + (0 if gazetteer.imported is None else gazetteer.imported.entities.num_rows)


def _three(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.3f}"


def _table(table: pd.DataFrame) -> None:
    put(b"\n")
    show(table, list(table.columns), _UTC)


def _line(text: str) -> None:
    put(f"{text}\n".encode())


def _records(table: pd.DataFrame) -> list[dict[str, object]]:
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _by_kind(mistakes: pd.DataFrame) -> dict[str, int]:
    counts = mistakes["kind"].value_counts()
    return {kind: int(counts.get(kind, 0)) for kind in KINDS}
