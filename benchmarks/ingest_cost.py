"""What an article costs to ingest: at a thousand, ten thousand and a hundred thousand articles in the corpus."""

import argparse
import resource
import shutil
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, NamedTuple

import pandas as pd

from analysis import loading
from analysis.ingest import ingest
from analysis.packaged import resources
from analysis.settings import Settings
from analysis.store.writing import Signature
from benchmarks import generate, machine

_SEED: Final = 1
_SIZES: Final = (1_000, 10_000, 100_000)


class Run(NamedTuple):
    """What one run of ingest took, in a process of its own."""

    seconds: float
    cpu: float
    """Seconds of processor time, its workers' included: what other programs on the machine change least."""
    new: int
    read: int
    peak: int
    """MiB of the process itself."""
    worker_peak: int
    """MiB of the largest worker; 0 where there was none."""


def fresh_run(file: Path, corpus: Path, workers: int) -> Run:
    """Return what ingesting a file takes in a process that has done nothing before, as on the command line."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_run, file, corpus, workers).result()


def _run(file: Path, corpus: Path, workers: int) -> Run:
    started, used = perf_counter(), machine.cpu()
    batches = loading.read([file], loading.Defaults(), Settings())
    signature = Signature("benchmark", "benchmark", pd.Timestamp(datetime.now(UTC)))
    outcome = ingest(batches, corpus, resources(), signature, workers=workers)
    seconds, cpu = perf_counter() - started, machine.cpu() - used
    return Run(seconds, cpu, outcome.new, outcome.read, machine.peak(), machine.peak(resource.RUSAGE_CHILDREN))


def made(folder: Path, count: int, seed: int) -> Path:
    """Return a file of generated articles, made where it is not there yet."""
    path = folder / f"articles-{count}-{seed}.jsonl"
    if not path.exists():
        draft = path.with_suffix(".part")
        generate.write(draft, count, seed)
        draft.rename(path)
    return path


def costs(folder: Path, count: int, given: argparse.Namespace) -> dict[str, object]:
    """Return what it costs to build a corpus of `count` articles, to add to it, and to run for nothing."""
    corpus = folder / f"corpus-{count}"
    shutil.rmtree(corpus, ignore_errors=True)
    everything = made(folder, count, _SEED)
    built = fresh_run(everything, corpus, given.workers)
    parts = {part: machine.size(corpus / part) for part in ("texts", "mentions", "index")}
    disk = machine.size(corpus)
    again = fresh_run(everything, corpus, given.workers)
    seeds = range(_SEED + 1, _SEED + 1 + given.batches)
    added = [fresh_run(made(folder, given.batch, seed), corpus, given.workers) for seed in seeds]
    each = [_milliseconds(run.seconds, run.new) for run in added]
    return {
        "articles": built.new,
        "build, s": round(built.seconds, 1),
        "build, ms an article": _milliseconds(built.seconds, built.new),
        "CPU ms": _milliseconds(built.cpu, built.new),
        f"add {given.batch}, ms an article": median(each),
        "worst batch": max(each),
        "CPU ms, adding": median(_milliseconds(run.cpu, run.new) for run in added),
        "all again, s": round(again.seconds, 1),
        "again, ms an article": _milliseconds(again.seconds, again.read),
        "peak, MiB": built.peak,
        "peak of a worker, MiB": built.worker_peak,
        "peak adding, MiB": max(run.peak for run in added),
        "disk, bytes an article": round(disk / built.new),
        **{f"of that {part}": round(held / built.new) for part, held in parts.items()},
    }


def _milliseconds(seconds: float, articles: int) -> float:
    return round(1_000 * seconds / articles, 2)


def main() -> None:
    """Measure every size, print the table and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--batch", type=int, default=500, help="articles added to a corpus that has that size")
    parser.add_argument("--batches", type=int, default=3, help="how often; the table has the median and the worst")
    parser.add_argument("--keep", type=Path, help="leave articles and corpora here, for filter_cost.py")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rows = [costs(folder, count, given) for count in given.sizes]
    machine.print_table(rows)
    machine.keep("ingest_cost", {"workers": given.workers, "batch": given.batch, "rows": rows})


if __name__ == "__main__":
    main()
