"""Reports that keep their numbers: what was frozen, and what its numbers are by now and why."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis.errors import MarqueeError, ReportError
from analysis.export.parts import Part, Report
from analysis.figures.figure import Figure
from analysis.reports import shelf
from analysis.reports.making import Occasion, made
from analysis.reports.reasons import reasons
from analysis.reports.text import read
from analysis.store.commits import latest
from analysis.store.snapshot import snapshot

_KIND: Final = "frozen"
_TOLD: Final = 8
Key = tuple[str, ...]
Number = float | None


@dataclass(frozen=True, slots=True)
class Restated:
    """A number that is another one by now."""

    figure: str
    """The figure's title."""
    name: str
    now: str
    was: str
    why: str

    @property
    def line(self) -> str:
        """The change in a line."""
        return f"{self.name}: restated: {self.now}, was {self.was}: {self.why}"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A report with the numbers that it had at a commit."""

    name: str
    text: str
    """The report's own text."""
    called: str
    """The name of that report."""
    commit: int
    as_of: pd.Timestamp | None
    over: Mapping[str, object]
    numbers: tuple[Mapping[Key, Number], ...]
    """For each figure its numbers, by what a click on each asks for: no name is kept, for names may become private."""


def frozen(corpus: Path) -> list[str]:
    """Return the names of the reports that were frozen at a corpus."""
    folder = shelf.place(corpus, "any", _KIND).parent
    return sorted(path.stem for path in folder.glob("*.json"))


def freeze(name: str, text: str, called: str, occasion: Occasion) -> Frozen:
    """Keep a report with its numbers at its corpus under a name.

    Raises ReportError where that name is taken: what is frozen stays as it is.
    """
    place = shelf.place(occasion.snapshot.corpus, name, _KIND)
    if place.exists():
        msg = f"{name}: frozen already; what is frozen stays as it is: choose another name"
        raise ReportError(msg)
    report = made(read(text, called), occasion)
    kept = Frozen(
        name,
        text,
        called,
        occasion.snapshot.commit.number,
        occasion.as_of,
        dict(occasion.over),
        tuple(_numbers(part.figure) for part in report.parts),
    )
    shelf.put(place, _written(kept))
    return kept


def opened(corpus: Path, name: str) -> Frozen:
    """Return what was frozen under a name. Raises ReportError where nothing was, or it cannot be read."""
    place = shelf.place(corpus, name, _KIND)
    try:
        return _read(place.read_text(encoding="utf-8"), name)
    except FileNotFoundError as error:
        msg = f"{name}: nothing is frozen under this name; there are {', '.join(frozen(corpus)) or 'none yet'}"
        raise ReportError(msg) from error
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{place}: no frozen report ({error}); freeze it anew"
        raise ReportError(msg) from error


def reopened(kept: Frozen, occasion: Occasion) -> tuple[Report, tuple[Restated, ...]]:
    """Return the report with the numbers that it kept, and those that are others at the newest commit.

    Whom the editors made private since, and what was removed, is not in it. `occasion`: of the corpus as it is now.
    """
    corpus = occasion.snapshot.corpus
    then = replace(occasion, snapshot=snapshot(corpus, kept.commit), as_of=kept.as_of, over=kept.over)
    newest = latest(corpus)
    now = replace(then, snapshot=snapshot(corpus, None if newest is None else newest.number))
    plan = read(kept.text, kept.called)
    before, after = made(plan, then), made(plan, now)
    parts: list[Part] = []
    told: list[Restated] = []
    for part, later, numbers in zip(before.parts, after.parts, kept.numbers, strict=True):
        figure = _with(part.figure, numbers)
        found = _restated(figure, _numbers(later.figure), then, now)
        told += found
        figure = replace(figure, note=f"{figure.note} {_note(kept, found)}".strip())
        parts.append(Part(figure, figure.table))
    return replace(before, parts=tuple(parts)), tuple(told)


def _note(kept: Frozen, found: list[Restated]) -> str:
    more = f" And {len(found) - _TOLD:,} more." if len(found) > _TOLD else ""
    lines = "".join(f" {one.line}." for one in found[:_TOLD])
    return f"Frozen at commit {kept.commit} as {kept.name}.{lines}{more}"


