"""Copies: articles of nearly the same text, and which of them was there first."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

ALIKE: Final = 0.8
"""Which part of their shingles two texts must have in common."""

_SHINGLE: Final = 3  # words
_FEWEST: Final = 25  # words of a body: shorter ones say too little to be compared by parts
_FEWEST_ALONE: Final = 4  # words of a headline that are not said of something else the day after
_HASHES: Final = 128
_SEED: Final = 1
# A text that is missed is missed for good; one that is taken up in vain is compared and let go.
_WEIGHTS: Final = (0.2, 0.8)
_RANKS: Final = {"own": 0, "credited": 1}
_NO_WIRE: Final = 2

_MIX: Final = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB], dtype=np.uint64)
"""Odd numbers without a pattern, one a word of a shingle (those of SplitMix64, Steele and others 2014)."""

Shingles = npt.NDArray[np.uint32]


def first(groups: pd.DataFrame, published_at: pd.Series) -> pd.Series:
    """Return the first of the copies of each article's text by article_id, null where that is the article itself.

    `groups` are schema.GROUPS; `published_at` is by article_id. A news agency's own article is first, whenever it came,
    then those that credit one, then the others; of each the earliest.
    """
    kept = groups.set_index("article_id")
    text = kept["copy_of"].fillna(kept.index.to_series())
    ranked = pd.DataFrame(
        {
            "text": text,
            "rank": kept["wire"].map(_RANKS).fillna(_NO_WIRE),
            "at": published_at.reindex(kept.index),
        }
    ).reset_index()
    in_turn = ranked.sort_values(["rank", "at", "article_id"], na_position="last", kind="stable")
    leading = text.map(in_turn.groupby("text", sort=False)["article_id"].first())
    return leading.where(leading.ne(leading.index.to_series())).rename("copy_of").astype("str")


@dataclass(slots=True)
class _Text:
    """A text, and the latest article that has exactly it."""

    shingles: Shingles
    place: int
    at: int


# Whoever only reads a corpus compares no texts, and the library takes long to import.
def _index() -> "MinHashLSH":
    from datasketch import MinHashLSH  # noqa: PLC0415

    return MinHashLSH(threshold=ALIKE, num_perm=_HASHES, weights=_WEIGHTS)


def _blank() -> "MinHash":
    from datasketch import MinHash  # noqa: PLC0415

    return MinHash(num_perm=_HASHES, seed=_SEED, hashfunc=int)


@dataclass(slots=True)
class Texts:
    """The texts of the articles before."""

    memory: int
    """Articles whose times lie further apart are not compared."""
    exact: dict[bytes, _Text] = field(default_factory=dict)
    alike: "MinHashLSH" = field(default_factory=_index)

    blank: "MinHash" = field(default_factory=_blank)

    def taken(self, place: int, headline: Sequence[str], body: Sequence[str], at: int) -> int | None:
        """Return the place of the article that this one is a copy of, and remember it; both texts are `terms.words`.

        Of several the most alike, of these the latest. A text is not compared with a headline alone.
        """
        if len(body) < _FEWEST:
            return self._short(place, headline, body, at)
        shingles = _shingles(body)
        key = shingles.tobytes()
        same = self.exact.get(key)
        near = same.place if same and self._is_near(same, at) else None
        if near is None:
            sketch = self._sketch(shingles)
            near = self._nearest(sketch, shingles, at)
            if same is None:
                self.alike.insert(key, sketch, check_duplication=False)
        self.exact[key] = _Text(shingles, place, at)
        return near

    def _nearest(self, sketch: "MinHash", shingles: Shingles, at: int) -> int | None:
        texts = (self.exact[key] for key in self.alike.query(sketch))
        compared = [(_overlap(shingles, text.shingles), text.place) for text in texts if self._is_near(text, at)]
        share, place = max(compared, default=(0.0, None))
        return place if share >= ALIKE else None

    def _short(self, place: int, told: Sequence[str], in_body: Sequence[str], at: int) -> int | None:
        """Return which article has the same headline and the same few words below it, but for signs and endings."""
        if len(told) + len(in_body) < _FEWEST_ALONE:
            return None
        key = b"short " + " ".join([*told, "|", *in_body]).encode()
        same = self.exact.get(key)
        near = same.place if same and self._is_near(same, at) else None
        self.exact[key] = _Text(np.zeros(0, dtype=np.uint32), place, at)
        return near

    def _sketch(self, shingles: Shingles) -> "MinHash":
        sketch = self.blank.copy()
        sketch.update_batch(shingles)
        return sketch

    def _is_near(self, text: _Text, at: int) -> bool:
        return at - text.at <= self.memory


def _shingles(told: Sequence[str]) -> Shingles:
    words = np.fromiter((zlib.crc32(word.encode()) for word in told), dtype=np.uint64, count=len(told))
    # Whole texts at once, the first word weighing another number than the second: strings of three took far longer.
    parts = np.lib.stride_tricks.sliding_window_view(words, _SHINGLE) @ _MIX
    return np.unique((parts >> np.uint64(32)).astype(np.uint32))


def _overlap(some: Shingles, others: Shingles) -> float:
    both = len(np.intersect1d(some, others, assume_unique=True))
    return both / (len(some) + len(others) - both)
