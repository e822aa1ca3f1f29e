"""The Portrayal page: the list, a person beside others, and what it does not say."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from analysis.dashboard.parts.text import plain
from analysis.metrics import portrayal as metrics
from analysis.packaged import model_folder
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from analysis.tone import measured
from analysis.tone.interval import Counts, Shares, shares
from analysis.tone.verdicts import PORTRAYALS
from tests.corpora import Told
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import Drawn, figures, words
from tests.portraying import judged_corpus, week

UTC = ZoneInfo("UTC")
KNOWN = measured.read(model_folder())
LINE = plain(KNOWN.line)
HERE = ("booed", "met", "met", "cheered", "cheered", "met", "mourned", "perhaps")
ELSEWHERE = ("met", "booed", "met", "booed", "met", "booed")


def article(number: int, body: str, source: str = "The Daily") -> Told:
    return Told(f"{number:02x}", "A day", f"{body} {number}", source, week(number % 16))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = [
        *(article(day, f"They {word} Elisabeth Moss.") for day, word in enumerate(HERE)),
        *(article(16 + day, f"They {word} Elisabeth Moss.", "Variety") for day, word in enumerate(ELSEWHERE)),
        *(article(32 + day, f"They {word} Jon Hamm.") for day, word in enumerate(HERE[:5])),
        article(48, "They met Saoirse Ronan and Blackpink of Mad Men."),
    ]
    return judged_corpus(tmp_path_factory.mktemp("judged") / "corpus", *told)


def estimates(corpus: Path) -> dict[tuple[str, str], float]:
    """Return the shares by person and portrayal, asked without a page."""
    table = metrics.by_person(slice_of(snapshot(corpus), Selection()), KNOWN)
    rows = table.dropna(subset="neutral").to_dict("records")
    return {(row["entity_id"], word): row[word] for row in rows for word in PORTRAYALS}


def drawn(figure: Drawn) -> dict[tuple[str, ...], float]:
    return {key: share for trace in range(3) for key, share in figure.numbers("x", trace).items()}


def test_the_list_is_by_articles_judged_and_draws_what_is_estimated(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, window="all")
    assert not page.exception
    (figure,) = figures(page)
    assert drawn(figure) == estimates(corpus)
    table = page.dataframe[0].value
    assert list(table["name"]) == ["Elisabeth Moss", "Jon Hamm", "Saoirse Ronan"]
    assert list(table["judged"]) == [12, 5, 1]
    assert list(table["misfortune"]) == [1, 0, 0]
    assert table["unfavourable"].iloc[2] == "too few stories to tell: 1"
    assert page.subheader[1].value == "All people (3)"


@pytest.mark.parametrize("asked", [{}, {"entity": "p1"}, {"entity": "p4"}])
def test_nothing_about_portrayal_is_without_how_often_it_is_wrong(
    shown: Shown, corpus: Path, asked: dict[str, str]
) -> None:
    page = shown("portrayal", corpus, window="all", **asked)
    captions = [caption.value for caption in page.caption]
    # The list of people has one; of one person the evidence and the check have one each, too.
    assert sum(LINE in caption for caption in captions) == len(figures(page)) + (2 if asked else 1)
    told = words(page).lower()
    assert "negative" not in told
    assert "worst" not in told


def test_a_person_stands_beside_peers_and_outlet_by_outlet(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, window="all", entity="p1")
    assert page.title[0].value == "Portrayal of Elisabeth Moss"
    assert [metric.label for metric in page.metric] == [f"{word.capitalize()} portrayal" for word in PORTRAYALS]
    shares = estimates(corpus)
    assert [metric.value for metric in page.metric] == [f"{shares['p1', word]:.0%}" for word in PORTRAYALS]
    compared, outlets = figures(page)
    assert {row for row, _ in drawn(compared)} == {"own", "peers"}
    assert drawn(compared)["own", "neutral"] == shares["p1", "neutral"]
    assert {source for source, _ in drawn(outlets)} == {"The Daily", "Variety"}
    assert plain("Peers: the 2 other people known first as actor") in words(page)


@pytest.mark.parametrize(("asked", "rows"), [({}, 4), ({"source": "The Daily"}, 4)])
def test_the_interval_of_each_row_is_drawn_once(
    shown: Shown, corpus: Path, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], rows: int
) -> None:
    drawn_of: list[object] = []

    def counted(said: Counts, *others: Any) -> Shares:  # noqa: ANN401  (handed on as they are)
        drawn_of.append(said.tolist())
        return shares(said, *others)

    monkeypatch.setattr(metrics, "shares", counted)
    page = shown("portrayal", corpus, window="all", entity="p1", **asked)
    assert not page.exception
    # The person, peers and two outlets, or what is shared here and elsewhere.
    assert len(drawn_of) == rows


def test_what_is_not_in_the_shares_is_told_apart(shown: Shown, corpus: Path) -> None:
    told = words(shown("portrayal", corpus, window="all", entity="p1"))
    assert plain("12 articles judged, in 6 stories.") in told
    assert plain("Apart: 1 article in which the text cannot tell.") in told
    assert plain("No portrayal is shown in 1 article about the person's own misfortune.") in told


def test_at_chosen_outlets_a_person_stands_beside_all_others_on_the_same_stories(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, window="all", entity="p1", source="The Daily")
    (compared,) = figures(page)
    assert {row for row, _ in drawn(compared)} == {"own", "shared", "elsewhere", "peers"}
    assert drawn(compared)["elsewhere", "unfavourable"] > drawn(compared)["own", "unfavourable"]
    assert plain("Elsewhere: the same person at all other outlets") in words(page)


def test_of_too_few_stories_no_share_is_shown(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, window="all", entity="p4")
    assert [info.value for info in page.info] == ["Too few stories to tell: 1. From 5 stories on a share is told."]
    assert not page.metric
    (compared,) = figures(page)
    assert {row for row, _ in drawn(compared)} == {"peers"}
    assert "No single outlet has 5 stories of this person in this selection" in words(page)


def test_a_filter_by_person_lists_that_person(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, window="all", person="p2")
    assert list(page.dataframe[0].value["name"]) == ["Jon Hamm"]


@pytest.mark.parametrize("entity", ["nobody", "g1", "w1"])
def test_only_a_person_is_portrayed(shown: Shown, corpus: Path, entity: str) -> None:
    page = shown("portrayal", corpus, window="all", entity=entity)
    assert [error.value for error in page.error] == [
        plain(f"This link asks for {entity}, which this corpus does not have")
    ]
    assert not figures(page)


def test_somebody_no_article_of_the_period_names_is_said(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, entity="p1", since="2024-01-01", until="2024-01-02")
    assert [info.value for info in page.info] == ["No article of this period names Elisabeth Moss."]
    assert [button.label for button in page.button] == ["All people", "Look through all dates"]


def test_somebody_whose_portrayal_is_not_judged_is_said(shown: Shown, corpus: Path) -> None:
    page = shown("portrayal", corpus, entity="p3", window="all")
    assert [info.value for info in page.info] == ["No article of this selection names Ayo Edebiri."]
    assert "Portrayal in" not in str(page.main)


@pytest.mark.parametrize(
    ("entity", "label"),
    [("p1", "Portrayal in 12 articles, 6 stories: machine estimate"), ("p4", "Portrayal in 1 article, 1 story")],
)
def test_a_profile_leads_to_the_portrayal(shown: Shown, corpus: Path, entity: str, label: str) -> None:
    page = shown("people", corpus, window="all", entity=entity)
    assert any(label in link.proto.label for link in page.get("page_link"))


@pytest.mark.parametrize(("where", "entity"), [("people", "g1"), ("shows", "w1")])
def test_a_profile_of_a_group_or_a_show_has_no_such_line(shown: Shown, corpus: Path, where: str, entity: str) -> None:
    page = shown(where, corpus, window="all", entity=entity)
    assert not page.error
    assert not any("Portrayal in" in link.proto.label for link in page.get("page_link"))
