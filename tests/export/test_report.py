"""The report of a selection: its parts, its numbers, and the same bytes each time."""

import csv as reader
import re
from dataclasses import replace

import pytest

from analysis.export import report
from analysis.export.formats import write
from analysis.selection import Selection
from analysis.settings import Settings
from analysis.store.snapshot import Snapshot
from tests.tiny import Row, named, tiny

CORPUS = tiny(
    named("p1 p1 W1"),
    named("P1 p2 w2", when="2024-10-19 08:00", source="Evening Post"),
    named("g1 c1", when=None),
)


def _rows(selection: Selection) -> list[list[str]]:
    return list(reader.reader(report.csv(CORPUS, selection).decode("utf-8-sig").splitlines()))


def _html(corpus: Snapshot, selection: Selection, name: str) -> bytes:
    return write(report.report(corpus, selection, Settings(), name), "html")


def _page(selection: Selection, name: str = "tiny") -> str:
    return _html(CORPUS, selection, name).decode()


def test_a_table_has_people_then_shows_each_most_covered_first() -> None:
    assert _rows(Selection()) == [
        ["kind", "name", "entity_id", "articles", "mentions", "sources", "in_headline", "share"],
        ["person", "Elisabeth Moss", "p1", "2", "3", "2", "1", str(2 / 3)],
        ["person", "Jon Hamm", "p2", "1", "1", "1", "0", str(1 / 3)],
        ["series", "Mad Men", "w1", "1", "1", "1", "1", "0.5"],
        ["film", "Oppenheimer", "w2", "1", "1", "1", "0", "0.5"],
    ]


def test_a_selection_without_any_naming_is_a_heading_and_no_rows() -> None:
    assert len(_rows(Selection(people=frozenset({"g1"})))) == 1


def test_a_page_ranks_people_and_shows_and_counts_articles_a_day() -> None:
    page = _page(Selection())
    assert re.findall(r"<h2>(.+?)</h2>", page) == ["Most covered people", "Most covered shows", "Articles a day"]
    numbers = "".join(f'<td class="number">{told}</td>' for told in (2, 3, 2, 1, "66.7%"))
    assert f"<tr><td>Elisabeth Moss</td>{numbers}</tr>" in page
    assert (
        '<tr><td>2024-10-17</td><td class="number">1</td></tr>\n<tr><td>2024-10-18</td><td class="number"></td></tr>'
        in page
    )
    assert page.count("All dates. 3 articles. Days in UTC. Commit 7.") == 4


def test_the_source_line_names_corpus_selection_commit_and_when_it_was_made() -> None:
    footer = re.findall(r"<footer>(.+?)</footer>", _page(Selection(query=""), "The Archive"))
    made = "Made with Marquee from corpus The Archive, as it was on 1 November 2024 12:00 UTC"
    assert footer == [
        f"{made}, newest article 19 October 2024 08:00 UTC. All dates. 3 articles. Days in UTC. Commit 7."
    ]


def test_the_same_question_gives_the_same_bytes() -> None:
    again = replace(CORPUS)
    assert _html(CORPUS, Selection(), "x") == _html(again, Selection(), "x")


@pytest.mark.parametrize("rows", [(), (Row(when=None),), (Row(),)])
def test_a_corpus_that_names_nobody_makes_a_page_all_the_same(rows: tuple[Row, ...]) -> None:
    page = _html(tiny(*rows), Selection(), "tiny").decode()
    assert "Most covered people: nothing to show." in page


def test_a_corpus_name_is_text_and_no_markup() -> None:
    assert "from corpus &lt;b&gt;, as" in _page(Selection(), "<b>")
