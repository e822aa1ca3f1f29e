"""The effect on counts, told before: what it says is what the counts are afterwards."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from analysis.entities import gazetteer as gazetteers
from analysis.entities.decisions import Decision
from analysis.entities.namebook import Effects, fold
from analysis.ingest import ingest
from analysis.names.deciding import decide
from analysis.names.effect import Effect, effect
from analysis.resources import Resources
from analysis.store import namebook
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch, gazetteer, ingested, state
from tests.entities.deciding import DRAFTS, TEXTS, taken


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    place = tmp_path / "corpus"
    ingested(place, batch(*(Told(f"a{n}", f"Headline {n}", text) for n, text in enumerate(TEXTS))))
    return place


def told(corpus: Path, *drafts: Decision) -> Effect:
    own = gazetteers.read(corpus.parent / "gazetteer")
    before = namebook.effects(corpus)
    return effect(corpus, own, before, fold([*namebook.decisions(corpus), *drafts]))


def counts(found: Effect) -> dict[str, tuple[int, int, int, int]]:
    columns = ["before", "after", "mentions_before", "mentions_after"]
    return {row[0]: tuple(row[1:]) for row in found.counts[["entity_id", *columns]].to_numpy()}


def decided(corpus: Path, *drafts: Decision) -> None:
    folder = corpus.parent / "gazetteer"
    decide(drafts, corpus, folder, SIGNATURE)
    ingest([], corpus, Resources(folder), SIGNATURE)


def test_a_merge_moves_articles_and_says_which(corpus: Path) -> None:
    found = told(corpus, Decision(1, "merge", "p1", into="p3"))
    assert counts(found) == {"p1": (2, 0, 3, 0), "p3": (2, 3, 2, 5)}
    assert (found.articles, found.headlines) == (2, ("Headline 0", "Headline 1"))


def test_who_becomes_private_is_in_no_count(corpus: Path) -> None:
    assert counts(told(corpus, Decision(1, "private", "p2"))) == {"p2": (2, 0, 2, 0)}
    decided(corpus, Decision(1, "private", "p2"))
    assert counts(told(corpus, Decision(2, "undo", undoes=(1,)))) == {"p2": (0, 2, 0, 2)}


def test_a_rename_changes_no_count(corpus: Path) -> None:
    found = told(corpus, Decision(1, "rename", "p2", name="J."))
    assert (counts(found), found.articles) == ({"p2": (2, 2, 2, 2)}, 0)


def test_without_a_corpus_nothing_is_counted(tmp_path: Path) -> None:
    own = gazetteers.read(gazetteer(tmp_path / "gazetteer"))
    found = effect(tmp_path / "corpus", own, Effects(), fold([Decision(1, "private", "p2")]))
    assert (counts(found), found.articles) == ({"p2": (0, 0, 0, 0)}, 0)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DRAFTS)
def test_what_was_told_is_what_comes_and_what_a_corpus_made_anew_has(
    tmp_path_factory: pytest.TempPathFactory, drafts: list[Decision]
) -> None:
    corpus = tmp_path_factory.mktemp("law") / "corpus"
    articles = batch(*(Told(f"a{n}", f"Headline {n}", text) for n, text in enumerate(TEXTS)))
    ingested(corpus, articles)
    book = taken(gazetteers.read(corpus.parent / "gazetteer"), drafts)
    own = gazetteers.read(corpus.parent / "gazetteer")
    expected = counts(effect(corpus, own, Effects(), fold(book)))
    decided(corpus, *book)
    held = snapshot(corpus)
    shown = held.appearances.groupby("entity_id", observed=True)["mentions"].agg(["size", "sum"])
    for entity, (_, articles_then, _, mentions_then) in expected.items():
        row = shown.loc[entity] if entity in shown.index else {"size": 0, "sum": 0}
        assert (row["size"], row["sum"]) == (articles_then, mentions_then)
    anew = corpus.parent / "anew"
    namebook.add(anew, book)
    ingested(anew, articles)
    assert {name: state(anew)[name] for name in ("mentions", "appearances", "entities")} == {
        name: state(corpus)[name] for name in ("mentions", "appearances", "entities")
    }
