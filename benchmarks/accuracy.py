"""Accuracy of names against labels made by reading: of the sample, or of articles and labels of your own.

    python benchmarks/accuracy.py
    python benchmarks/accuracy.py --articles articles.jsonl --labels labels.jsonl

Labels are JSON Lines in the form of tests/accuracy/sample_labels.jsonl; the README there says how they are scored.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

from analysis.entities import gazetteer  # noqa: E402  (the checkout's own, whatever is installed)
from analysis.entities.knowledge import Knowledge  # noqa: E402
from analysis.sample import gazetteer_folder  # noqa: E402
from benchmarks.machine import facts  # noqa: E402
from tests.accuracy.saying import said  # noqa: E402
from tests.accuracy.scoring import counts, score  # noqa: E402

_MEASURES: Final = ("people", "namings", "spellings", "shows")


def main() -> None:
    """Print a table of precision, recall and F1."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=Path, default=_ROOT / "data" / "sample" / "articles.jsonl")
    parser.add_argument("--labels", type=Path, default=_ROOT / "tests" / "accuracy" / "sample_labels.jsonl")
    options = parser.parse_args()
    knowledge = Knowledge(gazetteer.read(gazetteer_folder()))
    predicted = dict(said(options.articles, knowledge))
    labels = [json.loads(line) for line in options.labels.read_text(encoding="utf-8").splitlines() if line.strip()]
    totals = sum((counts(label, predicted[label["id"]]) for label in labels), Counter())
    made = facts()
    print(f"{made['at']}, {len(labels)} articles, gazetteer {knowledge.gazetteer.digest}, code {made['code']}")
    for measure in _MEASURES:
        precision, recall, f1 = score(totals, measure)
        labelled = totals[measure, "labelled"]
        print(f"{measure:<12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  labelled {labelled}")
    print(f"characters taken for people  {totals['characters taken for people', 'said']}")


if __name__ == "__main__":
    main()
