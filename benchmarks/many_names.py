"""Articles annotated in a second with the packaged gazetteer, and with half a million imported names besides.

    python benchmarks/many_names.py
    python benchmarks/many_names.py --names 100000 --articles 500 --rounds 3

Both annotate the same made-up articles, in turns, in one process; the ratio is of the sums. Memory is measured in a
process of its own for each.
"""

import argparse
import csv
import gc
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

import pandas as pd

from analysis.annotate import annotate
from analysis.entities import gazetteer as gazetteers
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.names import imports
from analysis.names.choice import Choice
from analysis.names.importing import Outcome, import_names
from analysis.packaged import data_folder
from analysis.settings import Limits
from analysis.store.writing import Signature
from benchmarks import generate
from benchmarks.machine import high_water, keep, print_table, resident

_SYLLABLES: Final = re.findall(
    r"\w+", "ba ber der dra ford ham ke ken lan ley lin lo mar mi ran sen son ster ton tor vel wood"
)
_TURN: Final = 20
# Shares of the names.
_INVENTED: Final = 0.6
_NICKNAMED: Final = 0.1
_WITH_INITIAL: Final = 0.1
_OF_ONE_WORD: Final = 0.02
_PACKAGED: Final = "packaged"
_MANY: Final = "with imports"


def main() -> None:
    """Print a table, and write it to results/."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--names", type=int, default=500_000)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--corpus", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(_alone(options.alone, options.corpus, options.articles)))
        return
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options)


def _measure(folder: Path, options: argparse.Namespace) -> None:
    corpus, file = folder / "corpus", folder / "names.csv"
    write_names(file, options.names)
    begun = time.perf_counter()
    outcome = _imported(file, corpus)
    importing, held = time.perf_counter() - begun, high_water()
    alone = {which: _of_its_own(which, corpus, options.articles) for which in (_PACKAGED, _MANY)}
    rates = _rates(corpus, options)
    rows = [{"": which, "articles a second": rates[which], **alone[which]} for which in (_PACKAGED, _MANY)]
    ratio = round(rates[_MANY] / rates[_PACKAGED], 3)
    print_table(rows)
    print(f"ratio {ratio}; import of {outcome.read:,} rows {importing:.1f} s, {outcome.entities:,} names taken")
    keep(
        "many_names",
        {
            "ratio": ratio,
            "rows": rows,
            "import_seconds": round(importing, 1),
            "import_peak_mib": held,
            "names": outcome.entities,
            "spellings": outcome.aliases,
        },
    )


def write_names(file: Path, count: int) -> None:
    """Write made-up people: given names of the packaged ones, with their surnames in other pairs or made of syllables.

    One in ten has a nickname, one in ten an initial, and one in fifty is called by one word.
    """
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["name", "kind", "birth_year", "aliases", "roles"])
        writer.writerows(itertools.islice(_people(random.Random(1)), count))  # noqa: S311  (no secret)


def _people(dice: random.Random) -> Iterator[Sequence[object]]:
    known = gazetteers.read(data_folder() / "gazetteer").entities
    names = [name.split() for name in known["name"][known["kind"].eq("person")] if " " in name]
    given = [name[0] for name in names]
    surnames = [name[-1] for name in names]
    taken: set[tuple[str, int]] = set()
    while True:
        first, last = dice.choice(given), dice.choice(surnames)
        if dice.random() < _INVENTED:
            last = "".join(dice.choices(_SYLLABLES, k=dice.choice((2, 2, 3)))).capitalize()
        initial = f" {dice.choice('ABCDEFGHJKLMNPRSTW')}." if dice.random() < _WITH_INITIAL else ""
        name = last if dice.random() < _OF_ONE_WORD else f"{first}{initial} {last}"
        year = dice.randrange(1920, 2000)
        if (name, year) not in taken:
            taken.add((name, year))
            nickname = f"{dice.choice(given)} {last}" if dice.random() < _NICKNAMED else ""
            yield name, "person", year, nickname, dice.choice(("actor", "singer", "writer"))


def _imported(file: Path, corpus: Path) -> Outcome:
    signature = Signature("names import names.csv", "benchmark", pd.Timestamp("2026-01-01", tz="UTC"))
    limits = Limits(names=10_000_000)
    return import_names([file], corpus, data_folder() / "gazetteer", Choice(2026), signature, limits)


def _known(which: str, corpus: Path) -> Gazetteer:
    return imports.gazetteer(data_folder() / "gazetteer", corpus if which == _MANY else None)


def _alone(which: str, corpus: Path, count: int) -> dict[str, object]:
    """Return what it takes to begin, and the memory of beginning and of annotating."""
    first = _articles(2)
    before, begun = resident(), time.perf_counter()
    knowledge = Knowledge(_known(which, corpus))
    annotate(first, knowledge)
    started, held = time.perf_counter() - begun, resident() - before
    annotate(_articles(min(count, 200)), knowledge)
    return {"start, s": round(started, 1), "held, MiB": held, "peak, MiB": high_water()}


def _of_its_own(which: str, corpus: Path, count: int) -> dict[str, object]:
    command = [sys.executable, __file__, "--alone", which, "--corpus", str(corpus), "--articles", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  (this very program)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _articles(count: int) -> pd.DataFrame:
    """Return articles of the generator, each with two of the imported people more."""
    people = _people(random.Random(1))  # noqa: S311  (no secret)
    rows = [
        (str(number), one["headline"], f"{one['body']}\nAfterwards {next(people)[0]} went to see {next(people)[0]}.")
        for number, one in enumerate(generate.articles(count, seed=1))
    ]
    return pd.DataFrame(rows, columns=["article_id", "headline", "body"], dtype="str")


def _rates(corpus: Path, options: argparse.Namespace) -> dict[str, float]:
    articles = _articles(options.articles)
    known = {which: Knowledge(_known(which, corpus)) for which in (_PACKAGED, _MANY)}
    for knowledge in known.values():
        annotate(articles.head(50), knowledge)
    gc.collect()
    gc.freeze()
    spent = dict.fromkeys(known, 0.0)
    # In turns of few articles: what else the machine does then falls on both.
    turns = [articles[start : start + _TURN] for start in range(0, len(articles), _TURN)]
    for number, some in enumerate(turns * options.rounds):
        for which in sorted(known, reverse=bool(number % 2)):
            begun = time.process_time()
            annotate(some, known[which])
            spent[which] += time.process_time() - begun
    return {which: round(options.rounds * len(articles) / seconds, 1) for which, seconds in spent.items()}


if __name__ == "__main__":
    main()
