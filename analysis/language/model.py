"""Small language models on this machine: a session that gives the same numbers every time, and words as pieces."""

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.errors import MarqueeError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

_HELD: Final = 4  # the models of two folders


def session(model: bytes) -> "InferenceSession":
    """Return an ONNX model, ready to run."""
    # Imported when the first text comes: it takes longer than most commands.
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  (see above)

    options = SessionOptions()
    # One thread: whoever annotates runs a process a core.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])


def digest_of(folder: Path, names: Sequence[str], what: str) -> str:
    """Return what tells these files of a model from any others; `what` the model does, if one is missing.

    Files that were neither written nor exchanged since are not read again. Raises MarqueeError where one is missing.
    """
    try:
        return _digest(tuple(_seen(folder / name) for name in names))
    except FileNotFoundError as error:
        msg = f"{error.filename}: no such file; the model {what} is part of Marquee: install it again"
        raise MarqueeError(msg) from error


class _Seen(NamedTuple):
    """A file as it was met."""

    path: Path
    size: int
    written: int
    """When, in nanoseconds."""
    inode: int


def _seen(path: Path) -> _Seen:
    found = path.stat()
    return _Seen(path.absolute(), found.st_size, found.st_mtime_ns, found.st_ino)


@lru_cache(maxsize=_HELD)
def _digest(files: tuple[_Seen, ...]) -> str:
    return hashlib.sha256(b"".join(one.path.read_bytes() for one in files)).hexdigest()[:16]


def encoder(tokenizer: str) -> "Tokenizer":
    """Return what cuts words into pieces, from the text of a tokenizer.json."""
    from tokenizers import Tokenizer  # noqa: PLC0415  (as above)

    made = Tokenizer.from_str(tokenizer)
    # The file asks for texts of one length.
    made.no_padding()
    made.no_truncation()
    return made
