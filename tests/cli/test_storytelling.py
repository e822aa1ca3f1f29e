"""`stories`: what was told by how many, and join, split and undo."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.store.test_grouped import AWARD, TOUR, WEDDING

LINES = [
    {"id": "x1", "headline": "Moss weds", "body": WEDDING, "source": "A", "published": "2024-10-01T08:00:00Z"},
    {"id": "x2", "headline": "Moss weds", "body": WEDDING, "source": "B", "published": "2024-10-01T09:00:00Z"},
    {"id": "x3", "headline": "Blackpink tour", "body": TOUR, "source": "A", "published": "2024-10-02T08:00:00Z"},
    {"headline": "Ronan wins", "body": AWARD, "source": "A", "published": "2024-10-03T08:00:00Z"},
]
WHY = ("--reason", "one week")


@pytest.fixture
def own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("analysis.cli.storytelling.login", lambda: "ed")
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    assert run("ingest", file).code == 0
    return run


def rows(run: Run, *words: str) -> list[dict[str, object]]:
    return list(json.loads(run(*words, "--format", "json").out))


def test_stories_are_listed_with_title_counts_and_who_had_them_first(own: Run) -> None:
    wedding, *others = rows(own, "stories")
    told = ("title", "people", "articles", "copies", "sources", "first_source", "first_at", "spread")
    assert [wedding[name] for name in told] == [
        *("Moss weds", "Elisabeth Moss", 1, 1, 2, "A", "2024-10-01T08:00:00Z"),
        1.0,
    ]
    assert [story["title"] for story in others] == ["Ronan wins", "Blackpink tour"]
    ended = own("stories", "--limit", "1")
    assert ended.out.splitlines()[1].split()[1:7] == ["Moss", "weds", "1", "1", "2", "A"]
    assert ended.err == "All dates, with copies. 4 articles. Days in UTC. Commit 1. First 1 of 3 stories.\n"
    assert own("stories").err == "All dates, with copies. 4 articles. Days in UTC. Commit 1. 3 stories.\n"


def test_a_line_an_article_has_the_ids_of_the_input_copies_among_them(own: Run) -> None:
    lines = [json.loads(line) for line in own("stories", "--format", "jsonl").out.splitlines()]
    story = {line["article_id"]: line["story_id"] for line in lines}
    assert list(lines[0]) == ["article_id", "story_id"]
    assert set(story) > {"x1", "x2", "x3"}
    assert story["x1"] == story["x2"] != story["x3"]
    assert len(own("stories", "--format", "jsonl", "--source", "B").out.splitlines()) == 1


def test_stories_are_joined_by_the_beginning_of_an_id_split_and_undone(own: Run) -> None:
    first, *_, tour = (str(story["story_id"]) for story in rows(own, "stories"))
    tried = own("stories", "join", first[:10], tour, *WHY, "--dry-run")
    assert (tried.code, tried.out, tried.err) == (0, "", "1 article in another story; nothing was decided\n")
    ended = own("stories", "join", first[:10], tour, *WHY)
    assert (ended.code, ended.out, ended.err) == (0, "commit 2\n", "1 article in another story\n")
    assert len(rows(own, "stories")) == 2
    assert own("stories", "split", tour, *WHY).out == "commit 3\n"
    assert own("stories", "undo", "1", *WHY).out == "commit 4\n"
    assert len(rows(own, "stories")) == 3
    assert [(row["decision_id"], row["what"], row["who"], row["holds"]) for row in rows(own, "stories", "log")] == [
        ("3", "undo", "ed", False),
        ("2", "split", "ed", True),
        ("1", "join", "ed", False),
    ]


def test_what_does_not_fit_is_one_line(own: Run) -> None:
    assert own("stories", "undo", "7", *WHY).err == (
        "marquee: undo: there is no decision 7; `marquee stories log` lists them\n"
    )
    assert own("stories", "split", "zz").err == (
        "marquee: split: a decision on stories needs a reason: it is kept with it, and shown\n"
    )


def test_a_caption_tells_of_copies_and_with_copies_counts_them(own: Run) -> None:
    assert own("articles").err == "All dates. 3 articles, without 1 copy. Days in UTC. Commit 1.\n"
    assert own("articles", "--with-copies").err == "All dates, with copies. 4 articles. Days in UTC. Commit 1.\n"
    copies = [row["copies"] for row in rows(own, "articles")]
    assert sorted(map(int, map(str, copies))) == [0, 0, 1]
