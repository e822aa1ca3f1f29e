"""Small language models on this machine: a session that gives the same numbers every time, and words as pieces."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import MarqueeError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


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

    Raises MarqueeError where it is.
    """
    try:
        return hashlib.sha256(b"".join((folder / name).read_bytes() for name in names)).hexdigest()[:16]
    except FileNotFoundError as error:
        msg = f"{error.filename}: no such file; the model {what} is part of Marquee: install it again"
        raise MarqueeError(msg) from error


def encoder(tokenizer: str) -> "Tokenizer":
    """Return what cuts words into pieces, from the text of a tokenizer.json."""
    from tokenizers import Tokenizer  # noqa: PLC0415  (as above)

    made = Tokenizer.from_str(tokenizer)
    # The file asks for texts of one length.
    made.no_padding()
    made.no_truncation()
    return made
