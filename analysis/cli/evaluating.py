"""`evaluate`: accuracy against labels made by reading."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import pandas as pd
import typer

from analysis.cli import evaluating_portrayal, evaluating_stories, options, reading
from analysis.cli.answered import by_article, first
from analysis.cli.evaluated import Evaluated, as_json, as_tables
from analysis.cli.failure import MisuseError
from analysis.cli.writing import put, say
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.errors import LoadingError
from analysis.evaluate import answers as answering
from analysis.evaluate import cases, grouped, hiding, labels, sets, texts
from analysis.evaluate.coverage import coverage
from analysis.evaluate.mistakes import mistakes
from analysis.evaluate.portrayed import portrayed
from analysis.evaluate.scores import scores, scores_by, tally
from analysis.evaluate.sets import Set
from analysis.evaluate.spelt import entities, known, spellings
from analysis.export import annotations
from analysis.language import tagger
from analysis.loading import Batch, Defaults
from analysis.loading.facts.status import is_usable
from analysis.names import known as known_names
from analysis.packaged import gazetteer_folder, model_folder
from analysis.plural import counted
from analysis.store import namebook
from analysis.tone import portrayal

_FIRST: Final = 20  # warnings shown unless --verbose
_GOLD: Final = ".gold"


class By(StrEnum):
    """What articles are grouped by."""

    EXTENT = "extent"
    SOURCE = "source"


class Form(StrEnum):
    """How the scores are written."""

    TABLE = "table"
    JSON = "json"


_Gold = Annotated[
    Path, typer.Argument(metavar="GOLD", help="Labels, a JSON line an article; or NewsMTSC's, PerSenT's, or stories.")
]
_Articles = Annotated[
    Path | None,
    typer.Option("--articles", metavar="FILE", help="Their articles; else X.jsonl of X.gold.jsonl, or GOLD."),
]
_Predictions = Annotated[
    Path | None, typer.Option("--predictions", metavar="FILE", help="Score these lines, as annotate writes them.")
]
_Without = Annotated[
    Path | None, typer.Option("--without", metavar="NAMES", help="Names to hide from the gazetteer, one a line.")
]
_KnownOnly = Annotated[bool, typer.Option("--known-only", help="By the list of known names alone, without the model.")]
_Seen = Annotated[Path | None, typer.Option("--seen", metavar="GOLD", help="Labels whose people count as seen before.")]
_Corpus = Annotated[
    Path | None, typer.Option("--corpus", metavar="DIR", help="Names as its newsroom knows them; else as packaged.")
]
_By = Annotated[By | None, typer.Option("--by", metavar="WHAT", help="Scores by extent or by source, too.")]
_Form = Annotated[Form, typer.Option("--format", metavar="FORM", help="table or json.")]
_Errors = Annotated[int, typer.Option("--errors", metavar="N", min=0, help="Show up to N mistakes of each kind.")]


def evaluate(  # noqa: PLR0913  (one an option)
    gold: _Gold,
    *,
    articles: _Articles = None,
    predictions: _Predictions = None,
    without: _Without = None,
    known_only: _KnownOnly = False,
    corpus: _Corpus = None,
    seen: _Seen = None,
    by: _By = None,
    form: _Form = Form.TABLE,
    errors: _Errors = 0,
    verbose: options.Verbose = False,
) -> None:
    """Score who and what was found in articles against labels made by reading; needs no corpus.

    Gives precision, recall and F1 with its 95 % interval, how many of the labelled namings are of names in the
    gazetteer, how right portrayals are, and the mistakes by kind. Of NewsMTSC's sentences and PerSenT's articles it
    gives portrayal alone, and of articles with a gold_story how well they are grouped into stories. What each figure
    means, and the form of a label, stand in docs/accuracy.md.
    """
    set_ = sets.set_of(gold)
    if set_ is not Set.ARTICLES:
        unused = {"--seen": seen} if set_ is Set.STORIES else {"--articles": articles, "--predictions": predictions}
        evaluating_portrayal.refuse(gold, set_, {**unused, "--by": by, "--errors": errors})
    labelled = labels.read(gold) if set_ is Set.ARTICLES else {}
    listed = hiding.names(without) if without else None
    before = sets.seen(seen) if seen else None
    whole = _names(corpus)
    spelt = spellings(whole)
    hidden = None if listed is None else hiding.hidden(whole, spelt, listed)
    used = hidden.gazetteer if hidden else whole
    if set_ is not Set.ARTICLES:
        knowledge = Knowledge(used, None if known_only else tagger.read(model_folder()))
        if set_ is Set.STORIES:
            stories = grouped.labels(gold)
            said_of = (
                grouped.read(predictions)
                if predictions
                else grouped.made(_read(articles or gold, stories, verbose=verbose), knowledge)
            )
            evaluating_stories.evaluate(stories, said_of, predictions or articles or gold, as_json=form is Form.JSON)
            return
        evaluating_portrayal.evaluate(gold, set_, knowledge, before, as_json=form is Form.JSON)
        return
    file = _file(gold, articles, is_needed=predictions is None or by is not None)
    batches = _read(file, labelled, verbose=verbose) if file else []
    facts = texts.facts(batches)
    _warn(texts.doubts(labelled, facts), verbose=verbose)
    if predictions and without:
        say("--without: --predictions were made elsewhere, so nothing is hidden; it tells names apart below")
    said = (
        answering.read(predictions)
        if predictions
        else answering.made(
            batches,
            used,
            None if known_only else tagger.read(model_folder()),
            portrayal.read(model_folder()),
            namebook.effects(corpus).private if corpus else frozenset(),
        )
    )
    answers = by_article(said, labelled, predictions or file or gold)
    tallied = tally(labelled, answers, before.names if before else None)
    people = cases.labelled(labelled, answers, facts)
    evaluated = Evaluated(
        articles=len(labelled),
        missing=len(labelled) - len(answers),
        gazetteer=used,
        hidden=hidden,
        scores=scores(tallied),
        by=by,
        groups=scores_by(tallied, facts[by]) if by else None,
        coverage=coverage(labelled, known(spelt, entities(whole)), listed, f"not in {without.name}" if without else ""),
        portrayed=portrayed(people, before) if people else None,
        mistakes=mistakes(labelled, answers, known(spelt, entities(used))),
        shown=errors,
    )
    if form is Form.JSON:
        put(as_json(evaluated))
    else:
        as_tables(evaluated)


def _names(corpus: Path | None) -> Gazetteer:
    """Return the names that come along, or as the newsroom of a corpus knows them.

    Raises MisuseError where there is no such folder: its names would be missed and nobody told.
    """
    if corpus is not None and not corpus.is_dir():
        msg = f"--corpus: {corpus} is no folder; give the one that `marquee names import` or `ingest` wrote to"
        raise MisuseError(msg)
    return known_names.gazetteer(gazetteer_folder(), corpus)


def _file(gold: Path, articles: Path | None, *, is_needed: bool) -> Path | None:
    """Return the file of the articles. Raises MisuseError where it is needed and nobody says which it is."""
    if articles:
        return articles
    stem, dot, ending = gold.name.rpartition(_GOLD)
    beside = gold.with_name(f"{stem}{ending}")
    if dot and beside.exists():
        return beside
    if not is_needed:
        return None
    msg = (
        f"{beside}: no such file" if dot else f'{gold}: no "{_GOLD}" in the name, which would tell the articles\' file'
    )
    msg = f"{msg}; give the labelled articles with --articles"
    raise MisuseError(msg)


def _read(file: Path, labelled: Collection[str], *, verbose: bool) -> list[pd.DataFrame]:
    """Return the labelled articles in the file, as `annotate` would read them."""
    batches = reading.batches([str(file)], Defaults(), options.settings())
    with reading.watching(verbose=verbose) as watcher:
        chosen, others = texts.labelled(_numbered(watcher.seeing(batches)), labelled)
        watcher.finish()
    found = {article for batch in chosen for article in batch["own_id"]}
    if not found:
        msg = f"{file}: none of {counted(len(labelled), 'labelled article')} is in it; their id must be the label's"
        raise LoadingError(msg)
    if lost := sorted(set(labelled) - found):
        missing = f"{counted(len(lost), 'labelled article')} not in it ({first(lost)})"
        say(f"warning {file}: {missing}; nothing is said of them")
    if others:
        say(f"{file}: {counted(others, 'article')} without a label, not scored")
    return chosen


def _numbered(batches: Iterable[Batch]) -> Iterator[pd.DataFrame]:
    now = pd.Timestamp.now("UTC")
    for batch in batches:
        usable = batch.articles[is_usable(batch.articles, now)]
        yield annotations.numbered(usable.reset_index(drop=True))


def _warn(doubts: Iterator[str], *, verbose: bool) -> None:
    for doubt in doubts if verbose else islice(doubts, _FIRST):
        say(f"warning {doubt}")
    if more := sum(1 for _ in doubts):
        say(f"warning {more:,} more; --verbose shows them all")
