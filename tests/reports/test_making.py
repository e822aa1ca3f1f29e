"""Reports made: every kind of figure and every report that comes along, of one corpus."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest

from analysis.errors import ReportError
from analysis.reports import shelf
from analysis.reports.kinds import KINDS
from analysis.reports.making import Occasion, made
from analysis.reports.text import read
from analysis.settings import Settings
from analysis.store.snapshot import snapshot

_OVER: Final[Mapping[str, Mapping[str, object]]] = {
    "person": {"people": ("Elisabeth Moss",)},
    "show": {"shows": ("Mad Men",)},
    "head-to-head": {"sources": ("The Daily", "Variety")},
}
_NEEDS: Final[Mapping[str, Mapping[str, object]]] = {
    "with-people": _OVER["person"],
    "with-shows": _OVER["person"],
    "portrayal-compared": _OVER["person"],
    "people-beside": _OVER["head-to-head"],
    "shows-beside": _OVER["head-to-head"],
}


@pytest.fixture
def occasion(told: Path) -> Occasion:
    held = snapshot(told)
    return Occasion(held, Settings(corpus=told), "ours", held.newest)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_figure_is_made(kind: str, occasion: Occasion) -> None:
    text = f'title = "One"\n[selection]\nwindow = "7d"\n[[figures]]\nkind = "{kind}"\ntitle = "Called so"\n'
    [part] = made(read(text, "one"), replace(occasion, over=_NEEDS.get(kind, {}))).parts
    assert part.figure.title == "Called so"
    assert part.figure.provenance.commit == occasion.snapshot.commit.number


@pytest.mark.parametrize("sources", [(), ("The Daily",)])
def test_the_spread_is_of_the_whole_story_that_most_outlets_tell(sources: tuple[str, ...], occasion: Occasion) -> None:
    text = 'title = "One"\n[selection]\nwindow = "7d"\n[[figures]]\nkind = "story-spread"\n'
    [part] = made(read(text, "one"), replace(occasion, over={"sources": sources} if sources else {})).parts
    assert part.figure.title == "Who had it when: Elisabeth Moss flees fire 0"
    assert part.table[["source", "told"]].to_numpy().tolist() == [
        ["Variety", "the first"],
        ["The Daily", "24 hours after the first"],
    ]
    assert part.figure.provenance.articles == 6
    assert part.figure.ids == ("story_id", "source")


def test_no_article_has_no_spread(occasion: Occasion) -> None:
    text = 'title = "One"\n[selection]\nsince = 2020-01-01\nuntil = 2020-01-02\n[[figures]]\nkind = "story-spread"\n'
    [part] = made(read(text, "one"), occasion).parts
    assert (part.figure.title, part.nothing) == ("Who had it when", "Nothing to show in this selection.")


def test_a_person_beside_others_is_told_in_words_under_five_stories(occasion: Occasion) -> None:
    text = 'title = "One"\n[selection]\nwindow = "7d"\n[[figures]]\nkind = "portrayal-compared"\n'
    [part] = made(read(text, "one"), replace(occasion, over=_OVER["person"])).parts
    assert part.figure.title == "Portrayal of Elisabeth Moss, machine estimate"
    assert set(part.table["told"]) == {"too few stories to tell: 0"}
    assert part.table["share"].isna().all()
    assert part.figure.note.startswith("Machine estimate, wrong in about one of")


@pytest.mark.parametrize("name", shelf.ready())
def test_every_report_that_comes_along_is_made(name: str, occasion: Occasion) -> None:
    plan = shelf.opened(occasion.snapshot.corpus, name)
    report = made(plan, replace(occasion, over=_OVER.get(name, {})))
    assert len(report.parts) == len(tomllib.loads(plan.text)["figures"])
    assert plan.about


def test_those_that_come_along_are_the_six() -> None:
    lying = {path.stem for path in Path(str(files("analysis") / "reports" / "ready")).glob("*.toml")}
    assert sorted(shelf.ready()) == sorted(lying)
    assert shelf.ready()[0] == "morning-briefing"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("person", "person, figure 2 (with-people): it is of one person or show, and none are asked for; name one"),
        (
            "head-to-head",
            (
                "head-to-head, figure 1 (people-beside): it is of two outlets beside each other, and none are asked "
                "for; name two sources"
            ),
        ),
    ],
)
def test_who_is_missing_is_told(name: str, words: str, occasion: Occasion) -> None:
    with pytest.raises(ReportError) as refused:
        made(shelf.opened(occasion.snapshot.corpus, name), occasion)
    assert str(refused.value) == words


def test_a_name_that_the_corpus_lacks_is_told_with_the_report(occasion: Occasion) -> None:
    with pytest.raises(ReportError, match=r"^weekly: .*Nobody Known"):
        made(
            shelf.opened(occasion.snapshot.corpus, "weekly"), replace(occasion, over={"people": ("Nobody Known Here",)})
        )


def test_a_report_is_saved_opened_and_takes_the_place_of_the_one_that_comes_along(tmp_path: Path) -> None:
    text = 'title = "Ours"\n[[figures]]\nkind = "people"\n'
    shelf.save(tmp_path, "weekly", text)
    assert shelf.opened(tmp_path, "weekly").title == "Ours"
    assert shelf.saved(tmp_path) == ["weekly"]
    with pytest.raises(ReportError, match=r"^mine: there is no figure"):
        shelf.save(tmp_path, "mine", "")
    for name in ("../weekly", "", "A", "a" * 61, "a/b"):
        with pytest.raises(ReportError, match="no name of a report; write small letters, digits and hyphens, up to 60"):
            shelf.save(tmp_path, name, text)
    with pytest.raises(ReportError, match=r"^none: no such report; there are morning-briefing, "):
        shelf.opened(tmp_path, "none")
    assert shelf.saved(tmp_path) == ["weekly"]
