"""What files cost: ten figures as slides, as a workbook and as a page, and as each other format."""

import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from analysis.export.formats import FORMATS, write
from analysis.export.parts import Part, Report
from analysis.figures.coverage import days, ranking
from analysis.figures.figure import Figure, Provenance

_FIGURES: Final = 10
_DAYS: Final = 90
_LINES: Final = 5
_TOGETHER: Final = ("pptx", "xlsx", "html")
_SOURCE: Final = Provenance(
    "Last 90 days", 50_000, 12, "Europe/London", "bench", 1, pd.Timestamp("2024-11-01", tz="UTC")
)


def report() -> Report:
    """Return ten figures: rankings of twenty, and days of five over three months."""
    each = [_ranking() if place % 2 else _days() for place in range(_FIGURES)]
    return Report("Benchmark", tuple(Part(figure, figure.table) for figure in each), _SOURCE)


def _ranking() -> Figure:
    rows = [{"entity_id": f"p{place}", "name": f"Person {place}", "articles": 900 - place} for place in range(20)]
    return ranking(pd.DataFrame(rows).assign(note=pd.Series(dtype="str")), "people", _SOURCE)


def _days() -> Figure:
    last = pd.Timestamp("2024-10-31")
    rows = [
        {
            "entity_id": f"p{line}",
            "name": f"Person {line}",
            "day": last - pd.Timedelta(days=day),
            "articles": day % 9 + line,
        }
        for line in range(_LINES)
        for day in reversed(range(_DAYS))
    ]
    table = pd.DataFrame(rows).astype({"articles": "Int64"})
    return days(table.assign(note=pd.Series(dtype="str")), _SOURCE)


def main() -> None:
    """Print a row a format."""
    made = report()
    print(
        f"{_FIGURES} figures | seconds, first | seconds, again | of processor, again | kB\n--- | --- | --- | --- | ---"
    )
    together = (0.0, 0.0, 0.0)
    for each in FORMATS.values():
        if each.is_drawn:
            continue
        started = perf_counter()
        write(made, each.ending)
        first = perf_counter() - started
        started, worked = perf_counter(), process_time()
        size = len(write(made, each.ending))
        laps = (first, perf_counter() - started, process_time() - worked)
        if each.ending in _TOGETHER:
            together = (together[0] + laps[0], together[1] + laps[1], together[2] + laps[2])
        print(f".{each.ending} | {laps[0]:.2f} | {laps[1]:.2f} | {laps[2]:.2f} | {size / 1e3:,.0f}")
    print(f"{' + '.join(_TOGETHER)} | {together[0]:.2f} | {together[1]:.2f} | {together[2]:.2f} |")


if __name__ == "__main__":
    main()
