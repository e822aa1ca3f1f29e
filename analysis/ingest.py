"""Load, annotate, group, commit: the one module that knows them all."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pandas as pd

from analysis import editing, schema, sources
from analysis.annotate import Annotated, annotate
from analysis.arrivals import Ledger, held_terms, known
from analysis.engine import mapped
from analysis.entities.applying import apply
from analysis.entities.gazetteer import Gazetteer, whole
from analysis.entities.knowledge import Knowledge
from analysis.errors import BusyError, CorpusError
from analysis.language import tagger as tagging
from analysis.loading import Batch
from analysis.names import imports
from analysis.names import known as names
from analysis.names.touched import Touch, among, touch
from analysis.resources import Resources
from analysis.store import grouped, namebook, revisions, searchable, tables
from analysis.store.commits import Basis, Commit, latest
from analysis.store.rejects import First, Rejects
from analysis.store.writing import Signature, commit, lease
from analysis.tone import portrayal
from analysis.withheld import due, held, introduce, keep_back, take_out, with_due


@dataclass(frozen=True)
class Annotator:
    """The recipe of the pure function that annotates a batch: what a worker process is told."""

    resources: Resources
    gazetteer: str = ""
    """State of the gazetteer: another one asks for another function, though it lies in the same folder."""
    names: Path | None = None
    """The corpus whose imported names and decisions are known too."""
    model: str = ""
    """State of the models, for the same reason."""

    def __call__(self) -> Callable[[pd.DataFrame], tuple[pd.DataFrame, Annotated]]:
        """Return the function, with the gazetteer read and its look-ups built once."""
        model = self.resources.model
        tagger = None if model is None else tagging.read(model)
        portrayer = None if model is None else portrayal.read(model)
        knowledge = Knowledge(names.gazetteer(self.resources.gazetteer, self.names), tagger)
        return lambda articles: (articles, annotate(articles, knowledge, portrayer))


def annotator(resources: Resources, corpus: Path) -> Annotator:
    """Return the recipe for a corpus, with the state of all it needs, without reading that."""
    folder = resources.model
    model = "" if folder is None else f"{tagging.digest(folder)}-{portrayal.digest(folder)}"
    return Annotator(resources, names.digest(resources.gazetteer, corpus), corpus, model)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of ingest did: `read = new + changed + repeats + rejected`, and `rows after = before + new - removed`.

    What is held back or withdrawn counts as not read: it is no article yet, or none any more.
    """

    read: int
    new: int
    changed: int
    repeats: int
    rejected: int
    held: int
    """Records that are embargoed or withheld."""
    removed: int
    """Articles that were in the corpus and are withheld or withdrawn now."""
    refused: pd.DataFrame
    """schema.REJECTS: those of the rejects that are articles which were removed once."""
    commit: int
    """The commit that holds the corpus afterwards: a new one, or the old one where nothing changed."""
    rejects: pd.DataFrame
    """The first thousand of them."""
    warned: int
    """Records that were read with a loss."""
    warnings: pd.DataFrame
    """The first thousand of these."""


@dataclass
class _Run:
    """One run: its ledger, and what it has written so far. The only state of ingest, gone when it ends."""

    corpus: Path
    last: Commit | None
    ledger: Ledger
    rows_before: int
    held: set[str]
    """Articles that have a row in `held`, committed or by this run."""
    rejects: Rejects
    known: list[frozenset[str]] = field(default_factory=list)
    """Of each batch on its way through annotation, the articles that the tables have."""
    has_written: bool = False
    headlines: list[pd.DataFrame] = field(default_factory=list)
    refused: First = field(default_factory=First)
    warnings: First = field(default_factory=First)
    has_kept_back: bool = False
    touched: set[str] = field(default_factory=set)
    """Articles that are new, or say or name something else than before."""
    is_regrouped: bool = False
    """Whether all articles are to be grouped anew."""

    def version(self, name: str) -> int | None:
        """Return the version of a table in the last commit; None where it had none."""
        return self.last.versions.get(name) if self.last else None


def ingest(  # noqa: PLR0913  (what, into what, with whose names and by whom; the rest has defaults)
    batches: Iterable[Batch],
    corpus: Path,
    resources: Resources,
    signature: Signature,
    *,
    workers: int = 1,
    say: Callable[[str], None] = lambda _: None,
    patience: float = 600.0,
) -> Outcome:
    """Read batches of articles into a corpus, as one commit, and return what happened.

    The same input again adds nothing and makes no commit. An article that comes back with another content replaces its
    former self, which goes to `revisions`; one with less text than the corpus has of it does not. What is embargoed or
    withheld waits in `held`, and is read as soon as a run finds its hour past. What its publisher withdraws is purged
    and leaves a tombstone. Where the gazetteer or the model is another one than the corpus was made with, all its
    articles are annotated again; where only the name book is, those that it may concern.

    Raises BusyError where somebody else goes on writing to the corpus for `patience` seconds, and CorpusError where the
    counts do not add up.
    """
    with lease(corpus, say, patience) as last:
        # Under the lease, so that nobody imports names or decides on them meanwhile.
        recipe = annotator(resources, corpus)
        run = _begun(corpus, last, signature.at.tz_convert("UTC").as_unit("us"))
        run.is_regrouped = last is None or last.grouping != grouped.VERSION
        is_outdated = last is not None and (last.gazetteer, last.model) != (recipe.gazetteer, recipe.model)
        if last is not None and is_outdated:
            _annotate_again(run, recipe, workers, _concerned(corpus, last, recipe), say)
        every = with_due(batches, held(corpus, last), run.ledger.at)
        sorted_out = (articles for batch in every for articles in _sorted_out(batch, run))
        arrivals = chain(sorted_out, _settled(run))
        for articles, annotated in mapped(recipe, arrivals, workers):
            _write(articles, annotated, run)
        return _finished(run, signature, recipe, is_outdated=is_outdated)


