"""How often something is called rising where nothing can be: real articles at shuffled times.

python benchmarks/trend_nulls.py CORPUS [--seeds 20] [--window 24h]

Times are shuffled among the articles of the same weekday, so that no day is special any more. Then, from a day in the
middle on, a source is dropped, a tabloid is added, or all sources are thinned to a fifth.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis.metrics.trends import base, trends
from analysis.metrics.trends.states import FALLING, ONE_OUTLET, RISING
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import snapshot

_UTC: Final = ZoneInfo("UTC")
_DAY: Final = pd.Timedelta(days=1)
_HISTORY: Final = 8  # days before the first that is judged
_KEPT: Final = 0.2
_TABLOID: Final = 80  # articles a day

Change = Callable[[Slice, np.random.Generator], Slice]


def shuffled(corpus: Slice, chance: np.random.Generator) -> Slice:
    """Return the corpus with the times of each weekday's articles dealt out anew."""
    times = corpus.articles["published_at"].to_numpy().copy()
    weekday = corpus.articles["published_at"].dt.day_of_week.to_numpy()
    for day in range(7):
        places = np.flatnonzero(weekday == day)
        times[places] = times[chance.permutation(places)]
    published = pd.Series(times, index=corpus.articles.index)
    return replace(corpus, articles=corpus.articles.assign(published_at=published))


def dropped(corpus: Slice, chance: np.random.Generator) -> Slice:
    """Return the corpus without one of its sources from a day in the middle on."""
    source = chance.choice(corpus.articles["source"].unique())
    return _only(corpus, (corpus.articles["source"] != source) | (corpus.articles["published_at"] < _middle(corpus)))


def thinned(corpus: Slice, chance: np.random.Generator) -> Slice:
    """Return a fifth of the corpus from a day in the middle on."""
    kept = chance.random(len(corpus.articles)) < _KEPT
    return _only(corpus, (corpus.articles["published_at"] < _middle(corpus)) | kept)


def added(corpus: Slice, chance: np.random.Generator) -> Slice:
    """Return the corpus with a new source from a day in the middle on, which writes of the well known only.

    Its articles are those of the corpus at times of their own, the more likely the better known whom they name.
    """
    fame = corpus.appearances["entity_id"].map(corpus.appearances["entity_id"].value_counts()).astype("float64")
    weight = fame.groupby(corpus.appearances["article"]).max()
    since, end = _middle(corpus), corpus.articles["published_at"].max()
    size = int((end - since) / _DAY * _TABLOID)
    taken = chance.choice(weight.index, size=size, p=(weight / weight.sum()).to_numpy())
    key = int(corpus.articles.index.max()) + 1 + np.arange(size)
    new = corpus.articles.loc[taken].set_axis(key).astype({"source": "str"})
    new = new.assign(source="A new tabloid", published_at=since + chance.random(size) * (end - since))
    keys = pd.DataFrame({"article": taken, "key": key})
    named = corpus.appearances.merge(keys, on="article").assign(article=lambda rows: rows["key"]).drop(columns="key")
    articles = pd.concat([corpus.articles.astype({"source": "str"}), new]).astype({"source": "category"})
    articles["published_at"] = articles["published_at"].astype("datetime64[us, UTC]")
    return replace(corpus, articles=articles, appearances=pd.concat([corpus.appearances, named], ignore_index=True))


NULLS: Final[dict[str, Change | None]] = {
    "times shuffled": None,
    "a source dropped": dropped,
    "a tabloid added": added,
    "thinned to a fifth": thinned,
}


def _middle(corpus: Slice) -> pd.Timestamp:
    first, last = (pd.Timestamp(end) for end in corpus.articles["published_at"].agg(["min", "max"]))
    return (first + (last - first) / 2).normalize()


def _only(corpus: Slice, kept: pd.Series) -> Slice:
    return corpus.keeping(pd.Series(corpus.articles.index[kept]))


def called(corpus: Slice, length: pd.Timedelta) -> Iterator[pd.DataFrame]:
    """Yield the trend table of every day's end that has a history."""
    published = corpus.articles["published_at"]
    for day in pd.date_range(published.min().normalize() + _HISTORY * _DAY, published.max().normalize(), freq="D"):
        yield trends(corpus, day + _DAY - pd.Timedelta(1, "us"), length, _UTC).assign(day=day)


def main() -> None:
    """Print a line for each null: of how many days, on how many anything was called rising."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--window", default="24h")
    parser.add_argument("--only", default="")
    parser.add_argument("--show", action="store_true", help="print what was called rising")
    options = parser.parse_args()
    real = slice_of(snapshot(options.corpus), base(Selection()))
    real = _only(real, real.articles["published_at"].notna())
    for name, change in NULLS.items():
        if not name.startswith(options.only):
            continue
        days, rows = 0, []
        for seed in range(options.seeds):
            chance = np.random.default_rng(seed)
            corpus = shuffled(real, chance)
            for table in called(change(corpus, chance) if change else corpus, pd.Timedelta(options.window)):
                days += 1
                rows.append(table[table["state"].isin([RISING, ONE_OUTLET, FALLING])].assign(seed=seed))
        found = pd.concat(rows)
        told = {
            state: found[found["state"].eq(state)].drop_duplicates(["seed", "day"]).shape[0] / days
            for state in (RISING, ONE_OUTLET, FALLING)
        }
        print(f"{name}: of {days} days, " + ", ".join(f"{state} on {part:.1%}" for state, part in told.items()))
        if options.show:
            print(found.drop(columns=["note", "entity_id", "kind", "copies", "high"]).to_string())


if __name__ == "__main__":
    main()
