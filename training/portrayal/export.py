"""The model as the file that Marquee reads."""

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import torch
from tagger.export import OPSET, write_small

from portrayal.model import Alone, PortrayalModel

_INPUTS: Final = ("ids", "roles")
_OUTPUTS: Final = ("portrayal", "misfortune")


def write(model: PortrayalModel, out: Path) -> None:
    """Write portrayal.onnx into the folder."""
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "portrayal.onnx"
        _write_onnx(Alone(model).eval(), whole)
        write_small(whole, out / "portrayal.onnx")


def _write_onnx(model: Alone, path: Path) -> None:
    row = torch.ones((1, 40), dtype=torch.long)
    with warnings.catch_warnings():
        # The exporter that follows it writes a later opset.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            model,
            (row, row),
            str(path),
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes={
                **{name: {0: "batch", 1: "length"} for name in _INPUTS},
                **{name: {0: "batch"} for name in _OUTPUTS},
            },
            opset_version=OPSET,
            dynamo=False,
        )
