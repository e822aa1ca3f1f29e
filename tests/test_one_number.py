"""One question, one number: tables, lists, figures, pictures and files all tell what a plain count tells.

Another way to ask (a command, a page) joins by a line in WAYS.
"""

import csv
import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import pandas as pd
import pytest

from analysis import schema
from analysis.charts.draw import draw
from analysis.export import delimited
from analysis.figures import coverage as figures
from analysis.figures.figure import Figure, Provenance
from analysis.figures.wording import provenance
from analysis.metrics.coverage import by_entity, by_source, daily, daily_articles
from analysis.metrics.listing import listing, of_day
from analysis.metrics.stories import by_story
from analysis.metrics.together import naming
from analysis.selection import Selection
from analysis.store import stories, tables
from analysis.store.commits import existing, latest
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import headlines
from tests.corpora import ENTITIES, batch, ingested
from tests.delivering import Day, days_of, gaps_of
from tests.generated import SOURCES, ZONE, Asked, Record, asked, records

ARTICLES: Final = 400
OUTAGE: Final = (date(2024, 11, 6), date(2024, 11, 10))
"""First and last day of the outage that is planted."""
SELECTIONS: Final = 200
LINES: Final = ["p1", "w1"]
"""Whose days are told."""
KINDS: Final = {"people": ("person",), "shows": ("series", "film")}

Rows: TypeAlias = list[tuple[object, ...]]
Delivery: TypeAlias = dict[tuple[str, date], Day]


@dataclass(frozen=True)
class Question:
    """A selection put to the corpus, with what the ways to answer it share."""

    corpus: Path
    held: Snapshot
    selection: Selection

    @cached_property
    def told(self) -> Slice:
        return slice_of(self.held, self.selection)

    @cached_property
    def base(self) -> Slice:
        return slice_of(self.held, self.selection.without_entities())

    @cached_property
    def made(self) -> Provenance:
        return provenance(self.told, ZONE, "test")

    @cached_property
    def people(self) -> pd.DataFrame:
        return by_entity(self.told, KINDS["people"])

    @cached_property
    def shows(self) -> pd.DataFrame:
        return by_entity(self.told, KINDS["shows"])

    @cached_property
    def days(self) -> pd.DataFrame:
        return daily_articles(self.told, self.base, ZONE)

    @cached_property
    def lines(self) -> pd.DataFrame:
        return daily(self.told, self.base, LINES, ZONE)

    @cached_property
    def sources(self) -> pd.DataFrame:
        return by_source(self.told, self.base)

    @cached_property
    def articles(self) -> pd.DataFrame:
        return listing(self.told, headlines(self.held))

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return {
            "people": figures.ranking(self.people, "people", self.made),
            "shows": figures.ranking(self.shows, "shows", self.made),
            "days": figures.days_in_all(self.days, self.made),
            "lines": figures.days(self.lines, self.made),
            "sources": figures.sources(self.sources, self.made),
        }


@dataclass(frozen=True)
class Plain:
    """The same answers, counted over the records themselves."""

    every: Sequence[Record]
    asked: Asked
    delivery: Delivery

    @cached_property
    def kept(self) -> list[Record]:
        return [record for record in self.every if self.asked.fits(record)]

    def articles(self) -> Rows:
        """Return ids, newest first, undated last."""
        ordered = sorted((-_seconds(record), record.told.article_id) for record in self.kept)
        return [(article_id,) for _, article_id in ordered]

    def ranking(self, kinds: Sequence[str]) -> Rows:
        """Return entity, articles, mentions, sources and headlines, most covered first."""
        found: list[tuple[str, int, int, int, int]] = []
        for entity in (entity for entity, (kind, *_) in ENTITIES.items() if kind in kinds):
            naming = [record for record in self.kept if entity in record.names]
            mentions = sum(record.names[entity] for record in naming)
            in_headline = sum(entity in record.in_headline for record in naming)
            if naming:
                found.append((entity, len(naming), mentions, len({r.told.source for r in naming}), in_headline))
        return [*sorted(found, key=lambda row: (-row[1], -row[2], row[0]))]

    def sources(self) -> Rows:
        """Return source and articles, most first."""
        published = [record.told.source for record in self.kept]
        found = [(source, published.count(source)) for source in set(published)]
        return [*sorted(found, key=lambda row: (-row[1], row[0]))]

    def stories(self) -> Rows:
        """Return the stories that are told."""
        return [(story,) for story in sorted({record.story for record in self.kept})]

    def days(self, entity: str | None = None) -> Rows:
        """Return day and articles; None on a day of which nothing, or too little, was delivered by the sources."""
        counted = [record.day for record in self.kept if entity is None or entity in record.names]
        told = self._delivered - self._gaps
        return [(day, counted.count(day) if day in told else None) for day in self._period]

    def lines(self) -> Rows:
        """Return entity, day and articles."""
        return [(entity, *row) for entity in LINES for row in self.days(entity)]

    @cached_property
    def _delivered(self) -> set[date]:
        """Return the days on which the sources asked for delivered anything, whatever it was about."""
        chosen = self.asked.selection
        asked_for = Selection(since=chosen.since, until=chosen.until, sources=chosen.sources, copies=True)
        only = Asked(asked_for, lambda _: True)
        return {record.day for record in self.every if record.day is not None and only.fits(record)}

    @cached_property
    def _gaps(self) -> set[date]:
        """Return the days on which a third or more of the sources' usual delivery was out."""
        chosen = self.asked.selection.sources
        return gaps_of(self.delivery, SOURCES if chosen is None else chosen)

    @property
    def _period(self) -> list[date]:
        since, until = self.asked.selection.since, self.asked.selection.until
        every = [record.day for record in self.every if record.day is not None]
        if not self._delivered and (since is None or until is None):
            return []
        first = min(self._delivered) if since is None else max(_day(since), min(every))
        last = max(self._delivered) if until is None else min(_day(until - pd.Timedelta(1, "us")), max(every))
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _day(moment: pd.Timestamp) -> date:
    return moment.to_pydatetime().astimezone(ZONE).date()


