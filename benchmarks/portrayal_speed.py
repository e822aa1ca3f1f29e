"""Marquee's judging of portrayal against bare onnxruntime: `python benchmarks/portrayal_speed.py [--rounds N]`.

Both judge the same people of the sample's articles in one run, in turns. Marquee starts from texts and mentions: it
masks names, cuts words into pieces and turns logits into probabilities; onnxruntime gets the pieces ready made. Prints
the processor time of a text that the model reads, and the ratio: 1 would be no work beside the model's own.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

import numpy as np
import pandas as pd

_ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))

from analysis.annotate import annotate, people
from analysis.entities import gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.language.model import session
from analysis.packaged import gazetteer_folder, model_folder
from analysis.tone import portrayal
from analysis.tone.judging import Named, article, asked, portrayals
from benchmarks.machine import keep, print_table

_ARTICLES: Final = 20


def main() -> None:
    """Print the figures, and keep them in results/."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    portrayer = portrayal.read(model_folder())
    texts = _texts()
    bare = session((model_folder() / "portrayal.onnx").read_bytes())
    ready = [
        {name: np.array([row], dtype=np.int64) for name, row in (("ids", text.ids), ("roles", text.roles))}
        for headline, body, named in texts
        for told in [article(headline, body, named, portrayer.pieces)]
        for entity in dict.fromkeys(one.entity_id for one in named)
        for text in asked(told, entity)
    ]

    def ours() -> None:
        for headline, body, named in texts:
            portrayals(headline, body, named, portrayer)

    def theirs() -> None:
        for given in ready:
            bare.run(None, given)

    spent = _seconds({"Marquee": ours, "bare onnxruntime": theirs}, rounds)
    ratio = round(spent["bare onnxruntime"] / spent["Marquee"], 3)
    print_table([{"": name, "ms a text": round(1000 * time_ / len(ready), 2)} for name, time_ in spent.items()])
    print(f"\nspeed of Marquee to bare onnxruntime: {ratio} ({len(ready)} texts, {len(texts)} articles)")
    keep("portrayal_speed", {"texts": len(ready), "seconds": spent, "ratio": ratio})


def _texts() -> list[tuple[str, str, list[Named]]]:
    """Return headline, body and mentions of people of the first articles of the sample."""
    given = pd.read_json(_ROOT / "data" / "sample" / "articles.jsonl", lines=True, dtype=False).head(_ARTICLES)
    table = given.assign(article_id=given.index.astype("str"))[["article_id", "headline", "body"]]
    knowledge = Knowledge(gazetteer.read(gazetteer_folder()))
    named = people(annotate(table, knowledge).mentions, knowledge)
    return [(headline, body, named.get(key, [])) for key, headline, body in table.itertuples(index=False)]


def _seconds(works: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Return the processor time of each: the median of rounds in turns; the first, which builds, is not counted."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    for is_counted in [False, *[True] * rounds]:
        for name, work in works.items():
            begun = time.process_time()
            work()
            if is_counted:
                spent[name].append(time.process_time() - begun)
    return {name: round(median(times), 4) for name, times in spent.items()}


if __name__ == "__main__":
    main()
