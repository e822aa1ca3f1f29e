"""The model as the files that Marquee reads."""

import json
import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from tagger.labels import CLASSES
from tagger.model import TaggerModel

OPSET: Final = 17
_INPUTS: Final = ("ids", "case", "mask")
_OUTPUT: Final = "logits"


def write(model: TaggerModel, tokenizer: Path, out: Path) -> None:
    """Write tagger.onnx, tagger.json and tokenizer.json into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "tagger.onnx"
        _write_onnx(model, whole)
        write_small(whole, out / "tagger.onnx")
    (out / "tagger.json").write_text(json.dumps({"classes": CLASSES}, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def _write_onnx(model: TaggerModel, path: Path) -> None:
    row = torch.ones((1, 40), dtype=torch.long)
    model.eval()
    with warnings.catch_warnings():
        # The exporter that follows it writes a later opset.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            model,
            (row, row, row),
            str(path),
            input_names=list(_INPUTS),
            output_names=[_OUTPUT],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in (*_INPUTS, _OUTPUT)},
            opset_version=OPSET,
            dynamo=False,
        )


def write_small(whole: Path, small: Path) -> None:
    """Write the model with weights of eight bits, a quarter of the size."""
    quantize_dynamic(
        whole,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        # Seven bits of the eight: older processors overflow on sums of more.
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
