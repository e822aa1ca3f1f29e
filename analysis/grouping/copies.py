"""Copies: articles of nearly the same text, and which of them was there first."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from datasketch import MinHash, MinHashLSH

from analysis.grouping.terms import words

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


def found(
    headlines: Sequence[str], bodies: Sequence[str], times: npt.NDArray[np.int64], memory: int
) -> list[int | None]:
    """Return the place of the earlier article that each is a copy of, None where there is none.

    Of several the most alike, of these the latest. Articles whose `times` lie further apart than `memory` are not
    compared, nor is a text with a headline alone.
    """
    texts = _Texts(memory)
    return [
        texts.taken(place, headline, body, int(at))
        for place, (headline, body, at) in enumerate(zip(headlines, bodies, times, strict=True))
    ]


@dataclass(slots=True)
class _Text:
    """A text, and the latest article that has exactly it."""

    shingles: Shingles
    place: int
    at: int


@dataclass(slots=True)
class _Texts:
    """The texts of the articles before."""

    memory: int
    exact: dict[bytes, _Text] = field(default_factory=dict)
    alike: MinHashLSH = field(default_factory=lambda: MinHashLSH(threshold=ALIKE, num_perm=_HASHES, weights=_WEIGHTS))

    def taken(self, place: int, headline: str, body: str, at: int) -> int | None:
        """Return which article this one is a copy of, and remember it."""
        in_body = words(body)
        if len(in_body) < _FEWEST:
            return self._short(place, headline, in_body, at)
        shingles = _shingles(in_body)
        key = shingles.tobytes()
        same = self.exact.get(key)
        near = same.place if same and self._is_near(same, at) else None
        if same is None:
            sketch = _sketch(shingles)
            near = self._nearest(sketch, shingles, at)
            self.alike.insert(key, sketch, check_duplication=False)
        elif near is None:
            near = self._nearest(_sketch(shingles), shingles, at)
        self.exact[key] = _Text(shingles, place, at)
        return near

    def _nearest(self, sketch: MinHash, shingles: Shingles, at: int) -> int | None:
        texts = (self.exact[key] for key in self.alike.query(sketch))
        compared = [(_overlap(shingles, text.shingles), text.place) for text in texts if self._is_near(text, at)]
        share, place = max(compared, default=(0.0, None))
        return place if share >= ALIKE else None

    def _short(self, place: int, headline: str, in_body: list[str], at: int) -> int | None:
        """Return which article has the same headline and the same few words below it, but for signs and endings."""
        told = words(headline)
        if len(told) + len(in_body) < _FEWEST_ALONE:
            return None
        key = b"short " + " ".join([*told, "|", *in_body]).encode()
        same = self.exact.get(key)
        near = same.place if same and self._is_near(same, at) else None
        self.exact[key] = _Text(np.zeros(0, dtype=np.uint32), place, at)
        return near

    def _is_near(self, text: _Text, at: int) -> bool:
        return at - text.at <= self.memory


def _shingles(told: Sequence[str]) -> Shingles:
    parts = (" ".join(told[start : start + _SHINGLE]) for start in range(len(told) - _SHINGLE + 1))
    return np.unique(np.fromiter((zlib.crc32(part.encode()) for part in parts), dtype=np.uint32))


def _sketch(shingles: Shingles) -> MinHash:
    sketch = MinHash(num_perm=_HASHES, seed=_SEED, hashfunc=int)
    sketch.update_batch(shingles)
    return sketch


def _overlap(some: Shingles, others: Shingles) -> float:
    both = len(np.intersect1d(some, others, assume_unique=True))
    return both / (len(some) + len(others) - both)
