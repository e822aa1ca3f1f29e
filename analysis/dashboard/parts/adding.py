"""Files that a reader handed over: looked through, and read into the corpus in the background."""

import io
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from analysis.cli.login import login
from analysis.dashboard.parts.jobs import Job, Report
from analysis.ingest import Outcome, ingest
from analysis.loading import Batch, Defaults, read_stream
from analysis.loading.preview import MOST_RECORDS, Preview, held_in_words, preview, withdrawn_in_words
from analysis.packaged import resources
from analysis.settings import Settings
from analysis.store.commits import latest
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature

# Whole pages take a thirtieth of a second each: nobody waits for ten thousand of them to see the first five.
_PREVIEW_SECONDS: Final = 10.0
_PREVIEW_BATCH: Final = 250
# Progress is seen, and cancelling heard, between batches; small ones cost time where there are many.
_STEPS: Final = 40
_SMALLEST_BATCH: Final = 100
# Below, other processes would take longer to start than they save.
_WORTH_WORKERS: Final = 4_000
_PROBLEMS: Final = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file as a browser sent it."""

    name: str
    content: bytes


def look(files: Sequence[File], defaults: Defaults, settings: Settings, at: pd.Timestamp) -> Preview:
    """Return what the files would bring; of long ones, what was seen in ten seconds."""
    until = time.monotonic() + _PREVIEW_SECONDS
    return preview(
        _batches(files, defaults, settings.in_batches_of(_PREVIEW_BATCH)),
        _known(settings),
        at,
        lambda read: read >= MOST_RECORDS or time.monotonic() > until,
    )


def begin(files: Sequence[File], defaults: Defaults, settings: Settings, seen: Preview) -> Job:
    """Return the job that reads the files into the corpus, begun."""
    names = ", ".join(file.name for file in files)
    total = seen.read if seen.is_whole else None
    now = pd.Timestamp.now("UTC")
    signature = Signature(f"upload {names}", login(), now)
    job = Job(names, total, now)
    job.start(lambda job: _added(job, files, defaults, settings, signature))
    return job


def _added(job: Job, files: Sequence[File], defaults: Defaults, settings: Settings, signature: Signature) -> Report:
    sources: set[str] = set()
    batch = settings.limits.batch_records if job.total is None else max(job.total // _STEPS, _SMALLEST_BATCH)
    batches = _batches(files, defaults, settings.in_batches_of(batch))
    outcome = ingest(
        _noting(sources, job.seeing(batches)),
        settings.corpus,
        resources(),
        signature,
        workers=1 if job.total is not None and job.total < _WORTH_WORKERS else settings.workers,
        # On a page it is clear which corpus is meant.
        say=lambda message: job.say(message.removeprefix(f"{settings.corpus}: ").capitalize()),
    )
    return _report(outcome, frozenset(sources))


def _batches(files: Sequence[File], defaults: Defaults, settings: Settings) -> Iterator[Batch]:
    for file in files:
        yield from read_stream(io.BytesIO(file.content), file.name, defaults, settings)


def _known(settings: Settings) -> Collection[str]:
    """Return the ids of the newsroom's own articles: not the sample's, nor those of a commit that a link asks for."""
    if latest(settings.corpus) is None:
        return frozenset()
    return frozenset(snapshot(settings.corpus).articles["article_id"])


def _noting(sources: set[str], batches: Iterator[Batch]) -> Iterator[Batch]:
    for batch in batches:
        sources.update(batch.articles["source"])
        yield batch


def _report(outcome: Outcome, sources: frozenset[str]) -> Report:
    parts = [
        f"{outcome.new:,} new",
        f"{outcome.changed:,} changed",
        f"{outcome.repeats:,} already there",
        f"{outcome.rejected:,} could not be read",
        held_in_words(outcome.held),
        withdrawn_in_words(outcome.removed),
    ]
    # Only words: tables of what was refused, as it came, are not kept for as long as the dashboard runs.
    problems = pd.concat([outcome.rejects, outcome.warnings])
    first = tuple(f"{row.place}: {row.reason}" for row in problems.head(_PROBLEMS).itertuples(index=False))
    counts = f"{outcome.read:,} read: {', '.join(part for part in parts if part)}."
    more = outcome.rejected + outcome.warned - len(first)
    return Report(counts, first, more, sources, is_new=bool(outcome.new + outcome.changed))
