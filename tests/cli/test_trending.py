"""`trends`: who is rising, in four forms; one name explained; what is no question."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import main
from analysis.metrics.trends import KINDS
from tests.cli.conftest import Ended, Run

FIRST = pd.Timestamp("2024-09-02", tz="UTC")
LAST = 30
OUTLETS = ("The Daily", "Evening Post", "Variety", "The Star")
TOLD = ("sings", "paints", "cooks", "wins", "sues", "moves", "rests", "waits")
FIELDS = ["entity_id", "name", "kind", "note", "state", "articles", "copies", "sources", "expected", "usual_week"]
SCORES = ["score", "low", "high", "p_value", "q_value", "story_id", "within"]


def article(day: int, outlet: int, number: int) -> dict[str, str]:
    when = FIRST + pd.Timedelta(days=day, hours=6 + 2 * number, minutes=outlet)
    # Jon Hamm is in the news every day, Elisabeth Moss now and then and on the last day.
    is_moss = number < 2 if day == LAST else number == 0 and day % 4 == outlet
    who = "Elisabeth Moss" if is_moss else "Jon Hamm" if number == 3 else "Nobody"
    verb = TOLD[(2 * outlet + number + day) % len(TOLD)]
    headline = f"{who} {verb} {day * 17 + outlet * 5 + number} times"
    return {
        "id": f"{day}-{outlet}-{number}",
        "headline": headline,
        "body": f"{headline}. It was day {day * 31 + 7 * outlet} of {number * 11 + outlet}.",
        "source": OUTLETS[outlet],
        "published": when.isoformat(),
    }


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A month of four outlets; no test writes to it."""
    folder = tmp_path_factory.mktemp("weeks")
    rows = [article(day, outlet, number) for day in range(LAST + 1) for outlet in range(4) for number in range(5)]
    (folder / "articles.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert main(["ingest", str(folder / "articles.jsonl"), "--corpus", str(folder / ".weeks")]) == 0
    return folder / ".weeks"


@pytest.fixture
def trends(run: Run, weeks: Path) -> Run:
    """Run `trends` on the month."""
    return lambda *arguments: run("trends", "--corpus", weeks, *arguments)


def names(ended: Ended) -> dict[str, str]:
    return {row["name"]: row["state"] for row in json.loads(ended.out)}


def test_who_rises_is_a_line_and_who_is_as_usual_is_none(trends: Run) -> None:
    ended = trends("--as-of", "2024-10-02")
    assert (ended.code, ended.err) == (0, "2 October 2024. 20 articles. Days in UTC. Commit 1.\n")
    head, moss = ended.out.splitlines()
    assert head.split() == ["Name", "Kind", "State", "In", "words"]
    assert moss.split("  ")[0] == "Elisabeth Moss"
    assert "rising" in moss
    assert "8 articles, usually " in moss


def test_json_has_every_number_of_every_state_on_request(trends: Run) -> None:
    ended = trends("--as-of", "2024-10-02", "--all", "--format", "json")
    rows = json.loads(ended.out)
    assert names(ended) == {"Elisabeth Moss": "rising", "Jon Hamm": "steady"}
    assert [list(row) for row in rows] == [[*FIELDS, *SCORES]] * 2
    assert (rows[0]["articles"], rows[0]["sources"], rows[0]["copies"]) == (8, 4, 0)
    assert trends("--as-of", "2024-10-02", "--format", "json", "--limit", "1").out.count("entity_id") == 1


def test_a_day_without_news_is_empty_and_no_error(trends: Run) -> None:
    ended = trends("--as-of", "2024-10-01", "--format", "json")
    assert (ended.code, ended.out, ended.err) == (0, "[]\n", "")
    shown = trends("--as-of", "2024-10-01")
    assert shown.code == 0
    assert shown.err.endswith("Commit 1.\nNothing stands out in this window; --all lists everybody.\n")


def test_who_is_asked_for_gets_an_answer_and_others_do_not(trends: Run) -> None:
    assert names(trends("--person", "Jon Hamm", "--format", "json")) == {"Jon Hamm": "steady"}
    assert names(trends("--as-of", "2024-10-02", "--kind", "group", "--all", "--format", "json")) == {}


def test_one_row_is_explained_in_words(trends: Run) -> None:
    ended = trends("--as-of", "2024-10-02", "--explain", "elisabeth moss")
    first, inputs, usual, *_, last = [line for line in ended.out.splitlines() if not line.startswith("Why")]
    assert (first, inputs) == ("Elisabeth Moss", "8 articles in this window, from 4 outlets.")
    assert usual.startswith("Usually ")
    assert last == "Rising: more than chance explains, more than in the last week, and told by several outlets."
    as_row = json.loads(trends("--as-of", "2024-10-02", "--explain", "Elisabeth Moss", "--format", "json").out)
    assert [row["state"] for row in as_row] == ["rising"]


def test_whom_nobody_named_is_said_to_be_so(trends: Run) -> None:
    ended = trends("--explain", "Cher")
    assert ended.out == "Cher: no article of this window names it, and none of the days it is compared with.\n"


def test_a_long_window_has_no_state(trends: Run) -> None:
    rows = json.loads(trends("--window", "14d", "--all", "--format", "json").out)
    assert {row["state"] for row in rows} == {None}


def test_stories_are_a_kind_too(trends: Run) -> None:
    ended = trends("--as-of", "2024-10-02", "--kind", "story", "--all", "--format", "json")
    assert ended.code == 0
    assert {row["kind"] for row in json.loads(ended.out)} <= {"story"}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--since", "2024-10-01"], "--since, --until: a trend is that of a window; give --window and --as-of"),
        (["--kind", "persons"], f'--kind: "persons" is not one of {", ".join((*KINDS, "story"))}'),
        (["--window", "soon"], '--window: "soon" is no length of time; write hours or days, as in 24h or 7d'),
    ],
)
def test_what_is_no_question_of_trends_is_told_in_one_line(trends: Run, arguments: list[str], line: str) -> None:
    ended = trends(*arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"marquee: {line}\n")
