"""What an input would bring, told before anything is written."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from analysis import schema
from analysis.loading.batches import Batch
from analysis.loading.facts import columns, status
from analysis.plural import counted

MOST_RECORDS: Final = 50_000
"""How many records are looked at."""

_SHOWN: Final = 5
_FILLED: Final = ("headline", "body", "published_at", "url", "source", "author", "section", "language", "input_id")
_FIRST: Final = ["headline", "source", "published_at", "place"]
_UNREADABLE: Final = "no date can be read"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was wrong in an input: where, and what."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problems:
    """How many records have a problem of a kind, and the first of them."""

    count: int = 0
    first: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One of our fields, and the input's columns that fill it: the first that says something does."""

    field: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """What an input would bring: `read = articles + held + withdrawn + rejected`."""

    read: int
    """Records looked at."""
    is_whole: bool
    """Whether these were all."""
    articles: int
    new: int
    """Different articles that the corpus does not have."""
    known: int
    """Different articles that the corpus has."""
    held: int
    """Records that are embargoed beyond now, or withheld: nothing of what they say is in this preview."""
    withdrawn: int
    """Notices that an article is not to be used any more."""
    has_columns: bool
    """Whether some of the input has columns or keys."""
    matched: tuple[Match, ...]
    unused: tuple[str, ...]
    """Columns that fill no field."""
    filled: tuple[str, ...]
    """Fields that the articles have, whatever the format."""
    undated: int
    without_source: int
    unreadable_dates: Problems
    losses: Problems
    """What else was lost in reading."""
    rejected: Problems
    sources: pd.DataFrame
    """source, articles; most first."""
    first: pd.DataFrame
    """headline, source, published_at, place of the first articles."""

    @property
    def columns_matched(self) -> int:
        """How many of the input's columns fill a field."""
        return sum(len(match.names) for match in self.matched)

    def line(self) -> str:
        """Return it in words, in one line."""
        parts = [
            counted(self.articles, "article"),
            self._filling(),
            f"{counted(self.unreadable_dates.count, 'date')} unreadable" if self.unreadable_dates.count else "",
            f"{counted(self.rejected.count, 'record')} could not be read" if self.rejected.count else "",
            held_in_words(self.held),
            withdrawn_in_words(self.withdrawn),
        ]
        said = ", ".join(part for part in parts if part)
        return said if self.is_whole else f"first {self.read:,} records looked at: {said}"

    def _filling(self) -> str:
        if self.has_columns and (self.matched or not self.articles):
            return f"{counted(self.columns_matched, 'column')} matched"
        return f"{counted(len(self.filled), 'field')} filled" if self.articles else ""


def preview(
    batches: Iterable[Batch],
    known: Collection[str],
    at: pd.Timestamp,
    enough: Callable[[int], bool] = lambda read: read >= MOST_RECORDS,
) -> Preview:
    """Return what the batches would bring to a corpus that has the known article ids, if they were read at an instant.

    Nothing more is read once `enough`, asked with the number of records looked at, says so.
    """
    seen = _Seen()
    is_whole = True
    for batch in batches:
        if enough(seen.read):
            is_whole = False
            break
        seen.take(batch, at)
    return seen.told(known, is_whole=is_whole)


def held_in_words(count: int) -> str:
    """Return how many records wait for their hour: "2 held back until their hour"; "" for none."""
    return f"{count:,} held back until {'its' if count == 1 else 'their'} hour" if count else ""


def withdrawn_in_words(count: int) -> str:
    """Return how many articles were withdrawn: "1 withdrawn by its publisher"; "" for none."""
    return f"{count:,} withdrawn by {'its publisher' if count == 1 else 'their publishers'}" if count else ""


@dataclass
class _Seen:
    """What was counted so far: bounded by the number of records looked at, whatever they hold."""

    read: int = 0
    articles: int = 0
    held: int = 0
    withdrawn: int = 0
    undated: int = 0
    has_columns: bool = False
    ids: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    sources: Counter[str] = field(default_factory=Counter)
    unreadable_dates: Problems = Problems()
    losses: Problems = Problems()
    rejected: Problems = Problems()
    first: list[pd.DataFrame] = field(default_factory=list)

    def take(self, batch: Batch, at: pd.Timestamp) -> None:
        """Count a batch."""
        withdrawn = batch.articles["status"].eq(status.CANCELED)
        held = status.waits(batch.articles, at)
        usable = batch.articles[~withdrawn & ~held]
        self.read += batch.read
        self.articles += len(usable)
        self.held += int(held.sum())
        self.withdrawn += int(withdrawn.sum())
        self.undated += int(usable["published_at"].isna().sum())
        self.ids.update(usable["article_id"])
        self.sources.update(usable["source"].fillna(""))
        self.filled.update(name for name in _FILLED if _says_something(usable[name]))
        self.has_columns = self.has_columns or bool(batch.headers)
        self.names.update(dict.fromkeys(name for header in batch.headers for name in header.names))
        is_date = batch.warnings["reason"].str.startswith(_UNREADABLE)
        self.unreadable_dates = _more(self.unreadable_dates, batch.warnings[is_date])
        self.losses = _more(self.losses, batch.warnings[~is_date])
        self.rejected = _more(self.rejected, batch.rejects)
        if (missing := _SHOWN - sum(map(len, self.first))) > 0:
            self.first.append(usable[_FIRST].head(missing))

    def told(self, known: Collection[str], *, is_whole: bool) -> Preview:
        """Return what was counted."""
        new = len(self.ids.difference(known))
        matched = _matched(self.names)
        used = {name for match in matched for name in match.names}
        ranked = sorted(self.sources.items(), key=lambda item: (-item[1], item[0]))
        return Preview(
            read=self.read,
            is_whole=is_whole,
            articles=self.articles,
            new=new,
            known=len(self.ids) - new,
            held=self.held,
            withdrawn=self.withdrawn,
            has_columns=self.has_columns,
            matched=matched,
            unused=tuple(name for name in self.names if name not in used and name.strip()),
            filled=tuple(name for name in _FILLED if name in self.filled),
            undated=self.undated,
            without_source=self.sources[""],
            unreadable_dates=self.unreadable_dates,
            losses=self.losses,
            rejected=self.rejected,
            sources=pd.DataFrame(ranked, columns=["source", "articles"]).astype({"source": "str", "articles": "int64"}),
            first=pd.concat([schema.empty(schema.LOADED)[_FIRST], *self.first], ignore_index=True),
        )


def _matched(names: Iterable[str]) -> tuple[Match, ...]:
    """Return the fields that these columns fill, each with its columns, strongest first."""
    known = [(*found, name) for name in names if (found := columns.field_of(name)) is not None]
    by_field: dict[str, list[str]] = {}
    for matched, _, name in sorted(known, key=lambda one: one[1]):
        by_field.setdefault(matched, []).append(name)
    return tuple(Match(name, tuple(by_field[name])) for name in columns.FIELDS if name in by_field)


def _says_something(values: pd.Series) -> bool:
    return bool((values.notna() & values.astype("str").ne("")).any())


def _more(problems: Problems, rows: pd.DataFrame) -> Problems:
    missing = _SHOWN - len(problems.first)
    told = rows[["place", "reason"]].head(missing).itertuples(index=False, name=None) if missing else ()
    return Problems(problems.count + len(rows), (*problems.first, *(Problem(*row) for row in told)))
