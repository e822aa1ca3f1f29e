"""Load, annotate, commit: the one module that knows them all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pandas as pd
import pyarrow as pa

from analysis import schema
from analysis.annotate import Annotated, annotate
from analysis.engine import mapped
from analysis.entities import gazetteer as gazetteers
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.errors import CorpusError
from analysis.loading import Batch
from analysis.store import index, tables
from analysis.store.commits import Commit
from analysis.store.writing import Signature, commit, lease

_FACTS: Final = ["article_id", "source", "author", "section"]


@dataclass(frozen=True)
class Annotator:
    """The recipe of the pure function that annotates a batch: what a worker process is told."""

    gazetteer: Path
    digest: str = ""
    """State of the gazetteer: another one asks for another function, though it lies in the same folder."""

    def __call__(self) -> Callable[[pd.DataFrame], tuple[pd.DataFrame, Annotated]]:
        """Return the function, with the gazetteer read and its look-ups built once."""
        knowledge = Knowledge(gazetteers.read(self.gazetteer))
        return lambda articles: (articles, annotate(articles, knowledge))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of ingest did: `read = new + changed + repeats + rejected`."""

    read: int
    new: int
    changed: int
    repeats: int
    rejected: int
    commit: int
    """The commit that holds the corpus afterwards: a new one, or the old one where nothing changed."""
    rejects: pd.DataFrame
    warnings: pd.DataFrame


@dataclass
class _Run:
    """What one run has counted so far: the only state of ingest, gone when it ends."""

    hashes: dict[str, str]
    """Content hash by article, as read so far."""
    stored: set[str]
    """Articles that are in the tables, committed or by this run."""
    rows_before: int
    at: pd.Timestamp
    """When the run began, in UTC."""
    read: int = 0
    new: int = 0
    changed: int = 0
    repeats: int = 0
    touched: set[str] = field(default_factory=set)
    """Articles this run has added or replaced."""
    rejects: list[pd.DataFrame] = field(default_factory=list)
    warnings: list[pd.DataFrame] = field(default_factory=list)


