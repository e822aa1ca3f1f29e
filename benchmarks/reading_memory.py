"""The memory that reading a large file takes: JSON Lines of any size, read and sorted out as ingest does.

python benchmarks/reading_memory.py --gib 5

Everything of a run of ingest but annotating and writing: reading, cleaning, dates, ids, and the ledger that tells new
from changed and grows with every article. The file is made first, in a temporary folder, and removed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import pandas as pd

_ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

from analysis import loading
from analysis.arrivals import Ledger
from analysis.settings import Settings
from benchmarks.generate import articles
from benchmarks.machine import facts, peak

_GIBIBYTE: Final = 2**30
_DISTINCT: Final = 2_000  # texts; each comes again under other ids
_LINES_A_WRITE: Final = 1_000


def main() -> None:
    """Print records, seconds and the most memory held."""
    asked = _arguments()
    if asked.read is not None:
        _read(asked.read)
        return
    with TemporaryDirectory(dir=asked.keep) as folder:
        file = Path(folder, "articles.jsonl")
        size = _write(file, int(asked.gib * _GIBIBYTE))
        print(f"{size / _GIBIBYTE:.2f} GiB of JSON Lines made")
        # A process of its own, so that its memory is its own too.
        command = [sys.executable, __file__, "--read", str(file)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  (this very script)
    print(done.stdout, end="")
    print(json.dumps(facts()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gib", type=float, default=5.0, help="size of the file")
    parser.add_argument("--keep", help="folder for the temporary file")
    parser.add_argument("--read", type=Path, help="only read this file")
    return parser.parse_args()


def _write(file: Path, size: int) -> int:
    lines = _lines()
    written = 0
    with file.open("wb") as out:
        while written < size:
            written += out.write(b"".join(islice(lines, _LINES_A_WRITE)))
    return written


def _lines() -> Iterator[bytes]:
    texts = list(articles(_DISTINCT, 1))
    for number, article in enumerate(cycle(texts)):
        fresh = {**article, "id": f"{article['id']}-{number}", "url": f"{article['url']}-{number}"}
        yield f"{json.dumps(fresh, ensure_ascii=False)}\n".encode()


def _read(file: Path) -> None:
    ledger = Ledger(pd.Timestamp("2024-11-01", tz="UTC"))
    begun = perf_counter()
    for batch in loading.read([file], loading.Defaults(), Settings()):
        ledger.sort(batch)
    seconds = perf_counter() - begun
    print(f"read {ledger.read:,} new {ledger.new:,} in {seconds:,.0f} s; peak {peak():,} MiB")


if __name__ == "__main__":
    main()
