"""`people`, `shows`, `articles` and `coverage`: the numbers of the pages, in four forms."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.metrics.coverage import by_entity
from analysis.selection import Selection
from analysis.store.slices import slice_of
from analysis.store.snapshot import snapshot
from tests.cli.conftest import Run

MOSS = {
    "entity_id": "elisabeth-moss",
    "name": "Elisabeth Moss",
    "kind": "person",
    "note": None,
    "articles": 2,
    "mentions": 4,
    "sources": 2,
    "in_headline": 1,
    "newest": "2024-10-19T21:30:00Z",
    "share": 2 / 3,
}


def test_people_is_a_plain_table_in_a_pipe_and_its_selection_in_words(ask: Run) -> None:
    ended = ask("people")
    assert (ended.code, ended.err) == (0, "All dates. 4 articles. Days in UTC. Commit 1.\n")
    assert ended.out == (
        "Name            Articles  Share  Mentions  Sources  In the headline\n"
        "Elisabeth Moss         2  66.7%         4        2                1\n"
        "Jon Hamm               1  33.3%         2        1                1\n"
    )


def test_a_table_that_was_cut_says_so(ask: Run) -> None:
    ended = ask("people", "--limit", "1")
    assert ended.out.count("\n") == 2
    assert ended.err == "All dates. 4 articles. Days in UTC. Commit 1. First 1 of 2 rows.\n"


def test_json_jsonl_and_csv_hold_the_same_rows_with_every_column(ask: Run) -> None:
    (as_json, as_lines, as_csv) = (ask("people", "--format", form) for form in ("json", "jsonl", "csv"))
    assert [as_json.err, as_lines.err, as_csv.err] == ["", "", ""]
    rows = json.loads(as_json.out)
    assert rows[0] == MOSS
    assert list(rows[0]) == list(MOSS)
    assert [json.loads(line) for line in as_lines.out.splitlines()] == rows
    assert as_csv.out.startswith(
        "\ufeffentity_id,name,kind,note,articles,mentions,sources,in_headline,newest,share\r\n"
    )
    read = pd.read_csv(io.StringIO(as_csv.out.removeprefix("\ufeff")))
    assert read.astype("object").where(read.notna(), None).to_dict("records") == rows


def test_a_limit_holds_in_every_form_and_the_share_is_of_all_rows(ask: Run) -> None:
    assert json.loads(ask("people", "--limit", "1", "--format", "json").out) == [MOSS]


def test_nobody_is_an_empty_list(ask: Run) -> None:
    asked = ("--section", "Local", "--format")
    assert ask("people", *asked, "json").out == "[]\n"
    assert ask("people", *asked, "jsonl").out == ""
    assert ask("people", *asked, "table").out.split() == (
        ["Name", "Articles", "Share", "Mentions", "Sources", "In", "the", "headline"]
    )


def test_groups_stand_among_the_people_only_when_asked_for(ask: Run) -> None:
    assert "Blackpink" not in ask("people").out
    assert "Blackpink" in ask("people", "--groups").out


def test_shows_are_series_and_films(ask: Run) -> None:
    (show,) = json.loads(ask("shows", "--format", "json").out)
    assert (show["entity_id"], show["kind"], show["articles"], show["mentions"]) == ("mad-men-series", "series", 2, 3)


def test_articles_come_newest_first_and_undated_ones_last(ask: Run) -> None:
    ended = ask("articles")
    assert ended.out == (
        "Published         Source        Headline\n"
        "2024-10-20 07:00  The Daily     [bold]A quiet day\n"
        "2024-10-19 21:30  Evening Post  Jon Hamm on Mad Men\n"
        "2024-10-17 08:00  The Daily     Elisabeth Moss returns\n"
        "                  The Daily     Blackpink tour\n"
    )
    rows = json.loads(ask("articles", "--format", "json").out)
    assert list(rows[0]) == [
        "article_id",
        "published_at",
        "source",
        "headline",
        "section",
        "language",
        "extent",
        "words",
        "polarity",
        "subjectivity",
        "story_id",
        "copy_of",
        "copies",
        "url",
    ]
    assert [row["published_at"] for row in rows][1:] == ["2024-10-19T21:30:00Z", "2024-10-17T08:00:00Z", None]


def test_coverage_is_a_row_a_day_and_a_day_without_delivery_has_no_number(ask: Run) -> None:
    ended = ask("coverage")
    assert (
        ended.out
        == "Day         Articles\n2024-10-17         1\n2024-10-18\n2024-10-19         1\n2024-10-20         1\n"
    )
    rows = [json.loads(line) for line in ask("coverage", "--format", "jsonl").out.splitlines()]
    assert rows[:2] == [{"day": "2024-10-17", "articles": 1}, {"day": "2024-10-18", "articles": None}]
    assert ask("coverage", "--format", "csv").out.splitlines()[:3] == [
        "\ufeffday,articles",
        "2024-10-17,1",
        "2024-10-18,",
    ]


def test_coverage_of_a_person_or_show_is_a_row_for_each_a_day_and_silence_is_zero(ask: Run) -> None:
    asked = ("coverage", "--person", "Jon Hamm", "--show", "Mad Men", "--since", "2024-10-19", "--format", "jsonl")
    assert [tuple(json.loads(line).values()) for line in ask(*asked).out.splitlines()] == [
        ("2024-10-19", "jon-hamm", "Jon Hamm", 1),
        ("2024-10-20", "jon-hamm", "Jon Hamm", 0),
        ("2024-10-19", "mad-men-series", "Mad Men", 1),
        ("2024-10-20", "mad-men-series", "Mad Men", 0),
    ]


def test_a_query_nothing_matches_that_day_is_zero_and_no_gap(ask: Run) -> None:
    rows = ask("coverage", "--query", "draper", "--since", "2024-10-19", "--format", "csv").out.splitlines()
    assert rows[1:] == ["2024-10-19,1", "2024-10-20,0"]


@pytest.mark.parametrize(
    ("options", "headlines", "words"),
    [
        (
            ["--window", "24h"],
            ["[bold]A quiet day", "Jon Hamm on Mad Men"],
            "19 October 2024 07:00 to 20 October 2024 07:00",
        ),
        (
            ["--window", "2d"],
            ["[bold]A quiet day", "Jon Hamm on Mad Men"],
            "19 October 2024 00:00 to 20 October 2024 07:00",
        ),
        (["--window", "1h", "--as-of", "2024-10-17T08:30:00Z"], ["Elisabeth Moss returns"], "17 October 2024 07:30 to"),
        (["--window", "2d", "--as-of", "2024-10-17"], ["Elisabeth Moss returns"], "16 October 2024 to 17 October 2024"),
        (["--as-of", "2024-10-17"], ["Elisabeth Moss returns"], "Until 17 October 2024"),
        (["--since", "2024-10-20"], ["[bold]A quiet day"], "Since 20 October 2024"),
        (
            ["--since", "2024-10-17", "--until", "2024-10-18"],
            ["Elisabeth Moss returns"],
            "17 October 2024 to 18 October",
        ),
        (["--until", "2024-10-17T08:00:00Z"], ["Elisabeth Moss returns"], "Until 17 October 2024 08:00"),
        (["--until", "2024-10-17T10:00:00+02:00"], ["Elisabeth Moss returns"], "Until 17 October 2024 08:00"),
        (["--until", "2024-10-17T07:59:59Z"], [], "Until 17 October 2024 07:59"),
        (["--person", "Jon Hamm"], ["Jon Hamm on Mad Men"], "All dates, naming Jon Hamm"),
        (
            ["--person", "jon-hamm", "--person", "BLACKPINK"],
            ["Jon Hamm on Mad Men", "Blackpink tour"],
            "All dates, naming",
        ),
        (
            ["--show", "mad men", "--source", "the daily"],
            ["Elisabeth Moss returns"],
            "All dates, naming Mad Men, from The",
        ),
        (["--section", "tv", "--query", "draper"], ["Jon Hamm on Mad Men"], "All dates, in TV, matching draper"),
    ],
)
def test_options_choose_articles_and_are_told_in_words(
    ask: Run, options: list[str], headlines: list[str], words: str
) -> None:
    listed = ask("articles", *options, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["headline"] for line in listed] == headlines
    assert ask("articles", *options).err.startswith(words)


def test_undated_articles_that_a_period_leaves_out_are_counted(ask: Run) -> None:
    assert ask("articles", "--since", "2024-10-20").err == (
        "Since 20 October 2024. 1 article; 1 undated left out. Days in UTC. Commit 1.\n"
    )


def test_days_are_cut_in_the_newsrooms_zone(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARQUEE_ZONE", "Asia/Tokyo")
    ended = ask("articles", "--since", "2024-10-20")
    assert ended.out.splitlines()[1:] == [
        "2024-10-20 16:00  The Daily     [bold]A quiet day",
        "2024-10-20 06:30  Evening Post  Jon Hamm on Mad Men",
    ]
    assert "Days in Asia/Tokyo." in ended.err


def test_a_window_of_a_corpus_without_dates_asks_for_its_end(run: Run) -> None:
    assert run("ingest", "-", stdin='{"headline": "Undated"}\n').code == 0
    ended = run("people", "--window", "7d")
    assert (ended.code, ended.err) == (
        1,
        "marquee: --window: no article of this corpus has a date to end it with; give --as-of\n",
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            ["--person", "Elizabth Mos"],
            '"Elizabth Mos" is no person or group that this corpus knows; did you mean Elisabeth Moss (elisabeth-moss)',
        ),
        (["--person", "Mad Men"], '"Mad Men" is a series, not a person or group'),
        (
            ["--show", "The Apprentice"],
            '"The Apprentice" may be the-apprentice-film (film), the-apprentice-series (series); ask for one by its id',
        ),
        (["--source", "Dayly"], '"Dayly" is no source of this corpus; did you mean The Daily?'),
        (["--section", "Weather"], '"Weather" is no section of this corpus; it has'),
        (["--query", "a AND"], "query, position 6: it ends too soon; a word or a closing bracket is missing"),
    ],
)
def test_what_the_corpus_does_not_have_is_told_in_one_line(ask: Run, options: list[str], line: str) -> None:
    ended = ask("people", *options)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(f"marquee: {line}")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("kind", ["people", "shows"])
@pytest.mark.parametrize("source", [None, "The Daily", "Evening Post"])
def test_the_numbers_are_those_of_the_metrics(ask: Run, corpus: Path, kind: str, source: str | None) -> None:
    selection = Selection(sources=frozenset({source}) if source else None)
    kinds = ("person",) if kind == "people" else ("series", "film")
    expected = by_entity(slice_of(snapshot(corpus), selection), kinds)
    options = ["--source", source] if source else []
    rows = pd.DataFrame(json.loads(ask(kind, *options, "--format", "json").out), columns=list(MOSS))
    counts = ["entity_id", "articles", "mentions", "sources", "in_headline"]
    assert rows[counts].to_dict("records") == expected[counts].to_dict("records")


SONGS = [
    {"id": "b1", "headline": "Taylor Swift", "body": "Taylor Swift sang her song “Cruel Summer” twice.", "source": "A"},
    {
        "id": "b2",
        "headline": "Quiet",
        "body": "They came to the Met Gala. The song “Cruel Summer” played.",
        "source": "B",
    },
    {"id": "b3", "headline": "Mad Men", "body": "Mad Men is back.", "source": "B"},
]


@pytest.fixture
def listed(run: Run, tmp_path: Path) -> Run:
    """List the works of a corpus in which a song, an event and a show are named."""
    file = tmp_path / "songs.jsonl"
    file.write_text("".join(f"{json.dumps(article)}\n" for article in SONGS), encoding="utf-8")
    assert run("ingest", file, "--corpus", tmp_path / "c").code == 0
    return lambda *arguments: run("--corpus", tmp_path / "c", *arguments)


def test_works_are_of_every_kind_and_say_of_which(listed: Run) -> None:
    assert listed("works").out == (
        "Name          Kind    Articles  Share  Mentions  Sources  In the headline\n"
        "Cruel Summer  song           2  50.0%         2        2                0\n"
        "Mad Men       series         1  25.0%         2        1                1\n"
        "Met Gala      event          1  25.0%         1        1                0\n"
    )


def test_a_kind_of_works_is_asked_for_by_its_name(listed: Run) -> None:
    names = {
        kinds: [row["name"] for row in json.loads(listed("works", *kinds.split(), "--format", "json").out)]
        for kinds in ("--kind song", "--kind song --kind event", "--kind film")
    }
    assert names == {
        "--kind song": ["Cruel Summer"],
        "--kind song --kind event": ["Cruel Summer", "Met Gala"],
        "--kind film": [],
    }
    assert "Kind" not in listed("works", "--kind", "song").out
    ended = listed("works", "--kind", "poem")
    wrong = 'marquee: --kind: "poem" is not one of series, film, song, album, book, stage, game, podcast, event\n'
    assert (ended.code, ended.err) == (2, wrong)


def test_shows_stay_shows(listed: Run) -> None:
    assert [row["name"] for row in json.loads(listed("shows", "--format", "json").out)] == ["Mad Men"]


def test_articles_are_asked_for_by_any_work_they_name(listed: Run) -> None:
    found = {
        name: sorted(row["headline"] for row in json.loads(listed("articles", "--show", name, "--format", "json").out))
        for name in ("Cruel Summer", "Mad Men", "Met Gala", "cruel-summer-song")
    }
    assert found == {
        "Cruel Summer": ["Quiet", "Taylor Swift"],
        "Mad Men": ["Mad Men"],
        "Met Gala": ["Quiet"],
        "cruel-summer-song": ["Quiet", "Taylor Swift"],
    }
    assert listed("articles", "--show", "Elisabeth Moss").err == ('marquee: "Elisabeth Moss" is a person, not a show\n')
