"""`python -m portrayal DATA OUT`: the model from the data folder, written into another."""

import argparse
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tagger.__main__ import base_folder

from analysis.entities import gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.errors import MarqueeError
from analysis.language import tagger
from analysis.packaged import gazetteer_folder, model_folder
from analysis.tone.portrayal import Portrayer
from portrayal import examples, export
from portrayal.examples import Example
from portrayal.model import pretrained
from portrayal.settling import settled
from portrayal.train import STAGES, train

if TYPE_CHECKING:
    from torch import Tensor

_LEARNED: Final = ("train_short", "train_long")

_log = logging.getLogger("portrayal")


def main() -> int:
    """Return 0 once the model is written, 1 where a file is missing."""
    # The quantiser has a warning for every layer; only our own lines are told.
    logging.basicConfig(level=logging.ERROR, format="%(asctime)s %(message)s")
    _log.setLevel(logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m portrayal", description=__doc__)
    parser.add_argument("data", type=Path, help="the data folder: see README.md")
    parser.add_argument("out", type=Path, help="where to write portrayal.onnx")
    parser.add_argument("--limit", type=int, help="texts of each part, to try it out")
    asked = parser.parse_args()
    try:
        rebuild(asked.data, asked.out, asked.limit)
    except MarqueeError as error:
        _log.error("%s", error)
        return 1
    return 0


def rebuild(data: Path, out: Path, limit: int | None) -> None:
    """Write the model that is learned from the data folder; `limit`: of that many texts of each part."""
    base = base_folder()
    _log.info("marking people in texts")
    given = _examples(data, limit)
    _log.info("examples: %s", {part: len(found) for part, found in given.items()})
    model = pretrained(base / "model.safetensors")
    before: dict[str, Tensor] = {}
    for number, stage in enumerate(STAGES, start=1):
        _log.info("stage %s of %s", number, len(STAGES))
        before = {name: weights.clone() for name, weights in model.state_dict().items()}
        model = train(model, stage, given)
    export.write(settled(model, before), out)


def _examples(data: Path, limit: int | None) -> dict[str, list[Example]]:
    """Return what is learned from, by part."""
    knowledge = Knowledge(gazetteer.read(gazetteer_folder()), tagger.read(model_folder()))
    pieces = Portrayer(b"", (model_folder() / "tokenizer.json").read_text("utf-8")).pieces
    short, long = (examples.articles(data / "names", name, pieces, limit) for name in _LEARNED)
    return {
        "sentences": examples.sentences(data, knowledge, pieces, limit),
        "short articles": short,
        "long articles": long,
        "feeds": examples.feeds(data, knowledge, pieces, limit),
        "ecb+": examples.ecbplus(data, knowledge, pieces, limit),
        "invented": examples.invented("invented", pieces, limit),
        "pairs": examples.invented("pairs", pieces, limit),
    }


if __name__ == "__main__":
    sys.exit(main())
