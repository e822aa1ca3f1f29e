"""Articles in, which are copies and which are one story out: each is compared with earlier ones only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis import schema

MEMORY: Final = pd.Timedelta(days=8)
"""How far back an article looks."""

_ALIKE: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """What grouping adds: schema.GROUPS and schema.BRIDGES of the articles that were not grouped before."""

    groups: pd.DataFrame
    bridges: pd.DataFrame


def grouped(articles: pd.DataFrame, named: pd.DataFrame, former: pd.DataFrame, bridges: pd.DataFrame) -> Grouped:  # noqa: ARG001
    """Return the groups of the articles that `former` does not have, and the bridges that they make.

    Dated articles are compared with dated ones and undated with undated ones, so new ones of the one kind leave the
    groups of the other as they are. Of each kind what comes after the earliest new article is to be grouped anew, in
    the order of (published_at, article_id); all before it keeps its groups.

    `articles`: article_id, source, author, published_at, extent, headline and body of the articles to group, and of
    all within MEMORY before the earliest of them; of undated ones, of all undated ones that come before by article_id.
    `named`: article_id, entity_id, kind and in_headline, what these articles name.
    `former`: schema.GROUPS of what was grouped before, which is kept as it is.
    `bridges`: schema.BRIDGES that those articles made.
    """
    in_turn = articles.sort_values(["published_at", "article_id"], na_position="last", kind="stable")
    kept = former.set_index("article_id")
    rows = list(_rows(in_turn, dict(kept["cluster"])))
    found = pd.DataFrame(rows, columns=schema.GROUPS.names)
    return Grouped(
        schema.conform(found, schema.GROUPS, "groups"),
        schema.empty(schema.BRIDGES),
    )


def _rows(in_turn: pd.DataFrame, clusters: dict[str, str]) -> Iterator[tuple[str, str | None, str, str | None]]:
    texts: dict[tuple[str, str], str] = {}
    words: dict[str, set[str]] = {}
    fields = (in_turn[name].tolist() for name in ("article_id", "headline", "body"))
    for article, headline, body in zip(*fields, strict=True):
        text = (headline, body)
        own = set(headline.casefold().split())
        copy_of = texts.setdefault(text, article)
        near = max(words, key=lambda other: _overlap(own, words[other]), default=None)
        is_new = article not in clusters
        if is_new:
            alike = near is not None and _overlap(own, words[near]) >= _ALIKE
            clusters[article] = clusters[near] if alike and near is not None else article
            yield article, None if copy_of == article else copy_of, clusters[article], None
        words[article] = own


def _overlap(some: set[str], others: set[str]) -> float:
    return len(some & others) / max(len(some | others), 1)
