"""Arrivals: what an article that comes in is to the corpus."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.arrivals import Ledger, Sorted
from tests.corpora import NOW, Told, batch

URN = "urn:newsml:example.org:20241017:1"


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(NOW)


def counts(ledger: Ledger) -> tuple[int, int, int, int, int]:
    return ledger.read, ledger.new, ledger.changed, ledger.repeats, ledger.refused


def ids(found: pd.DataFrame) -> list[str]:
    return found["article_id"].to_list()


def sort(ledger: Ledger, *articles: Told) -> Sorted:
    return ledger.sort(batch(*articles))


def test_an_article_is_new_then_a_repeat_then_changed(ledger: Ledger) -> None:
    assert ids(sort(ledger, Told("a1")).articles) == ["a1"]
    assert ids(sort(ledger, Told("a1")).articles) == []
    assert ids(sort(ledger, Told("a1", "Another")).articles) == ["a1"]
    assert counts(ledger) == (3, 1, 1, 1, 0)


def test_what_an_article_said_before_is_its_word_again_only_where_nothing_follows(ledger: Ledger) -> None:
    sort(ledger, Told("a1", "One"), Told("a1", "Two"), Told("a2", "One"), Told("a2", "Two"))
    assert ids(sort(ledger, Told("a1", "One"), Told("a2", "One"), Told("a1", "Two")).articles) == []
    assert ledger.settle()[["article_id", "headline"]].to_numpy().tolist() == [["a2", "One"]]
    assert counts(ledger) == (7, 2, 3, 2, 0)
    assert ledger.settle().empty


def test_of_two_versions_in_a_batch_the_last_is_kept_and_the_first_is_former(ledger: Ledger) -> None:
    found = sort(ledger, Told("a1", "First", "One."), Told("a2"), Told("a1", "Second"))
    assert found.articles[["article_id", "headline"]].to_numpy().tolist() == [["a2", "A headline"], ["a1", "Second"]]
    assert found.former[["article_id", "kind", "headline", "body"]].to_numpy().tolist() == [
        ["a1", "former", "First", "One."]
    ]


def test_a_feeds_summary_does_not_replace_the_whole_text(ledger: Ledger) -> None:
    sort(ledger, Told("a1", "A headline", "All of it."))
    found = sort(ledger, Told("a1", "Another headline", "Some of", extent="excerpt"))
    assert ids(found.articles) == []
    assert found.headlines.to_numpy().tolist() == [["a1", "Another headline"]]
    assert counts(ledger) == (2, 1, 0, 1, 0)


def test_the_whole_text_replaces_a_feeds_summary(ledger: Ledger) -> None:
    sort(ledger, Told("a1", "A headline", "Some of", extent="excerpt"))
    assert ids(sort(ledger, Told("a1", "A headline", "All of it.")).articles) == ["a1"]


def test_an_older_version_by_the_publishers_number_is_a_repeat(ledger: Ledger) -> None:
    sort(ledger, Told("a1", "Tenth", version=10))
    assert ids(sort(ledger, Told("a1", "Second", version=2)).articles) == []
    assert ids(sort(ledger, Told("a1", "Eleventh", version=11)).articles) == ["a1"]
    assert counts(ledger) == (3, 1, 1, 1, 0)


def test_an_embargoed_article_is_held_back_and_not_counted(ledger: Ledger) -> None:
    found = sort(ledger, Told("a1", not_before="2024-11-01 12:01"), Told("a2", not_before="2024-11-01 12:00"))
    assert (ids(found.held), ids(found.articles)) == (["a1"], ["a2"])
    assert counts(ledger) == (1, 1, 0, 0, 0)
    assert ledger.held_back == 1


def test_what_is_held_already_is_not_held_twice(ledger: Ledger) -> None:
    sort(ledger, Told("a1", status="withheld"))
    assert ids(sort(ledger, Told("a1", status="withheld")).held) == []
    assert ids(sort(ledger, Told("a1", "Another", status="withheld")).held) == ["a1"]


def test_a_usable_version_frees_what_was_held(ledger: Ledger) -> None:
    sort(ledger, Told("a1", status="withheld"))
    assert ids(sort(ledger, Told("a1")).articles) == ["a1"]
    assert ledger.freed == {"a1"}
    assert counts(ledger) == (1, 1, 0, 0, 0)


def test_what_is_withheld_after_it_was_known_is_taken_out(ledger: Ledger) -> None:
    sort(ledger, Told("a1"))
    assert ids(sort(ledger, Told("a1", status="withheld")).held) == ["a1"]
    assert set(ledger.removed) == {"a1"}


def test_what_is_withheld_and_published_again_in_one_run_was_never_away(ledger: Ledger) -> None:
    sort(ledger, Told("a1"))
    found = sort(ledger, Told("a1", status="withheld"), Told("a1"))
    assert (ids(found.articles), ids(found.held), ledger.removed) == ([], [], {})
    assert counts(ledger) == (2, 1, 0, 1, 0)


def test_a_kill_takes_an_article_out_and_refuses_it_from_then_on(ledger: Ledger) -> None:
    sort(ledger, Told("a1", body="The text."))
    sort(ledger, Told("a1", "", source="The Daily", status="canceled", note="wrong person"))
    assert ledger.withdrawn == {"a1": ("The Daily", "wrong person")}
    assert set(ledger.removed) == {"a1"}
    refused = sort(ledger, Told("a1", body="The text.")).refused
    assert refused.to_numpy().tolist() == [
        ["test:a1", "it was removed from this corpus on 1 November 2024 and is not read again", ""]
    ]
    assert counts(ledger) == (2, 1, 0, 0, 1)


def test_a_kill_of_what_was_never_read_is_remembered(ledger: Ledger) -> None:
    sort(ledger, Told("a1", "", status="canceled"))
    assert len(sort(ledger, Told("a1")).refused) == 1
    assert ledger.removed == {}


def test_a_kill_in_the_batch_of_its_article_writes_nothing(ledger: Ledger) -> None:
    found = sort(ledger, Told("a1"), Told("a1", "", status="canceled"))
    assert ids(found.articles) == []
    assert counts(ledger) == (1, 1, 0, 0, 0)
    assert set(ledger.removed) == {"a1"}


def test_a_kill_of_what_is_held_frees_nothing(ledger: Ledger) -> None:
    found = sort(ledger, Told("a1", status="withheld"), Told("a1", "", status="canceled"))
    assert (ids(found.held), ledger.held, ledger.freed) == ([], {}, set())


def test_a_notice_that_carries_the_id_alone_finds_its_article(ledger: Ledger) -> None:
    sort(ledger, Told("a1", input_id=URN))
    sort(ledger, Told("b7", "", input_id=URN, has_address=False, status="canceled"))
    assert set(ledger.withdrawn) == {"a1"}


def test_an_article_known_by_its_id_alone_is_found_when_it_comes_with_its_address(ledger: Ledger) -> None:
    sort(ledger, Told("b7", input_id=URN, has_address=False))
    assert ids(sort(ledger, Told("a1", "Another", input_id=URN)).articles) == ["b7"]


def test_one_id_under_two_addresses_is_two_articles(ledger: Ledger) -> None:
    # Some feeds give the same guid to everything.
    sort(ledger, Told("a1", input_id=URN))
    assert ids(sort(ledger, Told("a2", input_id=URN)).articles) == ["a2"]


def test_a_number_is_no_id_to_know_an_article_by(ledger: Ledger) -> None:
    sort(ledger, Told("a1", input_id="17"))
    assert ids(sort(ledger, Told("b7", input_id="17", has_address=False)).articles) == ["b7"]


def test_other_headlines_of_the_same_text_are_handed_on(ledger: Ledger) -> None:
    found = sort(ledger, Told("a1", "A headline", variants="A test\nAnother test"))
    assert found.headlines["headline"].to_list() == ["A test", "Another test"]


@given(
    st.lists(
        st.builds(
            Told,
            st.sampled_from(["a1", "a2", "a3"]),
            st.sampled_from(["One", "Two"]),
            extent=st.sampled_from(["headline", "excerpt", "full"]),
            version=st.sampled_from([None, 1, 2]),
            status=st.sampled_from(["usable", "usable", "usable", "withheld", "canceled"]),
            not_before=st.sampled_from([None, "2024-10-01", "2025-01-01"]),
        ),
        max_size=12,
    ),
    st.integers(1, 4),
)
def test_every_record_is_counted_once_and_what_is_kept_is_what_is_known(articles: list[Told], size: int) -> None:
    ledger = Ledger(NOW)
    stored: dict[str, str] = {}
    notices = 0
    for start in range(0, len(articles), size):
        found = sort(ledger, *articles[start : start + size])
        stored |= dict(zip(found.articles["article_id"], found.articles["headline"], strict=True))
        notices += sum(article.status == "canceled" for article in articles[start : start + size])
    assert ledger.read == ledger.new + ledger.changed + ledger.repeats + ledger.refused
    assert ledger.read == len(articles) - ledger.held_back - notices
    assert len(ledger.known) == ledger.new - len(ledger.removed)
    assert set(ledger.known) <= set(stored)
    assert not set(ledger.known) & (set(ledger.held) | set(ledger.buried) | set(ledger.removed))
