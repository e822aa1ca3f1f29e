"""Every page over the sample, and over corpora that pages are easily broken by."""

import re
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.address import Asked
from analysis.dashboard.parts.text import plain
from analysis.entities.gazetteer import SHOWS
from analysis.metrics.change import change
from analysis.metrics.coverage import by_entity, daily, daily_articles
from analysis.metrics.together import together
from analysis.selection import before
from analysis.store.slices import Slice, slice_of
from analysis.store.snapshot import snapshot
from analysis.store.texts import headlines, mentions, rejects
from tests.corpora import Told, batch, ingested
from tests.dashboard.conftest import Shown
from tests.dashboard.reading import figures, words
from tests.dashboard.tricks import TRICKS

UTC = ZoneInfo("UTC")
PAGES = ("", "stories", "people", "shows", "outlets", "portrayal", "articles", "corpus", "methods")
PEOPLE = ("person",)
HOSTILE = (
    "<script>alert(1)</script> :material/home: **Elisabeth Moss** [x](javascript:alert(1)) $5 and $6",
    "<img src=x onerror=alert(1)>",
)


@pytest.fixture
def everything(sample: Path) -> Slice:
    held = snapshot(sample)
    return slice_of(held, Asked(period="all").selection(held.newest, UTC))


@pytest.fixture
def usual(sample: Path) -> Slice:
    """Return what is shown where nobody asks for anything."""
    held = snapshot(sample)
    return slice_of(held, Asked().selection(held.newest, UTC))


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("undated") / "corpus"
    ingested(corpus, batch(Told("a1", "Elisabeth Moss in Mad Men", published_at=None)))
    return corpus


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = tmp_path_factory.mktemp("hostile") / "corpus"
    headline, source = HOSTILE
    ingested(corpus, batch(Told("a1", headline, "\n".join(TRICKS), source=source, section=headline)))
    return corpus


def keyed(table: pd.DataFrame, ids: list[str], column: str) -> dict[tuple[str, ...], float]:
    days = {name: table[name].dt.strftime("%Y-%m-%d") for name in ids if name == "day"}
    keys = table.assign(**days)[ids].itertuples(index=False, name=None)
    return dict(zip(keys, table[column].astype("float64"), strict=True))


def same(drawn: dict[tuple[str, ...], float], counted: dict[tuple[str, ...], float]) -> bool:
    """Return whether the same marks have the same numbers, gaps included."""
    return pd.Series(drawn).equals(pd.Series(counted))


@pytest.mark.parametrize("path", [*PAGES, "people?entity=cher", "shows?entity=hacks-series"])
@pytest.mark.parametrize("window", ["28d", "all"])
def test_a_page_runs_and_its_figures_say_what_they_show_and_of_which_commit(
    shown: Shown, path: str, window: str
) -> None:
    path, _, asked = path.partition("?entity=")
    page = shown(path, window=window, **({"entity": asked} if asked else {}))
    assert not page.exception
    assert not page.error
    drawn = figures(page)
    assert all(len(figure.alt) > 20 for figure in drawn)
    captions = [caption.value for caption in page.caption if re.search(r"\bCommit 1\\?\.", caption.value)]
    assert len(captions) == len(drawn)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_begins_with_how_fresh_it_is(shown: Shown, path: str, sample: Path) -> None:
    dated = snapshot(sample).articles["published_at"]
    told = ":orange-badge[Sample articles] " + plain(
        f"Newest article {dated.max():%-d %b %Y, %H:%M} UTC · {len(dated)} articles in the corpus · "
        f"{dated.isna().sum()} undated, in no dated selection · commit 1"
    )
    # After it come sources that are late.
    assert shown(path).caption[0].value.startswith(told)


def test_coverage_now_draws_the_period_beside_the_one_before(shown: Shown, sample: Path, usual: Slice) -> None:
    page = shown()
    earlier = slice_of(snapshot(sample), before(usual.selection))
    assert [metric.value for metric in page.metric] == [str(len(usual.articles)), str(len(earlier.articles))]
    # The trends are above, if any.
    for figure, kinds in zip(figures(page)[-2:], (PEOPLE, SHOWS), strict=True):
        table = change(by_entity(usual, kinds), by_entity(earlier, kinds)).set_index("entity_id")
        for trace, column in enumerate(("articles", "before")):
            numbers = figure.numbers("x", trace)
            assert numbers == {(entity,): table[column][entity] for (entity,) in numbers}
        first = list(figure.numbers("x").values())
        assert first == sorted(first, reverse=True)
        assert 0 not in first


