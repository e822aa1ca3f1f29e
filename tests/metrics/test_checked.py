"""The share that a check by hand comes to."""

from pathlib import Path
from shutil import copytree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.checking import keep
from analysis.metrics import checked
from analysis.metrics.checked import Apart, Corrected, corrected
from analysis.selection import Selection
from analysis.store import checks, tables
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import headlines
from analysis.store.writing import commit, lease
from analysis.tone.verdicts import PORTRAYALS
from tests.checking import CHECK, KEEPING, NAME, PERSON, answered, begun, portrayed
from tests.corpora import NOW, SIGNATURE

SAID = {"unfavourable": 30, "neutral": 60, "favourable": 10}


def rows(*answers: tuple[str, bool], said: dict[str, int] | None = None) -> pd.DataFrame:
    """Return a check of unfavourable portrayal with these verdicts and answers."""
    table = pd.DataFrame(answers, columns=["verdict", "answer"])
    return table.assign(check_id=CHECK, asked="unfavourable", **(said or SAID))


def test_each_verdict_counts_as_often_as_the_model_says_it() -> None:
    found = corrected(rows(*[("unfavourable", True)] * 3, ("unfavourable", False), *[("neutral", False)] * 8))
    # Of the favourable ones nobody was asked about any: they get the share of all, 3 in 12.
    assert found.share == pytest.approx((30 * 3 / 4 + 60 * 0 + 10 * 3 / 12) / 100)
    assert (found.articles, found.answered, found.agreed, found.said) == (100, 12, 11, 0.3)
    assert 0 < found.low < found.share < found.high < 1


def test_where_all_were_asked_about_nothing_is_left_to_chance() -> None:
    answers = [("unfavourable", True)] * 4 + [("neutral", False)] * 5 + [("neutral", True)]
    found = corrected(rows(*answers, said={"unfavourable": 4, "neutral": 6, "favourable": 0}))
    assert (found.share, found.low, found.high) == (0.5, 0.5, 0.5)


def test_too_few_answers_give_no_share() -> None:
    found = corrected(rows(*[("neutral", True)] * (checked.FEWEST - 1)))
    assert np.isnan([found.share, found.low, found.high]).all()
    assert (found.answered, found.agreed, found.said) == (4, 0, 0.3)


def test_the_same_answers_give_the_same_interval() -> None:
    table = rows(*[("neutral", True), ("neutral", False)] * 6)
    assert corrected(table) == corrected(table.sample(frac=1, random_state=1))


@given(
    st.lists(st.tuples(st.sampled_from(PORTRAYALS), st.booleans()), min_size=checked.FEWEST, max_size=50),
    st.integers(0, 40),
)
def test_the_share_lies_in_its_interval_and_that_between_what_is_possible(
    answers: list[tuple[str, bool]], more: int
) -> None:
    said = {word: sum(verdict == word for verdict, _ in answers) + more for word in PORTRAYALS}
    found = corrected(rows(*answers, said=said))
    total, yes = sum(said.values()), sum(answer for _, answer in answers)
    possible = (yes / total, (total - len(answers) + yes) / total)
    assert possible[0] - 1e-9 <= found.low <= found.share <= found.high <= possible[1] + 1e-9


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    chance, held = np.random.default_rng(6), []
    right = {"unfavourable": 0.7, "neutral": 0.1, "favourable": 0.02}
    for number in range(60):
        verdicts = chance.choice(list(PORTRAYALS), 300, p=[0.3, 0.5, 0.2])
        truth = chance.random(300) < np.array([right[str(word)] for word in verdicts])
        table = pd.DataFrame({"article_id": np.arange(300), "verdict": verdicts, "answer": truth})
        drawn = checked.sample(table, f"{number:x}")
        found = corrected(drawn.assign(check_id=f"{number:x}", asked="unfavourable", **checked.said(table)))
        held.append(found.low <= truth.mean() <= found.high)
    assert np.mean(held) >= 0.9


