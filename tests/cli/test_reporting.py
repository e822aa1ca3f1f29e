"""`report`: the same selection gives the same bytes, and its numbers are those of the tables."""

import json
from pathlib import Path

import pytest

from analysis.errors import PictureError
from analysis.export.formats import FORMATS
from analysis.export.pictures import picture as drawn
from tests.cli.conftest import Run


def test_a_csv_report_is_one_tidy_table_of_people_and_shows(ask: Run, tmp_path: Path) -> None:
    ended = ask("report", "--output", "out.csv")
    assert (ended.code, ended.out, ended.err) == (0, "", "All dates. 4 articles. Days in UTC. Commit 1.\n")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "kind,name,entity_id,articles,mentions,sources,in_headline,share",
        f"person,Elisabeth Moss,elisabeth-moss,2,4,2,1,{2 / 3}",
        f"person,Jon Hamm,jon-hamm,1,2,1,1,{1 / 3}",
        "series,Mad Men,mad-men-series,2,3,2,1,1.0",
    ]


def test_an_html_report_says_what_was_asked_and_of_which_commit(ask: Run, tmp_path: Path) -> None:
    assert ask("report", "-o", "out.HTML", "--since", "2024-10-17", "--until", "2024-10-19").code == 0
    page = (tmp_path / "out.HTML").read_text(encoding="utf-8")
    assert "<h1>Coverage: 17 October 2024 to 19 October 2024</h1>" in page
    assert "Made with Marquee from corpus tiny, as it was on " in page
    assert "17 October 2024 to 19 October 2024. 2 articles; 1 undated left out. Days in UTC. Commit 1.</footer>" in page


def test_the_same_question_gives_the_same_bytes(ask: Run, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        assert ask("report", "-o", name).code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_a_report_agrees_with_the_tables(ask: Run, tmp_path: Path) -> None:
    options = ("--show", "Mad Men", "--source", "Evening Post")
    assert ask("report", "-o", "out.csv", *options).code == 0
    listed = [
        json.loads(line)
        for kind in ("people", "shows")
        for line in ask(kind, *options, "--format", "jsonl").out.split("\n")
        if line
    ]
    rows = [line.split(",") for line in (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()[1:]]
    assert [(row[2], int(row[3])) for row in rows] == [(row["entity_id"], row["articles"]) for row in listed]


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> bytes:
        msg = "no browser"
        raise PictureError(msg)

    monkeypatch.setattr(drawn, "picture", refused)


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize("ending", [each.ending for each in FORMATS.values() if not each.is_drawn])
def test_every_format_is_written_and_the_same_bytes_again(ask: Run, tmp_path: Path, ending: str) -> None:
    for name in ("one", "two"):
        ended = ask("report", "-o", f"{name}.{ending}")
        assert (ended.code, ended.out) == (0, "")
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes() != b""


def test_an_ending_that_there_is_not_is_misuse(ask: Run) -> None:
    ended = ask("report", "-o", "out.odt")
    assert ended.code == 2
    assert "out.odt: a report is written as one of .csv, .json, .parquet, .xlsx, .pptx, .docx, .html" in ended.err


def test_pictures_are_a_file_a_figure(ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "picture", lambda figure, _: figure.key.encode())
    assert ask("report", "-o", "week.svg").code == 0
    files = {path.name: path.read_text() for path in tmp_path.glob("week*")}
    assert files == {f"week-{key}.svg": key for key in ("people-ranking", "shows-ranking", "articles-by-day")}
