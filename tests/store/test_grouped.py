"""Groups of a corpus: the same whatever the order, the batches and the detours of reading."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.removal import remove
from analysis.store import following, grouped, tables
from analysis.store.commits import latest
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch, ingested, state

WEDDING = (
    "Elisabeth Moss married in a small ceremony near Lake Como on Saturday, with forty guests, a string quartet and a "
    "cake of lemons, and wore a dress that her sister had sewn from their grandmother's curtains"
)
TOUR = (
    "Blackpink will begin a stadium tour in Seoul next summer, the four members said at a breakfast show, and tickets "
    "go on sale on Friday at nine, with seats kept back for schools and for those who queued in vain two years ago"
)
AWARD = (
    "Saoirse Ronan won the best actress award for Oppenheimer at a rainy ceremony in London, thanked her physics "
    "teacher, and spilled a glass of water over the head of the jury, who laughed longest of all"
)
ARTICLES = [
    Told(f"{name}{number:x}", head, f"{text}. {more}".strip(), source, day)
    for name, (head, text) in {
        "a": ("Moss weds by the lake", WEDDING),
        "b": ("Blackpink on tour again", TOUR),
        "c": ("Ronan wins in London", AWARD),
    }.items()
    for number, (more, source, day) in enumerate(
        [
            ("", "The Daily", "2024-10-01 08:00"),
            ("", "Variety", "2024-10-01 09:00"),
            ("More is to be told tomorrow, when all have slept.", "E!", "2024-10-02 09:00"),
            ("", "The Daily", "2024-11-20 08:00"),
            ("", "Variety", None),
        ]
    )
]


def groups(corpus: Path) -> dict[str, list[tuple[object, ...]]]:
    found = state(corpus)
    return {name: found[name] for name in ("groups", "bridges")}


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    corpus = tmp_path_factory.mktemp("at-once") / "corpus"
    ingested(corpus, batch(*ARTICLES))
    return groups(corpus)


def test_every_article_has_a_group_and_copies_know_their_first(tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(*ARTICLES))
    held = snapshot(tmp_path / "corpus")
    told = held.articles.set_index("article_id")
    ids = held.articles["article_id"]
    assert told["story"].notna().all()
    assert (ids[told["copy_of"]["a1"]], told["copy_of"]["a0"], told["copy_of"]["a3"]) == ("a0", -1, -1)
    assert told["story"]["a1"] == told["story"]["a0"] == "a0" != told["story"]["b0"]
    assert held.commit.grouping == grouped.VERSION


@settings(max_examples=3)
@given(seed=st.integers(0, 10**6))
def test_order_and_batches_of_reading_change_no_group(
    seed: int, at_once: dict[str, list[tuple[object, ...]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    random, corpus = Random(seed), tmp_path_factory.mktemp("orders") / "corpus"  # noqa: S311  (nothing is secret here)
    order = random.sample(ARTICLES, len(ARTICLES))
    cuts = [0, *sorted(random.sample(range(1, len(order)), 2)), len(order)]
    for first, end in pairwise(cuts):
        ingested(corpus, batch(*order[first:end]))
    assert groups(corpus) == at_once


def test_an_article_that_was_removed_leaves_groups_as_if_it_had_never_been(tmp_path: Path) -> None:
    ingested(tmp_path / "with", batch(*ARTICLES))
    remove(tmp_path / "with", ["a0"], "a test", SIGNATURE)
    ingested(tmp_path / "without", batch(*ARTICLES[1:]))
    assert groups(tmp_path / "with") == groups(tmp_path / "without")
    # A link to the commit before still works, without it.
    assert snapshot(tmp_path / "with", 1).articles.set_index("article_id")["story"]["a1"] == "a1"


def test_an_article_that_changed_its_date_or_text_is_grouped_as_if_it_had_always_been_so(tmp_path: Path) -> None:
    later = Told("a1", "Nothing like it", "Quite another text about a cat.", "Variety", "2024-12-24 08:00")
    ingested(tmp_path / "changed", batch(*ARTICLES))
    ingested(tmp_path / "changed", batch(later))
    ingested(tmp_path / "always", batch(*[later if one.article_id == "a1" else one for one in ARTICLES]))
    assert groups(tmp_path / "changed") == groups(tmp_path / "always")


def test_the_same_again_writes_no_group(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(*ARTICLES))
    before = tables.version(corpus, "groups")
    ingested(corpus, batch(*ARTICLES))
    assert (tables.version(corpus, "groups"), snapshot(corpus).commit.number) == (before, 1)


def test_a_corpus_that_was_grouped_another_way_is_grouped_anew(
    tmp_path: Path, at_once: dict[str, list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(*ARTICLES))
    monkeypatch.setattr(grouped, "VERSION", "another")
    ingested(corpus)
    last = latest(corpus)
    assert last is not None
    assert (last.number, last.grouping) == (2, "another")
    assert groups(corpus) == at_once


def test_parts_change_no_group(
    tmp_path: Path, at_once: dict[str, list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_FEWEST_A_PART", 1)
    ingested(tmp_path / "corpus", batch(*ARTICLES))
    assert groups(tmp_path / "corpus") == at_once


def test_an_article_that_was_never_grouped_is_a_story_of_its_own(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(*ARTICLES))
    for name in ("groups", "bridges"):
        tables.replace(corpus, name, tables.SCHEMAS[name].empty_table())
    ingested(corpus, batch(Told("d0", "Late", "A text.", published_at="2025-06-01 08:00")))
    told = snapshot(corpus).articles.set_index("article_id")
    assert told["story"]["d0"] == "d0"
