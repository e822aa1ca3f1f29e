"""The whole way from files of names to an import: read, chosen, told from what is known, kept."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from analysis.entities import gazetteer as gazetteers
from analysis.errors import LoadingError
from analysis.loading.documents import reason_of
from analysis.loading.records import Reject
from analysis.names import imports, inputs, wikidata
from analysis.names.choice import Choice
from analysis.names.imdb import Imdb
from analysis.names.imports import Import
from analysis.names.inputs import Input
from analysis.names.lists import Lists
from analysis.names.merging import Joined, Merged, joined
from analysis.names.told import Builder, LeftOut, Row, Told
from analysis.settings import Limits
from analysis.store.writing import Signature, lease

Watch = Callable[[int], None]
"""Is told how many rows were read, now and then."""

_STEP: Final = 10_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: `read = taken + known + left_out + rejected`."""

    read: int
    taken: int
    """Rows that say something new."""
    known: int
    """Rows all of which was known before, and rows that stand there twice."""
    left_out: int
    rejected: int
    reasons: Counter[str] = field(default_factory=Counter)
    """Why rows were left out, and how many."""
    unsure: int = 0
    """Entities that may be one of several known ones of their name, of which nothing was added."""
    entities: int = 0
    """Entities that are known now and were not before."""
    aliases: int = 0
    credits: int = 0
    number: int | None = None
    """Of the import; None where nothing was new, or nothing was to be kept."""


@dataclass
class _Run:
    """One reading: what was told, and the counts. The only state of an import, gone when it ends."""

    limits: Limits
    refuse: Callable[[Reject], None]
    watch: Watch
    builder: Builder = field(default_factory=Builder)
    read: int = 0
    repeats: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    seen: set[int] = field(default_factory=set)

    def take(self, row: Row) -> None:
        self.read += 1
        if self.read % _STEP == 0:
            self.watch(self.read)
        match row:
            case LeftOut(reason):
                self.reasons[reason] += 1
            case Reject():
                self.rejected += 1
                self.refuse(row)
            case Told():
                self._keep(row)

    def _keep(self, row: Told) -> None:
        content = row.content
        if content in self.seen:
            self.repeats += 1
            return
        self.seen.add(content)
        self.builder.add(row)
        self._check()

    def _check(self) -> None:
        if self.builder.rows > self.limits.names:
            msg = (
                f"more than {self.limits.names:,} rows to take; choose fewer by --votes (give title.ratings too) or "
                "--sitelinks, or raise MARQUEE_LIMIT_NAMES; nothing was imported"
            )
            raise LoadingError(msg)


def import_names(  # noqa: PLR0913, PLR0917  (what, into what, which of it and by whom; the rest has defaults)
    paths: Sequence[Path],
    corpus: Path,
    gazetteer: Path,
    choice: Choice,
    signature: Signature,
    limits: Limits,
    *,
    is_rehearsal: bool = False,
    say: Callable[[str], None] = lambda _: None,
    refuse: Callable[[Reject], None] = lambda _: None,
    watch: Watch = lambda _: None,
) -> Outcome:
    """Read names into the corpus as one import, and return what happened.

    The same names again add nothing and make no import. `refuse` is told of every row that cannot be read.
    Raises LoadingError where a path is not there or there are more names than may be taken, and BusyError where
    somebody else goes on writing to the corpus.
    """
    run = _Run(limits, refuse, watch)
    own = gazetteers.read(gazetteer)
    known = dict(zip(own.entities["entity_id"], own.entities["kind"], strict=True))
    before = imports.merged(own, corpus)
    known |= dict(zip(before.entities["entity_id"].to_pylist(), before.entities["kind"].to_pylist(), strict=True))
    for row in _rows(inputs.inputs(paths, limits), choice, known, limits):
        run.take(row)
    said = run.builder.statements()
    if is_rehearsal:
        return _outcome(run, joined(own, before, said), before)
    with lease(corpus, say):
        # Somebody else may have imported meanwhile.
        before = imports.merged(own, corpus)
        now = joined(own, before, said)
        done = _outcome(run, now, before)
        if not done.taken:
            return done
        kept = imports.add(corpus, _import(done, signature), said)
        imports.remember(own, corpus, now.merged)
    return replace(done, number=kept.number)


def forget(corpus: Path, number: int, signature: Signature, say: Callable[[str], None] = lambda _: None) -> Import:
    """Take an import away, and return it.

    Raises CorpusError where there is no such import, and BusyError where somebody else goes on writing to the corpus.
    """
    with lease(corpus, say):
        return imports.forget(corpus, number, signature.who, signature.at.tz_convert("UTC").isoformat())


def _rows(found: Sequence[Input], choice: Choice, known: dict[str, str], limits: Limits) -> Iterator[Row]:
    """Return every row of the files, those first that tell which of the later ones to take."""
    yield from inputs.refused(found)
    imdb = Imdb(choice, has_ratings=any(one.form == inputs.RATINGS for one in found))
    lists = Lists(choice, known)
    for one in found:
        if one.refusal:
            continue
        try:
            with inputs.opened(one.path, limits) as (whole, packed):
                if one.form in inputs.IMDB:
                    yield from imdb.rows(one.form, whole, packed)
                elif one.form == inputs.WIKIDATA:
                    yield from wikidata.rows(whole, packed, choice)
                else:
                    yield from lists.rows(one.form, whole, packed)
        except OSError as error:
            yield Reject(str(one.path), reason_of(error))


def _outcome(run: _Run, now: Joined, before: Merged) -> Outcome:
    taken = len(now.news)
    return Outcome(
        read=run.read,
        taken=taken,
        known=run.builder.rows - taken + run.repeats,
        left_out=run.reasons.total(),
        rejected=run.rejected,
        reasons=run.reasons,
        unsure=now.unsure,
        entities=now.merged.entities.num_rows - before.entities.num_rows,
        aliases=now.merged.aliases.num_rows - before.aliases.num_rows,
        credits=now.merged.credits.num_rows - before.credits.num_rows,
    )


def _import(done: Outcome, signature: Signature) -> Import:
    return Import(
        number=0,
        at=signature.at.tz_convert("UTC").isoformat(),
        what=signature.what,
        who=signature.who,
        read=done.read,
        taken=done.taken,
        known=done.known,
        left_out=done.left_out,
        rejected=done.rejected,
        digest="",
    )
