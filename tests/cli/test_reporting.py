"""`report`: the same selection gives the same bytes, and its numbers are those of the tables."""

import json
from pathlib import Path
from shutil import copytree

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


def test_a_report_of_a_name_is_written_with_its_own_selection_and_what_is_asked_for(ask: Run, tmp_path: Path) -> None:
    ended = ask("report", "person", "--person", "Jon Hamm", "-o", "out.json")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == (
        "23 September 2024 00:00 to 20 October 2024 07:00, naming Jon Hamm. 1 article. Days in UTC. Commit 1.\n"
    )
    rows = json.loads((tmp_path / "out.json").read_text())
    by_source = [row for row in rows if row["figure"] == "Articles by source"]
    assert [(row["source"], row["articles"]) for row in by_source] == [("Evening Post", 1)]


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize("ending", ["csv", "json", "html", "xlsx", "pptx", "docx"])
def test_a_report_of_a_file_gives_the_same_bytes_again(ask: Run, tmp_path: Path, ending: str) -> None:
    (tmp_path / "mine.toml").write_text('title = "Mine"\n[[figures]]\nkind = "people"\n[[figures]]\nkind = "shows"\n')
    for name in ("one", "two"):
        assert ask("report", "mine.toml", "-o", f"{name}.{ending}").code == 0
    assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes() != b""


def test_a_report_is_frozen_listed_and_written_again(run: Run, corpus: Path, tmp_path: Path) -> None:
    own = copytree(corpus, tmp_path / "own")
    made = run("--corpus", own, "report", "weekly", "--freeze", "week-42", "--as-of", "2024-10-20")
    assert (made.code, made.out) == (0, "")
    assert made.err == "week-42: frozen at commit 1; `marquee report week-42 --output FILE` writes it\n"
    assert run("--corpus", own, "report", "--list").out.splitlines()[-1] == "week-42\tfrozen"
    written = run("--corpus", own, "report", "week-42", "-o", "out.json")
    assert written.code == 0
    assert written.err.startswith("14 October 2024")
    for options, told in (
        (("-o", "out.json", "--show", "Mad Men"), "week-42: frozen with its own selection; leave the options"),
        ((), "nothing to write: give --output FILE, or a report and --freeze AS"),
        (("--freeze", "again"), "week-42: frozen already; give --output FILE to write it"),
    ):
        ended = run("--corpus", own, "report", "week-42", *options)
        assert ended.code == 2
        assert told in ended.err


def test_a_report_that_there_is_not_or_is_wrong_is_told(ask: Run, tmp_path: Path) -> None:
    ended = ask("report", "monthly", "-o", "out.html")
    assert (ended.code, ended.err) == (
        1,
        (
            "marquee: monthly: no such report; there are morning-briefing, weekly, person, show, head-to-head, "
            "awards-season\n"
        ),
    )
    (tmp_path / "mine.toml").write_bytes(b'title = "\xff"')
    assert "mine.toml: no text in UTF-8; save it so" in ask("report", "mine.toml", "-o", "out.html").err
    assert ask("report", "none.toml", "-o", "out.html").code == 1
