"""Small language models on this machine: a session that gives the same numbers every time, and words as pieces."""

from typing import TYPE_CHECKING

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


def encoder(tokenizer: str) -> "Tokenizer":
    """Return what cuts words into pieces, from the text of a tokenizer.json."""
    from tokenizers import Tokenizer  # noqa: PLC0415  (as above)

    made = Tokenizer.from_str(tokenizer)
    # The file asks for texts of one length.
    made.no_padding()
    made.no_truncation()
    return made
