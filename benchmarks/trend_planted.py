"""How often a planted rise is called rising: by usual articles a day, lift, spread and names scanned.

python benchmarks/trend_planted.py [--trials 200] [--floors]

Invented outlets publish 28 ordinary days and one more; on the last, one name has a lift. Counts a day are Poisson, or
negative binomial where their variance is larger than their mean. The same seed gives the same table.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis import schema
from analysis.metrics.trends import base, trends
from analysis.metrics.trends.states import RISING
from analysis.selection import Selection
from analysis.store.commits import Commit
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot

_FIRST: Final = pd.Timestamp("2024-09-02", tz="UTC")
_DAYS: Final = 29
_OUTLETS: Final = 8
_OTHERS: Final = 400  # articles a day that name nobody
_UTC: Final = ZoneInfo("UTC")
BASES: Final = (0.1, 0.5, 1.0, 2.0, 5.0, 20.0)
LIFTS: Final = (2, 4, 8, 16)
SPREADS: Final = (1.0, 1.5, 2.0)
NAMES: Final = (100, 300, 1000)


@dataclass(frozen=True)
class Case:
    """What is planted: a name's usual articles a day, times which, at which variance over mean, among how many."""

    base: float
    lift: float
    spread: float
    names: int
    exactly: int | None = None
    """Articles on the last day, where these are not drawn too."""


def drawn(chance: np.random.Generator, mean: np.ndarray, spread: float) -> np.ndarray:
    """Return counts of this mean whose variance is `spread` times the mean."""
    if spread > 1:
        mean = chance.gamma(mean / (spread - 1), spread - 1)
    return chance.poisson(mean)


def planted(case: Case, chance: np.random.Generator) -> Slice:
    """Return 29 days of articles; name 0 has the lift on the last."""
    usual = np.exp(chance.normal(-0.5, 1.0, case.names))
    usual[0] = case.base
    mean = np.repeat(usual[:, None], _DAYS, axis=1)
    mean[0, -1] *= case.lift
    counts = drawn(chance, mean, case.spread)
    if case.exactly is not None:
        counts[0, -1] = case.exactly
    name, day = (np.repeat(where, counts.ravel()) for where in np.indices(counts.shape).reshape(2, -1))
    day = np.concatenate([day, np.repeat(np.arange(_DAYS), _OTHERS)])
    published = _FIRST + pd.to_timedelta(day * 86400 + chance.integers(0, 86400, len(day)), unit="s")
    articles = pd.DataFrame(
        {
            "article_id": [f"a{number}" for number in range(len(day))],
            "source": pd.Categorical([f"Outlet {number}" for number in chance.integers(0, _OUTLETS, len(day))]),
            "published_at": pd.Series(published).astype("datetime64[us, UTC]"),
            "copy_of": np.full(len(day), -1, dtype="int32"),
        }
    )
    ids = pd.Index([f"p{number}" for number in range(case.names)])
    appearances = pd.DataFrame({"article": np.arange(len(name)), "entity_id": pd.Categorical(ids[name], ids)})
    entities = pd.DataFrame({"entity_id": ids, "name": ids, "kind": "person", "note": None}, index=ids, dtype="str")
    return slice_of(_held(articles, appearances, entities), base(Selection()))


def _held(articles: pd.DataFrame, appearances: pd.DataFrame, entities: pd.DataFrame) -> Snapshot:
    commit = Commit(1, "2024-10-01T00:00:00+00:00", "benchmark", "benchmark", {}, "")
    credits_ = schema.empty(schema.CREDITS)
    section = articles.assign(section=pd.Categorical([""] * len(articles)))
    return Snapshot(Path("planted"), commit, section, appearances, entities, credits_, {})


def found(case: Case, trials: int, seed: int = 0) -> float:
    """Return the share of trials in which the planted name is called rising."""
    chance = np.random.default_rng(seed)
    as_of = _FIRST + pd.Timedelta(days=_DAYS) - pd.Timedelta(1, "us")
    called = 0
    for _ in range(trials):
        table = trends(planted(case, chance), as_of, pd.Timedelta(days=1), _UTC).set_index("entity_id")
        called += table["state"].get("p0") == RISING
    return called / trials


FLOORS: Final = {
    "8 articles at base 1, Poisson, 100 names: at least 95 %": Case(1.0, 8, 1.0, 100, exactly=8),
    "16 times a base of 1 at spread 1.5, 300 names: at least 80 %": Case(1.0, 16, 1.5, 300),
    "16 times a base of 0.5 at spread 1.5, 300 names": Case(0.5, 16, 1.5, 300),
}


def main() -> None:
    """Print the floors, and a table of each spread and number of names: usual articles a day by lift."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--floors", action="store_true", help="only the floors")
    options = parser.parse_args()
    for told, case in FLOORS.items():
        print(f"{told}: {found(case, options.trials):.1%}")
    if options.floors:
        return
    for names in NAMES:
        for spread in SPREADS:
            print(f"\n{names} names, variance over mean {spread}\n  base " + " ".join(f"{lift:>5}x" for lift in LIFTS))
            for usual in BASES:
                parts = [found(Case(usual, lift, spread, names), options.trials) for lift in LIFTS]
                print(f"{usual:>6} " + " ".join(f"{part:>6.0%}" for part in parts), flush=True)


if __name__ == "__main__":
    main()
