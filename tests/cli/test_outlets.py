"""`outlets`: the tables of the page, and what is refused."""

import json
from pathlib import Path

import pytest

from analysis.cli import main
from tests.cli.conftest import Run

FIRE = (
    "A fire broke out at the studio lot in Burbank where the series is filmed, and the crew left the building unhurt."
)
ARTICLES = [
    ("b1", "Fire at Burbank studio lot of Mad Men", FIRE, "Variety", "2024-10-17T08:00:00Z"),
    ("b2", "Fire at Burbank studio lot of Mad Men", FIRE, "The Daily", "2024-10-17T10:00:00Z"),
    (
        "b3",
        "A quiet harvest of pears",
        "Growers in the valley picked their pears.",
        "The Daily",
        "2024-10-18T10:00:00Z",
    ),
    ("b4", "Choir rehearses carols early", "Singers met in the old hall.", "Variety", "2024-10-18T11:00:00Z"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus in which two outlets share a story and have one each alone."""
    folder = tmp_path_factory.mktemp("outlets")
    names = ("id", "headline", "body", "source", "published")
    lines = (json.dumps(dict(zip(names, article, strict=True))) for article in ARTICLES)
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert main(["ingest", str(folder / "articles.jsonl"), "--corpus", str(folder / "corpus")]) == 0
    return folder / "corpus"


def rows(run: Run, told: Path, *arguments: str) -> list[dict[str, object]]:
    ended = run("--corpus", told, "outlets", *arguments, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    found: list[dict[str, object]] = json.loads(ended.out)
    return found


def test_each_outlet_has_its_stories_and_its_lag(run: Run, told: Path) -> None:
    facts = ["source", "articles", "copies", "stories", "alone", "shared", "ahead", "behind", "lag"]
    assert [[row[fact] for fact in facts] for row in rows(run, told)] == [
        ["The Daily", 2, 1, 2, 1, 1, 0, 1, 2.0],
        ["Variety", 2, 0, 2, 1, 1, 1, 0, None],
    ]
    ended = run("--corpus", told, "outlets")
    assert ended.out.startswith("Source     Articles  Copies  Stories  Only there  Shared  Had first  Behind")
    assert ended.err == "All dates, with copies. 4 articles. Days in UTC. Commit 1.\n"


def test_what_is_not_ours_what_is_only_ours_and_what_we_had_later(run: Run, told: Path) -> None:
    (missing,) = rows(run, told, "--not-ours", "--ours", "the daily", "--rival", "Variety")
    assert (missing["title"], missing["rivals"]) == ("Choir rehearses carols early", 1)
    (own,) = rows(run, told, "--only-ours", "--ours", "The Daily")
    assert own["title"] == "A quiet harvest of pears"
    (late,) = rows(run, told, "--behind", "--ours", "The Daily")
    assert (late["first_source"], late["own_source"], late["lag"]) == ("Variety", "The Daily", 2.0)


def test_two_outlets_head_to_head(run: Run, told: Path) -> None:
    found = rows(run, told, "--versus", "Variety", "The Daily")
    assert next((row["has_one"], row["has_other"], row["lead"]) for row in found) == (True, True, 2.0)
    ended = run("--corpus", told, "outlets", "--versus", "Variety", "The Daily", "--limit", "1")
    assert ended.err == (
        "Both have 1 story. Only Variety has 1, only The Daily 1.\n"
        "Of those of both, Variety had 1 before The Daily, and The Daily 0.\n"
        "In the median Variety is 2 hours ahead.\n"
        "All dates, with copies. 4 articles. Days in UTC. Commit 1. 3 stories. First 1 of 3.\n"
    )


def test_our_outlets_may_stand_in_the_settings(run: Run, told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARQUEE_OURS", '["Variety", "An outlet of another corpus"]')
    ended = run("--corpus", told, "outlets", "--only-ours")
    assert "Choir rehearses carols early" in ended.out


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (
            ["--not-ours", "--only-ours"],
            "--not-ours, --only-ours, --behind and --versus exclude each other; give one of them",
        ),
        (["--not-ours"], "which outlets are ours? give --ours NAME, or list them as `ours` in marquee.toml"),
        (["--behind", "--ours", "Nobody"], '"Nobody" is no source of this corpus; it has The Daily, Variety'),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_line(run: Run, told: Path, arguments: list[str], text: str) -> None:
    ended = run("--corpus", told, "outlets", *arguments)
    assert ended.code != 0
    assert text in ended.err
    assert ended.err.count("\n") == 1
