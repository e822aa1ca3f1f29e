"""`ingest` and `annotate`: what is read, what is printed, what is refused."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli import login
from tests.cli.conftest import ARTICLES, Run

MOSS = {
    "name": "Elisabeth Moss",
    "entity_id": "elisabeth-moss",
    "mentions": 3,
    "in_headline": True,
    "surfaces": ["Elisabeth Moss", "Moss"],
    "spans": [["headline", 0, 14], ["body", 0, 14], ["body", 55, 59]],
}
SHARES = ("unfavourable", "neutral", "favourable")
ADDRESS = "https://example.com/a.html"


def test_ingest_prints_the_five_counts_and_the_commit(run: Run, articles: Path) -> None:
    first, again = run("ingest", articles), run("ingest", articles)
    assert (first.code, first.err) == (0, "")
    assert first.out == "read 4 new 4 changed 0 repeats 0 rejected 0 commit 1\n"
    assert (again.code, again.out) == (0, "read 4 new 0 changed 0 repeats 4 rejected 0 commit 1\n")


def test_what_was_rejected_or_read_with_a_loss_is_told_by_its_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "three.csv"
    file.write_text("headline,body,date\nFirst,One.,2024-10-17\n,,2024-10-17\nThird,Three.,soon\n", encoding="utf-8")
    ended = run("ingest", file)
    assert (ended.code, ended.out) == (0, "read 3 new 2 changed 0 repeats 0 rejected 1 commit 1\n")
    assert ended.err == (
        f'rejected {file}:3: neither a headline nor a body\nwarning {file}:4: no date can be read from "soon"\n'
    )


def test_twenty_rejects_are_shown_and_the_others_counted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    file.write_text("headline,body\nFirst,One.\n" + '"",""\n' * 23, encoding="utf-8")
    lines = run("ingest", file).err.splitlines()
    assert len(lines) == 21
    assert lines[0] == f"rejected {file}:3: neither a headline nor a body"
    assert lines[-1] == "rejected 3 more; --verbose shows them all"
    assert len(run("ingest", file, "--verbose").err.splitlines()) == 23


def test_nothing_that_could_be_read_is_a_failure(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "empty.csv"
    file.write_text("", encoding="utf-8")
    ended = run("ingest", file)
    assert (ended.code, ended.out) == (1, "read 1 new 0 changed 0 repeats 0 rejected 1 commit 1\n")
    assert ended.err == f"rejected {file}: the file is empty\nmarquee: nothing could be read\n"
    (tmp_path / "folder").mkdir()
    assert run("annotate", "folder").err == "marquee: nothing to read: no record in the input\n"


@pytest.mark.parametrize("command", ["ingest", "annotate"])
@pytest.mark.parametrize(
    ("path", "line"),
    [
        (ADDRESS, f"{ADDRESS}: not a file; save the page and give its file"),
        ("nowhere.csv", "nowhere.csv: no such file"),
    ],
)
def test_a_path_that_is_no_file_is_refused_before_anything_is_read(
    run: Run, articles: Path, command: str, path: str, line: str
) -> None:
    ended = run(command, articles, path)
    assert (ended.code, ended.out, ended.err) == (1, "", f"marquee: {line}\n")
    assert not Path(".marquee").exists()


def test_a_corpus_that_is_a_file_is_told_in_one_line(run: Run, articles: Path) -> None:
    ended = run("ingest", articles, "--corpus", articles)
    assert (ended.code, ended.out, ended.err) == (1, "", f"marquee: {articles}: file exists\n")


def test_source_and_date_fill_what_the_input_lacks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARQUEE_ZONE", "America/New_York")
    options = ("--source", "The Daily", "--date", "2024-10-17")
    assert run("ingest", "-", *options, stdin="headline,body\nA day,A text.\n").code == 0
    (article,) = json.loads(run("articles", "--format", "json").out)
    assert (article["source"], article["published_at"]) == ("The Daily", "2024-10-17T04:00:00Z")


def test_a_user_without_a_name_can_ingest_too(run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        msg = "no such user"
        raise KeyError(msg)

    monkeypatch.setattr(login, "getuser", nameless)
    assert run("ingest", articles).code == 0


def test_a_line_of_annotate_has_exactly_these_keys_in_this_order(run: Run, articles: Path) -> None:
    ended = run("annotate", articles)
    assert (ended.code, ended.err) == (0, "")
    first, second, *_ = map(json.loads, ended.out.splitlines())
    assert list(first) == [
        "article_id",
        "headline",
        "published_at",
        "polarity",
        "subjectivity",
        "people",
        "groups",
        "characters",
        "works",
        "story_id",
        "copy_of",
    ]
    assert (first["article_id"], first["published_at"]) == ("a1", "2024-10-17T08:00:00Z")
    assert (first["story_id"], first["copy_of"]) == ("a1", None)
    (moss,) = first["people"]
    assert list(moss) == [*MOSS, "tone", *SHARES, "misfortune"]
    assert {key: moss[key] for key in MOSS} == MOSS
    assert moss["tone"] in {"negative", "neutral", "positive", None}
    assert moss["misfortune"] is False
    assert sum(moss[share] for share in SHARES) == pytest.approx(1, abs=0.001)
    assert [person["name"] for person in second["people"]] == ["Jon Hamm", "Elisabeth Moss"]
    assert second["characters"] == [
        {
            "name": "Don Draper",
            "entity_id": "don-draper-character",
            "mentions": 1,
            "surfaces": ["Don Draper"],
            "spans": [["body", 16, 26]],
        }
    ]
    assert second["works"] == [
        {
            "name": "Mad Men",
            "entity_id": "mad-men-series",
            "kind": "series",
            "mentions": 2,
            "surfaces": ["Mad Men"],
            "spans": [["headline", 12, 19], ["body", 30, 37]],
        }
    ]


def test_the_spans_of_annotate_give_back_its_surfaces(run: Run, articles: Path) -> None:
    lines = map(json.loads, run("annotate", articles).out.splitlines())
    for line, article in zip(lines, ARTICLES, strict=True):
        for named in (*line["people"], *line["groups"], *line["characters"], *line["works"]):
            surfaces = [article[field][start:end] for field, start, end in named["spans"]]
            assert list(dict.fromkeys(surfaces)) == named["surfaces"]
            assert len(surfaces) == named["mentions"]


def test_annotate_keeps_the_order_of_the_input_and_its_repetitions(run: Run, articles: Path) -> None:
    lines = run("annotate", articles, articles).out.splitlines()
    assert [json.loads(line)["article_id"] for line in lines] == ["a1", "a2", "a3", "a4"] * 2
    assert lines[:4] == lines[4:]


def test_annotate_reads_standard_input_and_says_what_it_could_not_read(run: Run) -> None:
    ended = run("annotate", "-", stdin='{"headline": "!?"}\n{"body": ""}\n{"headline": "Cher sings"}\n')
    odd, named = map(json.loads, ended.out.splitlines())
    assert (odd["polarity"], odd["subjectivity"], odd["published_at"]) == (None, None, None)
    assert len(odd["article_id"]) == 16
    assert [person["entity_id"] for person in named["people"]] == ["cher"]
    assert (ended.code, ended.err) == (0, "rejected standard input:2: neither a headline nor a body\n")


def test_annotate_writes_its_file_whole_or_not_at_all(run: Run, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before\n", encoding="utf-8")
    assert run("annotate", "-", "-o", out, stdin="\n").code == 1
    assert out.read_text(encoding="utf-8") == "before\n"
    assert run("annotate", articles, "-o", out).out == ""
    assert out.read_text(encoding="utf-8") == run("annotate", articles).out
    assert list(tmp_path.iterdir()) == [out]


def test_an_output_in_no_folder_is_told_in_one_line(run: Run, articles: Path) -> None:
    ended = run("annotate", articles, "-o", "nowhere/out.jsonl")
    assert (ended.code, ended.out, ended.err) == (1, "", "marquee: nowhere/out.jsonl: no such folder\n")


def test_annotate_agrees_with_the_corpus(run: Run, articles: Path) -> None:
    assert run("ingest", articles).code == 0
    counted = pd.DataFrame(json.loads(run("people", "--format", "json").out)).set_index("entity_id")["mentions"]
    lines = [json.loads(line) for line in run("annotate", articles).out.splitlines()]
    named = pd.DataFrame([person for line in lines for person in line["people"]])
    assert named.groupby("entity_id")["mentions"].sum().to_dict() == counted.to_dict()
