"""Rulings: an editor's word on one person in one article, each a commit."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.entities.decisions import Decision
from analysis.errors import BusyError, CorpusError, MarqueeError, RulingError, SelectionError
from analysis.overruling import Ruling, overrule
from analysis.removal import remove
from analysis.selection import Selection
from analysis.store import namebook, portrayed, tables
from analysis.store.commits import history
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from analysis.store.writing import Signature, lease
from tests.corpora import NOW, SIGNATURE, Told, batch, ingested, state
from tests.judging import judging

REASON = "quotes an unrepeatable joke"
NOT_NAMED = 'article a2 does not name Elisabeth Moss; `marquee articles --person "Elisabeth Moss"` lists those that do'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    with judging():
        ingested(
            place,
            batch(
                Told("a1", "Jon Hamm was awful", "Elisabeth Moss was there, in Mad Men. Blackpink sang."),
                Told("a2", "Jon Hamm was great", published_at="2024-10-18 08:00"),
            ),
        )
    return place


def said(corpus: Path, number: int | None = None) -> dict[tuple[str, str], str]:
    held = snapshot(corpus, number)
    rows = held.appearances.dropna(subset="portrayal")
    articles = held.articles["article_id"].reindex(rows["article"])
    return dict(zip(zip(articles, rows["entity_id"], strict=True), rows["portrayal"], strict=True))


def test_a_ruling_is_one_commit_that_changes_one_verdict_and_nothing_else(corpus: Path) -> None:
    was, before = state(corpus), said(corpus)
    assert before == {("a1", "p1"): "unfavourable", ("a1", "p2"): "unfavourable", ("a2", "p2"): "favourable"}
    commit = overrule(corpus, Ruling("a1", "p2", "neutral", f"  {REASON}\n"), SIGNATURE)
    assert (commit.number, commit.what, commit.who) == (2, "test", "tester")
    assert said(corpus) == before | {("a1", "p2"): "neutral"}
    assert said(corpus, 1) == before
    now = state(corpus)
    assert {name for name in now if now[name] != was.get(name)} == {"rulings"}
    assert now["rulings"] == [("a1", "p2", "neutral", "tester", NOW, REASON)]
    assert snapshot(corpus).appearances["overruled"].sum() == 1


def test_the_new_commit_has_a_text_index(corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    assert len(slice_of(snapshot(corpus), Selection(query="hamm")).articles) == 2


def test_a_later_ruling_counts_whatever_the_clocks_say_and_taking_back_brings_the_model_back(corpus: Path) -> None:
    early = Signature("test", "other", NOW - pd.Timedelta(days=1))
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    overrule(corpus, Ruling("a1", "p2", "misfortune", "he broke a leg"), early)
    assert said(corpus)["a1", "p2"] == "misfortune"
    overrule(corpus, Ruling("a1", "p2", None), early)
    assert said(corpus)["a1", "p2"] == "unfavourable"
    overrule(corpus, Ruling("a1", "p2", "neutral", "after all"), early)
    assert said(corpus)["a1", "p2"] == "neutral"
    rows = portrayed.rulings(snapshot(corpus))
    assert rows["portrayal"].astype("object").where(rows["portrayal"].notna(), None).tolist() == [
        *("neutral", "misfortune", None, "neutral")
    ]
    assert rows["at"].is_monotonic_increasing
    assert rows["at"].is_unique
    assert len(history(corpus)) == 5


@pytest.mark.parametrize(
    ("article", "entity", "word", "error"),
    [
        ("a2", "p1", "neutral", NOT_NAMED),
        ("ffff", "p1", "neutral", "{corpus}: no article ffff; `marquee articles` lists the ids"),
        ("a1", "g1", "neutral", '"Blackpink" is a group, not a person: portrayal is of people'),
        ("a1", "w1", "neutral", '"Mad Men" is a series, not a person: portrayal is of people'),
        ("a1", "p9", "neutral", "p9: nobody of this id is known; `marquee names find` looks for names"),
        ("a1", "p1", None, "article a1: there is no ruling on Elisabeth Moss to take back"),
    ],
)
def test_what_cannot_be_ruled_is_refused_and_makes_no_commit(
    corpus: Path, article: str, entity: str, word: str | None, error: str
) -> None:
    with pytest.raises(RulingError) as refused:
        overrule(corpus, Ruling(article, entity, word, REASON), SIGNATURE)
    assert str(refused.value) == error.replace("{corpus}", str(corpus))
    assert len(history(corpus)) == 1


def test_the_same_word_again_is_no_news(corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    with pytest.raises(RulingError) as refused:
        overrule(corpus, Ruling("a1", "p2", "neutral", "again"), SIGNATURE)
    assert str(refused.value) == (
        "article a1: the portrayal of Jon Hamm is ruled to be neutral already, by tester on 1 November 2024"
    )


@pytest.mark.parametrize(
    ("word", "reason", "error"),
    [
        ("bad", "why", '"bad" says no portrayal; say one of unfavourable, neutral, favourable, unclear, misfortune'),
        ("neutral", " ", "a ruling needs a reason: it is kept with it, and shown"),
    ],
)
def test_a_ruling_says_a_portrayal_and_why(word: str, reason: str, error: str) -> None:
    with pytest.raises(RulingError) as refused:
        Ruling("a1", "p1", word, reason)
    assert str(refused.value) == error


def test_where_there_is_no_corpus_nothing_can_be_ruled(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as refused:
        overrule(tmp_path / "none", Ruling("a1", "p1", "neutral", REASON), SIGNATURE)
    assert str(refused.value) == f"{tmp_path}/none: no corpus here yet; `marquee ingest FILE` makes one"


def test_while_somebody_else_writes_it_gives_up(corpus: Path) -> None:
    with lease(corpus, lambda _: None), pytest.raises(BusyError):
        overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE, patience=0.1)


def test_who_is_private_is_not_judged_and_their_rulings_are_told_nobody(corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    namebook.add(corpus, [Decision(1, "private", "p2")])
    ingested(corpus)
    with pytest.raises(SelectionError, match=r'^"p2" is private by decision of the editors'):
        overrule(corpus, Ruling("a1", "p2", "favourable", REASON), SIGNATURE)
    assert portrayed.rulings(snapshot(corpus)).empty
    assert portrayed.rulings(snapshot(corpus, 2), ["a1"]).empty


def test_no_commit_tells_on_whom_somebody_ruled() -> None:
    told = [Ruling("a1", "p2", word, REASON).announced for word in ("neutral", None)]
    assert told == ["rule on a portrayal", "take back a ruling on a portrayal"]


def test_a_ruling_follows_whom_it_is_on_into_a_merge(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p2", "neutral", REASON), SIGNATURE)
    namebook.add(corpus, [Decision(1, "merge", "p2", into="p3")])
    with judging():
        ingested(corpus)
    assert said(corpus) == {
        ("a1", "p1"): "unfavourable", ("a1", "p3"): "unfavourable", ("a2", "p3"): "neutral"
    }  # fmt: skip
    overrule(corpus, Ruling("a2", "p3", None), SIGNATURE)
    assert said(corpus)["a2", "p3"] == "favourable"


def test_a_ruling_stays_when_its_article_changes(corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    with judging():
        ingested(corpus, batch(Told("a1", "Jon Hamm was truly awful")))
    assert said(corpus)["a1", "p2"] == "neutral"


LATER = Signature("test", "tester", NOW + pd.Timedelta(hours=1))


def test_a_ruling_on_a_former_text_is_marked_until_it_is_made_anew(corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    overrule(corpus, Ruling("a2", "p2", "neutral", REASON), SIGNATURE)
    with judging():
        ingested(corpus, batch(Told("a1", "Jon Hamm was truly awful")), signature=LATER)
    rows = portrayed.rulings(snapshot(corpus)).set_index("article_id")
    assert rows["text_changed"]["a1"] == LATER.at
    assert rows["text_changed"].isna()["a2"]
    assert portrayed.rulings(snapshot(corpus, 2))["text_changed"].isna().all()
    anew = Signature("test", "tester", NOW + pd.Timedelta(hours=2))
    overrule(corpus, Ruling("a1", "p2", "neutral", "still so"), anew)
    rows = portrayed.rulings(snapshot(corpus), ["a1"])
    assert rows["text_changed"].isna().tolist() == [False, True]
    with pytest.raises(RulingError, match=r"is ruled to be neutral already, by tester on 1 November 2024$"):
        overrule(corpus, Ruling("a1", "p2", "neutral", "again"), anew)


def test_who_has_read_another_text_is_asked_to_look_again(corpus: Path) -> None:
    seen = Ruling("a1", "p2", "neutral", REASON, seen=1)
    with judging():
        ingested(corpus, batch(Told("a1", "Jon Hamm was truly awful")), signature=LATER)
    with pytest.raises(RulingError) as refused:
        overrule(corpus, seen, LATER)
    assert str(refused.value) == "article a1: its text changed while you ruled; look at it again, then rule"
    overrule(corpus, Ruling("a2", "p2", "neutral", REASON, seen=1), LATER)
    assert said(corpus)["a2", "p2"] == "neutral"


def test_a_ruling_on_whom_the_article_no_longer_names_can_be_taken_back(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p2", "neutral", REASON), SIGNATURE)
    with judging():
        ingested(corpus, batch(Told("a2", "Nobody was great")), signature=LATER)
    with pytest.raises(RulingError, match=r"^article a2 does not name Jon Hamm"):
        overrule(corpus, Ruling("a2", "p2", "favourable", REASON), LATER)
    overrule(corpus, Ruling("a2", "p2", None), LATER)
    with pytest.raises(RulingError, match=r"^article a2 does not name Jon Hamm"):
        overrule(corpus, Ruling("a2", "p2", None), LATER)


def test_a_ruling_is_told_nobody_while_its_article_is_withheld_and_counts_again_after(corpus: Path) -> None:
    overrule(corpus, Ruling("a2", "p2", "neutral", REASON), SIGNATURE)
    with judging():
        ingested(corpus, batch(Told("a2", status="withheld")), signature=LATER)
        assert all(portrayed.rulings(snapshot(corpus, number)).empty for number in (1, 2, 3))
        ingested(corpus, batch(Told("a2", "Jon Hamm was great")), signature=LATER)
    assert said(corpus)["a2", "p2"] == "neutral"
    (row,) = portrayed.rulings(snapshot(corpus)).itertuples()
    assert (row.portrayal, row.who, row.reason, row.text_changed) == ("neutral", "tester", REASON, LATER.at)


@pytest.mark.parametrize("way", ["killed", "removed"])
def test_a_ruling_on_a_withheld_article_goes_for_good_with_it(corpus: Path, way: str) -> None:
    overrule(corpus, Ruling("a2", "p2", "neutral", REASON), SIGNATURE)
    ingested(corpus, batch(Told("a2", status="withheld")), signature=LATER)
    assert state(corpus)["rulings"]
    if way == "killed":
        ingested(corpus, batch(Told("a2", status="canceled")), signature=LATER)
    else:
        remove(corpus, ["a2"], "names a minor", LATER)
    files = [path for name in tables.SCHEMAS for path in (corpus / name).rglob("*.parquet")]
    assert not any(REASON in str(pd.read_parquet(path).to_dict()) for path in files)


def test_with_a_removed_article_its_rulings_leave_every_state(corpus: Path) -> None:
    overrule(corpus, Ruling("a1", "p2", "neutral", REASON), SIGNATURE)
    overrule(corpus, Ruling("a2", "p2", "unclear", "too short"), SIGNATURE)
    remove(corpus, ["a1"], "names a minor", Signature("remove a1", "ed", NOW))
    for number in range(1, 5):
        assert not any("a1" in row for row in state(corpus, number)["rulings"])
    files = [path for name in tables.SCHEMAS for path in (corpus / name).rglob("*.parquet")]
    assert not any(REASON in str(pd.read_parquet(path).to_dict()) for path in files)
    assert not any(b"unrepeatable" in path.read_bytes() for path in corpus.rglob("_delta_log/*.json"))
    assert said(corpus) == {("a2", "p2"): "unclear"}


def test_errors_are_of_the_family() -> None:
    assert issubclass(RulingError, MarqueeError)
