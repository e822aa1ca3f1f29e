"""Checks by hand: those that were kept, and those under way, each a file of its own to which answers are added.

An answer is on disk as soon as it is given, and none of them is a commit: only the whole check is one.
"""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd
from filelock import FileLock, Timeout

from analysis import schema
from analysis.errors import BusyError, CorpusError
from analysis.store import tables
from analysis.store.commits import Commit

_FOLDER: Final = "checking"
_PATIENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Question:
    """What a check asks, of whom, and in which articles."""

    check_id: str
    entity_id: str
    asked: str
    selection: str
    query: str
    commit: int
    said: Mapping[str, int]
    """In how many articles of the selection the model says what, by portrayal."""
    begun_at: str
    """ISO 8601 in UTC."""


class Answer(NamedTuple):
    """What somebody says of an article."""

    article_id: str
    answer: bool | None
    """Whether it is the portrayal asked about; None takes back what was answered."""
    who: str
    at: pd.Timestamp


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """A check under way."""

    question: Question
    rows: pd.DataFrame
    """article_id, place, verdict, answer, who, at: a row an article to be asked about, in the order of asking.

    The last three are null where there is no answer yet.
    """

    @property
    def answered(self) -> pd.DataFrame:
        """The rows that have an answer."""
        return self.rows[self.rows["answer"].notna()]

    @property
    def last(self) -> str | None:
        """The article that was answered last; None where none was."""
        given = self.answered.sort_values(["at", "place"])["article_id"]
        return str(given.iloc[-1]) if len(given) else None

    @property
    def next(self) -> str | None:
        """The article to be asked about next; None where all are answered."""
        left = self.rows["article_id"][self.rows["answer"].isna()]
        return str(left.iloc[0]) if len(left) else None


def begin(corpus: Path, question: Question, sample: pd.DataFrame) -> None:
    """Begin a check with a sample: article_id and verdict, in the order of asking. One that is under way goes on.

    Raises BusyError where the checks stay locked.
    """
    file = _file(corpus, question.check_id)
    drawn = [{"article_id": row.article_id, "verdict": row.verdict} for row in sample.itertuples()]
    with _alone(corpus):
        if not file.exists():
            _write(file, [asdict(question), *drawn])


def note(corpus: Path, check_id: str, given: Answer) -> None:
    """Add an answer to a check under way. Nothing happens where it is over, or the article is not in it any more.

    Raises BusyError where the checks stay locked.
    """
    file = _file(corpus, check_id)
    with _alone(corpus):
        if file.exists() and given.article_id in _drawn(_readable(_lines(file))):
            with file.open("r+b") as out:
                # In the place of a line whose writer was cut off: behind it, the answer would be part of it.
                out.seek(_whole(out.read()))
                out.truncate()
                out.write(_line({**given._asdict(), "at": given.at.tz_convert("UTC").isoformat()}).encode())
                out.flush()
                os.fsync(out.fileno())


def opened(corpus: Path, check_id: str) -> Begun | None:
    """Return a check under way; None where there is none of this id. Raises CorpusError where it cannot be read."""
    file = _file(corpus, check_id)
    try:
        lines = _lines(file)
    except FileNotFoundError:
        return None
    try:
        head, *others = (json.loads(line.decode()) for line in lines)
        return Begun(Question(**head), _rows(others))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        msg = f"{file}: not a check by hand ({error}); delete the file and begin the check anew"
        raise CorpusError(msg) from error


def begun(corpus: Path) -> list[Begun]:
    """Return the checks under way, oldest first. Raises as `opened` does."""
    every = (opened(corpus, file.stem) for file in (corpus / _FOLDER).glob("*.jsonl"))
    found = [one for one in every if one is not None]
    return sorted(found, key=lambda one: (one.question.begun_at, one.question.check_id))


def drop(corpus: Path, check_id: str) -> None:
    """Forget a check under way, with its answers."""
    _file(corpus, check_id).unlink(missing_ok=True)


def kept(corpus: Path, state: Commit | None) -> pd.DataFrame:
    """Return the checks that were kept (schema.CHECKS) as of a commit, in the order of asking."""
    rows = schema.pandas(tables.read(corpus, "checks", state.versions.get("checks") if state else None))
    return rows.sort_values(["check_id", "place"], ignore_index=True)


def finished(check: Begun) -> pd.DataFrame:
    """Return the answers of a check (schema.CHECKS)."""
    question = check.question
    told = {
        name: getattr(question, name) for name in ("check_id", "entity_id", "asked", "selection", "query", "commit")
    }
    return schema.conform(check.answered.assign(**told, **question.said), schema.CHECKS, "checks")


def purge(corpus: Path, article_ids: Collection[str]) -> None:
    """Take articles out of all checks under way, and with them what cannot be read: it may be about them.

    Raises BusyError where the checks stay locked, before any is changed.
    """
    gone = set(article_ids)
    if not (corpus / _FOLDER).exists():
        return
    with _alone(corpus):
        for file in sorted((corpus / _FOLDER).glob("*.jsonl")):
            # Whoever drops a check holds no lock.
            with suppress(FileNotFoundError):
                lines = _lines(file)
                left = [line for line in _readable(lines) if line.get("article_id") not in gone]
                if len(left) < len(lines):
                    _write(file, left)


def _lines(file: Path) -> list[bytes]:
    """Return the lines of a file, without a last one whose writer was cut off, or is at it still."""
    data = file.read_bytes()
    # A text's own lines end at U+2028 and others too, which JSON leaves as they are.
    return [line for line in data[: _whole(data)].split(b"\n") if line.strip()]


def _whole(data: bytes) -> int:
    """Return how many bytes of a file are whole lines."""
    return data.rfind(b"\n") + 1


def _readable(lines: Iterable[bytes]) -> Iterator[Mapping[str, object]]:
    """Return the lines that can be read."""
    for line in lines:
        with suppress(ValueError):
            value = json.loads(line.decode())
            if isinstance(value, dict):
                yield value


def _drawn(lines: Iterable[Mapping[str, object]]) -> set[object]:
    return {line.get("article_id") for line in lines if "verdict" in line}


def _rows(lines: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    rows: dict[object, dict[str, object]] = {}
    for line in lines:
        if "verdict" in line:
            rows[line["article_id"]] = {**line, "place": len(rows) + 1, "answer": None, "who": None, "at": None}
        elif line["article_id"] in rows:
            has = line["answer"] is not None
            rows[line["article_id"]].update({name: line[name] if has else None for name in ("answer", "who", "at")})
    columns = ["article_id", "place", "verdict", "answer", "who", "at"]
    table = pd.DataFrame(rows.values(), columns=columns, dtype="object")
    return table.assign(at=pd.to_datetime(table["at"], utc=True, format="ISO8601"))


def _file(corpus: Path, check_id: str) -> Path:
    return corpus / _FOLDER / f"{check_id}.jsonl"


@contextmanager
def _alone(corpus: Path) -> Iterator[None]:
    """Hold the folder, so that no answer is lost while articles are taken out."""
    (corpus / _FOLDER).mkdir(parents=True, exist_ok=True)
    lock = FileLock(corpus / _FOLDER / "lock")
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout as error:
        msg = f"{corpus / _FOLDER}: checks by hand still being written to after {_PATIENCE:.0f} s; try again later"
        raise BusyError(msg) from error
    try:
        yield
    finally:
        lock.release()


def _write(file: Path, lines: Iterable[Mapping[str, object]]) -> None:
    part = file.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(map(_line, lines))
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)


def _line(value: Mapping[str, object]) -> str:
    return f"{json.dumps(value, ensure_ascii=False)}\n"