@given(st.integers(0, 80), st.integers(0, 2**60))
def test_a_sample_has_no_article_twice_and_is_drawn_alike_again(count: int, seed: int) -> None:
    table = pd.DataFrame({"article_id": [f"{place:x}" for place in range(count)], "verdict": "neutral"})
    drawn = checked.sample(table, f"{seed:x}")
    assert len(drawn) == min(count, checked.MOST)
    assert drawn["article_id"].is_unique
    assert set(drawn["article_id"]) <= set(table["article_id"])
    pd.testing.assert_frame_equal(drawn, checked.sample(table, f"{seed:x}"))
    pd.testing.assert_frame_equal(drawn.head(10), checked.sample(table, f"{seed:x}", 10))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    words = ("unfavourable", "neutral", "favourable", "unclear", "misfortune", "misfortune", "neutral")
    return portrayed(tmp_path_factory.mktemp("made") / "corpus", *words)


@pytest.fixture
def corpus(made: Path, tmp_path: Path) -> Path:
    return copytree(made, tmp_path / "corpus")


def ruled(corpus: Path, article_id: str) -> None:
    """Have an editor say that an article portrays Jon Hamm favourably."""
    row = {"article_id": article_id, "entity_id": PERSON, "portrayal": "favourable", "who": "ed", "at": NOW}
    with lease(corpus, lambda _: None) as last:
        assert last is not None
        table = pd.DataFrame([{**row, "reason": "irony"}])
        tables.append(corpus, "rulings", schema.arrow(table, schema.RULINGS, "rulings"))
        commit(corpus, last, SIGNATURE, last.basis)


def test_only_what_the_model_says_outright_is_asked_about(corpus: Path) -> None:
    ruled(corpus, "a6")
    everything = slice_of(snapshot(corpus), Selection())
    assert checked.judged(everything, PERSON).to_numpy().tolist() == [
        ["a0", "unfavourable"],
        ["a1", "neutral"],
        ["a2", "favourable"],
    ]
    assert checked.apart(everything, PERSON) == Apart(unclear=1, misfortune=2, overruled=1)
    assert checked.judged(everything, "p1").empty


def held_after(corpus: Path) -> Snapshot:
    begun(corpus)
    answered(corpus, "ynn")
    keep(corpus, CHECK, KEEPING)
    return snapshot(corpus)


def test_a_list_has_a_row_a_check(corpus: Path) -> None:
    held = held_after(corpus)
    table = checked.listed(checks.kept(corpus, held.commit), held)
    assert list(table.columns) == list(checked.LISTED)
    row = table.iloc[0]
    assert (row["check_id"], row["name"], row["asked"], row["who"]) == (CHECK, NAME, "unfavourable", "ada")
    assert (row["articles"], row["answered"], row["said"]) == (4, 3, 0.25)
    assert row["query"] == "window=all&commit=2"
    assert checked.listed(checks.kept(corpus, None), held).empty


def test_a_file_has_every_answer_with_what_was_asked_and_the_line(corpus: Path) -> None:
    held = held_after(corpus)
    table = checked.answers(checks.kept(corpus, held.commit), held, headlines(held), "Machine estimate.")
    assert table["answer"].to_list() == ["yes", "no", "no"]
    assert table["place"].to_list() == [1, 2, 3]
    assert set(table["headline"]) == {f"{NAME} and Ayo Edebiri"}
    assert set(table["estimate"]) == {"Machine estimate."}
    assert set(table["source"]) == {"The Daily"}


def test_nobody_is_listed_whom_the_corpus_does_not_show(corpus: Path) -> None:
    held = held_after(corpus)
    kept = checks.kept(corpus, held.commit).assign(entity_id="somebody-private")
    assert checked.listed(kept, held).empty
    assert checked.answers(kept, held, headlines(held), "").empty


def test_a_corrected_share_has_its_fields_in_the_order_of_a_list() -> None:
    assert [name for name in checked.LISTED if name in Corrected._fields] == list(Corrected._fields)
