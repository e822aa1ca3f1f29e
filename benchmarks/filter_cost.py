"""What a change of filter costs the server: the time from a new selection to every number of a page."""

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple, TypeVar

import numpy as np

from analysis.entities.gazetteer import SHOWS
from analysis.metrics.coverage import by_entity, daily
from analysis.metrics.listing import listing
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import headlines
from benchmarks import big_corpus, ingest_cost, machine
from benchmarks.selections import PEOPLE, ZONE, selections

Made = TypeVar("Made")

_SELECTIONS: Final = 200
_QUERIES: Final = 20
_LINES: Final = 6  # in a chart by day
_PAGE: Final = 100  # rows of a list


class Watch:
    """Notes how long each part of a page takes, in milliseconds."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}

    def timed(self, part: str, made: Callable[[], Made]) -> Made:
        """Return what is made, its time noted."""
        started = perf_counter()
        result = made()
        self.laps[part] = 1_000 * (perf_counter() - started)
        return result


def page(shown: Snapshot, selection: Selection) -> dict[str, float]:
    """Return the milliseconds that each part of a page of this selection takes."""
    watch = Watch()
    corpus = watch.timed("slice", lambda: slice_of(shown, selection))
    base = watch.timed("slice of the base", lambda: slice_of(shown, selection.without_entities()))
    people = watch.timed("people", lambda: by_entity(corpus, PEOPLE))
    watch.timed("shows", lambda: by_entity(corpus, SHOWS))
    leaders = people["entity_id"].head(_LINES).tolist()
    watch.timed("by day", lambda: daily(corpus, base, leaders, ZONE))
    watch.timed("list", lambda: listing(corpus, headlines(shown)).iloc[:_PAGE])
    return {**watch.laps, "whole page": sum(watch.laps.values())}


class Figures(NamedTuple):
    """What was measured of one corpus."""

    corpus: dict[str, float]
    parts: list[dict[str, object]]
    """Milliseconds of each part of a page: median, 95 %, max, and where nothing is filtered."""


def measured(corpus: Path, count: int, queries: int) -> Figures:
    """Return what it takes to open a corpus and to answer selections; for a process that has done nothing before."""
    before = machine.resident()
    watch = Watch()
    shown = watch.timed("open", lambda: snapshot(corpus))
    opened, opening = machine.resident(), machine.peak()
    watch.timed("headlines", lambda: headlines(shown))
    asked = selections(shown, count, queries)
    # The first page and the first query pay for what is imported when first used.
    page(shown, asked[-1])
    page(shown, Selection())
    laps = [page(shown, selection) for selection in asked]
    whole = page(shown, Selection())
    parts = [_spread(part, [lap[part] for lap in laps], whole[part]) for part in whole]
    if queries:
        parts.append(_spread("slice, with a text query", [lap["slice"] for lap in laps[-queries:]], float("nan")))
    figures: dict[str, float] = {
        "articles": len(shown.articles),
        "appearances": len(shown.appearances),
        "open, s": round(watch.laps["open"] / 1_000, 2),
        "read headlines, s": round(watch.laps["headlines"] / 1_000, 2),
        "before, MiB": before,
        "with snapshot, MiB": opened,
        "peak opening, MiB": opening,
        "with headlines and pages, MiB": machine.resident(),
        "peak, MiB": machine.peak(),
    }
    return Figures(figures, parts)


def _spread(part: str, milliseconds: list[float], whole: float) -> dict[str, object]:
    median, most, worst = np.quantile(milliseconds, [0.5, 0.95, 1]).round(1).tolist()
    return {"ms": part, "median": median, "95 %": most, "max": worst, "nothing filtered": round(whole, 1)}


def in_fresh_process(work: Callable[[], Made]) -> Made:
    """Return what a function returns in a process that has done nothing before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work).result()


def corpus_of_texts(folder: Path, count: int) -> Path:
    """Return a corpus of generated articles, made where it is not there yet."""
    corpus = folder / f"corpus-{count}"
    if not corpus.exists():
        ingest_cost.fresh_run(ingest_cost.made(folder, count, 1), corpus, workers=2)
    return corpus


def corpus_of_rows(folder: Path, count: int) -> Path:
    """Return a corpus of made-up rows without texts, made where it is not there yet."""
    corpus = folder / f"rows-{count}"
    if not corpus.exists():
        in_fresh_process(partial(big_corpus.write, corpus, count))
    return corpus


def main() -> None:
    """Measure, print the figures and keep them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rows", type=int, help="instead: this many made-up articles, rows only, no text query")
    parser.add_argument("--selections", type=int, default=_SELECTIONS)
    parser.add_argument("--keep", type=Path, help="where ingest_cost.py left its corpora, or where to leave one")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        corpus = corpus_of_rows(folder, given.rows) if given.rows else corpus_of_texts(folder, given.articles)
        queries = 0 if given.rows else min(_QUERIES, given.selections)
        figures = in_fresh_process(partial(measured, corpus, given.selections, queries))
    machine.print_table([figures.corpus])
    print()
    machine.print_table(figures.parts)
    machine.keep(f"filter_cost{'_rows' if given.rows else ''}", figures._asdict())


if __name__ == "__main__":
    main()
