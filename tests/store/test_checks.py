"""Checks under way and checks that were kept."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pandas as pd
import pytest
from filelock import FileLock

from analysis.checking import keep
from analysis.errors import BusyError, CorpusError
from analysis.metrics import checked
from analysis.removal import remove
from analysis.store import checks
from analysis.store.checks import Answer
from analysis.store.commits import history
from analysis.store.snapshot import snapshot
from analysis.store.texts import headlines
from analysis.store.writing import Signature
from tests.checking import CHECK, KEEPING, NAME, PERSON, answered, begun, newest, portrayed, question
from tests.corpora import NOW, Told, batch, ingested

WORDS = ("unfavourable", "neutral", "neutral", "favourable")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return portrayed(tmp_path_factory.mktemp("made") / "corpus", *WORDS)


@pytest.fixture
def corpus(made: Path, tmp_path: Path) -> Path:
    return copytree(made, tmp_path / "corpus")


def test_a_check_begins_with_every_article_unanswered(corpus: Path) -> None:
    check = begun(corpus)
    assert check.question == question(corpus)
    assert check.question.said == {"unfavourable": 1, "neutral": 2, "favourable": 1}
    assert sorted(check.rows["article_id"]) == ["a0", "a1", "a2", "a3"]
    assert check.rows["place"].to_list() == [1, 2, 3, 4]
    assert check.answered.empty
    assert (check.last, check.next) == (None, check.rows["article_id"].iloc[0])


def test_an_answer_is_there_for_whoever_goes_on(corpus: Path) -> None:
    order = list(begun(corpus).rows["article_id"])
    check = answered(corpus, "yn")
    assert check.answered[["article_id", "answer", "who"]].to_numpy().tolist() == [
        [order[0], True, "ada"],
        [order[1], False, "ada"],
    ]
    assert (check.last, check.next) == (order[1], order[2])
    assert answered(corpus, "--yy").next is None


def test_an_answer_can_be_taken_back_and_given_anew(corpus: Path) -> None:
    order = list(begun(corpus).rows["article_id"])
    answered(corpus, "yy")
    checks.note(corpus, CHECK, Answer(order[1], None, "ada", NOW))
    check = answered(corpus)
    assert (check.last, check.next) == (order[0], order[1])
    assert answered(corpus, "-n").answered["answer"].to_list() == [True, False]


def test_to_begin_a_check_that_is_under_way_loses_no_answer(corpus: Path) -> None:
    begun(corpus)
    answered(corpus, "y")
    assert len(begun(corpus).answered) == 1


def test_checks_under_way_are_listed_oldest_first(corpus: Path) -> None:
    begun(corpus, check_id="0b")
    begun(corpus, check_id="0a")
    assert [check.question.check_id for check in checks.begun(corpus)] == ["0a", "0b"]
    later = replace(question(corpus, check_id="09"), begun_at=(NOW + pd.Timedelta(hours=1)).isoformat())
    checks.begin(corpus, later, begun(corpus).rows)
    checks.drop(corpus, CHECK)
    assert [check.question.check_id for check in checks.begun(corpus)] == ["0a", "0b", "09"]


def test_an_answer_to_a_check_that_is_over_is_left(corpus: Path) -> None:
    checks.note(corpus, CHECK, Answer("a0", answer=True, who="ada", at=NOW))
    assert checks.opened(corpus, CHECK) is None
    assert checks.begun(corpus) == []


def test_a_check_that_cannot_be_read_says_which(corpus: Path) -> None:
    begun(corpus)
    file = corpus / "checking" / f"{CHECK}.jsonl"
    file.write_text("[1]\n{}\n")
    with pytest.raises(CorpusError) as refused:
        checks.begun(corpus)
    assert str(refused.value).startswith(f"{file}: not a check by hand (")
    assert str(refused.value).endswith("); delete the file and begin the check anew")


def test_kept_answers_are_a_commit_and_the_check_is_over(corpus: Path) -> None:
    order = list(begun(corpus).rows["article_id"])
    answered(corpus, "yn")
    before = newest(corpus).number
    made = keep(corpus, CHECK, KEEPING)
    assert (made.number, made.what, made.who) == (before + 1, "check by hand", "ada")
    rows = checks.kept(corpus, made)
    assert rows[["article_id", "place", "answer"]].to_numpy().tolist() == [[order[0], 1, True], [order[1], 2, False]]
    assert set(rows["entity_id"]) == {PERSON}
    assert rows[["unfavourable", "neutral", "favourable", "commit"]].to_numpy().tolist() == [[1, 2, 1, before]] * 2
    assert checks.begun(corpus) == []
    assert checks.kept(corpus, history(corpus)[1]).empty


def test_the_same_check_is_kept_once(corpus: Path) -> None:
    begun(corpus)
    answered(corpus, "y")
    made = keep(corpus, CHECK, KEEPING)
    begun(corpus)
    assert keep(corpus, CHECK, KEEPING) == made
    assert checks.opened(corpus, CHECK) is None


def test_there_is_nothing_to_keep_without_a_corpus_a_check_or_an_answer(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as refused:
        keep(corpus, CHECK, KEEPING)
    assert str(refused.value) == f"{corpus}: no check {CHECK} is under way; begin one on the page Portrayal"
    begun(corpus)
    with pytest.raises(CorpusError) as refused:
        keep(corpus, CHECK, KEEPING)
    assert str(refused.value) == f"{corpus}: nothing of check {CHECK} is answered yet; there is nothing to keep"
    with pytest.raises(CorpusError) as refused:
        keep(tmp_path / "none", CHECK, KEEPING)
    assert str(refused.value) == f"{tmp_path / 'none'}: no corpus here yet; `marquee ingest FILE` makes one"
    assert newest(corpus).number == 2


def test_a_removed_article_leaves_every_check(corpus: Path) -> None:
    begun(corpus)
    answered(corpus, "yyyy")
    keep(corpus, CHECK, KEEPING)
    begun(corpus, check_id="0b")
    answered(corpus, "yyyy", check_id="0b")
    remove(corpus, ["a1"], "names a minor", Signature("remove", "ada", NOW + pd.Timedelta(days=1)))
    assert all(
        sorted(checks.kept(corpus, state)["article_id"]) in ([], ["a0", "a2", "a3"]) for state in history(corpus)
    )
    assert sorted(answered(corpus, check_id="0b").answered["article_id"]) == ["a0", "a2", "a3"]
    assert not any("a1" in file.read_text() for file in (corpus / "checking").glob("*.jsonl"))


def test_answers_stay_while_an_article_is_withheld_and_are_told_nobody(corpus: Path) -> None:
    begun(corpus)
    answered(corpus, "yyyy")
    keep(corpus, CHECK, KEEPING)
    begun(corpus, check_id="0b")
    answered(corpus, "yyy-", check_id="0b")
    last = list(begun(corpus, check_id="0b").rows["article_id"])[-1]
    told = {one: Told(one, f"{NAME} and Ayo Edebiri", f"Number {one[1:]}.\nHamm spoke.") for one in ("a1", last)}
    ingested(corpus, batch(*(Told(one, status="withheld") for one in told)))
    left = {"a0", "a1", "a2", "a3"} - set(told)
    assert set(shown(corpus)) == left
    assert set(asked(corpus)) == left
    ingested(corpus, batch(*told.values()))
    assert set(shown(corpus)) == {"a0", "a1", "a2", "a3"}
    # Nobody had answered the last one, and what it said then is gone.
    assert set(asked(corpus)) == {"a0", "a1", "a2", "a3"} - {last}
    ingested(corpus, batch(Told("a1", status="canceled")))
    assert not any("a1" in file.read_text() for file in (corpus / "checking").glob("*.jsonl"))
    assert all("a1" not in set(checks.kept(corpus, one)["article_id"]) for one in history(corpus))


def shown(corpus: Path) -> list[str]:
    held = snapshot(corpus)
    return list(checked.answers(checks.kept(corpus, held.commit), held, headlines(held), "")["article_id"])


def asked(corpus: Path) -> list[str]:
    check = checks.opened(corpus, "0b")
    assert check is not None
    return list(checked.askable(check, snapshot(corpus)).rows["article_id"])


def test_a_late_answer_to_a_removed_article_is_left(corpus: Path) -> None:
    begun(corpus)
    checks.purge(corpus, ["a1"])
    checks.note(corpus, CHECK, Answer("a1", answer=True, who="ada", at=NOW))
    assert "a1" not in (corpus / "checking" / f"{CHECK}.jsonl").read_text()
    assert answered(corpus).answered.empty


def test_an_answer_to_an_article_that_was_not_drawn_is_no_answer(corpus: Path) -> None:
    begun(corpus)
    with (corpus / "checking" / f"{CHECK}.jsonl").open("a") as out:
        out.write('{"article_id": "a9", "answer": true, "who": "ada", "at": "2026-01-01T00:00:00+00:00"}\n')
    check = answered(corpus, "y")
    assert sorted(check.rows["article_id"]) == ["a0", "a1", "a2", "a3"]
    assert len(check.answered) == 1


def test_a_line_separator_in_a_selection_cuts_no_line(corpus: Path) -> None:
    asked = replace(question(corpus), selection="one\u2028two\x85three")
    checks.begin(corpus, asked, begun(corpus, check_id="0b").rows)
    checks.purge(corpus, ["a1"])
    check = answered(corpus, "y")
    assert check.question == asked
    assert sorted(check.rows["article_id"]) == ["a0", "a2", "a3"]


@pytest.mark.parametrize("torn", [b'{"article_id": "a1", "ans', b'{"article_id": "a0", "who": "\xc3', b"[1]\n", b"\n"])
def test_what_cannot_be_read_leaves_with_a_removed_article(corpus: Path, torn: bytes) -> None:
    begun(corpus)
    answered(corpus, "yyyy")
    with (corpus / "checking" / f"{CHECK}.jsonl").open("ab") as out:
        out.write(torn)
    checks.purge(corpus, ["a1"])
    assert sorted(answered(corpus).answered["article_id"]) == ["a0", "a2", "a3"]


@pytest.mark.parametrize("torn", [b'{"article_id": "a1", "ans', b'{"article_id": "a0", "who": "\xc3'])
def test_an_answer_whose_writer_was_cut_off_loses_no_other(corpus: Path, torn: bytes) -> None:
    begun(corpus)
    answered(corpus, "y")
    with (corpus / "checking" / f"{CHECK}.jsonl").open("ab") as out:
        out.write(torn)
    assert len(answered(corpus).answered) == 1
    assert answered(corpus, "-n").answered["answer"].to_list() == [True, False]
    assert torn not in (corpus / "checking" / f"{CHECK}.jsonl").read_bytes()


def test_checks_that_stay_locked_are_told_in_a_line(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_PATIENCE", 0.0)
    begun(corpus)
    with FileLock(corpus / "checking" / "lock"), pytest.raises(BusyError) as refused:
        checks.purge(corpus, ["a1"])
    assert str(refused.value) == (
        f"{corpus / 'checking'}: checks by hand still being written to after 0 s; try again later"
    )
    assert len(answered(corpus).rows) == 4
