"""The Corpus page over three weeks of two sources, one of which breaks on the last days."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from analysis.dashboard.parts.text import plain
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import figures, words
from tests.fires import fire

LAST = 24
BROKEN = (22, 23)
REJECTS = (
    ("a.csv:3", "not JSON: Expecting value at character 1", "{"),
    ("b.csv:7", "the file is empty", ""),
    ("a.csv:9", "not JSON: Expecting value at character 8", "[[["),
)


def articles() -> Iterator[Told]:
    ids = count()
    for day in range(1, LAST + 1):
        usual = {"Daily": 1 if day in BROKEN else 12, "Variety": 0 if day > 20 else 4}
        for source, many in usual.items():
            for number in range(many):
                yield Told(f"{next(ids):04x}", source=source, published_at=f"2024-10-{day:02} {number * 2:02}:00")
    yield Told(f"{next(ids):04x}", "Without a date", published_at=None)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("broken") / "corpus"
    ingested(corpus, batch(*articles(), rejects=REJECTS))
    return corpus


def test_a_planted_outage_is_a_gap_in_the_days_and_marked_in_the_grid(shown: Shown, broken: Path) -> None:
    page = shown("corpus", broken)
    assert not page.exception
    grid, days = figures(page)
    gaps = {day for (day,), articles in days.numbers("y").items() if articles != articles}  # noqa: PLR0124  (not a number)
    assert gaps == {"2024-10-22", "2024-10-23"}
    out = next(trace for trace in grid.traces if str(trace["name"]).startswith("Outage"))
    assert ["0", "2024-10-22"] in out["customdata"]  # type: ignore[operator]  # plotly has no types
    assert "Outage: under a third of its usual: 6" in grid.alt


def test_a_period_of_gaps_alone_is_said_and_not_drawn(shown: Shown, broken: Path) -> None:
    page = shown("articles", broken, since="2024-10-22", until="2024-10-23")
    assert "Nothing to draw: all of these days are gaps." in words(page)
    assert figures(page) == []
    assert len(page.dataframe[0].value) == 2


def test_copies_are_counted_and_told_on_the_page_of_all_that_is_there(shown: Shown, tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(fire("aa1", "Variety", 8), fire("aa2", "The Daily", 9)))
    page = shown("corpus", tmp_path / "corpus")
    assert page.metric[0].value == "2"
    assert "1 of the articles is a copy; charts leave it out." in words(page)
    assert sorted(page.dataframe[-2].value["articles"]) == [1, 1]


def test_outages_are_told_in_words_newest_first(shown: Shown, broken: Path) -> None:
    table = shown("corpus", broken).dataframe[0].value
    assert list(table.itertuples(index=False, name=None)) == [
        ("Variety", "21\N{EN DASH}24 October 2024", "0 a day, usually 4"),
        ("Daily", "22\N{EN DASH}23 October 2024", "1 a day, usually 12"),
    ]


def test_a_late_source_is_told_on_the_page_and_on_every_other(shown: Shown, broken: Path) -> None:
    told = words(shown("corpus", broken))
    assert "**Variety**: nothing since 20 October 2024, 06:00, which is 5 days; in a usual week" in told
    assert plain("1 source late: Variety") in shown("people", broken, window="all").caption[0].value


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        ({"window": "all"}, ["2 sources had outages in this period"]),
        ({"since": "2024-10-01", "until": "2024-10-15"}, []),
        ({"window": "all", "source": "Daily"}, ["1 source had outages in this period"]),
    ],
)
def test_a_period_with_outages_says_so_and_leads_here(
    shown: Shown, broken: Path, asked: dict[str, str], remark: list[str]
) -> None:
    page = shown("articles", broken, **asked)
    assert [link.proto.label for link in page.get("page_link")] == remark


def test_a_cell_opens_its_articles(shown: Shown, broken: Path) -> None:
    page = shown("corpus", broken)
    page.session_state["corpus-delivery"] = {"selection": {"points": [{"customdata": ["0", "2024-10-22"]}]}}
    page.run()
    assert "**Daily, 22 October 2024**: 1 article" in words(page)


def test_an_earlier_month_is_one_choice_away(shown: Shown, broken: Path) -> None:
    page = shown("corpus", broken)
    chooser = page.selectbox(key="corpus-delivery-month")
    assert chooser.options == ["Newest six weeks", "October 2024"]
    chooser.select("2024-10").run()
    assert not page.exception
    assert len(figures(page)) == 2


def test_rejects_are_filtered_by_the_kind_of_reason(shown: Shown, broken: Path) -> None:
    page = shown("corpus", broken)
    chooser = page.selectbox(key="corpus-rejects-reason")
    assert chooser.options == ["All reasons (3)", "not JSON (2)", "the file is empty (1)"]
    chooser.select("not JSON").run()
    found = next(table.value for table in page.dataframe if "place" in table.value)
    assert list(found["place"]) == ["a.csv:3", "a.csv:9"]
    assert any(getattr(button, "label", "") == "All 2 records (CSV)" for button in page.get("download_button"))


def test_undated_articles_are_counted_and_listed(shown: Shown, broken: Path) -> None:
    page = shown("corpus", broken)
    assert [expander.label for expander in page.expander if "date" in expander.label] == ["1 article without a date"]
    assert any(list(table.value.get("headline", [])) == ["Without a date"] for table in page.dataframe)


def test_the_sections_stand_in_the_order_in_which_an_editor_asks(shown: Shown, broken: Path) -> None:
    headings = [re.sub(r" \(.*", "", heading.value) for heading in shown("corpus", broken).subheader]
    assert headings == [
        "Articles by day and source",
        "Outages",
        "Late sources",
        "Articles a day",
        "Undated articles",
        "What could not be read",
        "All sources",
        "What sources are called",
        "Commits",
    ]
