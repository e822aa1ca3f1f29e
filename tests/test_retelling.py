"""Editors join and split stories: each decision a commit that holds for what is read later too, and can be undone."""

from pathlib import Path

import pytest

from analysis.errors import StoryError
from analysis.removal import remove
from analysis.retelling import Retelling, decided, effect, retell
from analysis.store.commits import latest
from analysis.store.snapshot import snapshot
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested, state
from tests.store.test_grouped import AWARD, TOUR, WEDDING

WHY = "  one and\n the same "


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    ingested(
        place,
        batch(
            Told("a0", "Moss weds", WEDDING, published_at="2024-10-01 08:00"),
            Told("a1", "Moss weds", WEDDING, "Variety", "2024-10-01 09:00"),
            Told("b0", "Blackpink tour", TOUR, published_at="2024-10-02 09:00"),
            Told("c0", "Ronan wins", AWARD, published_at="2024-10-03 09:00"),
        ),
    )
    return place


def told(corpus: Path, number: int | None = None) -> dict[str, str]:
    articles = snapshot(corpus, number).articles
    return dict(zip(articles["article_id"], articles["story"].astype("str"), strict=True))


def join(*ids: str, reason: str = WHY) -> Retelling:
    return Retelling("join", ids, reason)


APART = {"a0": "a0", "a1": "a0", "b0": "b0", "c0": "c0"}


def test_a_join_is_one_commit_and_one_story_of_all_articles(corpus: Path) -> None:
    was = state(corpus)
    commit = retell(corpus, join("b0", "a1"), SIGNATURE)
    assert (commit.number, commit.who) == (2, "tester")
    assert told(corpus) == APART | {"b0": "a0"}
    assert told(corpus, 1) == APART
    now = state(corpus)
    assert {name for name in now if now[name] != was[name]} == {"story_decisions"}
    assert now["story_decisions"] == [("1", "join", '["a1", "b0"]', "tester", NOW, "one and the same", None)]


def test_a_split_takes_articles_out_with_their_copies_and_an_undo_brings_them_back(corpus: Path) -> None:
    retell(corpus, join("a0", "b0", "c0"), SIGNATURE)
    retell(corpus, Retelling("split", ("a1",), "the wedding"), SIGNATURE)
    assert told(corpus) == {"a0": "a0", "a1": "a0", "b0": "b0", "c0": "b0"}
    retell(corpus, Retelling("undo", (), "no", "2"), SIGNATURE)
    assert set(told(corpus).values()) == {"a0"}
    log = decided(corpus, latest(corpus))
    assert log[["decision_id", "what", "undoes", "holds"]].astype("object").fillna("").to_numpy().tolist() == [
        ["3", "undo", "2", False],
        ["2", "split", "", False],
        ["1", "join", "", True],
    ]


def test_a_decision_holds_for_what_is_read_later_and_after_a_removal(corpus: Path) -> None:
    retell(corpus, join("b0", "c0"), SIGNATURE)
    ingested(corpus, batch(Told("b1", "Blackpink tour", TOUR, "E!", "2024-10-02 07:00")))
    assert told(corpus) == {"a0": "a0", "a1": "a0", "b1": "b1", "b0": "b1", "c0": "b1"}
    remove(corpus, ["b1"], "a test", SIGNATURE)
    assert told(corpus) == APART | {"c0": "b0"}


def test_the_effect_is_told_before(corpus: Path) -> None:
    said = join("b0", "c0")
    assert effect(snapshot(corpus), said).to_numpy().tolist() == [["c0", "c0", "b0"]]
    assert told(corpus) == APART
    retell(corpus, said, SIGNATURE)
    back = effect(snapshot(corpus), Retelling("split", ("c0",), "why"))
    assert back.to_numpy().tolist() == [["c0", "b0", "c0"]]


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (join("a0", "zz"), "join: no article zz; `marquee articles` lists the ids"),
        (join("a0", "a1"), "join: a0 is one story already; name articles of two stories"),
        (join(), "join: nothing to join; name articles of two stories"),
        (Retelling("split", (), "x"), "split: nothing to take out; name the articles that tell another story"),
        (
            Retelling("split", ("a0", "b0"), "x"),
            "split: the articles tell several stories (a0, b0); split one at a time",
        ),
        (
            Retelling("split", ("a1",), "x"),
            "split: nothing of story a0 would be left; leave out the articles that tell it",
        ),
        (Retelling("undo", (), "x", "7"), "undo: there is no decision 7; `marquee stories log` lists them"),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(corpus: Path, said: Retelling, message: str) -> None:
    with pytest.raises(StoryError) as refused:
        retell(corpus, said, SIGNATURE)
    assert str(refused.value) == message
    last = latest(corpus)
    assert last is not None
    assert last.number == 1


def test_nothing_is_undone_twice_and_no_undo_is_undone(corpus: Path) -> None:
    retell(corpus, join("a0", "b0"), SIGNATURE)
    retell(corpus, Retelling("undo", (), "no", "1"), SIGNATURE)
    with pytest.raises(StoryError, match=r"^undo: decision 1 is undone already; `marquee stories log` lists them$"):
        retell(corpus, Retelling("undo", (), "no", "1"), SIGNATURE)
    with pytest.raises(StoryError, match=r"^undo: decision 2 is an undo itself; decide anew$"):
        retell(corpus, Retelling("undo", (), "no", "2"), SIGNATURE)


def test_a_decision_needs_a_reason() -> None:
    with pytest.raises(
        StoryError, match=r"^join: a decision on stories needs a reason: it is kept with it, and shown$"
    ):
        join("a0", "b0", reason=" ")
