"""What an article that arrives is to the corpus: new, changed, a repeat, held back, withdrawn or refused."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pandas as pd

from analysis import schema
from analysis.loading import Batch
from analysis.loading.facts.status import CANCELED, waits

_RANKS: Final = {extent: rank for rank, extent in enumerate(schema.EXTENTS)}
# Ids that are one of a kind wherever they are met; a number or a slug is not, and an address is known as such.
_GLOBAL: Final = re.compile(r"(?:urn|tag):\S+\Z|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z", re.IGNORECASE)
_RANK_BITS: Final = 2


class Known(NamedTuple):
    """What tells whether an article that arrives again has changed."""

    said: int
    """Its content hash and, in the last two bits, the rank of its extent."""
    version: int | None

    @property
    def extent(self) -> int:
        """Rank of how much of the text is there."""
        return self.said & (1 << _RANK_BITS) - 1

    @property
    def content(self) -> int:
        """The content hash."""
        return self.said >> _RANK_BITS


@dataclass(frozen=True, slots=True, eq=False)
class Sorted:
    """What a batch comes to."""

    articles: pd.DataFrame
    """schema.LOADED: to be written, each once, in the place of what the corpus has of it."""
    former: pd.DataFrame
    """schema.REVISIONS: versions that were replaced within the batch."""
    headlines: pd.DataFrame
    """article_id, headline: other headlines of articles, some of which may be known."""
    held: pd.DataFrame
    """schema.HELD: to be kept back, in the place of what is held of them."""
    refused: pd.DataFrame
    """schema.REJECTS: articles that were removed once and are not read again."""
    known: frozenset[str]
    """Those of the articles that the tables have, or that an earlier batch of the run brings."""


@dataclass
class Ledger:
    """What one run knows of the corpus and has counted so far."""

    at: pd.Timestamp
    """When the run began, in UTC: what is embargoed beyond it is held back."""
    known: dict[str, int] = field(default_factory=dict)
    """What each article says, as Known has it: one number, since there may be millions."""
    versions: dict[str, int] = field(default_factory=dict)
    """The publisher's number of those that have one."""
    former: dict[str, set[int]] = field(default_factory=dict)
    """Content hashes of what articles said before."""
    returned: dict[str, Any] = field(default_factory=dict)
    """Arrivals that say again what their article said before: the last word of the run, unless another follows."""
    held: dict[str, tuple[object, ...]] = field(default_factory=dict)
    """What is held back: what each says, and its conditions."""
    buried: dict[str, pd.Timestamp] = field(default_factory=dict)
    """What was removed, and when."""
    aliases: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """The article of an id that is one of a kind, and whether it has an address."""
    read: int = 0
    new: int = 0
    changed: int = 0
    repeats: int = 0
    refused: int = 0
    held_back: int = 0
    removed: dict[str, Known] = field(default_factory=dict)
    """Articles that this run takes out: withheld or withdrawn after they were known."""
    freed: set[str] = field(default_factory=set)
    """Articles that were held back and are no longer."""
    withdrawn: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Articles that their publisher withdrew in this run: source and reason."""

    def remember(self, row: Any) -> None:  # noqa: ANN401  (a row with article_id, input_id and url)
        """Note an id under which the article may be met without its address, or before it."""
        if isinstance(row.input_id, str) and _GLOBAL.match(row.input_id):
            self.aliases.setdefault(row.input_id, (row.article_id, isinstance(row.url, str)))

    def note(self, article_id: str, known: Known) -> None:
        """Take down what an article says now."""
        self.known[article_id] = known.said
        if known.version is not None:
            self.versions[article_id] = known.version

    def before(self, article_id: str) -> Known | None:
        """Return what an article said until now; None where it is not known."""
        said = self.known.get(article_id)
        return None if said is None else Known(said, self.versions.get(article_id))

    def sort(self, batch: Batch) -> Sorted:
        """Count a batch, and return what is to be done with its articles."""
        sorting = _Sorting(self)
        held = waits(batch.articles, self.at)
        for position, (row, is_held) in enumerate(zip(batch.articles.itertuples(index=False), held, strict=True)):
            sorting.take(position, row, is_held=is_held)
        self.read += batch.read - sorting.unread
        self.refused += len(sorting.refused)
        return sorting.result(batch.articles)

    def settle(self) -> pd.DataFrame:
        """Return the articles that are back at what they said before, as schema.LOADED, and count them as changed.

        Only when a run is over is it known that nothing newer followed: files that hold several versions of an article
        bring them all again whenever they are read.
        """
        rows = [row._replace(article_id=article_id) for article_id, row in self.returned.items()]
        self.repeats -= len(rows)
        self.changed += len(rows)
        self.returned = {}
        table = pd.DataFrame(rows, columns=schema.LOADED.names)
        # Of no times at all, pandas would make times without a zone.
        times = {name: pd.to_datetime(table[name], utc=True) for name in ("published_at", "not_before")}
        return schema.conform(table.assign(**times), schema.LOADED, "articles")


class _Sorting:
    """One batch on its way through a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.ids: dict[int, str] = {}
        self.kept: dict[str, int] = {}
        self.held: dict[str, int] = {}
        self.former: list[tuple[str, Any]] = []
        self.headlines: list[tuple[str, str]] = []
        self.refused: list[tuple[str, str, str]] = []
        self.rows: dict[str, Any] = {}
        self.fresh: set[str] = set()
        """Articles that nobody has met before this batch."""
        self.unread = 0
        """Records that are no article yet, or none any more: in no count."""

    def take(self, position: int, row: Any, *, is_held: bool) -> None:  # noqa: ANN401  (a row of schema.LOADED)
        """Decide on one article."""
        article_id = self.ids[position] = self._id(row)
        if row.status == CANCELED:
            self.unread += 1
            self._bury(article_id, row)
        elif article_id in self.ledger.buried:
            day = self.ledger.buried[article_id]
            reason = f"it was removed from this corpus on {day:%-d %B %Y} and is not read again"
            self.refused.append((row.place, reason, ""))
        elif is_held:
            self.unread += 1
            self._hold(position, article_id, row)
        else:
            self._publish(position, article_id, row)

    def _id(self, row: Any) -> str:  # noqa: ANN401  (a row of itertuples, which has no type)
        """Return whose arrival it is: an article known by its address may come again with its id alone."""
        found = self.ledger.aliases.get(row.input_id) if isinstance(row.input_id, str) else None
        if found is not None and not (found[1] and isinstance(row.url, str)):
            return found[0]
        self.ledger.remember(row)
        return str(row.article_id)

    def _bury(self, article_id: str, row: Any) -> None:  # noqa: ANN401  (a row of itertuples, which has no type)
        ledger = self.ledger
        if article_id in ledger.buried:
            return
        self._take_out(article_id)
        if article_id in ledger.held:
            del ledger.held[article_id]
            self.held.pop(article_id, None)
        ledger.buried[article_id] = ledger.at
        ledger.withdrawn[article_id] = (str(row.source), row.note if isinstance(row.note, str) else "")

    def _hold(self, position: int, article_id: str, row: Any) -> None:  # noqa: ANN401  (a row of itertuples, which has no type)
        ledger = self.ledger
        ledger.held_back += 1
        self._take_out(article_id)
        ledger.freed.discard(article_id)
        terms = held_terms(row)
        if ledger.held.get(article_id) != terms:
            ledger.held[article_id] = terms
            self.held[article_id] = position

    def _take_out(self, article_id: str) -> None:
        if (known := self.ledger.before(article_id)) is not None:
            del self.ledger.known[article_id]
            self.ledger.returned.pop(article_id, None)
            self.ledger.removed[article_id] = known
            self.kept.pop(article_id, None)

    def _publish(self, position: int, article_id: str, row: Any) -> None:  # noqa: ANN401  (a row of itertuples, which has no type)
        ledger = self.ledger
        if article_id in ledger.held:
            del ledger.held[article_id]
            self.held.pop(article_id, None)
            ledger.freed.add(article_id)
        # Withheld and published again within one run, it was never away.
        back = ledger.removed.pop(article_id, None)
        before = ledger.before(article_id) if back is None else back
        arrived = known(row)
        self.headlines += [(article_id, line) for line in _lines(row.variants)]
        if before is not None and before.content == arrived.content:
            ledger.note(article_id, before)
            ledger.returned.pop(article_id, None)
            ledger.repeats += 1
        elif before is not None and _is_older(arrived, before):
            ledger.note(article_id, before)
            ledger.repeats += 1
        elif before is not None and arrived.extent < before.extent:
            # A feed's summary does not take the place of the page's whole text.
            ledger.note(article_id, before)
            ledger.repeats += 1
            self.headlines.append((article_id, str(row.headline)))
        elif before is not None and arrived.content in ledger.former.get(article_id, ()):
            ledger.note(article_id, before)
            ledger.returned[article_id] = row
            ledger.repeats += 1
        else:
            ledger.new += before is None
            ledger.changed += before is not None
            ledger.returned.pop(article_id, None)
            if before is None:
                self.fresh.add(article_id)
            else:
                ledger.former.setdefault(article_id, set()).add(before.content)
            ledger.note(article_id, arrived)
            if article_id in self.kept:
                self.former.append((article_id, self.rows[article_id]))
            # Of several versions in one batch the last one stays.
            self.kept[article_id] = position
            self.rows[article_id] = row

    def result(self, articles: pd.DataFrame) -> Sorted:
        """Return what came of the batch."""
        return Sorted(
            articles=self._chosen(articles, self.kept.values()),
            former=self._former(),
            headlines=pd.DataFrame(self.headlines, columns=["article_id", "headline"], dtype="str"),
            held=self._chosen(articles, self.held.values()),
            refused=schema.conform(pd.DataFrame(self.refused, columns=schema.REJECTS.names), schema.REJECTS, "rejects"),
            known=frozenset(self.kept.keys() - self.fresh),
        )

    def _chosen(self, articles: pd.DataFrame, positions: Iterable[int]) -> pd.DataFrame:
        ordered = sorted(positions)
        chosen = articles.iloc[ordered].reset_index(drop=True)
        return chosen.assign(article_id=pd.Series([self.ids[position] for position in ordered], dtype="str"))

    def _former(self) -> pd.DataFrame:
        at = self.ledger.at
        rows = [(one, "former", row.headline, row.body, row.note, row.content_hash, at, at) for one, row in self.former]
        return schema.conform(pd.DataFrame(rows, columns=schema.REVISIONS.names), schema.REVISIONS, "revisions")


def known(row: Any) -> Known:  # noqa: ANN401  (a row with content_hash, extent and version)
    """Return what is to be remembered of an article."""
    version = None if pd.isna(row.version) else int(row.version)
    return Known(int(row.content_hash, 16) << _RANK_BITS | _RANKS.get(row.extent, 0), version)


def held_terms(row: Any) -> tuple[object, ...]:  # noqa: ANN401  (a row of schema.HELD)
    """Return what a held article says and until when it is held: where that is the same, it is a repeat."""
    hour = None if pd.isna(row.not_before) else row.not_before
    return row.content_hash, row.status, hour


def _is_older(arrived: Known, before: Known) -> bool:
    return arrived.version is not None and before.version is not None and arrived.version < before.version


def _lines(text: object) -> list[str]:
    return [line for line in text.splitlines() if line.strip()] if isinstance(text, str) else []
