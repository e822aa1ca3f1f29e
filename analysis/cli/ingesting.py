"""`ingest` and `annotate`: articles in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated

import pandas as pd
import typer

from analysis.cli import options, reading
from analysis.cli.login import login
from analysis.cli.writing import put, say, whole
from analysis.engine import mapped
from analysis.entities.knowledge import Knowledge
from analysis.export import annotations
from analysis.export.gathering import Gathering
from analysis.ingest import annotator
from analysis.ingest import ingest as ingested
from analysis.loading.facts.status import is_usable
from analysis.names import known as known_names
from analysis.packaged import gazetteer_folder, resources
from analysis.store import namebook
from analysis.store.writing import Signature

_Paths = Annotated[list[str], typer.Argument(metavar="PATH", help='Files and folders; "-" is standard input.')]
_Out = Annotated[str, typer.Option("--output", "-o", metavar="OUT", help='Where to write; "-" is standard output.')]


def ingest(  # noqa: PLR0913  (one an option)
    paths: _Paths,
    *,
    corpus: options.Corpus = None,
    source: options.Source = "",
    date: options.Date = None,
    workers: options.Workers = None,
    verbose: options.Verbose = False,
) -> None:
    """Read articles into the corpus.

    Prints how many records were read, new, changed, repeats and rejected, and the commit that holds the corpus now.
    The same input again changes nothing.
    """
    settings = options.settings(corpus)
    batches = reading.batches(paths, reading.defaults(source, date, settings), settings)
    signature = Signature(f"ingest {' '.join(paths)}", login(), pd.Timestamp.now("UTC"))
    with reading.watching(verbose=verbose) as watcher:
        done = ingested(
            watcher.seeing(batches),
            settings.corpus,
            resources(),
            signature,
            workers=workers or settings.workers,
            say=say,
        )
    counts = ("read", "new", "changed", "repeats", "rejected", "commit")
    put(f"{' '.join(f'{name} {getattr(done, name)}' for name in counts)}\n".encode())
    watcher.refused(done.refused)
    if done.held:
        say(f"held back {done.held}: embargoed or withheld, in no count until their hour")
    if done.removed:
        say(f"removed {done.removed}: withheld or withdrawn by their publisher")
    watcher.finish()


def annotate(  # noqa: PLR0913  (one an option)
    paths: _Paths,
    *,
    output: _Out = reading.STREAM,
    corpus: options.Corpus = None,
    source: options.Source = "",
    date: options.Date = None,
    workers: options.Workers = None,
    verbose: options.Verbose = False,
) -> None:
    """Write what each article names as a JSON line; needs no corpus, but knows what its newsroom imported and decided.

    What is embargoed or withheld is left out. Copies and stories are told of the articles given, so that nothing is
    written before all are read. Spans are [field, start, end], counted in characters of the headline and
    body as Marquee reads them: without markup, single blanks, a line a paragraph.
    """
    settings = options.settings(corpus)
    batches = reading.batches(paths, reading.defaults(source, date, settings), settings)
    gazetteer = known_names.gazetteer(gazetteer_folder(), settings.corpus)
    knowledge = Knowledge(gazetteer)
    known = annotations.Known(knowledge.names, knowledge.kinds)
    with _written(output) as write, TemporaryFile() as file, reading.watching(verbose=verbose) as watcher:
        gathering = Gathering(file, knowledge.kinds)
        now = pd.Timestamp.now("UTC")
        told = (batch.articles for batch in watcher.seeing(batches))
        usable = (articles[is_usable(articles, now)].reset_index(drop=True) for articles in told)
        articles = (annotations.numbered(articles) for articles in usable if len(articles))
        recipe = annotator(resources(), settings.corpus)
        private = namebook.effects(settings.corpus).private
        for batch, annotated in mapped(recipe, articles, workers or settings.workers):
            public = annotations.public(annotated, private)
            gathering.take(batch, annotated, annotations.lines(batch, public, known))
        for part in gathering.parts():
            write(part)
        watcher.finish()


@contextmanager
def _written(output: str) -> Iterator[Callable[[bytes], object]]:
    if output == reading.STREAM:
        yield put
        return
    with whole(Path(output)) as file:
        yield file.write
