"""Names in a text, marked by a small language model: text in, spans out. It knows no entity."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from analysis.language.model import digest_of, encoder, session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_ENDS: Final = frozenset(".!?")
_FIRST, _LAST = 101, 102  # [CLS] and [SEP] of the vocabulary
_WINDOW: Final = 126  # pieces, as in training
_JOINTS: Final = frozenset("'\N{RIGHT SINGLE QUOTATION MARK}-")
FILES: Final = ("tagger.json", "tagger.onnx", "tokenizer.json")
KINDS: Final = ("person", "group", "character", "screen", "work", "other")
# Within a title the model may waver between the two.
_FAMILY: Final = {"screen": "title", "work": "title"}
_CASES: Final = ("none", "lower", "capital", "upper", "letter", "mixed")


class Span(NamedTuple):
    """A stretch of a text that is a name, of which kind, and how sure that is (0 to 1)."""

    start: int
    end: int
    kind: str
    """person, group, character, screen (series and films), work (songs, books, plays) or other."""
    score: float


class _Word(NamedTuple):
    start: int
    end: int
    pieces: tuple[int, ...]
    case: int


class Tagger:
    """The model; built once, never changed. The same text always gives the same spans, whatever stands beside it."""

    def __init__(self, model: bytes, tokenizer: str, classes: Sequence[str]) -> None:
        """`model`: an ONNX file; `tokenizer`: a tokenizer.json; `classes`: O, B-person, I-person and so on."""
        self._model = model
        self._tokenizer = tokenizer
        self._classes = tuple(classes)
        self._pieces = lru_cache(maxsize=50_000)(self._piece_ids)

    def spans(self, text: str) -> list[Span]:
        """Return the names in a text, in reading order; none overlaps another."""
        found: list[Span] = []
        for window in self._windows(text):
            found += self._decoded(window, self._probabilities(window), text)
        return _joined(found, text)

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(self._model)

    @cached_property
    def _encoder(self) -> "Tokenizer":
        return encoder(self._tokenizer)

    def _piece_ids(self, word: str) -> tuple[int, ...]:
        return tuple(self._encoder.encode(word, add_special_tokens=False).ids)

    def _windows(self, text: str) -> Iterator[list[_Word]]:
        """Return the words in windows as long as the model reads, cut at the end of a sentence where there is one."""
        words = [
            _Word(match.start(), match.end(), self._pieces(match[0])[:_WINDOW], _case(match[0]))
            for match in _WORD.finditer(text)
        ]
        start = 0
        while start < len(words):
            end, length = start, 0
            while end < len(words) and length + len(words[end].pieces) <= _WINDOW:
                length += len(words[end].pieces)
                end += 1
            if end < len(words):
                least = start + (end - start) * 2 // 3
                end = next((at for at in range(end, least, -1) if _is_end(words[at - 1], text)), end)
            yield words[start:end]
            start = end

    def _probabilities(self, window: Sequence[_Word]) -> np.ndarray:
        """Return the probability of each class for each word, by its first piece."""
        ids = [_FIRST, *(piece for word in window for piece in word.pieces), _LAST]
        cases = [0, *(word.case for word in window for _ in word.pieces), 0]
        given = {
            "ids": np.array([ids], dtype=np.int64),
            "case": np.array([cases], dtype=np.int64),
            "mask": np.ones((1, len(ids)), dtype=np.int64),
        }
        logits = self._session.run(None, given)[0][0]
        lengths = [len(word.pieces) for word in window]
        firsts = 1 + np.cumsum([0, *lengths[:-1]])
        chosen = logits[np.minimum(firsts, len(ids) - 1)].astype(np.float64)
        powers = np.exp(chosen - chosen.max(axis=1, keepdims=True))
        shares: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
        return shares

    def _decoded(self, window: Sequence[_Word], probabilities: np.ndarray, text: str) -> Iterator[Span]:
        """Return the spans of a window; of a title, all words together tell whether it is of the screen."""
        kinds = self._kinds(probabilities)
        run: list[int] = []
        for place, (word, row) in enumerate(zip(window, probabilities, strict=True)):
            prefix, _, kind = self._classes[int(row.argmax())].partition("-")
            if not word.pieces:
                continue
            goes_on = prefix == "I" and run and "\n" not in text[window[run[-1]].end : word.start]
            if run and not (goes_on and _FAMILY.get(kind, kind) == self._family(kinds, run)):
                yield self._span(window, kinds, run)
                run = []
            if kind:
                run.append(place)
        if run:
            yield self._span(window, kinds, run)

    def _kinds(self, probabilities: np.ndarray) -> np.ndarray:
        """Return the probability of each kind for each word, first or further of a name alike."""
        names = [name.partition("-")[2] for name in self._classes]
        return np.stack([probabilities[:, [n == kind for n in names]].sum(axis=1) for kind in KINDS], axis=1)

    def _family(self, kinds: np.ndarray, run: Sequence[int]) -> str:
        kind = KINDS[int(kinds[run].sum(axis=0).argmax())]
        return _FAMILY.get(kind, kind)

    def _span(self, window: Sequence[_Word], kinds: np.ndarray, run: Sequence[int]) -> Span:
        told = kinds[run].mean(axis=0)
        kind = KINDS[int(told.argmax())]
        alike = [place for place, name in enumerate(KINDS) if _FAMILY.get(name, name) == _FAMILY.get(kind, kind)]
        return Span(window[run[0]].start, window[run[-1]].end, kind, float(told[alike].sum()))


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Return the spans with those as one that only an apostrophe or a hyphen parts: "Flau'jae"."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind == span.kind and text[last.end : span.start] in _JOINTS:
            joined[-1] = last._replace(end=span.end, score=min(last.score, span.score))
        else:
            joined.append(span)
    return joined


def _is_end(word: _Word, text: str) -> bool:
    return text[word.start : word.end] in _ENDS


def _case(word: str) -> int:
    """Return the number of a word's letter case in _CASES: the model's vocabulary has none."""
    if not any(char.isalpha() for char in word):
        return _CASES.index("none")
    if word.islower():
        return _CASES.index("lower")
    if word.isupper():
        return _CASES.index("upper" if len(word) > 1 else "letter")
    return _CASES.index("capital" if word[0].isupper() and word[1:].islower() else "mixed")


def read(folder: Path) -> Tagger:
    """Return the tagger in the folder, read once for the same files. Raises MarqueeError where a file is missing."""
    return _read(folder.resolve(), digest(folder))


@lru_cache(maxsize=1)
def _read(folder: Path, state: str) -> Tagger:  # noqa: ARG001  (a state is known by all)
    classes = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))["classes"]
    return Tagger((folder / "tagger.onnx").read_bytes(), (folder / "tokenizer.json").read_text("utf-8"), classes)


def digest(folder: Path) -> str:
    """Return what tells the model in the folder from any other. Raises MarqueeError where a file is missing."""
    return digest_of(folder, FILES, "that marks names")
