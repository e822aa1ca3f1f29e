"""What leaves says where its numbers are seen: a link with selection and commit, in every format that has words."""

from html import unescape
from pathlib import Path

import pytest

from analysis.export.formats import write
from analysis.reports.making import Occasion, made
from analysis.reports.text import read
from analysis.settings import Settings
from analysis.store.snapshot import snapshot
from tests.exporting import texts

TEXT = 'title = "All"\n[selection]\nwindow = "7d"\n[[figures]]\nkind = "people"\n'


@pytest.mark.parametrize("ending", ["html", "pptx", "xlsx", "docx"])
def test_every_file_links_to_its_articles(told: Path, ending: str) -> None:
    held = snapshot(told)
    settings = Settings(corpus=told, address="https://ours.example")
    report = made(read(TEXT, "all"), Occasion(held, settings, "ours", held.newest))
    link = f"https://ours.example/articles?window=7d&commit={held.commit.number}"
    assert report.provenance.link == link
    whole = b"\n".join(texts(write(report, ending))).decode("utf-8", "replace")
    assert link in unescape(whole)


def test_what_is_drawn_says_the_same_line(told: Path) -> None:
    held = snapshot(told)
    settings = Settings(corpus=told, address="https://ours.example")
    report = made(read(TEXT, "all"), Occasion(held, settings, "ours", held.newest))
    assert str(report.provenance.link) in report.made
    assert report.provenance.line.endswith(report.provenance.where)