def ingest(  # noqa: PLR0913  (what, into what, with whose names and by whom; the rest has defaults)
    batches: Iterable[Batch],
    corpus: Path,
    gazetteer: Path,
    signature: Signature,
    *,
    workers: int = 1,
    say: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Read batches of articles into a corpus, as one commit, and return what happened.

    The same input again adds nothing and makes no commit. An article that comes back with another content replaces its
    former self. Where the gazetteer is another one than the corpus was made with, all its articles are annotated again.
    Raises CorpusError where somebody else goes on writing to the corpus, or the counts do not add up.
    """
    annotator = Annotator(gazetteer, gazetteers.digest(gazetteer))
    with lease(corpus, say) as last:
        run = _begun(corpus, last, signature.at.tz_convert("UTC").as_unit("us"))
        is_outdated = last is not None and last.gazetteer != annotator.digest
        if last is not None and is_outdated:
            say(f"{corpus}: the gazetteer has changed; finding the names in all {run.rows_before} articles again")
            _annotate_again(corpus, last, annotator, workers)
        fresh = (articles for batch in batches for articles in _sorted_out(batch, run))
        for articles, annotated in mapped(annotator, fresh, workers):
            _write(corpus, last, articles, annotated, run)
        rejects = _unknown_rejects(corpus, last, run)
        if last is not None and not (run.touched or len(rejects) or is_outdated):
            return _outcome(run, last)
        tables.append(corpus, "rejects", schema.arrow(rejects, schema.REJECTS, "rejects"))
        if last is None or is_outdated:
            _write_gazetteer(corpus, gazetteers.read(gazetteer))
        _check_equations(corpus, run)
        _write_index(corpus, last, run)
        return _outcome(run, commit(corpus, last, signature, annotator.digest))


def _annotate_again(corpus: Path, last: Commit, annotator: Annotator, workers: int) -> None:
    """Replace all mentions and appearances by those that the gazetteer finds now."""
    for name in ("mentions", "appearances"):
        tables.replace(corpus, name, tables.SCHEMAS[name].empty_table())
    texts = (schema.pandas(rows) for rows in tables.parts(corpus, "texts", last.versions["texts"]))
    for _, annotated in mapped(annotator, texts, workers):
        for name, table in (("mentions", annotated.mentions), ("appearances", annotated.appearances)):
            tables.append(corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))


def _begun(corpus: Path, last: Commit | None, at: pd.Timestamp) -> _Run:
    if last is None:
        return _Run({}, set(), 0, at)
    rows = tables.read(corpus, "articles", last.versions["articles"], ["article_id", "content_hash"])
    hashes = dict(zip(rows["article_id"].to_pylist(), rows["content_hash"].to_pylist(), strict=True))
    return _Run(hashes, set(hashes), len(hashes), at)


def _sorted_out(batch: Batch, run: _Run) -> Iterator[pd.DataFrame]:
    """Count a batch, and hand on the articles that are new or changed, each once."""
    run.read += batch.read
    run.rejects.append(batch.rejects)
    run.warnings.append(batch.warnings)
    kept: dict[str, int] = {}
    rows = zip(batch.articles["article_id"], batch.articles["content_hash"], strict=True)
    for position, (article, content) in enumerate(rows):
        before = run.hashes.get(article)
        if before == content:
            run.repeats += 1
            continue
        run.new += before is None
        run.changed += before is not None
        run.hashes[article] = content
        # Of several versions in one batch the last one stays.
        kept[article] = position
    if kept:
        yield batch.articles.iloc[sorted(kept.values())].reset_index(drop=True)


def _write(corpus: Path, last: Commit | None, articles: pd.DataFrame, annotated: Annotated, run: _Run) -> None:
    """Add a batch to the tables, in the place of what they had of its articles."""
    replaced = set(articles["article_id"]) & run.stored
    earlier = _earlier(corpus, last, replaced)
    for name in ("articles", "texts", "mentions", "appearances") if replaced else ():
        tables.remove(corpus, name, replaced)
    rows = articles.merge(annotated.tones, on="article_id", validate="one_to_one").merge(
        earlier, on="article_id", how="left", validate="one_to_one"
    )
    rows = rows.assign(first_seen=rows["first_seen"].fillna(run.at), revision=rows["revision"].fillna(0) + 1)
    for name, table in (
        ("articles", rows),
        ("texts", rows),
        ("mentions", annotated.mentions),
        ("appearances", annotated.appearances),
    ):
        tables.append(corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))
    run.stored |= set(articles["article_id"])
    run.touched |= set(articles["article_id"])


def _earlier(corpus: Path, last: Commit | None, article_ids: set[str]) -> pd.DataFrame:
    """Return first_seen and revision of articles about to be replaced, as the last commit has them."""
    columns = ["article_id", "first_seen", "revision"]
    if last is None or not article_ids:
        return schema.empty(schema.ARTICLES)[columns]
    return schema.pandas(tables.rows_of(corpus, "articles", last.versions["articles"], article_ids))[columns]


def _unknown_rejects(corpus: Path, last: Commit | None, run: _Run) -> pd.DataFrame:
    """Return the rejects of this run that the corpus does not have yet."""
    rejects = pd.concat([schema.empty(schema.REJECTS), *run.rejects], ignore_index=True).drop_duplicates()
    if last is None or rejects.empty:
        return rejects
    known = schema.pandas(tables.read(corpus, "rejects", last.versions["rejects"]))
    seen = set(known.itertuples(index=False, name=None))
    return rejects[[row not in seen for row in rejects.itertuples(index=False, name=None)]]


def _write_gazetteer(corpus: Path, known: Gazetteer) -> None:
    for name, table in (("entities", known.entities), ("aliases", known.aliases), ("credits", known.credits)):
        tables.replace(corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))


def _check_equations(corpus: Path, run: _Run) -> None:
    """Raise CorpusError where a record was lost or counted twice."""
    rejected = sum(map(len, run.rejects))
    newest = tables.version(corpus, "articles")
    rows = 0 if newest is None else tables.count(corpus, "articles", newest)
    if run.read != run.new + run.changed + run.repeats + rejected or rows != run.rows_before + run.new:
        msg = (
            f"{corpus}: the counts do not add up (read {run.read}, new {run.new}, changed {run.changed}, "
            f"repeats {run.repeats}, rejected {rejected}; {run.rows_before} articles before, {rows} after); "
            "nothing was committed: please report this"
        )
        raise CorpusError(msg)


def _write_index(corpus: Path, last: Commit | None, run: _Run) -> None:
    """Make the text index of the commit to come, from that of the last one and what this run touched."""
    old = index.folder(corpus, last.number) if last else None
    number = last.number + 1 if last else 1
    index.extend_in_parts(old, index.folder(corpus, number), _searchable(corpus, last, run.touched), run.touched)


def _searchable(corpus: Path, last: Commit | None, article_ids: set[str]) -> Iterator[pd.DataFrame]:
    """Return what the text index is to have of these articles, in parts: all texts of a large run fill the memory."""
    parts = [schema.pandas(rows.select(_FACTS)) for rows in _written(corpus, last, "articles")]
    facts = pd.concat([schema.empty(schema.ARTICLES)[_FACTS], *parts])
    for rows in _written(corpus, last, "texts"):
        texts = schema.pandas(rows.select(["article_id", "headline", "body"]))
        yield texts[texts["article_id"].isin(article_ids)].merge(facts, on="article_id", validate="one_to_one")


def _written(corpus: Path, last: Commit | None, name: str) -> Iterator[pa.Table]:
    return tables.added(corpus, name, last.versions[name] if last else None)


def _outcome(run: _Run, state: Commit) -> Outcome:
    return Outcome(
        read=run.read,
        new=run.new,
        changed=run.changed,
        repeats=run.repeats,
        rejected=sum(map(len, run.rejects)),
        commit=state.number,
        rejects=pd.concat([schema.empty(schema.REJECTS), *run.rejects], ignore_index=True),
        warnings=pd.concat([schema.empty(schema.REJECTS), *run.warnings], ignore_index=True),
    )