def release_due(corpus: Path, resources: Resources, who: str, now: pd.Timestamp) -> None:
    """Let articles be known whose hour has come since the last run.

    Nothing happens where there are none, where somebody else is writing (whose run lets them be known), and where the
    reader who asks may not write.
    """
    last = latest(corpus)
    if last is not None and last.due and pd.Timestamp(last.due) <= now:
        with suppress(BusyError, PermissionError):
            ingest([], corpus, resources, Signature("release of what was held back", who, now), patience=0.0)


def _begun(corpus: Path, last: Commit | None, at: pd.Timestamp) -> _Run:
    ledger = Ledger(at)
    run = _Run(corpus, last, ledger, 0, set(), Rejects(corpus, last.versions.get("rejects") if last else None))
    columns = ["article_id", "input_id", "url", "content_hash", "extent", "version"]
    for row in schema.pandas(tables.read(corpus, "articles", run.version("articles"), columns)).itertuples(index=False):
        ledger.note(str(row.article_id), known(row))
        ledger.remember(row)
    for row in held(corpus, last).itertuples(index=False):
        ledger.held[str(row.article_id)] = held_terms(row)
        ledger.remember(row)
    past = schema.pandas(tables.read(corpus, "revisions", run.version("revisions"), ["article_id", "content_hash"]))
    for article_id, content in past.dropna().itertuples(index=False, name=None):
        ledger.former.setdefault(str(article_id), set()).add(int(content, 16))
    buried = schema.pandas(tables.read(corpus, "tombstones", run.version("tombstones")))
    ledger.buried.update(zip(buried["article_id"], buried["removed_at"], strict=True))
    run.held, run.rows_before = set(ledger.held), len(ledger.known)
    return run


def _sorted_out(batch: Batch, run: _Run) -> Iterator[pd.DataFrame]:
    """Count a batch, keep what is not to be known, and hand on the articles that are new or changed, each once."""
    introduce(batch, run.corpus, run.last, run.ledger)
    found = run.ledger.sort(batch)
    run.rejects.take(batch.rejects)
    run.rejects.take(found.refused)
    run.refused.take(found.refused)
    run.warnings.take(batch.warnings)
    if len(found.headlines):
        run.headlines.append(found.headlines)
    if len(found.held):
        keep_back(run.corpus, found.held, run.held)
        run.has_kept_back = True
    if len(found.former):
        tables.append(run.corpus, "revisions", schema.arrow(found.former, schema.REVISIONS, "revisions"))
    if len(found.articles):
        # Annotation hands batches on in their order, however far ahead it reads.
        run.known.append(found.known)
        yield found.articles


def _settled(run: _Run) -> Iterator[pd.DataFrame]:
    """Hand on the articles that are back at what they said before; to be asked for when all batches are read."""
    articles = run.ledger.settle()
    if len(articles):
        run.known.append(frozenset(articles["article_id"]))
        yield articles


def _concerned(corpus: Path, last: Commit, recipe: Annotator) -> Touch | None:
    """Return what tells the articles that may name somebody else now; None where any may."""
    own, before = imports.gazetteer(recipe.resources.gazetteer, corpus), namebook.effects(corpus, last.decisions)
    earlier = apply(own, before).gazetteer
    if (last.gazetteer, last.model) != (earlier.digest, recipe.model):
        return None
    after = namebook.effects(corpus)
    return touch(earlier, apply(own, after).gazetteer, before, after)


def _annotate_again(
    run: _Run, recipe: Annotator, workers: int, concerned: Touch | None, say: Callable[[str], None]
) -> None:
    """Replace the mentions and appearances of all articles, or of those concerned, by those that are found now."""
    version = run.version("texts")
    if concerned is None:
        say(
            f"{run.corpus}: the known names or the model changed; finding names in the {run.rows_before:,} it has again"
        )
        run.is_regrouped = True
        for name in ("mentions", "appearances"):
            tables.replace(run.corpus, name, tables.SCHEMAS[name].empty_table())
    if version is None:
        return
    texts = (schema.pandas(rows) for rows in tables.parts(run.corpus, "texts", version))
    if concerned is not None:
        texts = (part for every in texts if len(part := among(every, concerned)))
    for articles, annotated in mapped(recipe, texts, workers):
        if concerned is not None:
            run.touched.update(articles["article_id"])
            for name in ("mentions", "appearances"):
                tables.remove(run.corpus, name, set(articles["article_id"]))
        for name, table in (("mentions", annotated.mentions), ("appearances", annotated.appearances)):
            tables.append(run.corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))


