"""How much the articles of the sample repeat each other across events.

    python benchmarks/sample_texts.py

Prints the share of runs of five words, and of four headline words, that occur in the articles of one event only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pandas as pd

_ARTICLES: Final = Path(__file__).parents[1] / "data" / "sample" / "articles.jsonl"
_BODY, _HEADLINE = 5, 4


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words in a text, in lower case and without punctuation."""
    words = re.findall(r"[\w’']+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def share_of_one_event(texts: Iterable[tuple[str, str]], length: int) -> tuple[float, int]:
    """Return the share of distinct runs that only one event has, and how many runs there are."""
    events = defaultdict(set)
    for event, text in texts:
        for run in runs(text, length):
            events[run].add(event)
    return sum(len(where) == 1 for where in events.values()) / len(events), len(events)


def main() -> None:
    """Print the shares."""
    table = pd.read_json(_ARTICLES, lines=True, dtype=False)
    print(f"{len(table)} articles about {table['event'].nunique()} events and works")
    for column, length in (("body", _BODY), ("headline", _HEADLINE)):
        share, count = share_of_one_event(zip(table["event"], table[column], strict=True), length)
        print(f"{column:<10} {share:.4f} of {count:,} distinct runs of {length} words belong to one event")


if __name__ == "__main__":
    main()
