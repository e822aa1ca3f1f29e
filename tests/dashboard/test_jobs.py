"""Articles on their way into a corpus: watched, stopped, waited for, and what is left where one of them fails."""

import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

import pytest

from analysis.dashboard.parts.jobs import Job, Report, State, keep, last, put_away
from analysis.errors import CorpusError
from analysis.ingest import ingest
from analysis.loading import Batch
from analysis.resources import Resources
from analysis.store.commits import history, latest
from analysis.store.snapshot import snapshot
from analysis.store.writing import lease
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested, state

SECONDS = 60.0
FOUR = [batch(*(Told(f"{part:x}{number:02x}", "Jon Hamm") for number in range(16))) for part in range(1, 5)]


class Gate:
    """Batches that stop before the last of them until they are let go on."""

    def __init__(self, batches: Iterable[Batch]) -> None:
        self._batches = list(batches)
        self.reached = Event()
        self.go_on = Event()

    def __iter__(self) -> Iterator[Batch]:
        yield from self._batches[:-1]
        self.reached.set()
        assert self.go_on.wait(SECONDS)
        yield self._batches[-1]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss"), Told("a2")))
    return tmp_path / "corpus"


def begun(work: Callable[[Job], Report], total: int | None = None) -> Job:
    job = Job("own.csv", total, NOW)
    job.start(work)
    return job


def adding(corpus: Path, batches: Iterable[Batch], workers: int = 1) -> Callable[[Job], Report]:
    """Return the work of reading batches into a corpus, in this process or in others."""
    gazetteer = corpus.parent / "gazetteer"

    def added(job: Job) -> Report:
        outcome = ingest(job.seeing(batches), corpus, Resources(gazetteer), SIGNATURE, workers=workers, say=job.say)
        return Report(f"{outcome.new} new")

    return added


def test_a_job_tells_how_far_it_is_and_what_it_did(corpus: Path) -> None:
    gate = Gate(FOUR)
    job = begun(adding(corpus, gate), total=64)
    assert gate.reached.wait(SECONDS)
    assert (job.is_running, job.progress.read, job.progress.is_read, job.progress.report) == (True, 48, False, None)
    gate.go_on.set()
    over = job.join(SECONDS)
    assert (over.state, over.read, over.is_read, over.report) == (State.DONE, 64, True, Report("64 new"))
    assert len(snapshot(corpus).articles) == 66


@pytest.mark.parametrize("workers", [1, 2])
def test_a_cancelled_job_leaves_the_corpus_as_it_was_and_the_next_one_works(corpus: Path, workers: int) -> None:
    before = state(corpus)
    gate = Gate(FOUR)
    job = begun(adding(corpus, gate, workers))
    assert gate.reached.wait(SECONDS)
    job.cancel()
    gate.go_on.set()
    assert job.join(SECONDS).state is State.CANCELLED
    newest = latest(corpus)
    assert newest is not None
    assert newest.number == 1
    assert state(corpus) == before
    assert len(snapshot(corpus).articles) == 2
    # ingest itself raises where rows and counts do not add up.
    assert begun(adding(corpus, FOUR)).join(SECONDS).report == Report("64 new")
    assert len(snapshot(corpus).articles) == 66


def test_processes_are_used_from_a_job_as_from_anywhere(corpus: Path) -> None:
    assert begun(adding(corpus, FOUR, workers=2)).join(SECONDS).report == Report("64 new")
    people = snapshot(corpus).appearances["entity_id"].value_counts().to_dict()
    assert people == {"p1": 1, "p2": 64}


def test_cancelled_when_all_is_read_is_too_late_and_said_to_be_done() -> None:
    is_read, go_on = Event(), Event()

    def work(job: Job) -> Report:
        list(job.seeing(FOUR))
        is_read.set()
        assert go_on.wait(SECONDS)
        return Report("64 new")

    job = begun(work)
    assert is_read.wait(SECONDS)
    assert job.progress.is_read
    job.cancel()
    go_on.set()
    assert job.join(SECONDS).state is State.DONE


def test_a_second_job_waits_for_the_first_and_says_so(corpus: Path) -> None:
    gate = Gate(FOUR[:2])
    first = begun(adding(corpus, gate))
    assert gate.reached.wait(SECONDS)
    said = Event()
    second = Job("other.csv", None, NOW)

    def work(job: Job) -> Report:
        def say(message: str) -> None:
            job.say(message)
            said.set()

        gazetteer = corpus.parent / "gazetteer"
        return Report(f"{ingest(job.seeing(FOUR[2:]), corpus, Resources(gazetteer), SIGNATURE, say=say).new} new")

    second.start(work)
    assert said.wait(SECONDS)
    assert second.progress.note.endswith("somebody else is writing to this corpus; waiting for them to finish")
    assert second.is_running
    gate.go_on.set()
    assert first.join(SECONDS).report == second.join(SECONDS).report == Report("32 new")
    assert second.progress.note == ""
    assert [commit.number for commit in history(corpus)] == [3, 2, 1]


def test_a_job_cancelled_while_it_waits_adds_nothing(corpus: Path) -> None:
    with lease(corpus, lambda _: None):
        job = begun(adding(corpus, FOUR))
        job.cancel()
    assert job.join(SECONDS).state is State.CANCELLED
    assert len(history(corpus)) == 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CorpusError("corpus: damaged; restore it"), "corpus: damaged; restore it"),
        (OSError(errno.ENOSPC, "No space left on device"), "own.csv: No space left on device"),
        (
            ZeroDivisionError("division by zero"),
            "own.csv: something went wrong in Marquee itself; the log of the dashboard says what",
        ),
    ],
)
def test_what_goes_wrong_is_told_in_a_line(error: Exception, told: str) -> None:
    def work(_: Job) -> Report:
        raise error

    over = begun(work).join(SECONDS)
    assert (over.state, over.error, over.report) == (State.FAILED, told, None)


def test_the_last_job_of_a_corpus_is_found_by_those_who_come_back(tmp_path: Path) -> None:
    first, second = Job("a.csv", None, NOW), Job("b.csv", None, NOW)
    assert last(tmp_path) is None
    keep(tmp_path, first)
    keep(tmp_path, second)
    keep(tmp_path / "another", first)
    assert last(tmp_path) is second
    put_away(tmp_path, first)
    assert last(tmp_path) is second
    put_away(tmp_path, second)
    assert last(tmp_path) is None
    assert last(tmp_path / "another") is first
