"""Figures and tables as one HTML file that opens offline."""

import re
from pathlib import Path

import pandas as pd

from analysis.export.page import html
from analysis.export.parts import Part
from analysis.figures.coverage import days_in_all, ranking
from analysis.figures.figure import Provenance

SOURCE = Provenance("All dates", 3, 0, "UTC", "tiny", 7)
COVERAGE = pd.DataFrame(
    {
        "entity_id": ["p1"],
        "name": ["<script>alert(1)</script>"],
        "note": pd.Series([None], dtype="str"),
        "articles": [1234],
    }
)
DAYS = pd.DataFrame(
    {"day": pd.to_datetime(["2024-10-17", "2024-10-18"]), "articles": pd.array([2, None], dtype="Int64")}
)


def _page() -> str:
    people, days = ranking(COVERAGE, "people", SOURCE), days_in_all(DAYS, SOURCE)
    times = pd.DataFrame({"newest": [pd.Timestamp("2024-10-17 08:00", tz="UTC")], "share": [0.25]})
    parts = [Part(people, COVERAGE[["name", "articles"]]), Part(days, DAYS), Part(days, times)]
    return html("A <title>", parts, "Source: & more").decode()


def test_each_part_is_a_figure_with_caption_and_table() -> None:
    page = _page()
    assert page.count("<figure ") == page.count("<figcaption>") == page.count("<table>") == 3
    heads = re.findall(r'<th scope="col"(?: class="(number)")?>(.+?)</th>', page)
    assert heads == [
        ("", "Name"),
        ("number", "Articles"),
        ("", "Day"),
        ("number", "Articles"),
        ("", "Newest article (UTC)"),
        ("number", "Share"),
    ]
    assert page.count("Days in UTC. Commit 7.") == 3


def test_cells_are_written_for_readers() -> None:
    page = _page()
    number = '<td class="number">'
    assert f"{number}1,234</td>" in page
    assert f"<tr><td>2024-10-17</td>{number}2</td></tr>\n<tr><td>2024-10-18</td>{number}</td></tr>" in page
    assert f'<tr><td class="time">2024-10-17 08:00</td>{number}25.0%</td></tr>' in page


def test_the_library_is_in_the_file_once_and_nothing_is_fetched() -> None:
    page = _page()
    assert page.count("plotly.js v") == 1
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", page)


def test_names_are_text_and_no_markup() -> None:
    page = _page()
    assert "<h1>A &lt;title&gt;</h1>" in page
    assert "<footer>Source: &amp; more</footer>" in page
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>" in page
    assert "<script>alert(1)" not in page


def test_the_same_figures_give_the_same_bytes() -> None:
    assert _page() == _page()


def test_the_template_lies_beside_the_code(tmp_path: Path) -> None:
    assert html("Empty", [], str(tmp_path.name)).startswith(b"<!DOCTYPE html>")
