"""What Marquee says of the articles in a file, in the shape of the labels."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis import loading
from analysis.annotate import annotate
from analysis.entities.knowledge import Knowledge
from analysis.settings import Settings

_PARTS: Final = {"person": "people", "group": "groups", "character": "characters", "series": "works", "film": "works"}


def said(path: Path, knowledge: Knowledge) -> Iterator[tuple[str, dict[str, list[dict[str, Any]]]]]:
    """Return the id that each article has in the file, and its people, groups, characters and works."""
    for batch in loading.read([path], loading.Defaults(), Settings()):
        assert batch.rejects.empty
        mentions = annotate(batch.articles, knowledge).mentions
        for article in batch.articles.itertuples():
            yield str(article.input_id), _by_part(mentions[mentions["article_id"] == article.article_id], knowledge)


def _by_part(mentions: pd.DataFrame, knowledge: Knowledge) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {part: [] for part in _PARTS.values()}
    for entity, surfaces in mentions.groupby("entity_id", sort=False)["surface"]:
        kind = knowledge.kinds[str(entity)]
        found[_PARTS[kind]].append(
            {
                "name": knowledge.names[str(entity)],
                "kind": kind,
                "mentions": len(surfaces),
                "surfaces": surfaces.value_counts(sort=False).to_dict(),
            }
        )
    return found
