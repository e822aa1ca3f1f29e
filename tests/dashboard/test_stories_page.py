"""Stories: the list, one story, and the editors' word on it."""

from pathlib import Path
from shutil import copytree

import pytest
from streamlit.testing.v1 import AppTest

from analysis.dashboard.parts.text import plain
from analysis.metrics.stories import by_story
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import figures, words
from tests.fires import FIRE, HARVEST, TITLE, fire


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("stories") / "corpus"
    ingested(
        corpus,
        batch(
            fire("aa1", "Variety", 8),
            fire("aa2", "The Daily", 9),
            Told(
                "aa3",
                "Fire at Burbank studio: Elisabeth Moss flees with crew",
                f"After the fire at the Burbank studio lot, Elisabeth Moss thanked the fire brigade. {FIRE[:90]}",
                "Le Monde",
                "2024-10-17 12:00",
            ),
            Told("bb1", "Jon Hamm opens pear harvest festival", HARVEST, "Variety", "2024-10-18 08:00"),
        ),
    )
    return corpus


@pytest.fixture
def own(told: Path, tmp_path: Path) -> Path:
    """Return a copy of the corpus, to write to."""
    copytree(told.parent, tmp_path / "newsroom")
    return tmp_path / "newsroom" / "corpus"


def stories(corpus: Path) -> dict[str, set[str]]:
    articles = snapshot(corpus).articles
    return {str(story): set(part["article_id"]) for story, part in articles.groupby("story", observed=True)}


def test_the_fire_is_one_story_and_the_harvest_another(told: Path) -> None:
    assert stories(told) == {"aa1": {"aa1", "aa2", "aa3"}, "bb1": {"bb1"}}


def test_the_list_has_stories_of_two_articles_and_more(shown: Shown, told: Path) -> None:
    page = shown("stories", told)
    table = by_story(slice_of(snapshot(told), Selection(copies=True)))
    (listed,) = page.dataframe
    assert list(listed.value["title"]) == [TITLE]
    assert list(listed.value["articles"]) == [int(table["articles"].iloc[0])]
    assert list(listed.value["copies"]) == [int(table["copies"].iloc[0])]
    assert "1 story" in words(page)
    assert "1 further article" in words(page)


def test_a_list_says_in_which_zone_its_times_are_and_has_no_column_of_noughts(
    shown: Shown, told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARQUEE_ZONE", "America/New_York")
    page = shown("stories", told)
    assert plain("Times in America/New_York.") in words(page)
    assert str(page.dataframe[0].value["latest_at"].iloc[0]) == "2024-10-17 08:00:00"
    ingested(tmp_path / "corpus", batch(fire("aa1", "Variety", 8), _later("aa2", 11)))
    assert "copies" not in shown("stories", tmp_path / "corpus").dataframe[0].value
    assert "copied" not in shown("stories", tmp_path / "corpus", story="aa1").dataframe[0].value


def _later(article_id: str, hour: int, day: int = 17) -> Told:
    text = f"After the fire at the Burbank studio lot, Elisabeth Moss thanked the fire brigade, {hour}. {FIRE[:90]}"
    title = f"Fire at Burbank studio: Elisabeth Moss flees with crew, {hour}"
    return Told(article_id, title, text, "Le Monde", f"2024-10-{day} {hour:02}:00")


def test_a_first_article_that_is_long_alone_is_told(shown: Shown, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(fire("aa1", "Variety", 8), *(_later(f"ab{hour}", hour, 18) for hour in (10, 13, 16, 19))))
    assert len(stories(corpus)["aa1"]) == 5
    said = plain("The first article, from Variety, came 26 hours before the next one: does it tell this story?")
    assert said in words(shown("stories", corpus, story="aa1"))
    soon = tmp_path / "soon"
    ingested(soon, batch(fire("aa1", "Variety", 8), *(_later(f"ab{hour}", hour) for hour in (10, 13, 16, 19))))
    assert "does it tell this story" not in words(shown("stories", soon, story="aa1"))


def test_where_no_story_has_two_articles_it_is_said(shown: Shown, told: Path) -> None:
    page = shown("stories", told, since="2024-10-18", until="2024-10-18")
    assert "No story of this selection has two articles; 1 article" in words(page)


@pytest.mark.parametrize("asked", ["aa1", "aa2", "aa3"])
def test_any_article_of_it_leads_to_a_story(shown: Shown, told: Path, asked: str) -> None:
    page = shown("stories", told, story=asked)
    assert not page.exception
    assert page.title[0].value == TITLE
    said = words(page)
    assert plain("2 articles, 1 copy; 3 outlets; Variety first, half of the others in 1 hour") in said
    (drawn,) = figures(page)
    assert drawn.numbers("x") == {("Variety",): 0.0, ("The Daily",): 1.0, ("Le Monde",): 4.0}
    (listed,) = page.dataframe
    assert list(listed.value["copied"]) == ["copied by 1", "copy of Variety", ""]


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("aa1", "One of 2 articles and 1 copy of the story\nCopied by"),
        ("aa2", "One of 2 articles and 1 copy of the story\nCopy of"),
        ("aa3", "One of 2 articles and 1 copy of the story"),
        ("bb1", "No other article tells this story."),
    ],
)
def test_an_article_leads_to_its_story_and_its_copies(shown: Shown, told: Path, article: str, said: str) -> None:
    page = shown("articles", told, article=article)
    assert not page.exception
    assert said in "\n".join(caption.value for caption in page.caption)
    buttons = [button.label for button in page.button]
    other = {"aa1": "The Daily, 17 October, 09\\:00", "aa2": "Variety, 17 October, 08\\:00"}
    assert [label for label in buttons if "October" in label] == ([other[article]] if article in other else [])


