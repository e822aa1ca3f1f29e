"""Annotated articles gathered until all are there: only then can be said which are copies, and which tell one story."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

import pandas as pd

from analysis import schema
from analysis.annotate import Annotated
from analysis.entities.found import kind_of
from analysis.export.annotations import with_story
from analysis.grouping import copies, grouped, stories

_TEXTS: Final = ["article_id", "source", "author", "published_at", "extent", "headline", "body"]
_NAMED: Final = ["article_id", "entity_id", "in_headline"]
_PART: Final = 1_000_000  # bytes


class Gathering:
    """Lines in a file, and of each article what it is grouped by."""

    def __init__(self, file: BinaryIO, kinds: Mapping[str, str]) -> None:
        self._file = file
        self._kinds = kinds
        self._order: list[tuple[str, str]] = []
        self._texts = [schema.empty(schema.LOADED)[_TEXTS]]
        self._named = [schema.empty(schema.APPEARANCES)[_NAMED]]

    def take(self, articles: pd.DataFrame, annotated: Annotated, lines: Iterator[str]) -> None:
        """Gather articles as `annotations.numbered` makes them, with a line of each."""
        self._file.writelines(f"{line}\n".encode() for line in lines)
        ids = dict(zip(articles["article_id"], articles["known_id"], strict=True))
        self._order += zip(articles["known_id"], articles["own_id"], strict=True)
        self._texts.append(articles.assign(article_id=articles["known_id"])[_TEXTS])
        named = annotated.appearances[_NAMED]
        self._named.append(named.assign(article_id=named["article_id"].map(ids)))

    def parts(self) -> Iterator[bytes]:
        """Return all lines in order, some at a time, with the story of each article and what it is a copy of."""
        told, names, order = self._told(), _names(self._order), iter(self._order)
        self._file.seek(0)
        while lines := self._file.readlines(_PART):
            articles = (told[article] for _, (article, _) in zip(lines, order, strict=False))
            named = ((names[story], copy_of and names[copy_of]) for story, copy_of in articles)
            yield "".join(
                with_story(line.decode().rstrip("\n"), *one) for line, one in zip(lines, named, strict=True)
            ).encode()

    def _told(self) -> dict[str, tuple[str, str | None]]:
        """Return story and what it is a copy of, by article; each article once, however often it came."""
        articles = pd.concat(self._texts, ignore_index=True).drop_duplicates("article_id")
        named = pd.concat(self._named, ignore_index=True).drop_duplicates(_NAMED[:2])
        kinds = [self._kinds.get(entity) or kind_of(entity) for entity in named["entity_id"]]
        found = grouped(articles, named.assign(kind=kinds), schema.empty(schema.GROUPS), schema.empty(schema.BRIDGES))
        published_at = articles.set_index("article_id")["published_at"]
        story = stories.folded(found.groups, found.bridges, schema.empty(schema.STORY_DECISIONS), published_at)
        first = copies.first(found.groups, published_at)
        table = pd.DataFrame({"story": story, "first": first.astype("object").where(first.notna(), None)})
        return dict(zip(table.index, table.itertuples(index=False, name=None), strict=True))


def _names(order: list[tuple[str, str]]) -> dict[str, str]:
    """Return what articles are called outside: by their input's id, where no other article has that too."""
    names = dict(order)
    times = Counter(names.values())
    return {article: own if times[own] == 1 else article for article, own in names.items()}
