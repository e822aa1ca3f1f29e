"""How a text portrays one of the people it names, by a small language model that is never told who that is."""

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from analysis.language.model import digest_of, encoder, session
from analysis.tone.masked import Masked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FILES: Final = ("portrayal.onnx", "tokenizer.json")


class Judged(NamedTuple):
    """What the model says of a person in an article, as probabilities."""

    unfavourable: float
    neutral: float
    favourable: float
    """The three add up to 1."""
    misfortune: float
    """Apart from these: death, illness, injury, bereavement, being a victim."""


class Portrayer:
    """The model; built once, never changed. The same masked text always gives the same numbers."""

    def __init__(self, model: bytes, tokenizer: str) -> None:
        """`model`: an ONNX file; `tokenizer`: a tokenizer.json."""
        self._model = model
        self._tokenizer = tokenizer

    def pieces(self, text: str) -> "Sequence[int]":
        """Return the pieces of words; `masked` asks for it."""
        found: list[int] = self._encoder.encode(text, add_special_tokens=False).ids
        return found

    def judged(self, text: Masked) -> Judged:
        """Return how a text portrays its target."""
        given = {
            "ids": np.array([text.ids], dtype=np.int64),
            "roles": np.array([text.roles], dtype=np.int64),
        }
        portrayal, misfortune = self._session.run(None, given)
        powers = np.exp(portrayal[0].astype(np.float64) - portrayal[0].max())
        unfavourable, neutral, favourable = (float(share) for share in powers / powers.sum())
        return Judged(unfavourable, neutral, favourable, float(1 / (1 + np.exp(-np.float64(misfortune[0])))))

    @cached_property
    def _session(self) -> "InferenceSession":
        return session(self._model)

    @cached_property
    def _encoder(self) -> "Tokenizer":
        return encoder(self._tokenizer)


def read(folder: Path) -> Portrayer:
    """Return the model in the folder, read once for the same files. Raises MarqueeError where a file is missing."""
    return _read(folder.resolve(), digest(folder))


@lru_cache(maxsize=1)
def _read(folder: Path, state: str) -> Portrayer:  # noqa: ARG001  (a state is known by all)
    return Portrayer((folder / "portrayal.onnx").read_bytes(), (folder / "tokenizer.json").read_text("utf-8"))


def digest(folder: Path) -> str:
    """Return what tells the model in the folder from any other. Raises MarqueeError where a file is missing."""
    return digest_of(folder, FILES, "of portrayal")
