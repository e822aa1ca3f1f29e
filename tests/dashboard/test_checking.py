"""Check 50 by hand, on the page: begun, answered, left, gone on with, kept."""

from pathlib import Path
from shutil import copytree

import pytest
import streamlit as st
from filelock import FileLock
from streamlit.testing.v1 import AppTest

from analysis.checking import keep
from analysis.dashboard.parts import links
from analysis.dashboard.parts.text import plain
from analysis.store import checks
from analysis.store.commits import latest
from analysis.store.writing import lease
from tests.checking import CHECK, KEEPING, NAME, PERSON, answered, begun, portrayed
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import SECONDS
from tests.dashboard.reading import words

PATIENCE = 0.1
WORDS = ("unfavourable", "neutral", "neutral", "favourable", "neutral", "misfortune")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return portrayed(tmp_path_factory.mktemp("made") / "corpus", *WORDS)


@pytest.fixture
def corpus(made: Path, tmp_path: Path) -> Path:
    copytree(made.parent / "gazetteer", tmp_path / "gazetteer")
    return copytree(made, tmp_path / "corpus")


def part(corpus: str, number: int | None, is_sample: bool) -> None:  # noqa: FBT001  (AppTest runs its text)
    from pathlib import Path  # noqa: PLC0415  (AppTest runs the function's text alone)

    from analysis.dashboard.parts.checking import show  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.dashboard.parts.view import View  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.selection import Selection  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.settings import Settings  # noqa: PLC0415  (AppTest runs the function's text alone)
    from analysis.store.snapshot import snapshot  # noqa: PLC0415  (AppTest runs the function's text alone)

    view = View(snapshot(Path(corpus), number), Selection(), Settings(), is_sample)
    show(view.naming("p2"), "p2", "Jon Hamm")


def opened(corpus: Path, number: int | None = None, *, is_sample: bool = False) -> AppTest:
    told = {"corpus": str(corpus), "number": number, "is_sample": is_sample}
    test = AppTest.from_function(part, kwargs=told, default_timeout=SECONDS)
    test.query_params["window"] = "all"
    return test.run()


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    after = page.run()
    assert not after.exception
    return after


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.button]


def shown(page: AppTest) -> str:
    """Return the texts of articles on the page."""
    return "\n".join(str(element.proto.body) for element in page.get("html"))


def progress(page: AppTest) -> str:
    return str(page.get("progress")[0].proto.text)


def test_a_check_is_begun_answered_and_kept(corpus: Path) -> None:
    page = opened(corpus)
    assert not page.exception
    assert "Not among them: 1 about the person's own misfortune." in words(page)
    page = press(page, "Begin with all 5 articles")
    assert "**Does this article portray the marked person unfavourably?**" in words(page)
    for key in ("Yes, unfavourable", *["No, not unfavourable"] * 4):
        page = press(page, key)
    said = words(page).replace("\\", "")
    assert "Unfavourable portrayal, by hand: 20% (95% interval 20% to 20%) of 5 articles" in said
    assert "the machine estimate is 20%." in said
    assert "Machine estimate" in said
    page = press(page, "Keep the result")
    assert page.success[0].value.replace("\\", "") == "The check is kept with commit 3."
    rows = checks.kept(corpus, latest(corpus))
    assert len(rows) == 5
    assert set(rows["query"]) == {"window=all&commit=2"}
    assert page.dataframe[0].value[["share", "low", "high", "said"]].to_numpy().tolist() == [[20, 20, 20, 20]]
    assert page.dataframe[0].value["selection"].to_list() == ["All dates"]
    assert [file.label for file in page.download_button] == ["Answers (CSV)"]


def test_the_last_answer_can_be_undone_again_and_again(corpus: Path) -> None:
    page = press(opened(corpus), "Begin with all 5 articles")
    page = press(press(page, "Yes, unfavourable"), "No, not unfavourable")
    assert progress(page) == "2 of 5 answered"
    page = press(press(page, "Undo the last"), "Undo the last")
    assert progress(page) == "0 of 5 answered"
    assert next(button for button in page.button if button.label == "Undo the last").disabled


def test_the_keys_of_the_answers_are_two(corpus: Path) -> None:
    page = press(opened(corpus), "Begin with all 5 articles")
    keys = {button.label: button.proto.shortcut for button in page.button if button.proto.shortcut}
    assert keys == {
        "Hide names": "h",
        "Yes, unfavourable": "y",
        "No, not unfavourable": "n",
        "Undo the last": "u",
    }


