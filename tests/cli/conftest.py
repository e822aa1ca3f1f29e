"""What the tests of the command line share: one corpus of four articles, and the command as a shell sees it."""

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from analysis.cli import main

ARTICLES = [
    {
        "id": "a1",
        "headline": "Elisabeth Moss returns",
        "body": "Elisabeth Moss\N{RIGHT SINGLE QUOTATION MARK}s wonderful new series follows Mad Men. Moss is happy.",
        "source": "The Daily",
        "section": "TV",
        "published": "2024-10-17T08:00:00Z",
    },
    {
        "id": "a2",
        "headline": "Jon Hamm on Mad Men",
        "body": "Jon Hamm played Don Draper in Mad Men with Elisabeth Moss.",
        "source": "Evening Post",
        "section": "TV",
        "published": "2024-10-19T21:30:00Z",
    },
    {"id": "a3", "headline": "Blackpink tour", "body": "Blackpink announced a tour.", "source": "The Daily"},
    {
        "id": "a4",
        "headline": "[bold]A quiet day",
        "body": "Nothing happened at all.",
        "source": "The Daily",
        "section": "Local",
        "published": "2024-10-20T07:00:00Z",
    },
]


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four articles as JSON Lines."""
    file = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    file.write_text("".join(f"{json.dumps(article)}\n" for article in ARTICLES), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def corpus(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus of the four; no test writes to it."""
    folder = tmp_path_factory.mktemp("corpora") / ".tiny"
    assert main(["ingest", str(articles), "--corpus", str(folder)]) == 0
    return folder


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in an empty folder, without settings."""
    for name in [name for name in os.environ if name.startswith("MARQUEE_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def ended(*arguments: object, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsysbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        written = capsysbinary.readouterr()
        return Ended(code, written.out.decode(), written.err.decode())

    return ended


@pytest.fixture
def ask(run: Run, corpus: Path) -> Run:
    """Run a command on the corpus of the four."""
    return lambda *arguments: run("--corpus", corpus, *arguments)
