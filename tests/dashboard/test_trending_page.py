"""Trending: who is shown, in which words, and what the address asks for."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.dashboard.parts.text import plain
from analysis.metrics import trends
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import figures, words

SOURCES = ("The Daily", "Variety", "Le Monde")
TOPICS = ("pears", "harvest", "carols", "choir", "bridge", "river", "tunnel", "garden", "museum", "castle", "ferry")


@pytest.fixture(scope="module")
def risen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus of sixteen days in which Jon Hamm is usual, and Elisabeth Moss rises on the last one."""
    corpus = tmp_path_factory.mktemp("risen") / "corpus"
    usual = [
        Told(f"{day:02x}{place:02x}", *_text(day, place), source, f"2024-10-{day:02} {10 + place}:00")
        for day in range(1, 17)
        for place, source in enumerate(SOURCES)
    ]
    story = "Elisabeth Moss breaks an arm at the studio in Burbank, says the crew of the series"
    burst = [
        Told(f"f{place}{number}", f"{story} {number}", f"{story}. Day {number}.", source, f"2024-10-16 {11 + place}:30")
        for place, source in enumerate(SOURCES)
        for number in range(4)
    ]
    ingested(corpus, batch(*usual, *burst))
    return corpus


def _text(day: int, place: int) -> tuple[str, str]:
    topic = TOPICS[(day * 3 + place) % len(TOPICS)]
    # Elisabeth Moss is known, and named now and then.
    name = "Jon Hamm" if place == 0 else "Elisabeth Moss" if (day, place) == (3, 1) else "Nobody"
    return f"{topic.capitalize()} news of day {day}", f"{name} visits the {topic} on day {day} of the month."


def table(corpus: Path) -> pd.DataFrame:
    held = snapshot(corpus)
    assert held.newest is not None
    whole = slice_of(held, trends.base(Selection()))
    return trends.trends(whole, held.newest, pd.Timedelta(hours=24), Settings().tz)


def row_of(entity_id: str, corpus: Path) -> pd.Series:
    rows = table(corpus)
    return rows[rows["entity_id"].eq(entity_id)].iloc[0]


def test_a_rise_is_told_in_words_with_the_story_behind_it(shown: Shown, risen: Path) -> None:
    page = shown("", risen, trend="24h")
    row = table(risen).iloc[0]
    assert (row["entity_id"], row["state"]) == ("p1", "rising")
    told = words(page)
    assert not page.exception
    assert "**1 name is surely rising** among 2 scanned." in told
    assert plain(trends.said(row)) in told
    assert all(f"- {plain(line)}" in told for line in trends.explained(row))
    assert "of this story; first The Daily; carried by Le Monde, The Daily, Variety." in told.replace("\\", "")
    drawn = figures(page)[0]
    assert drawn.numbers("x") == {("p1",): row["articles"]}


def test_who_is_steady_is_no_card_but_an_answer_to_who_asks(shown: Shown, risen: Path) -> None:
    page = shown("", risen, trend="24h")
    steady = row_of("p2", risen)
    assert steady["state"] == "steady"
    assert plain(trends.said(steady)) not in words(page)
    asked = page.text_input(key="trend-ask").set_value("jon hamm").run()
    assert plain(trends.said(steady)) in words(asked)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Ayo Edebiri", "No article of this window or of the 28 days before names Ayo Edebiri."),
        ("Nobody At All", '"Nobody At All" is no person or group that this corpus knows'),
    ],
)
def test_asking_for_a_name_always_gets_an_answer(shown: Shown, risen: Path, name: str, answer: str) -> None:
    page = shown("", risen, trend="24h").text_input(key="trend-ask").set_value(name).run()
    assert answer in "\n".join(str(info.value) for info in page.info).replace("\\", "")


def test_whom_the_filters_ask_for_is_shown_whatever_the_state(shown: Shown, risen: Path) -> None:
    page = shown("", risen, trend="24h", person="p2")
    steady = row_of("p2", risen)
    assert plain(trends.said(steady)) in words(page)
    assert "Elisabeth" not in "".join(str(figure.alt) for figure in figures(page)[:1])


def test_works_alone_may_be_asked_for_and_a_day_that_is_past(shown: Shown, risen: Path) -> None:
    works = shown("", risen, trend="24h", who="works")
    assert "Nothing stands out in this window." in words(works)
    before = shown("", risen, trend="24h", since="2024-10-01", until="2024-10-15")
    assert "to 15 October 2024, 23\\:59 UTC" in words(before)
    assert "No name is surely rising" in words(before)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("trend", "2w", "This link asks for window '2w'; there are 1h, 3h, 6h, 24h, 3d, 7d, 14d, 28d"),
        ("who", "dogs", "This link asks for names 'dogs'; there are all, people, groups, works, stories"),
    ],
)
def test_what_the_address_cannot_be_given_stops_the_page(
    shown: Shown, risen: Path, name: str, value: str, text: str
) -> None:
    page = shown("", risen, **{name: value})
    assert plain(text) in [error.value for error in page.error]


def test_no_arrow_and_no_colour_of_good_and_bad(shown: Shown, risen: Path) -> None:
    told = words(shown("", risen, trend="24h"))
    assert not any(sign in told for sign in (":green", ":red", "arrow_up", "\N{UPWARDS ARROW}"))


def test_in_a_small_corpus_a_week_is_shown_first_and_the_page_says_why(shown: Shown, risen: Path) -> None:
    told = words(shown("", risen))
    assert "Few articles come here (about 4 a day), so 7 days are shown first." in told
    assert "From 10 October 2024" in told
    assert "shown first" not in words(shown("", risen, trend="24h"))


def test_a_quiet_window_shows_what_comes_nearest(shown: Shown, risen: Path) -> None:
    page = shown("", risen, trend="24h", until="2024-10-15", since="2024-10-01")
    told = words(page)
    assert "Nothing stands out in this window. Nearest to it:" in told
    assert "1 article, usually" in told


def test_a_long_window_tells_a_change_with_its_interval_and_no_state(shown: Shown, risen: Path) -> None:
    told = words(shown("", risen, trend="14d", person="p1"))
    assert "**No name is clearly above the usual** among 2 scanned." in told
    assert "Over more than seven days a change is told with its 95% interval, and no state." in told
    assert plain("the usual (95%:") in told


def test_stories_come_first_where_they_are_all_that_is_sure(
    shown: Shown, risen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = [title.value for title in shown("", risen, trend="24h").subheader]
    assert "Names" not in usual
    assert usual.index("Now and usually, 24 hours") < usual.index("Stories")
    monkeypatch.setattr("analysis.dashboard.parts.trending.is_any_sure", lambda _: False)
    first = [title.value for title in shown("", risen, trend="24h").subheader]
    assert first[:3] == ["Stories", "Names", "Now and usually, 24 hours"]


def test_stories_rise_below_the_names_and_on_their_own(shown: Shown, risen: Path) -> None:
    held = snapshot(risen)
    assert held.newest is not None
    whole = slice_of(held, trends.base(Selection()))
    row = trends.stories(whole, held.newest, pd.Timedelta(hours=24), Settings().tz).iloc[0]
    page = shown("", risen, trend="24h", who="stories")
    told = words(page)
    assert plain(trends.said(row)) in told
    assert "**1 story is surely new or rising** among 2 scanned." in told
    assert "Elisabeth Moss; first The Daily." in told.replace("\\", "")
    assert plain(trends.said(row)) in words(shown("", risen, trend="24h"))
    assert "**1 story is surely new or rising**" not in words(shown("", risen, trend="24h", who="people"))