def _seconds(record: Record) -> float:
    return -math.inf if record.when is None else record.when.timestamp()


def rows_of(table: pd.DataFrame, *columns: str) -> Rows:
    plain = table[list(columns)].astype("object")
    return [tuple(map(_plain, row)) for row in plain.itertuples(index=False, name=None)]


def _plain(value: object) -> object:
    if pd.isna(value):  # type: ignore[call-overload]  # a scalar, whatever its type
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def in_csv(table: pd.DataFrame, *columns: str) -> Rows:
    """Return columns of the file that is made of a table: ids as texts, days as days, numbers as numbers."""
    written = csv.DictReader(io.StringIO(delimited.csv(table).decode("utf-8-sig")))
    return [tuple(_read(column, row[column]) for column in columns) for row in written]


def _read(column: str, text: str) -> object:
    if column == "day":
        return date.fromisoformat(text)
    if column in {"entity_id", "article_id", "source"}:
        return text
    return int(text) if text else None


def drawn(figure: Figure) -> Rows:
    """Return what is drawn: for each mark, what a click on it asks for, and its number."""
    measured = "y" if figure.form == "line" else "x"
    return [
        (*map(_clicked, ids), None if np.isnan(number) else int(number))
        for trace in draw(figure).data
        for ids, number in zip(trace.customdata, trace[measured], strict=True)
    ]


def _clicked(text: str) -> object:
    return date.fromisoformat(text) if text.startswith("2024-") else text


COUNTS: Final = ("entity_id", "articles", "mentions", "sources", "in_headline")
A_DAY: Final = ("day", "articles")
A_LINE: Final = ("entity_id", "day", "articles")
A_SOURCE: Final = ("source", "articles")

ANSWERS: Final[dict[str, Callable[[Plain], Rows]]] = {
    "articles": Plain.articles,
    "people": lambda plain: plain.ranking(KINDS["people"]),
    "shows": lambda plain: plain.ranking(KINDS["shows"]),
    "days": Plain.days,
    "lines": Plain.lines,
    "sources": Plain.sources,
    "stories": Plain.stories,
}
"""What is asked -> its answer by a plain count. A way may tell fewer columns, never fewer rows."""

WAYS: Final[list[tuple[str, str, Callable[[Question], Rows]]]] = [
    ("articles", "slice", lambda q: rows_of(q.told.articles, "article_id")),
    ("articles", "list", lambda q: rows_of(q.articles, "article_id")),
    ("articles", "file", lambda q: in_csv(q.articles, "article_id")),
    ("people", "table", lambda q: rows_of(q.people, *COUNTS)),
    ("people", "figure", lambda q: rows_of(q.figures["people"].table, *COUNTS)),
    ("people", "file", lambda q: in_csv(q.figures["people"].table, *COUNTS)),
    ("people", "picture", lambda q: drawn(q.figures["people"])),
    ("shows", "table", lambda q: rows_of(q.shows, *COUNTS)),
    ("shows", "figure", lambda q: rows_of(q.figures["shows"].table, *COUNTS)),
    ("shows", "picture", lambda q: drawn(q.figures["shows"])),
    ("days", "table", lambda q: rows_of(q.days, *A_DAY)),
    ("days", "file", lambda q: in_csv(q.figures["days"].table, *A_DAY)),
    ("days", "picture", lambda q: drawn(q.figures["days"])),
    ("lines", "table", lambda q: rows_of(q.lines, *A_LINE)),
    ("lines", "file", lambda q: in_csv(q.figures["lines"].table, *A_LINE)),
    ("lines", "picture", lambda q: drawn(q.figures["lines"])),
    ("stories", "slice", lambda q: rows_of(q.told.articles.drop_duplicates("story").sort_values("story"), "story")),
    ("stories", "table", lambda q: rows_of(by_story(q.told).sort_values("story_id"), "story_id")),
    ("sources", "figure", lambda q: rows_of(q.figures["sources"].table, *A_SOURCE)),
    ("sources", "file", lambda q: in_csv(q.figures["sources"].table, *A_SOURCE)),
    ("sources", "picture", lambda q: drawn(q.figures["sources"])),
]
"""What is asked, how, and the answer: rows that begin as those of ANSWERS do."""
SLOW: Final = {"picture": 8}
"""Ways that are tried on every so-manieth selection only: plotly takes its time."""