def _write(articles: pd.DataFrame, annotated: Annotated, run: _Run) -> None:
    """Add a batch to the tables, in the place of what they had of its articles."""
    replaced = run.known.pop(0)
    earlier = revisions.earlier(run.corpus, replaced, run.version("articles"), run.ledger.at)
    for name in ("articles", "texts", "mentions", "appearances") if replaced else ():
        tables.remove(run.corpus, name, replaced)
    rows = (
        articles.drop(columns="language")
        .merge(annotated.tones, on="article_id", validate="one_to_one")
        .merge(earlier.facts, on="article_id", how="left", validate="one_to_one")
    )
    rows = rows.assign(
        first_seen=rows["first_seen"].fillna(run.ledger.at),
        changed_at=run.ledger.at,
        revision=rows["revision"].fillna(0) + 1,
    )
    for name, table in (
        ("articles", rows),
        ("texts", rows),
        ("mentions", annotated.mentions),
        ("appearances", annotated.appearances),
        ("revisions", revisions.former(earlier, rows)),
    ):
        tables.append(run.corpus, name, schema.arrow(table, tables.SCHEMAS[name], name))
    run.has_written = True
    run.touched.update(articles["article_id"])


def _finished(run: _Run, signature: Signature, recipe: Annotator, *, is_outdated: bool) -> Outcome:
    """Commit what the run has written, and return what it did; no commit where it changed nothing."""
    corpus, last, ledger = run.corpus, run.last, run.ledger
    others = revisions.variants(corpus, pd.concat([schema.empty(schema.REVISIONS), *run.headlines]), ledger.at)
    decisions = len(namebook.decisions(corpus))
    is_outdated = is_outdated or (last is not None and last.decisions != decisions)
    changed = run.has_written or run.has_kept_back or ledger.removed or ledger.freed or ledger.withdrawn or is_outdated
    if last is not None and not (changed or run.is_regrouped or run.rejects.has_new or len(others)):
        return _outcome(run, last)
    tables.append(corpus, "revisions", schema.arrow(others, schema.REVISIONS, "revisions"))
    if last is None or is_outdated:
        _write_gazetteer(corpus, names.gazetteer(recipe.resources.gazetteer, corpus))
    were = grouped.places(corpus, run.version("articles"), run.touched | ledger.removed.keys())
    is_purged = take_out(corpus, ledger, run.held, signature.who)
    editing.write_sources(corpus, sources.own(editing.sources_of(corpus, last)))
    _check_equations(run)
    _regroup(run, were)
    if is_purged:
        searchable.purge(corpus, last)
    else:
        searchable.extend(corpus, last, ledger.at)
    basis = Basis(recipe.gazetteer, recipe.model, decisions, grouped.VERSION)
    return _outcome(run, commit(corpus, last, signature, basis, due(corpus)))


def _regroup(run: _Run, were: pd.DataFrame) -> None:
    """Group anew what the run bears on; `were`: when the articles it changed were published, as far as they were."""
    are = grouped.places(run.corpus, tables.version(run.corpus, "articles"), run.touched)
    if run.is_regrouped:
        grouped.regroup(run.corpus, None)
    elif len(touched := pd.concat([were, are])):
        grouped.regroup(run.corpus, touched)


def _write_gazetteer(corpus: Path, known: Gazetteer) -> None:
    for name, table in whole(known).items():
        tables.replace(corpus, name, table)


def _check_equations(run: _Run) -> None:
    """Raise CorpusError where a record was lost or counted twice."""
    ledger, rejected = run.ledger, run.rejects.first.count
    newest = tables.version(run.corpus, "articles")
    rows = 0 if newest is None else tables.count(run.corpus, "articles", newest)
    sorted_out = ledger.new + ledger.changed + ledger.repeats + rejected
    if ledger.read != sorted_out or rows != run.rows_before + ledger.new - len(ledger.removed):
        msg = (
            f"{run.corpus}: the counts do not add up (read {ledger.read}, new {ledger.new}, changed {ledger.changed}, "
            f"repeats {ledger.repeats}, rejected {rejected}, removed {len(ledger.removed)}; {run.rows_before} articles "
            f"before, {rows} after); nothing was committed: please report this"
        )
        raise CorpusError(msg)


def _outcome(run: _Run, state: Commit) -> Outcome:
    return Outcome(
        read=run.ledger.read,
        new=run.ledger.new,
        changed=run.ledger.changed,
        repeats=run.ledger.repeats,
        rejected=run.rejects.first.count,
        held=run.ledger.held_back,
        removed=len(run.ledger.removed),
        refused=run.refused.rows,
        commit=state.number,
        rejects=run.rejects.first.rows,
        warned=run.warnings.count,
        warnings=run.warnings.rows,
    )