def test_names_are_hidden_on_request(corpus: Path) -> None:
    page = press(opened(corpus), "Begin with all 5 articles")
    assert '<mark class="person">Jon Hamm</mark> and Ayo Edebiri' in shown(page)
    page = press(page, "Hide names")
    assert not {"Hamm", "Edebiri"} & set(shown(page).replace("<", " ").replace(">", " ").split())
    assert '<mark class="person">the person</mark> and <span class="hidden">somebody else</span>' in shown(page)
    page = press(press(page, "No, not unfavourable"), "Show names")
    assert "Edebiri" in shown(page)


def test_a_check_that_was_left_goes_on_in_another_session(corpus: Path) -> None:
    page = press(opened(corpus), "Begin with all 5 articles")
    page = press(press(page, "Yes, unfavourable"), "Go on later")
    assert "Go on: unfavourable, 1 of 5 articles" in labels(page)
    ingested(corpus, batch(Told("b1", f"{NAME} again")))
    page = press(opened(corpus), "Go on: unfavourable, 1 of 5 articles")
    assert progress(page) == "1 of 5 answered"


def test_a_check_can_be_finished_early_or_gone_on_with(corpus: Path) -> None:
    page = press(opened(corpus), "Begin with all 5 articles")
    page = press(press(page, "Yes, unfavourable"), "Finish here")
    assert "Too few answers to tell: 1; the machine estimate is 20%." in words(page).replace("\\", "")
    page = press(page, "Back to the questions")
    assert progress(page) == "1 of 5 answered"


def test_a_check_can_be_thrown_away(corpus: Path) -> None:
    page = press(opened(corpus), "Begin with all 5 articles")
    page = press(press(page, "Yes, unfavourable"), "Throw away 1 answer")
    assert labels(page) == ["Begin with all 5 articles"]
    assert checks.begun(corpus) == []


