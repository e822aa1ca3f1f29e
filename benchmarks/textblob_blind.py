"""Where TextBlob's polarity does not say what a reader would: `python benchmarks/textblob_blind.py`.

Prints the share of negated sentences that keep their sign, the polarity of praise in hard words, and the share of the
sample's headlines at exactly 0. docs/methods.md states these figures.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from analysis.language.polarity import tone
from benchmarks.machine import keep, print_table

NEGATIONS: Final = (
    "is not {}",
    "isn't {}",
    "isn’t {}",
    "is never {}",
    "is hardly {}",
    "is far from {}",
    "is anything but {}",
    "is no longer {}",
    "is by no means {}",
    "failed to be {}",
    "is nowhere near {}",
)
ADJECTIVES: Final = (
    *("good", "great", "brilliant", "charming", "convincing", "funny", "honest", "lovely", "wonderful", "impressive"),
    *("bad", "awful", "boring", "dull", "terrible", "weak", "dishonest", "silly", "disappointing", "ridiculous"),
)
PRAISE: Final = (
    "hard work",
    "years of hard work paid off",
    "a killer performance",
    "sick beats",
    "wicked guitar solos",
    "an insanely gifted singer",
    "a terribly moving film",
    "black comedy at its finest",
    "she plays a mean guitar",
    "no flop",
)
"""Words of praise, or at worst of no opinion."""


def negated() -> dict[str, float]:
    """Return by negation the share of adjectives whose sentence keeps the sign that it has without the negation."""
    plain = {adjective: _polarity(f"The singer is {adjective}.") for adjective in ADJECTIVES}
    return {
        negation.format("..."): _share(
            _polarity(f"The singer {negation.format(adjective)}.") * polarity > 0
            for adjective, polarity in plain.items()
        )
        for negation in NEGATIONS
    }


def praised() -> dict[str, float]:
    """Return the polarity of each phrase of praise."""
    return {phrase: round(_polarity(phrase), 2) for phrase in PRAISE}


def silent() -> float:
    """Return the share of the sample's headlines at exactly 0."""
    lines = (_ROOT / "data" / "sample" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return _share(_polarity(json.loads(line)["headline"]) == 0 for line in lines)


def _polarity(text: str) -> float:
    return tone(text).polarity


def _share(facts: Iterable[bool]) -> float:
    told = list(facts)
    return round(sum(told) / len(told), 3)


def main() -> None:
    """Print the figures, and keep them in results/."""
    kept, phrases, zero = negated(), praised(), silent()
    print_table([{"negation": negation, "keeps its sign": share} for negation, share in kept.items()])
    print()
    print_table([{"phrase": phrase, "polarity": polarity} for phrase, polarity in phrases.items()])
    print(f"\nheadlines of the sample at exactly 0: {zero}")
    keep("textblob_blind", {"negated": kept, "praised": phrases, "headlines_at_zero": zero})


if __name__ == "__main__":
    main()