def test_a_story_is_whole_whatever_the_filters_ask_for(shown: Shown, told: Path) -> None:
    page = shown("stories", told, story="aa1", since="2024-10-18", until="2024-10-18", source="Le Monde")
    assert len(page.dataframe[0].value) == 3


def test_a_story_that_is_not_there_stops_the_page(shown: Shown, told: Path) -> None:
    page = shown("stories", told, story="zz")
    assert [error.value for error in page.error] == ["This link asks for story zz, which this corpus does not have"]


def test_a_split_is_shown_before_it_is_written_and_can_be_taken_back(shown: Shown, own: Path) -> None:
    page = shown("stories", own, story="aa1")
    page.multiselect(key="story-split-articles").set_value(["aa3"])
    page.text_input(key="story-split-reason").set_value("a later interview")
    page = _press(page, "Preview")
    assert "**1 article would be in another story**" in words(page)
    assert stories(own)["aa1"] == {"aa1", "aa2", "aa3"}
    page = page.button(key="story-split-confirm").click().run()
    assert stories(own) == {"aa1": {"aa1", "aa2"}, "aa3": {"aa3"}, "bb1": {"bb1"}}
    assert "Split\\. The stories are those of commit 2\\." in words(page)
    page = shown("stories", own)
    assert "- 1: split by" in words(page).replace("\\", "")
    page.text_input(key="story-undo-reason").set_value("it was one after all")
    page = _press(page, "Preview", last=True).button(key="story-undo-confirm").click().run()
    assert stories(own)["aa1"] == {"aa1", "aa2", "aa3"}


def test_a_split_is_told_by_the_articles_that_were_chosen(shown: Shown, own: Path) -> None:
    page = shown("stories", own, story="aa1")
    page.multiselect(key="story-split-articles").set_value(["aa1"])
    page.text_input(key="story-split-reason").set_value("another fire")
    page = _press(page, "Preview")
    # The story that is left has another id, of two articles.
    assert "**1 article would be in another story**" in words(page)
    assert [text.value for text in page.text] == [f"- {TITLE}"]


def test_a_join_takes_an_id_and_an_old_id_leads_to_the_joined_story(shown: Shown, own: Path) -> None:
    page = shown("stories", own, story="bb1")
    page.text_input(key="story-join-id").set_value("aa3")
    page.text_input(key="story-join-reason").set_value("the festival was in the studio")
    page = _press(page, "Preview").button(key="story-join-confirm").click().run()
    assert stories(own) == {"aa1": {"aa1", "aa2", "aa3", "bb1"}}
    assert len(page.dataframe[0].value) == 4


def test_without_a_reason_nothing_is_previewed(shown: Shown, own: Path) -> None:
    page = shown("stories", own, story="bb1")
    page.text_input(key="story-join-id").set_value("aa3")
    page = _press(page, "Preview")
    assert "a decision on stories needs a reason" in "".join(error.value for error in page.error)


def test_the_sample_takes_no_decision(shown: Shown, sample: Path) -> None:
    story = str(snapshot(sample).articles["story"].iloc[0])
    assert "a newsroom's own corpus" in words(shown("stories", story=story))


def _press(page: AppTest, label: str, *, last: bool = False) -> AppTest:
    buttons = [button for button in page.button if button.label == label]
    return buttons[-1 if last else 0].click().run()