@pytest.mark.parametrize(("path", "kinds"), [("people", PEOPLE), ("shows", SHOWS)])
def test_a_ranking_draws_and_lists_what_is_counted(
    shown: Shown, path: str, kinds: tuple[str, ...], everything: Slice
) -> None:
    page = shown(path, window="all")
    table = by_entity(everything, kinds)
    bars, lines = figures(page)
    assert bars.numbers("x") == keyed(table.head(20), ["entity_id"], "articles")
    counted = daily(everything, everything, list(table["entity_id"].head(5)), UTC)
    drawn = {key: value for trace in range(5) for key, value in lines.numbers("y", trace).items()}
    assert same(drawn, keyed(counted, ["entity_id", "day"], "articles"))
    assert list(page.dataframe[0].value["articles"]) == list(table["articles"])
    assert page.subheader[2].value == f"All {path} ({len(table):,})"


def test_articles_draws_the_days_and_lists_every_article(shown: Shown, usual: Slice, sample: Path) -> None:
    page = shown("articles")
    (days,) = figures(page)
    assert same(days.numbers("y"), keyed(daily_articles(usual, usual, UTC), ["day"], "articles"))
    known = headlines(snapshot(sample))["headline"]
    assert list(page.dataframe[0].value["headline"]) == list(usual.articles["article_id"].map(known))
    assert page.subheader[1].value == f"{len(usual.articles)} articles"


def test_corpus_counts_everything_whatever_is_asked(shown: Shown, everything: Slice, sample: Path) -> None:
    page = shown("corpus", window="24h", person="cher")
    # Copies too: charts alone leave them out.
    articles = everything.whole.articles
    counts = (
        len(articles),
        articles["source"].nunique(),
        articles["published_at"].isna().sum(),
        len(rejects(snapshot(sample))),
    )
    assert [metric.value for metric in page.metric] == [str(count) for count in counts]
    grid, days = figures(page)
    assert same(days.numbers("y"), keyed(daily_articles(everything, everything, UTC), ["day"], "articles"))
    assert sum(len(trace["customdata"]) for trace in grid.traces if isinstance(trace["customdata"], list)) > 0
    (sources,) = [table.value for table in page.dataframe if "undated" in table.value]
    assert sources["articles"].sum() == len(articles)


def test_a_profile_says_what_is_known_of_the_name(shown: Shown) -> None:
    page = shown("shows", window="all", entity="the-bear-series")
    known = next(box for box in page.expander if "credits in the list of known names" in box.label)
    cast = known.dataframe[0].value
    assert {"name": "Ayo Edebiri", "role": "cast", "character": "Sydney Adamu"} in cast.to_dict("records")


def test_a_profile_is_of_one_name_whoever_else_is_asked_for(shown: Shown, sample: Path) -> None:
    page = shown("people", window="all", entity="cher", person="coldplay-group")
    own = slice_of(snapshot(sample), Asked(period="all", people=("cher",)).selection(None, UTC))
    counts = by_entity(own, PEOPLE).set_index("entity_id").loc["cher"]
    assert page.title[0].value == "Cher"
    assert [metric.value for metric in page.metric] == [
        str(counts[name]) for name in ("articles", "mentions", "in_headline", "sources")
    ]
    days, people, *_, sources = figures(page)
    assert sum(value for value in days.numbers("y").values() if value == value) == counts["articles"]  # noqa: PLR0124  (not a number)
    company = together(own, "cher", PEOPLE)
    assert people.numbers("x") == keyed(company.head(20), ["entity_id"], "articles")
    assert sum(sources.numbers("x").values()) == counts["articles"]
    assert len(page.dataframe[0].value) == counts["articles"]


def test_an_article_is_shown_with_every_mention_marked(shown: Shown, sample: Path, usual: Slice) -> None:
    article_id = str(usual.articles["article_id"].iloc[0])
    page = shown("articles", article=article_id)
    found = mentions(snapshot(sample), [article_id])
    (html,) = [element.proto.body for element in page.get("html") if "<article" in element.proto.body]
    marked = re.findall(r'<mark class="(?:person|show|character)" title="[^"]+">([^<]+)</mark>', html)
    assert marked == list(found["surface"].map(escape))
    headline = escape(headlines(snapshot(sample))["headline"][article_id])
    assert f"<h1><p>{headline}</p></h1>" in re.sub(r"</?mark[^>]*>", "", html)


