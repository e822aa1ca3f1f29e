"""Ingest: what is read is counted once, the same input again adds nothing, and commits are whole."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from deltalake import DeltaTable
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import ingest as ingests
from analysis import loading, schema
from analysis.errors import CorpusError
from analysis.ingest import Outcome, ingest
from analysis.loading import Batch, Defaults
from analysis.metrics.coverage import daily_articles
from analysis.metrics.revisions import changes
from analysis.resources import Resources
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store import tables
from analysis.store.commits import history, latest
from analysis.store.slices import slice_of
from analysis.store.snapshot import gazetteer_of, snapshot
from analysis.store.texts import article, mentions, rejects, revisions
from analysis.store.writing import Signature, lease
from tests.corpora import NOW, SIGNATURE, Told, batch, gazetteer, ingested, state

LATER = Signature("test", "tester", NOW + pd.Timedelta(days=1))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def counts(outcome: Outcome) -> tuple[int, int, int, int, int]:
    return outcome.read, outcome.new, outcome.changed, outcome.repeats, outcome.rejected


def read_files(folder: Path) -> list[Batch]:
    return list(loading.read([folder], Defaults(), Settings()))


def csv(folder: Path, source: str, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    rows = [f"{number},{source},Headline {number},Some text {number}" for number in range(1, count + 1)]
    file = folder / f"{source}.csv"
    file.write_text("\n".join(["id,source,headline,body", *rows]))
    return file


def test_two_outlets_that_both_number_from_one_never_collide(corpus: Path, tmp_path: Path) -> None:
    csv(tmp_path / "in", "The Daily", 20)
    csv(tmp_path / "in", "Variety", 20)
    assert counts(ingested(corpus, *read_files(tmp_path / "in"))) == (40, 40, 0, 0, 0)
    assert len(snapshot(corpus).articles) == 40


def test_the_same_file_with_one_headline_changed_has_one_changed(corpus: Path, tmp_path: Path) -> None:
    file = csv(tmp_path / "in", "The Daily", 20)
    ingested(corpus, *read_files(tmp_path / "in"))
    file.write_text(file.read_text().replace("Headline 7,", "Jon Hamm,"))
    assert counts(ingested(corpus, *read_files(tmp_path / "in"))) == (20, 0, 1, 19, 0)
    assert len(snapshot(corpus).articles) == 20
    assert snapshot(corpus).appearances["entity_id"].to_list() == ["p2"]


def test_the_same_input_again_adds_nothing_and_makes_no_commit(corpus: Path) -> None:
    given_ = batch(Told("a1", "Jon Hamm"), Told("a2"), rejects=[("f:1", "no text", "x")])
    ingested(corpus, given_)
    before = state(corpus)
    outcome = ingested(corpus, given_)
    assert counts(outcome) == (3, 0, 0, 2, 1)
    assert outcome.commit == 1
    assert len(history(corpus)) == 1
    assert state(corpus) == before


def test_a_reject_that_is_new_is_kept_though_no_article_is(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1"), rejects=[("f:1", "no text", "x")]))
    outcome = ingested(corpus, batch(rejects=[("f:1", "no text", "x"), ("f:2", "no text", "y")]))
    assert (outcome.commit, outcome.rejected) == (2, 2)
    assert sorted(rejects(snapshot(corpus))["place"]) == ["f:1", "f:2"]


def test_an_article_that_comes_twice_in_one_batch_is_read_once(corpus: Path) -> None:
    assert counts(ingested(corpus, batch(Told("a1"), Told("a1"), Told("a2")))) == (3, 2, 0, 1, 0)
    assert [row[0] for row in state(corpus)["articles"]] == ["a1", "a2"]


@pytest.mark.parametrize("batches", [1, 3])
def test_of_several_versions_in_one_run_the_last_one_stays(corpus: Path, batches: int) -> None:
    versions = [Told("a1", f"{name} was seen") for name in ("Jon Hamm", "Ayo Edebiri", "Saoirse Ronan")]
    split = [batch(*versions)] if batches == 1 else [batch(version) for version in versions]
    assert counts(ingested(corpus, *split)) == (3, 1, 2, 0, 0)
    held = snapshot(corpus)
    assert article(held, "a1")["headline"] == "Saoirse Ronan was seen"
    assert article(held, "a1")["revision"] == 1
    assert held.appearances["entity_id"].to_list() == ["p4"]


@pytest.mark.parametrize("batches", [1, 2])
def test_a_changed_article_keeps_when_it_was_first_seen_and_is_one_revision_on(corpus: Path, batches: int) -> None:
    ingested(corpus, batch(Told("a1"), Told("a2")))
    versions = [Told("a1", "Jon Hamm"), Told("a1", "Jon Hamm, corrected")]
    split = [batch(*versions)] if batches == 1 else [batch(version) for version in versions]
    ingest(split, corpus, Resources(corpus.parent / "gazetteer"), LATER)
    changed = article(snapshot(corpus), "a1")
    assert (changed["first_seen"], changed["revision"]) == (NOW, 2)
    ingest([batch(Told("a1", "Third"))], corpus, Resources(corpus.parent / "gazetteer"), LATER)
    changed = article(snapshot(corpus), "a1")
    assert (changed["first_seen"], changed["revision"]) == (NOW, 3)
    assert article(snapshot(corpus), "a2")["revision"] == 1


def test_a_time_in_another_zone_is_kept_in_utc(corpus: Path) -> None:
    at = pd.Timestamp("2024-11-01 13:00:00.123456789", tz="Europe/Paris")
    gazetteer(corpus.parent / "gazetteer")
    ingest([batch(Told("a1"))], corpus, Resources(corpus.parent / "gazetteer"), Signature("test", "me", at))
    assert article(snapshot(corpus), "a1")["first_seen"] == pd.Timestamp("2024-11-01 12:00:00.123456", tz="UTC")
    commit = latest(corpus)
    assert commit is not None
    assert commit.at.startswith("2024-11-01T12:00:00.123456")


def test_an_article_that_names_nobody_any_more_leaves_every_count(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm", "Jon Hamm and Ayo Edebiri")))
    ingested(corpus, batch(Told("a1", "Nobody")))
    assert snapshot(corpus).appearances.empty
    assert mentions(snapshot(corpus), ["a1"]).empty
    assert len(mentions(snapshot(corpus, 1), ["a1"])) == 3


def test_undated_articles_are_stored_and_counted_and_in_no_dated_selection(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm", published_at=None), Told("a2", "Jon Hamm")))
    held = snapshot(corpus)
    since = pd.Timestamp("2000-01-01", tz="UTC")
    assert len(held.articles) == 2
    assert len(slice_of(held, Selection()).articles) == 2
    for dated in (Selection(since=since), Selection(until=NOW), Selection(since=since, until=NOW)):
        part = slice_of(held, dated)
        assert part.articles["article_id"].to_list() == ["a2"]
        assert part.undated == 1


def test_a_day_without_delivery_is_a_gap(corpus: Path) -> None:
    days = ["2024-10-17 08:00", "2024-10-19 08:00"]
    ingested(corpus, batch(*[Told(f"a{place}", f"News {place}", published_at=day) for place, day in enumerate(days)]))
    part = slice_of(snapshot(corpus), Selection())
    assert daily_articles(part, part, Settings().tz)["articles"].to_list() == [1, pd.NA, 1]


@pytest.mark.parametrize("given_", [[], [batch()], [batch(rejects=[("f:1", "no text", "x")])]])
def test_a_first_run_that_finds_no_article_makes_a_corpus_without_any(corpus: Path, given_: Sequence[Batch]) -> None:
    outcome = ingested(corpus, *given_)
    assert (outcome.new, outcome.commit) == (0, 1)
    assert snapshot(corpus).articles.empty
    assert slice_of(snapshot(corpus), Selection(query="anything")).articles.empty
    assert ingested(corpus, batch(Told("a1", "Jon Hamm"))).new == 1
    assert snapshot(corpus).appearances["entity_id"].to_list() == ["p2"]


def test_counts_that_do_not_add_up_commit_nothing(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1")))
    lost = batch(Told("a2"))
    with pytest.raises(CorpusError) as refused:
        ingested(corpus, Batch(lost.articles, lost.rejects, lost.warnings, read=2))
    assert str(refused.value) == (
        f"{corpus}: the counts do not add up (read 2, new 1, changed 0, repeats 0, rejected 0, removed 0; "
        "1 articles before, 2 after); nothing was committed: please report this"
    )
    assert len(snapshot(corpus).articles) == 1
    assert counts(ingested(corpus, lost)) == (1, 1, 0, 0, 0)


def test_rows_that_were_lost_on_the_way_to_the_table_commit_nothing(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested(corpus, batch(Told("a1"), Told("a2")))
    monkeypatch.setattr(tables, "remove", lambda *_: None)
    with pytest.raises(CorpusError, match=r"2 articles before, 3 after\); nothing was committed"):
        ingested(corpus, batch(Told("a1", "Changed")))
    assert article(snapshot(corpus), "a1")["headline"] == "A headline"


def test_an_input_that_breaks_half_way_commits_nothing(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1")))
    before = state(corpus)

    def broken() -> Iterator[Batch]:
        yield batch(Told("a2"))
        msg = "input.csv: gone"
        raise CorpusError(msg)

    with pytest.raises(CorpusError, match=r"input\.csv: gone"):
        ingest(broken(), corpus, Resources(corpus.parent / "gazetteer"), SIGNATURE)
    assert state(corpus) == before


def test_warnings_are_told_and_not_counted(corpus: Path) -> None:
    loss = pd.DataFrame([("f:1", "no date can be read", "x")], columns=schema.REJECTS.names)
    given_ = batch(Told("a1"))
    outcome = ingested(corpus, Batch(given_.articles, given_.rejects, loss, given_.read))
    assert counts(outcome) == (1, 1, 0, 0, 0)
    assert outcome.warnings["place"].to_list() == ["f:1"]
    assert rejects(snapshot(corpus)).empty


def test_the_corpus_keeps_the_gazetteer_whose_names_it_counts(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm")))
    folder = corpus.parent / "gazetteer"
    (folder / "entities.csv").write_text((folder / "entities.csv").read_text().replace("Jon Hamm", "Jonathan Hamm"))
    ingested(corpus, batch(Told("a2", "Jon Hamm")))
    names = [gazetteer_of(corpus, commit).entities["name"].to_list() for commit in history(corpus)]
    assert ["Jonathan Hamm" in found for found in names] == [True, False]


def test_a_gazetteer_that_changed_annotates_every_article_again_once(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm met Idris Elba"), Told("a2", "Ayo Edebiri")), batch(Told("a3")))
    first = article(snapshot(corpus), "a1")
    folder = corpus.parent / "gazetteer"
    for name in ("entities.csv", "aliases.csv"):
        (folder / name).write_text((folder / name).read_text().replace("Jon Hamm", "Idris Elba"))
    assert counts(ingested(corpus, batch(Told("a4", "Idris Elba"), Told("a2")))) == (2, 1, 1, 0, 0)
    held = snapshot(corpus)
    found = mentions(held, ["a1", "a2", "a3", "a4"])
    assert list(found[["article_id", "surface"]].itertuples(index=False, name=None)) == [
        ("a1", "Idris Elba"),
        ("a4", "Idris Elba"),
    ]
    assert held.appearances["entity_id"].to_list() == ["p2", "p2"]
    # Its names are new, and it is not: nobody changed the article.
    assert article(held, "a1").equals(first)
    assert mentions(snapshot(corpus, 1), ["a1"])["surface"].to_list() == ["Jon Hamm"]
    assert ingested(corpus).commit == 2


def test_many_small_runs_are_joined_into_few_files(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MANY_FILES", 3)
    for number in range(5):
        ingested(corpus, batch(Told(f"a{number}", "Jon Hamm")))
    assert len(list((corpus / "articles").glob("*.parquet"))) > 3
    assert len(DeltaTable(corpus / "articles").file_uris()) < 4
    assert len(snapshot(corpus).appearances) == 5
    assert [len(snapshot(corpus, number).articles) for number in range(1, 6)] == [1, 2, 3, 4, 5]


def test_two_processes_make_the_same_corpus_as_one(corpus: Path, tmp_path: Path) -> None:
    batches = [
        batch(*[Told(f"{number:x}{place}", f"Jon Hamm {number}", "Ayo Edebiri") for number in range(3)])
        for place in range(3)
    ]
    ingested(corpus, *batches)
    ingested(tmp_path / "other", *batches, workers=2)
    assert state(tmp_path / "other") == state(corpus)


ARTICLES = [
    Told(f"a{number}", headline, body, source, when)
    for number, (headline, body, source, when) in enumerate(
        [
            ("Jon Hamm", "Ayo Edebiri and Jon Hamm", "The Daily", "2024-10-17 08:00"),
            ("Mad Men", "Elisabeth Moss and Jon Hamm as Don Draper", "Variety", "2024-10-17 23:30"),
            ("Nobody", "", "", None),
            ("Blackpink", "Saoirse Ronan in Oppenheimer", "Variety", None),
            ("Again", "Ayo Edebiri", "The Daily", "2024-10-19 08:00"),
        ]
    )
]


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("once") / "corpus"
    ingested(corpus, batch(*ARTICLES))
    return corpus


@settings(max_examples=6)
@given(
    st.permutations(ARTICLES),
    st.lists(st.integers(0, len(ARTICLES)), max_size=2),
    st.lists(st.sampled_from(ARTICLES), max_size=3),
    st.sampled_from(["one run", "a run each"]),
)
def test_any_split_of_the_same_records_in_any_order_makes_the_same_tables(
    at_once: Path, order: list[Told], cuts: list[int], repeated: list[Told], runs: str
) -> None:
    corpus = at_once.parent / "split" / "corpus"
    shutil.rmtree(corpus.parent, ignore_errors=True)
    ends = [0, *sorted(cuts), len(order)]
    batches = [batch(*order[start:end]) for start, end in pairwise(ends)] + [batch(*repeated)]
    planned = [batches] if runs == "one run" else [[one] for one in batches]
    outcomes = [ingested(corpus, *run) for run in planned]
    assert state(corpus) == state(at_once)
    assert sum(outcome.new for outcome in outcomes) == len(ARTICLES)
    assert sum(outcome.repeats for outcome in outcomes) == len(repeated)


def at(hours: int) -> Signature:
    return Signature("test", "tester", NOW + pd.Timedelta(hours=hours))


def test_an_embargoed_article_is_nowhere_until_its_hour(corpus: Path) -> None:
    secret = Told("a1", "Jon Hamm", "Unrepeatable", not_before="2024-11-01 14:00")
    outcome = ingested(corpus, batch(secret, Told("a2")))
    assert counts(outcome) == (1, 1, 0, 0, 0)
    assert outcome.held == 1
    held = snapshot(corpus)
    assert held.articles["article_id"].to_list() == ["a2"]
    assert held.appearances.empty
    assert slice_of(held, Selection(query="unrepeatable OR hamm")).articles.empty
    assert all("Unrepeatable" not in str(rows) for name, rows in state(corpus).items() if name != "held")
    assert "Unrepeatable" not in str(history(corpus))


def test_an_embargoed_article_comes_in_with_the_first_run_after_its_hour(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm", not_before="2024-11-01 14:00")))
    assert counts(ingested(corpus, signature=at(1))) == (0, 0, 0, 0, 0)
    assert counts(ingested(corpus, signature=at(2))) == (1, 1, 0, 0, 0)
    assert snapshot(corpus).appearances["entity_id"].to_list() == ["p2"]
    assert state(corpus)["held"] == []


def test_a_reader_lets_in_what_is_due_and_nothing_else(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", not_before="2024-11-01 14:00"), Told("a2", status="withheld")))
    known = corpus.parent / "gazetteer"
    ingests.release_due(corpus, Resources(known), "tester", at(1).at)
    assert len(history(corpus)) == 1
    ingests.release_due(corpus, Resources(known), "tester", at(2).at)
    ingests.release_due(corpus, Resources(known), "tester", at(3).at)
    assert snapshot(corpus).articles["article_id"].to_list() == ["a1"]
    assert len(history(corpus)) == 2


def test_a_reader_does_not_wait_for_a_writer(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", not_before="2024-11-01 14:00")))
    with lease(corpus, lambda _: None):
        ingests.release_due(corpus, Resources(corpus.parent / "gazetteer"), "tester", at(2).at)
    assert snapshot(corpus).articles.empty


def test_an_article_that_is_withheld_later_leaves_every_commit_until_it_is_usable(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm"), Told("a2")))
    outcome = ingested(corpus, batch(Told("a1", "Jon Hamm", status="withheld")))
    assert (counts(outcome), outcome.held, outcome.removed) == ((0, 0, 0, 0, 0), 1, 1)
    assert [snapshot(corpus, number).articles["article_id"].to_list() for number in (1, 2)] == [["a2"], ["a2"]]
    assert slice_of(snapshot(corpus), Selection(query="hamm")).articles.empty
    assert counts(ingested(corpus, batch(Told("a1", "Jon Hamm")))) == (1, 1, 0, 0, 0)
    assert slice_of(snapshot(corpus), Selection(query="hamm")).articles["article_id"].to_list() == ["a1"]


def test_a_kill_notice_purges_and_leaves_a_tombstone(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Jon Hamm", "Unrepeatable"), Told("a2")))
    outcome = ingested(corpus, batch(Told("a1", "", status="canceled", note="wrong person")))
    assert (counts(outcome), outcome.removed) == ((0, 0, 0, 0, 0), 1)
    assert "Unrepeatable" not in str([state(corpus, number) for number in (1, 2)])
    assert state(corpus)["tombstones"] == [
        ("a1", "The Daily", NOW, "tester", "withdrawn by its publisher: wrong person")
    ]
    again = ingested(corpus, batch(Told("a1", "Jon Hamm", "Unrepeatable")))
    assert counts(again) == (1, 0, 0, 0, 1)
    assert "Unrepeatable" not in str(state(corpus))


def test_a_notice_with_an_id_of_its_source_alone_finds_the_article(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", input_id="17"), Told("a2", input_id="17", source="Variety"), Told("a3")))
    notice = Told("b7", "", input_id="17", has_address=False, status="canceled")
    assert ingested(corpus, batch(notice)).removed == 1
    assert sorted(snapshot(corpus).articles["article_id"]) == ["a2", "a3"]


def test_a_notice_with_an_id_that_two_articles_have_removes_neither(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", input_id="17"), Told("a2", input_id="17")))
    notice = Told("b7", "", input_id="17", has_address=False, status="canceled")
    assert ingested(corpus, batch(notice)).removed == 0


def test_what_an_article_said_before_is_kept_once_however_often_it_comes_back(corpus: Path) -> None:
    for headline in ("One", "Two", "One", "Two"):
        ingested(corpus, batch(Told("a1", headline, "The text.")))
    kept = revisions(snapshot(corpus), "a1")
    assert kept[["kind", "headline", "body"]].to_numpy().tolist() == [
        ["former", "One", "The text."],
        ["former", "Two", "The text."],
    ]
    assert article(snapshot(corpus), "a1")["revision"] == 4
    assert article(snapshot(corpus), "a1")["headline"] == "Two"


def test_files_with_several_versions_of_an_article_change_nothing_when_read_again(corpus: Path) -> None:
    exports = [batch(Told("a1", headline), Told("a2")) for headline in ("One", "Two", "Three")]
    assert counts(ingested(corpus, *exports)) == (6, 2, 2, 2, 0)
    again = ingested(corpus, *exports)
    assert (counts(again), again.commit) == ((6, 0, 0, 6, 0), 1)
    assert article(snapshot(corpus), "a1")["headline"] == "Three"


def test_versions_of_one_run_are_kept_however_the_run_is_cut(corpus: Path, tmp_path: Path) -> None:
    versions = [Told("a1", headline, "The text.") for headline in ("One", "Two", "Three")]
    ingested(corpus, batch(*versions))
    ingested(tmp_path / "other", *[batch(version) for version in versions])
    assert state(corpus) == state(tmp_path / "other")
    assert sorted(revisions(snapshot(corpus), "a1")["headline"]) == ["One", "Two"]


def test_a_new_section_alone_is_a_change(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1")))
    assert counts(ingested(corpus, batch(Told("a1", section="Film")))) == (1, 0, 1, 0, 0)
    assert changes(article(snapshot(corpus), "a1"), revisions(snapshot(corpus), "a1")) == []


def test_another_headline_of_a_shorter_text_is_kept_beside_the_article(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Whole", "All of it.")))
    summary = batch(Told("a1", "For feeds", "Some", extent="excerpt"))
    assert counts(ingested(corpus, summary)) == (1, 0, 0, 1, 0)
    assert ingested(corpus, summary).commit == 2
    assert revisions(snapshot(corpus), "a1")[["kind", "headline"]].to_numpy().tolist() == [["variant", "For feeds"]]
    assert article(snapshot(corpus), "a1")["headline"] == "Whole"


def test_headlines_that_came_with_an_article_are_kept_beside_it(corpus: Path) -> None:
    ingested(corpus, batch(Told("a1", "Chosen", variants="Tested\nCHOSEN")))
    assert revisions(snapshot(corpus), "a1")["headline"].to_list() == ["Tested"]


def test_the_recipe_of_annotation_knows_one_gazetteer_from_another(tmp_path: Path) -> None:
    assert ingests.Annotator(Resources(tmp_path), "one") != ingests.Annotator(Resources(tmp_path), "two")
