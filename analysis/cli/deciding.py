"""`names`: the editors' decisions about names, each with its effect on the counts told before it is written."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from analysis.cli import options
from analysis.cli.login import login
from analysis.cli.options import Form
from analysis.cli.writing import answer, put, say, show
from analysis.entities import decisions as book
from analysis.entities.applying import apply
from analysis.entities.decisions import Decision
from analysis.entities.found import kind_of
from analysis.errors import NameBookError
from analysis.ingest import ingest
from analysis.language import tagger
from analysis.names import deciding, finding, imports, reviewing
from analysis.names.effect import Effect, effect
from analysis.names.logged import COLUMNS, logged
from analysis.packaged import gazetteer_folder, model_folder, resources
from analysis.plural import counted
from analysis.store import lookup, namebook
from analysis.store.commits import latest
from analysis.store.discovered import RULE
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature

_Entity = Annotated[str, typer.Argument(metavar="NAME", help="An id, or a name that one has alone.")]
_Into = Annotated[str, typer.Argument(metavar="INTO", help="Who it is: an id, or a name that one has alone.")]
_Spelling = Annotated[str, typer.Argument(metavar="SPELLING", help="As articles have it.")]
_Spellings = Annotated[list[str], typer.Argument(metavar="SPELLING", help="Of its spellings; several.")]
_Shown = Annotated[str, typer.Argument(metavar="TEXT", help="What is shown from now on.")]
_Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision.")]
_Rehearsal = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]
_Only = Annotated[str, typer.Option("--entity", metavar="NAME", help="It may name others; else it names nobody.")]
_Kind = Annotated[str, typer.Option("--kind", metavar="KIND", help=f"One of {', '.join(book.SPELLING_KINDS)}.")]
_Common = Annotated[bool, typer.Option("--common", help="Also an ordinary word: counts only with evidence.")]
_Name = Annotated[str, typer.Option("--name", metavar="TEXT", help="What the new one is called; else the spelling.")]
_Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="What tells the new one from a namesake.")]
_Works = Annotated[list[str] | None, typer.Option("--work", metavar="NAME", help="A work whose credit goes along.")]
_Shared = Annotated[bool, typer.Option("--shared", help="Both have the spelling: two of one name.")]
_Numbers = Annotated[list[int], typer.Argument(metavar="NUMBER", min=1, help="As `marquee names log` lists it.")]
_Along = Annotated[bool, typer.Option("--along", help="Take back what rests on it too.")]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="One decision a line, as `marquee names export` has them.")]
_Words = Annotated[str, typer.Argument(metavar="WORDS", help="Parts of a name or spelling.")]


def merge(
    entity: _Entity,
    into: _Into,
    *,
    reason: _Reason,
    rehearsal: _Rehearsal = False,
    corpus: options.Corpus = None,
) -> None:
    """Say that two are one: spellings and credits of the first go to the second, and links to it lead there."""
    desk = _Desk(corpus)
    one, other = desk.id(entity), desk.id(into)
    # Who was found in articles has to stand in the list to be merged.
    confirmed = [
        Decision(0, book.CONFIRM, id_, name=desk.found_in_articles(id_).name, reason=reason)
        for id_ in (one, other)
        if desk.is_only_found(id_)
    ]
    desk.take(*confirmed, Decision(0, book.MERGE, one, into=other, reason=reason), rehearsal=rehearsal)


def split(  # noqa: PLR0913  (one an option)
    entity: _Entity,
    spellings: _Spellings,
    *,
    reason: _Reason,
    name: _Name = "",
    note: _Note = "",
    works: _Works = None,
    shared: _Shared = False,
    rehearsal: _Rehearsal = False,
    corpus: options.Corpus = None,
) -> None:
    """Say that one is two: the spellings, and the credits of the works, go to a new one."""
    desk = _Desk(corpus)
    known = desk.id(entity)
    shown = " ".join((name or spellings[0]).split())
    kind = str(finding.rows_of(desk.gazetteer, [known])["kind"].iloc[0])
    draft = Decision(
        0,
        book.SPLIT,
        known,
        spellings=tuple(spellings),
        new=deciding.new_id(desk.own, desk.book, shown, kind),
        name=shown,
        note=note,
        works=tuple(desk.id(work) for work in works or ()),
        shared=shared,
        reason=reason,
    )
    desk.take(draft, rehearsal=rehearsal)


def block(
    spelling: _Spelling,
    *,
    reason: _Reason,
    entity: _Only = "",
    rehearsal: _Rehearsal = False,
    corpus: options.Corpus = None,
) -> None:
    """Say that a spelling names nobody, or not somebody: a surname or a slip of the pen too."""
    desk = _Desk(corpus)
    about = desk.id(entity) if entity else ""
    desk.take(Decision(0, book.BLOCK, about, spellings=(spelling,), reason=reason), rehearsal=rehearsal)


def alias(  # noqa: PLR0913  (one an option)
    entity: _Entity,
    spelling: _Spelling,
    *,
    reason: _Reason,
    kind: _Kind = "name",
    common: _Common = False,
    rehearsal: _Rehearsal = False,
    corpus: options.Corpus = None,
) -> None:
    """Say that a spelling names somebody. Those of the kinds birth and former are never shown."""
    desk = _Desk(corpus)
    draft = Decision(0, book.ALIAS, desk.id(entity), spellings=(spelling,), how=kind, common=common, reason=reason)
    desk.take(draft, rehearsal=rehearsal)


def rename(
    entity: _Entity,
    name: _Shown,
    *,
    reason: _Reason,
    rehearsal: _Rehearsal = False,
    corpus: options.Corpus = None,
) -> None:
    """Say what somebody is called on pages and in files. What articles call them is another matter: `alias`."""
    desk = _Desk(corpus)
    desk.take(Decision(0, book.RENAME, desk.id(entity), name=name, reason=reason), rehearsal=rehearsal)


def confirm(entity: _Entity, *, reason: _Reason, rehearsal: _Rehearsal = False, corpus: options.Corpus = None) -> None:
    """Say that a name which articles have and no list has is one: it counts from now on, and can be decided on."""
    desk = _Desk(corpus)
    one = desk.found_in_articles(entity)
    desk.take(Decision(0, book.CONFIRM, one.entity_id, name=one.name, reason=reason), rehearsal=rehearsal)


def found(*, form: options.Format = Form.TABLE, corpus: options.Corpus = None) -> None:
    """List the names that articles have and no list has, most articles first, and whether they count."""
    settings = options.settings(corpus)
    table = reviewing.found(snapshot(settings.corpus))
    if form is not Form.TABLE:
        answer(table, form)
        return
    show(
        table.assign(counts=table["counts"].map({True: "yes", False: "not yet"})), list(reviewing.COLUMNS), settings.tz
    )
    say(f"{counted(len(table), 'name')}; they count {RULE}, or once confirmed.")


def private(entity: _Entity, *, reason: _Reason, rehearsal: _Rehearsal = False, corpus: options.Corpus = None) -> None:
    """Say that somebody is in no list, chart, filter or file, in past commits too; only the article shows the name."""
    desk = _Desk(corpus)
    desk.take(Decision(0, book.PRIVATE, desk.id(entity), reason=reason), rehearsal=rehearsal)


def undo(
    numbers: _Numbers,
    *,
    reason: _Reason,
    along: _Along = False,
    rehearsal: _Rehearsal = False,
    corpus: options.Corpus = None,
) -> None:
    """Take decisions back. Where later ones rest on them it says which, and does nothing without --along."""
    draft = Decision(0, book.UNDO, undoes=tuple(sorted(set(numbers))), reason=reason)
    _Desk(corpus).take(draft, rehearsal=rehearsal, along=along)


def log(*, form: options.Format = Form.TABLE, corpus: options.Corpus = None) -> None:
    """List the decisions: number, when, by whom, what, why, and whether it stands."""
    desk = _Desk(corpus)
    table = logged(desk.book, apply(desk.own, desk.effects).refused)
    if form is not Form.TABLE:
        answer(table, form)
        return
    show(table, list(COLUMNS), desk.settings.tz)
    say(f"{counted(len(table), 'decision')}.")


def export(*, corpus: options.Corpus = None) -> None:
    """Print the decisions as text, one a line, for `names apply`, a diff or a repository."""
    put(book.text(_Desk(corpus).book).encode())


def take_over(file: _File, *, rehearsal: _Rehearsal = False, corpus: options.Corpus = None) -> None:
    """Take over the decisions of a text that the name book does not have, in their order. Takes none back."""
    desk = _Desk(corpus)
    try:
        written = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file}: not in UTF-8; save it as UTF-8"
        raise NameBookError(msg) from error
    drafts = deciding.lacking(desk.book, book.read(written, str(file)))
    desk.take(*drafts, rehearsal=rehearsal)


def find(words: _Words, *, form: options.Format = Form.TABLE, corpus: options.Corpus = None) -> None:
    """Find names by parts of them or of their spellings, and list their ids."""
    desk = _Desk(corpus)
    columns = ["entity_id", "name", "kind", "note", "first_year"]
    table = finding.search(desk.gazetteer, words, desk.effects.private)[columns]
    if finding.are_private(desk.gazetteer, words, desk.effects.private):
        say(lookup.private(words))
    if form is not Form.TABLE:
        answer(table, form)
        return
    show(table.assign(note=table["note"].fillna("")), columns, desk.settings.tz)
    say(f"{counted(len(table), 'name')}.")


class _Desk:
    """Where a decision is made: what is known before it."""

    def __init__(self, corpus: Path | None) -> None:
        self.settings = options.settings(corpus)
        self.book = namebook.decisions(self.settings.corpus)
        self.effects = namebook.effects(self.settings.corpus)
        self.own = imports.gazetteer(gazetteer_folder(), self.settings.corpus)
        self.gazetteer = apply(self.own, self.effects).gazetteer

    def id(self, called: str) -> str:
        """Return whom a name means."""
        if self.is_only_found(called):
            return self.found_in_articles(called).entity_id
        return finding.entity(self.gazetteer, self.effects, called)

    def is_only_found(self, entity: str) -> bool:
        """Return whether this is the id of a name that articles have and no list has."""
        return bool(kind_of(entity)) and finding.rows_of(self.gazetteer, [self.effects.survivor(entity)]).empty

    def found_in_articles(self, called: str) -> reviewing.Name:
        """Return the name that no list has with this id or spelling."""
        return reviewing.name(snapshot(self.settings.corpus), called)

    def take(self, *drafts: Decision, rehearsal: bool, along: bool = False) -> None:
        """Tell what the decisions change, then write them and find the names anew."""
        folder, what = self.settings.corpus, deciding.announced(drafts)
        signature = Signature(what, login(), pd.Timestamp.now("UTC"))
        plan = deciding.planned(self.own, self.book, deciding.signed(drafts, signature), along=along)
        _tell(effect(folder, self.own, plan.before, plan.after, tagger.read(model_folder())))
        for hidden in sorted(plan.after.private - plan.before.private):
            put(f"{hidden} would be private\n".encode())
        if rehearsal:
            say("nothing was written")
            return
        done = deciding.decide(drafts, folder, gazetteer_folder(), signature, along=along, say=say)
        put("".join(f"decision {one.number}\n" for one in done.taken).encode())
        if done.taken and latest(folder) is not None:
            made = ingest([], folder, resources(), signature, workers=self.settings.workers, say=say)
            put(f"commit {made.commit}\n".encode())


def _tell(found: Effect) -> None:
    for row in found.counts.itertuples():
        counts = f"articles {row.before} -> {row.after}, mentions {row.mentions_before} -> {row.mentions_after}"
        put(f"{row.name} ({row.entity_id}): {counts}\n".encode())
    put(f"{counted(found.articles, 'article')} would change\n".encode())
    for headline in found.headlines:
        put(f"  {headline}\n".encode())
