"""Names that no list has, from the articles to the screen: counted when enough speaks for them, and decided on."""

from pathlib import Path

import pytest

from analysis.entities.decisions import Decision
from analysis.entities.found import id_of
from analysis.entities.namebook import fold
from analysis.errors import NameBookError, SelectionError
from analysis.ingest import Outcome, ingest
from analysis.language import tagger
from analysis.metrics.coverage import by_entity
from analysis.names import imports, reviewing
from analysis.names.deciding import decide
from analysis.names.effect import effect
from analysis.packaged import model_folder
from analysis.removal import remove
from analysis.resources import Resources
from analysis.selection import Selection
from analysis.store import lookup, namebook
from analysis.store.slices import slice_of
from analysis.store.snapshot import Snapshot, snapshot
from analysis.store.texts import mentions, naming
from tests.corpora import SIGNATURE, Told, batch, gazetteer, state

WRAY = id_of("person", "Noor Castellane")
HALE = id_of("person", "Teodor Hale")
SINGS = "Singer Noor Castellane told reporters that she is happy. Castellane will tour with Teodor Hale."
SHOWS = "In Lisbon the painter Noor Castellane opened rooms of her own, and Castellane thanked Jon Hamm."
PLAIN = "Singer Noor Castellane is on tour again, and Castellane sang for Jon Hamm."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    gazetteer(tmp_path / "gazetteer")
    place = tmp_path / "corpus"
    read(
        place,
        Told("a1", "Noor Castellane sings", SINGS, "The Daily", "2024-10-10 08:00"),
        Told("a2", "A tour begins", PLAIN, "The Weekly", "2024-10-18 09:00"),
        Told("a3", "A gallery in Lisbon", SHOWS, "The Hourly", "2024-10-18 10:00"),
    )
    return place


def read(place: Path, *articles: Told) -> Outcome:
    return ingest([batch(*articles)], place, resources(place), SIGNATURE)


def resources(place: Path) -> Resources:
    return Resources(place.parent / "gazetteer", model_folder())


def decided(place: Path, *drafts: Decision) -> Snapshot:
    decide(drafts, place, place.parent / "gazetteer", SIGNATURE)
    ingest([], place, resources(place), SIGNATURE)
    return snapshot(place)


def articles(held: Snapshot) -> dict[str, int]:
    table = by_entity(slice_of(held, Selection()), ("person",))
    return dict(zip(table["entity_id"], table["articles"], strict=True))


def test_a_name_that_three_sources_have_in_two_stories_counts_and_another_does_not(corpus: Path) -> None:
    held = snapshot(corpus)
    assert articles(held) == {WRAY: 3, "p2": 2}
    assert reviewing.found(held).to_dict("list") == {
        "entity_id": [WRAY, HALE],
        "name": ["Noor Castellane", "Teodor Hale"],
        "kind": ["person", "person"],
        "articles": [3, 1],
        "sources": [3, 1],
        "counts": [True, False],
    }
    assert held.entities["provenance"][WRAY] == "found in articles"
    assert HALE not in held.entities.index


def test_who_asks_for_a_name_that_does_not_count_is_told(corpus: Path) -> None:
    held = snapshot(corpus)
    told = (
        '"Teodor Hale": 1 article, 1 source; found in articles and in no list, so it counts from 3 sources in 2 '
        "stories on, or once confirmed"
    )
    for ask in (
        lambda: lookup.entity(held, "teodor hale", lookup.PEOPLE),
        lambda: lookup.entity(held, HALE, lookup.PEOPLE),
        lambda: slice_of(held, Selection(people=frozenset({HALE}))),
    ):
        with pytest.raises(SelectionError) as raised:
            ask()
        assert str(raised.value) == told
    assert lookup.entity(held, "Noor Castellane", lookup.PEOPLE) == WRAY
    with pytest.raises(SelectionError, match='"Teodor Hale" is a person, not a show'):
        lookup.work(held, "Teodor Hale")


def test_its_article_has_it_all_the_same(corpus: Path) -> None:
    held = snapshot(corpus)
    assert naming(held, HALE, 5).to_dict("list") == {"article_id": ["a1"], "headline": ["Noor Castellane sings"]}
    told = mentions(held, ["a1"])
    assert list(told["surface"][told["entity_id"].eq(HALE)]) == ["Teodor Hale"]