def _restated(figure: Figure, after: Mapping[Key, Number], then: Occasion, now: Occasion) -> list[Restated]:
    found = []
    survivor = now.snapshot.survivor
    later = {tuple(map(survivor, key)): number for key, number in after.items()}
    names = dict(zip(_keys(figure), _names(figure), strict=True))
    for key, was in _numbers(figure).items():
        number = later.get(tuple(map(survivor, key)))
        if number == was:
            continue
        gone = "not among those shown" if number is None else _told(number, figure)
        why = reasons(then.snapshot, now.snapshot, key)
        found.append(Restated(figure.title, names[key], gone, _told(was, figure), why))
    return found


def _measured(figure: Figure) -> str:
    if figure.form == "grid":
        return figure.measure
    return figure.y if figure.form in {"line", "band"} else figure.x


def _keys(figure: Figure) -> list[Key]:
    columns = [figure.table[name] for name in figure.ids]
    return [tuple(map(_word, row)) for row in zip(*columns, strict=True)]


def _names(figure: Figure) -> list[str]:
    table = figure.table
    days = table[figure.x].map(_word) if figure.form in {"line", "band", "grid"} else None
    names = table[figure.color or figure.x] if figure.form == "line" else table[figure.y]
    if figure.form == "interval":
        return [f"{name}, {look}" for name, look in zip(names, table[str(figure.color)], strict=True)]
    if days is None or figure.form == "band" or (figure.form == "line" and figure.color is None):
        return list(map(_word, names))
    return [f"{name}, {day}" for name, day in zip(names, days, strict=True)]


def _numbers(figure: Figure) -> dict[Key, Number]:
    values = figure.table[_measured(figure)]
    return {
        key: None if pd.isna(value) else round(float(value), 6)
        for key, value in zip(_keys(figure), values, strict=True)
    }


def _with(figure: Figure, numbers: Mapping[Key, Number]) -> Figure:
    """Return the figure with the numbers that were kept, and only the rows that have one."""
    keys = _keys(figure)
    column = _measured(figure)
    is_kept = pd.Series([key in numbers for key in keys], figure.table.index, dtype="bool")
    values = pd.Series([numbers.get(key) for key in keys], figure.table.index, dtype="float64")
    kind = figure.table[column].dtype
    typed = values.astype("Int64") if pd.api.types.is_integer_dtype(kind) else values
    kept = figure.table.assign(**{column: typed})[is_kept.to_numpy()]
    return replace(figure, table=kept.reset_index(drop=True))


def _told(number: Number, figure: Figure) -> str:
    if number is None:
        return "a gap"
    if _measured(figure) == "share":
        return f"{number:.0%}"
    return f"{number:,.1f}".removesuffix(".0")


def _word(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def _written(kept: Frozen) -> str:
    held = {
        "report": kept.called,
        "text": kept.text,
        "commit": kept.commit,
        "as_of": None if kept.as_of is None else kept.as_of.isoformat(),
        "over": {key: _plain(value) for key, value in kept.over.items()},
        "figures": [[[list(key), number] for key, number in numbers.items()] for numbers in kept.numbers],
    }
    return f"{json.dumps(held, ensure_ascii=False, indent=1, allow_nan=False)}\n"


def _read(written: str, name: str) -> Frozen:
    held = json.loads(written)
    over = {key: _value(key, value) for key, value in held["over"].items()}
    numbers = tuple({tuple(key): number for key, number in figure} for figure in held["figures"])
    as_of = None if held["as_of"] is None else pd.Timestamp(held["as_of"])
    return Frozen(name, held["text"], held["report"], held["commit"], as_of, over, numbers)


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _value(key: str, value: Any) -> object:  # noqa: ANN401  (JSON)
    if key in {"since", "until"}:
        return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value


def is_frozen(corpus: Path, name: str) -> bool:
    """Return whether something was frozen under a name."""
    try:
        return shelf.place(corpus, name, _KIND).is_file()
    except MarqueeError:
        return False
