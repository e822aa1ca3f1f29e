"""A corpus of any size without its texts: rows of articles and appearances made up and written as they would be."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from analysis import schema
from analysis.entities import gazetteer as gazetteers
from analysis.entities.gazetteer import Gazetteer
from analysis.packaged import gazetteer_folder
from analysis.store import tables
from analysis.store.commits import Basis
from analysis.store.writing import Signature, commit, lease
from benchmarks.outlets import DAYS, FIRST, outlets

_CHUNK: Final = 100_000  # rows made at a time
_APPEARANCES: Final = 3  # an article, on average
_SEED: Final = 1


def write(corpus: Path, rows: int) -> None:
    """Write a corpus of this many articles: no bodies, no mentions and no text index."""
    known = gazetteers.read(gazetteer_folder())
    with lease(corpus, lambda _: None) as last:
        for chunk in _chunks(rows, known):
            for name, table in chunk.items():
                tables.append(corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))
        for name, table in (("entities", known.entities), ("aliases", known.aliases), ("credits", known.credits)):
            tables.replace(corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))
        commit(corpus, last, Signature("made up", "benchmark", pd.Timestamp(FIRST)), Basis(known.digest))


def _chunks(rows: int, known: Gazetteer) -> Iterator[dict[str, pd.DataFrame]]:
    chance = np.random.default_rng(_SEED)
    entities = chance.permutation(known.entities["entity_id"].to_numpy(dtype=object))
    for start in range(0, rows, _CHUNK):
        articles = _articles(min(_CHUNK, rows - start), chance)
        yield {
            "articles": articles,
            "texts": articles.assign(body="", related=""),
            "appearances": _appearances(articles["article_id"], entities, chance),
        }


def _articles(count: int, chance: np.random.Generator) -> pd.DataFrame:
    papers = outlets()
    shares = np.array([paper.share for paper in papers])
    paper = chance.choice(len(papers), count, p=shares / shares.sum())
    ids = [f"{number:016x}" for number in chance.integers(0, 2**63, count)]
    moments = pd.Timestamp(FIRST) + pd.to_timedelta(chance.integers(0, DAYS * 86_400, count), unit="s")
    return pd.DataFrame(
        {
            "article_id": ids,
            "input_id": ids,
            "source": np.array([one.name for one in papers], dtype=object)[paper],
            "url": [
                f"https://www.{papers[one].host}/people/a-headline-in-an-address-{id_}"
                for one, id_ in zip(paper, ids, strict=True)
            ],
            "author": None,
            "section": np.array(papers[-1].sections, dtype=object)[chance.integers(0, len(papers[-1].sections), count)],
            "published_at": moments.to_series().mask(chance.random(count) < 0.01).to_numpy(),  # noqa: PLR2004  (the share that is made so)
            "headline": [f"A headline of the usual length about somebody in some town, {id_}" for id_ in ids],
            "language": "en",
            "extent": "full",
            "version": None,
            "note": None,
            "words": chance.integers(300, 600, count),
            "polarity": chance.normal(0.1, 0.1, count).clip(-1, 1),
            "subjectivity": chance.random(count),
            "content_hash": ids,
            "first_seen": pd.Timestamp(FIRST),
            "changed_at": pd.Timestamp(FIRST),
            "revision": 1,
        }
    )


def _appearances(article_ids: pd.Series, entities: np.ndarray, chance: np.random.Generator) -> pd.DataFrame:
    drawn = chance.poisson(_APPEARANCES, len(article_ids))
    total = int(drawn.sum())
    # Zipf's law of exponent 1, as in casts.py.
    rank = ((len(entities) + 1) ** chance.random(total)).astype(int) - 1
    table = pd.DataFrame(
        {
            "article_id": article_ids.to_numpy(dtype=object).repeat(drawn),
            "entity_id": entities[rank],
            "mentions": chance.geometric(0.3, total),
            "in_headline": chance.random(total) < 0.3,  # noqa: PLR2004  (the share that is made so)
            "first_offset": chance.integers(0, 3_000, total),
        }
    )
    return table.drop_duplicates(["article_id", "entity_id"], ignore_index=True)