@pytest.mark.parametrize("is_stopped", [True, False])
def test_a_check_all_of_whose_articles_were_removed_is_gone(corpus: Path, is_stopped: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    page = press(press(opened(corpus), "Begin with all 5 articles"), "Yes, unfavourable")
    if is_stopped:
        page = press(page, "Finish here")
    checks.purge(corpus, [f"a{place}" for place in range(len(WORDS))])
    page.run()
    assert not page.exception
    assert labels(page) == ["Begin with all 5 articles"]
    assert checks.begun(corpus) == []


def test_a_check_without_articles_is_not_gone_on_with(corpus: Path) -> None:
    begun(corpus)
    checks.purge(corpus, [f"a{place}" for place in range(len(WORDS))])
    assert labels(opened(corpus)) == ["Begin with all 5 articles"]
    assert checks.begun(corpus) == []


def test_another_portrayal_is_another_check(corpus: Path) -> None:
    page = opened(corpus)
    page.radio[0].set_value("favourable")
    page = press(page.run(), "Begin with all 5 articles")
    assert "**Does this article portray the marked person favourably?**" in words(page)
    assert [check.question.asked for check in checks.begun(corpus)] == ["favourable"]


def test_without_an_estimate_there_is_nothing_to_check(tmp_path: Path) -> None:
    page = opened(portrayed(tmp_path / "corpus", "misfortune", "unclear"))
    assert page.info[0].value == (
        "Nothing to check: no article of this selection has an estimate of this person's portrayal. "
        "Not among them: 1 where the text cannot tell, 1 about the person's own misfortune."
    )
    assert not page.button


def test_while_somebody_else_writes_the_reader_is_told_and_loses_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("analysis.dashboard.parts.checking._PATIENCE", PATIENCE)
    page = press(press(opened(corpus), "Begin with all 5 articles"), "Yes, unfavourable")
    page = press(page, "Finish here")
    with lease(corpus, lambda _: None):
        page = press(page, "Keep the result")
    assert "still being written to" in page.error[0].value
    assert len(checks.begun(corpus)[0].answered) == 1


def test_a_click_while_the_checks_are_locked_is_told_and_can_be_made_again(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "_PATIENCE", 0.0)
    locked = f"{corpus / 'checking'}: checks by hand still being written to after 0 s; try again later"
    (corpus / "checking").mkdir()
    with FileLock(corpus / "checking" / "lock"):
        page = press(opened(corpus), "Begin with all 5 articles")
        assert page.error[0].value == plain(f"The check is not begun: {locked}")
    page = press(page, "Begin with all 5 articles")
    with FileLock(corpus / "checking" / "lock"):
        page = press(page, "Yes, unfavourable")
        assert page.error[0].value == plain(f"The answer is not kept: {locked}")
    assert progress(page) == "0 of 5 answered"
    page = press(page, "Yes, unfavourable")
    assert not page.error
    assert progress(page) == "1 of 5 answered"


def test_of_a_kept_check_whose_articles_are_withheld_nothing_is_shown(corpus: Path) -> None:
    begun(corpus)
    answered(corpus, "yn")
    made = keep(corpus, CHECK, KEEPING)
    ids = checks.kept(corpus, made)["article_id"]
    ingested(corpus, batch(*(Told(article, status="withheld") for article in ids)))
    page = opened(corpus)
    assert not page.exception
    assert not page.dataframe
    assert "Checks by hand" not in words(page)


def test_of_an_article_that_is_withheld_nothing_is_asked(corpus: Path) -> None:
    page = press(press(opened(corpus), "Begin with all 5 articles"), "Yes, unfavourable")
    (order,) = [list(check.rows["article_id"]) for check in checks.begun(corpus)]
    ingested(corpus, batch(*(Told(article, status="withheld") for article in order[:2])))
    page = press(opened(corpus), "Go on: unfavourable, 0 of 3 articles")
    assert not page.error
    assert progress(page) == "0 of 3 answered"
    ingested(corpus, batch(*(Told(article, f"{NAME} again") for article in order[:2])))
    assert "Go on: unfavourable, 1 of 4 articles" in labels(opened(corpus))
    ingested(corpus, batch(*(Told(article, status="withheld") for article in order)))
    assert len(checks.begun(corpus)[0].rows) == 5


def test_a_check_whose_file_is_broken_is_told_in_a_line(corpus: Path) -> None:
    begun(corpus)
    (corpus / "checking" / f"{CHECK}.jsonl").write_text("nothing\n")
    page = opened(corpus)
    assert not page.exception
    assert "not a check by hand" in page.error[0].value.replace("\\", "")


@pytest.mark.parametrize("is_sample", [True, False])
def test_the_sample_and_an_older_state_are_read_only(corpus: Path, is_sample: bool) -> None:  # noqa: FBT001  (a case of the test, named by its parameter)
    begun(corpus)
    answered(corpus, "yn")
    keep(corpus, CHECK, KEEPING)
    page = opened(corpus, None if is_sample else 2, is_sample=is_sample)
    assert not page.exception
    assert not page.button
    assert ("newsroom's own corpus" in words(page)) is is_sample
    assert ("as it was at commit 2" in words(page)) is not is_sample
    # A state has the checks that were kept when it was made.
    assert len(page.dataframe) == int(is_sample)


def test_nobody_else_is_asked_about(corpus: Path) -> None:
    press(opened(corpus), "Begin with all 5 articles")
    assert {check.question.entity_id for check in checks.begun(corpus)} == {PERSON}


def test_a_kept_check_leads_to_its_selection_as_it_was(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(corpus)
    answered(corpus, "yn")
    keep(corpus, CHECK, KEEPING)
    went: list[tuple[str, str, str]] = []
    monkeypatch.setattr(links, "current", lambda: "portrayal")
    monkeypatch.setattr(links, "again", lambda page, query, entity: went.append((page, query, entity)))
    page = opened(corpus)
    page.session_state["checks-rows-3"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()
    assert not page.exception
    assert went == [("portrayal", "window=all&commit=2", PERSON)]


def test_the_way_to_kept_filters_takes_no_others_along(monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[dict[str, list[str]]] = []
    monkeypatch.setattr(links, "_REGISTRY", "_pages_of_this_test")
    monkeypatch.setattr(st, "session_state", {"_pages_of_this_test": {"portrayal": "page"}})
    monkeypatch.setattr(st, "switch_page", lambda _, query_params: went.append(query_params))
    links.again("portrayal", "window=7d&source=A&source=B%26C&commit=2", entity="p2")
    assert went == [{"window": ["7d"], "source": ["A", "B&C"], "commit": ["2"], "entity": ["p2"]}]
