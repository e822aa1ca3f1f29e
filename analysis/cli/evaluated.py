"""Scores as tables for a reader and as JSON for a program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cli import evaluated_portrayal
from analysis.cli.writing import put, records, show, three
from analysis.entities.gazetteer import Gazetteer
from analysis.evaluate.hiding import Hidden
from analysis.evaluate.mistakes import KINDS, by_form
from analysis.evaluate.portrayed import Portrayed
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
    portrayed: Portrayed | None
    """None where no portrayal is labelled."""
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
        "scores": records(evaluated.scores),
        "by": evaluated.by,
        "groups": None if groups is None else records(groups),
        "coverage": records(evaluated.coverage),
        "portrayal": evaluated_portrayal.as_record(evaluated.portrayed),
        "mistakes": _by_kind(evaluated.mistakes),
        "forms": records(by_form(evaluated.mistakes)),
        "examples": records(_examples(evaluated)),
    }
    return f"{json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def as_tables(evaluated: Evaluated) -> None:
    """Write everything to standard output, one table below the other."""
    without = f", {evaluated.missing:,} without an answer" if evaluated.missing else ""
    known = f"gazetteer {evaluated.gazetteer.digest}, {_size(evaluated.gazetteer):,} entities"
    put_line(f"{counted(evaluated.articles, 'article')}{without}; {known}")
    if hidden := evaluated.hidden:
        put_line(f"hidden: {hidden.entities:,} entities; {counted(hidden.absent, 'listed name')} not in the gazetteer")
    put_table(_scores(evaluated.scores))
    if evaluated.groups is not None and evaluated.by:
        named = evaluated.groups.assign(group=evaluated.groups["group"].replace("", "none given"))
        put_table(_scores(named, {"group": evaluated.by.capitalize(), "articles": "Articles"}))
    put_table(_coverage(evaluated.coverage))
    if evaluated.portrayed is not None:
        for table in evaluated_portrayal.tables(evaluated.portrayed):
            put_table(table)
    put_table(by_form(evaluated.mistakes).set_axis(["Mistake", "Form", "Count"], axis=1))
    if evaluated.shown:
        put_table(_examples(evaluated).set_axis(["Mistake", "Article", "Name", "Form", "Detail"], axis=1))


def _scores(table: pd.DataFrame, before: Mapping[str, str] | None = None) -> pd.DataFrame:
    numbers = {name: table[name].map(three) for name in ("precision", "recall", "f1")}
    ends = zip(table["low"], table["high"], strict=True)
    interval = [f"{three(low)} to {three(high)}" if pd.notna(low) else "" for low, high in ends]
    headings = {**(before or {}), **_HEADINGS}
    told = table.assign(**numbers, interval=interval, measure=table["measure"].map(MEASURES))
    return told[list(headings)].rename(columns=headings)


def _coverage(table: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Names in the gazetteer": table["part"].map(_PARTS),
            "Of": table["names"],
            "Share": table["share"].map(three),
            "Known namings": table["known"],
            "Labelled namings": table["namings"],
        }
    )


def _examples(evaluated: Evaluated) -> pd.DataFrame:
    return evaluated.mistakes.groupby("kind", sort=False).head(evaluated.shown)


def _size(gazetteer: Gazetteer) -> int:
    return len(gazetteer.entities) + (0 if gazetteer.imported is None else gazetteer.imported.entities.num_rows)


def put_table(table: pd.DataFrame) -> None:
    """Write a table to standard output, an empty line above it."""
    put(b"\n")
    show(table, list(table.columns), _UTC)


def put_line(text: str) -> None:
    """Write a line to standard output."""
    put(f"{text}\n".encode())


def _by_kind(mistakes: pd.DataFrame) -> dict[str, int]:
    counts = mistakes["kind"].value_counts()
    return {kind: int(counts.get(kind, 0)) for kind in KINDS}
