"""Of what is called rising, how much a reader calls rising: `python benchmarks/trend_precision.py CORPUS`.

CORPUS holds the feed of entertainment news (docs/datasets.md). The labels in `trend_labels.csv` are by a reader who saw
of each name and day the articles a day over three weeks and up to nine headlines, not what Marquee said; besides what
was called rising then, they hold what was called otherwise. Prints, of each state, how many names rise.
"""

import argparse
import sys
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis.metrics.trends import base, trends
from analysis.metrics.trends.states import RISING
from analysis.selection import Selection
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import snapshot

_LABELS: Final = Path(__file__).parent / "trend_labels.csv"
_DAY: Final = pd.Timedelta(days=1)
_TICK: Final = pd.Timedelta(1, "us")
_UTC: Final = ZoneInfo("UTC")


def main() -> None:
    """Print how many of each state rise, and what is called rising without a label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    corpus = slice_of(snapshot(parser.parse_args().corpus), base(Selection()))
    labels = pd.read_csv(_LABELS, dtype="str", parse_dates=["day"])
    said = pd.concat([_said(corpus, day) for day in sorted(labels["day"].unique())], ignore_index=True)
    both = said.merge(labels[["day", "entity_id", "rises"]], on=["day", "entity_id"], how="left")
    labelled = both.dropna(subset="rises").assign(rises=lambda row: row["rises"].eq("y"))
    counts = labelled.groupby("state", observed=True)["rises"].agg(labelled="size", rise="sum", share="mean")
    print(f"{counts.round(3).to_string()}\n")
    unknown = both[both["state"].eq(RISING) & both["rises"].isna()]
    print(f"called rising without a label: {len(unknown)}")
    for row in unknown.itertuples():
        print(f"  {row.day:%Y-%m-%d} {row.name} ({row.articles} articles, usually {row.expected:.1f})")


def _said(corpus: Slice, day: pd.Timestamp) -> pd.DataFrame:
    """Return entity_id, name, state, articles and expected of everybody on a day, which ends at midnight."""
    table = trends(corpus, day.tz_localize("UTC") + _DAY - _TICK, _DAY, _UTC)
    return table[["entity_id", "name", "state", "articles", "expected"]].assign(day=day)


if __name__ == "__main__":
    main()