def test_a_confirmed_name_counts_under_the_same_id_and_not_once_it_is_taken_back(corpus: Path) -> None:
    confirm = Decision(0, "confirm", HALE, name="Teodor Hale")
    held = decided(corpus, confirm)
    assert articles(held) == {WRAY: 3, "p2": 2, HALE: 1}
    assert held.entities["provenance"][HALE] == "name book"
    assert list(held.found["entity_id"]) == [WRAY]
    held = decided(corpus, Decision(0, "undo", undoes=(1,)))
    assert articles(held) == {WRAY: 3, "p2": 2}
    with pytest.raises(NameBookError, match="confirm: p2 is in the list already; only names that were found in"):
        decide([Decision(0, "confirm", "p2", name="Jon Hamm")], corpus, corpus.parent / "gazetteer", SIGNATURE)


def test_the_effect_of_a_decision_is_what_comes(corpus: Path) -> None:
    own = imports.gazetteer(corpus.parent / "gazetteer", corpus)
    confirm = Decision(1, "confirm", HALE, name="Teodor Hale")
    model = tagger.read(model_folder())
    found = effect(corpus, own, namebook.effects(corpus), fold([confirm]), model)
    assert found.counts[["entity_id", "name", "before", "after"]].to_numpy().tolist() == [[HALE, "Teodor Hale", 0, 1]]
    assert (found.articles, found.headlines) == (1, ("Noor Castellane sings",))


def test_a_found_name_is_merged_once_it_is_confirmed_and_links_lead_on(corpus: Path) -> None:
    merge = Decision(0, "merge", WRAY, into="p1")
    with pytest.raises(NameBookError) as raised:
        decide([merge], corpus, corpus.parent / "gazetteer", SIGNATURE)
    assert str(raised.value) == (
        f"merge: {WRAY} was found in articles and is in no list; confirm it first (`marquee names confirm`)"
    )
    held = decided(corpus, Decision(0, "confirm", WRAY, name="Noor Castellane"), merge)
    assert articles(held) == {"p1": 3, "p2": 2}
    assert held.survivor(WRAY) == "p1"


def test_a_found_name_may_be_private_at_once(corpus: Path) -> None:
    held = decided(corpus, Decision(0, "private", WRAY), Decision(0, "private", HALE))
    assert articles(held) == {"p2": 2}
    assert reviewing.found(held).empty
    for asked in (HALE, "Noor Castellane"):
        with pytest.raises(SelectionError, match="is private by decision of the editors"):
            lookup.entity(held, asked, lookup.PEOPLE)


def test_a_blocked_name_is_found_no_more(corpus: Path) -> None:
    held = decided(corpus, Decision(0, "block", spellings=("Teodor Hale",)))
    assert list(held.found["entity_id"]) == [WRAY]
    held = decided(corpus, Decision(0, "block", spellings=("Noor Castellane",)))
    assert WRAY not in held.found.index
    assert articles(held) == {"p2": 2}


def test_the_order_of_articles_changes_no_row(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "corpus"
    gazetteer(other.parent / "gazetteer")
    last = Told("a3", "A gallery in Lisbon", SHOWS, "The Hourly", "2024-10-18 10:00")
    second = Told("a2", "A tour begins", PLAIN, "The Weekly", "2024-10-18 09:00")
    first = Told("a1", "Noor Castellane sings", SINGS, "The Daily", "2024-10-10 08:00")
    for article in (last, first, second):
        read(other, article)
    for name in ("mentions", "appearances"):
        assert state(other)[name] == state(corpus)[name]
    assert reviewing.found(snapshot(other)).equals(reviewing.found(snapshot(corpus)))


def test_another_model_or_none_finds_names_anew(corpus: Path) -> None:
    said: list[str] = []
    ingest([], corpus, Resources(corpus.parent / "gazetteer"), SIGNATURE, say=said.append)
    assert said == [f"{corpus}: the known names or the model changed; finding names in the 3 it has again"]
    assert articles(snapshot(corpus)) == {"p2": 2}
    assert snapshot(corpus).commit.model == ""


def test_who_is_removed_with_the_only_article_leaves_no_name(corpus: Path) -> None:
    remove(corpus, ["a1"], "asked to", SIGNATURE)
    assert list(snapshot(corpus).found["entity_id"]) == [WRAY]
    assert not any("hale" in file.read_bytes().decode("latin-1").lower() for file in (corpus / "commits").glob("*"))
