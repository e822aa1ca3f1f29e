"""What it costs to group articles into copies and stories: seconds and memory, at several numbers of articles."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Final

import pandas as pd

from analysis import schema
from analysis.grouping import grouped
from benchmarks import generate, machine

_SEED: Final = 1
_SIZES: Final = (12_500, 25_000, 50_000, 100_000)
_TEXTS: Final = ["article_id", "source", "author", "published_at", "extent", "headline", "body"]


def articles(count: int, *, dated: bool) -> pd.DataFrame:
    """Return made-up articles, each once, as grouping takes them; without `dated` none has a date."""
    rows = {row["id"]: row for row in generate.articles(count, _SEED)}
    table = pd.DataFrame({"article_id": list(rows), "extent": "full"})
    for name in ("source", "author", "headline", "body", "published_at"):
        table[name] = [row.get(name) if dated or name != "published_at" else None for row in rows.values()]
    return table.assign(published_at=pd.to_datetime(table["published_at"], utc=True).astype("datetime64[us, UTC]"))


def nobody() -> pd.DataFrame:
    """Return no names: the words of the texts are there without them."""
    return pd.DataFrame({name: pd.Series(dtype="str") for name in ("article_id", "entity_id", "kind", "in_headline")})


def cost(count: int, *, dated: bool) -> dict[str, object]:
    """Return what grouping takes, to be run in a process of its own."""
    table = articles(count, dated=dated)
    before, used = machine.high_water(), machine.cpu()
    found = grouped(table[_TEXTS], nobody(), schema.empty(schema.GROUPS), schema.empty(schema.BRIDGES))
    seconds = machine.cpu() - used
    return {
        "articles": len(table),
        "dated": "yes" if dated else "no",
        "CPU s": round(seconds, 1),
        "CPU ms an article": round(1_000 * seconds / len(table), 2),
        "more memory, MiB": machine.high_water() - before,
        "copies": int(found.groups["copy_of"].notna().sum()),
        "clusters": int(found.groups["cluster"].nunique()),
    }


def main() -> None:
    """Measure every size, print the table and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=_SIZES)
    parser.add_argument("--undated", action="store_true", help="articles without dates, each compared with all before")
    given = parser.parse_args()
    rows = []
    for count in given.sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            rows.append(pool.submit(cost, count, dated=not given.undated).result())
    machine.print_table(rows)
    machine.keep("stories_cost_undated" if given.undated else "stories_cost", {"rows": rows})


if __name__ == "__main__":
    main()