@pytest.mark.parametrize(
    ("path", "asked", "message"),
    [
        ("people", {"person": "nobody"}, "This link asks for nobody, which this corpus does not have"),
        ("people", {"show": "cher"}, "This link asks for cher, which this corpus does not have"),
        ("people", {"source": "Nowhere"}, "This link asks for Nowhere, which this corpus does not have"),
        ("people", {"entity": "nobody"}, "This link asks for nobody, which this corpus does not have"),
        ("shows", {"entity": "cher"}, "This link asks for cher, which this corpus does not have"),
        ("articles", {"article": "nothing"}, "This link asks for article nothing, which this corpus does not have"),
        ("people", {"window": "1y"}, "This link asks for the period '1y'; periods are 24h, 7d, 28d, all"),
        (
            "people",
            {"since": "2024-10-12", "until": "2024-10-01"},
            "the period ends (2024-10-02 00:00) before it begins (2024-10-12 00:00)",
        ),
        ("articles", {"q": "(tour"}, "query, position 6: it ends too soon; a word or a closing bracket is missing"),
    ],
)
def test_a_link_that_cannot_be_honoured_stops(shown: Shown, path: str, asked: dict[str, str], message: str) -> None:
    page = shown(path, **asked)
    assert [error.value for error in page.error] == [plain(message)]
    assert not page.exception
    assert not figures(page)
    assert not page.dataframe


def test_a_commit_that_is_not_there_stops(shown: Shown, sample: Path) -> None:
    page = shown(commit="7")
    assert [error.value for error in page.error] == [plain(f"{sample}: no commit 7; its newest commit is 1")]
    assert not figures(page)


@pytest.mark.parametrize("path", ["", "people", "shows", "portrayal", "articles"])
def test_an_empty_selection_is_said_and_not_drawn(shown: Shown, path: str) -> None:
    page = shown(path, since="2024-01-01", until="2024-01-02")
    assert not page.exception
    assert "No article" in words(page) or "no article" in words(page)
    assert "nan" not in words(page).lower().split()


def test_a_name_without_an_article_offers_all_dates(shown: Shown) -> None:
    page = shown("people", entity="cher", since="2024-01-01", until="2024-01-02")
    assert [info.value for info in page.info] == ["No article of this period names Cher."]
    assert [button.label for button in page.button] == ["All people", "Look through all dates"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        *((path, {}) for path in PAGES),
        ("", {"window": "all"}),
        ("people", {"window": "days"}),
        ("articles", {"since": "2024-10-01"}),
        ("people", {"entity": "p1", "window": "all"}),
    ],
)
def test_a_corpus_without_any_date_is_shown(shown: Shown, undated: Path, path: str, asked: dict[str, str]) -> None:
    page = shown(path, undated, **asked)
    assert not page.exception
    assert not page.error
    assert page.caption[0].value == plain(
        "No dated article · 1 article in the corpus · 1 undated, in no dated selection · commit 1"
    )


def test_one_article_is_not_several(shown: Shown, tmp_path: Path) -> None:
    ingested(tmp_path / "corpus", batch(Told("a1", "Elisabeth Moss", "Hello.")))
    pages = [*((path, {}) for path in PAGES[:-1]), ("people", {"entity": "p1"}), ("articles", {"article": "a1"})]
    for path, asked in pages:
        assert not re.search(r"\b1 (articles|words|times)\b", words(shown(path, tmp_path / "corpus", **asked)))


@pytest.mark.parametrize(
    ("path", "asked"),
    [*((path, {}) for path in PAGES), ("articles", {"article": "a1"}), ("people", {"entity": "p1"})],
)
def test_a_hostile_article_stays_text(shown: Shown, hostile: Path, path: str, asked: dict[str, str]) -> None:
    page = shown(path, hostile, **asked)
    assert not page.exception
    assert not page.error
    told = re.sub(r"\\.", "", words(page))
    assert "<" not in told
    assert ":material/" not in told
    for html in (element.proto.body for element in page.get("html")):
        assert "<script" not in html
        assert "<b>" not in html
    for figure in figures(page):
        # What a click asks for is never shown.
        assert "<img" not in str([{**trace, "customdata": ()} for trace in figure.traces])