@pytest.fixture(scope="module")
def told() -> list[Record]:
    """Return the records, with an outage planted: of The Daily, for five days; every tenth has a copy elsewhere."""
    found = [record for record in records(ARTICLES) if not _is_lost(record)]
    return [*found, *(_elsewhere(record) for record in found[::10])]


def _elsewhere(record: Record) -> Record:
    article_id = f"c{record.told.article_id}"
    return replace(record, told=replace(record.told, article_id=article_id, source="Le Monde"))


@pytest.fixture(scope="module")
def every(told: list[Record], corpus: Path) -> list[Record]:
    """Return the records, and which of them are copies: that is found when they are read."""
    state = existing(corpus, latest(corpus))
    facts = schema.pandas(tables.read(corpus, "articles", state.versions["articles"], ["article_id", "published_at"]))
    groups = stories.told(corpus, state, facts)
    is_copy, story = groups["copy_of"].notna().to_dict(), groups["story"].to_dict()
    ids = [record.told.article_id for record in told]
    return [replace(record, is_copy=is_copy[one], story=story[one]) for record, one in zip(told, ids, strict=True)]


def _is_lost(record: Record) -> bool:
    is_out = record.day is not None and OUTAGE[0] <= record.day <= OUTAGE[1] and record.told.source == "The Daily"
    return is_out and int(record.told.article_id, 16) % 8 > 0


@pytest.fixture(scope="module")
def delivery(every: list[Record]) -> Delivery:
    return days_of([(r.told.source, r.when.to_pydatetime()) for r in every if r.when is not None], ZONE)


@pytest.fixture(scope="module")
def corpus(told: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one-number") / "corpus"
    articles = [record.told for record in told]
    ingested(folder, batch(*articles[:250]), batch(*articles[250:]))
    return folder


@pytest.mark.parametrize("seed", range(SELECTIONS))
def test_every_way_to_ask_gives_the_number_of_a_plain_count(
    every: list[Record], delivery: Delivery, corpus: Path, seed: int
) -> None:
    chosen = asked(seed)
    question, plain = Question(corpus, snapshot(corpus), chosen.selection), Plain(every, chosen, delivery)
    expected = {topic: answer(plain) for topic, answer in ANSWERS.items()}
    for topic, way, answer in WAYS:
        if seed % SLOW.get(way, 1) == 0:
            found = answer(question)
            width = len(found[0]) if found else 0
            assert found == [row[:width] for row in expected[topic]], f"{topic}, {way}: {chosen.selection}"
    assert question.made.articles == len(plain.kept)
    with_copies = Plain(every, replace(chosen, selection=replace(chosen.selection, copies=True)), delivery)
    assert question.made.copies == len(with_copies.kept) - len(plain.kept)


@pytest.mark.parametrize("seed", range(0, SELECTIONS, 20))
def test_the_articles_behind_a_mark_are_as_many_as_it_says(corpus: Path, seed: int) -> None:
    question = Question(corpus, snapshot(corpus), asked(seed).selection)
    for entity, articles in drawn(question.figures["people"]):
        assert len(naming(question.told, str(entity)).articles) == articles
    for day, articles in drawn(question.figures["days"]):
        if articles is not None:
            assert len(of_day(question.told, pd.Timestamp(str(day)), ZONE).articles) == articles
    counted = rows_of(question.days, "day", "counted")
    assert [len(of_day(question.told, pd.Timestamp(str(day)), ZONE).articles) for day, _ in counted] == [
        articles for _, articles in counted
    ]


def test_the_outage_that_was_planted_is_a_gap_though_articles_came(every: list[Record], corpus: Path) -> None:
    question = Question(corpus, snapshot(corpus), Selection())
    gaps = {row[0]: row[2] for row in rows_of(question.days, "day", "articles", "counted") if row[1] is None}
    planted = {OUTAGE[0] + timedelta(days=number) for number in range(5)}
    assert planted <= set(gaps)
    assert sum(int(str(gaps[day])) for day in planted) > 0
    assert sum(record.day in planted and not record.is_copy for record in every) == sum(
        int(str(gaps[day])) for day in planted
    )


def test_the_selections_drawn_ask_for_much_and_for_little(every: list[Record]) -> None:
    sizes = [len(Plain(every, asked(seed), {}).kept) for seed in range(SELECTIONS)]
    assert sum(size > 10 for size in sizes) / SELECTIONS > 0.2
    assert 0.1 < sum(size == 0 for size in sizes) / SELECTIONS < 0.5
    assert max(sizes) > len(every) * 0.9
    assert sum(record.is_copy for record in every) > ARTICLES / 15
    assert 0.2 < sum(asked(seed).selection.copies for seed in range(SELECTIONS)) / SELECTIONS < 0.4
