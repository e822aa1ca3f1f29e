"""Reports as paged PDF."""

import re

import pandas as pd

from analysis.export.paged.pdf import pdf
from analysis.export.parts import Part
from analysis.export.pictures.renderer import Renderer
from tests.picturing import bars, lines


def pages(made: bytes) -> int:
    return max(int(count) for count in re.findall(rb"/Count (\d+)", made))


def test_each_figure_begins_a_page_after_the_contents(renderer: Renderer) -> None:
    table = bars().table[["name", "articles"]]
    made = pdf("Coverage <b> #x", [Part(bars(), table), Part(bars("shows"), table)], "Made", renderer=renderer)
    assert made.startswith(b"%PDF-")
    assert pages(made) == 3
    assert b"/StructTreeRoot" in made


def test_the_same_parts_are_the_same_bytes(renderer: Renderer) -> None:
    parts = [Part(bars(), bars().table)]
    assert pdf("A", parts, "Made", renderer=renderer) == pdf("A", parts, "Made", renderer=renderer)


def test_a_long_table_is_printed_in_part(renderer: Renderer) -> None:
    assert pages(pdf("A", [Part(lines(), lines().table)], "Made", renderer=renderer)) == 3


def test_a_figure_of_nothing_needs_no_browser() -> None:
    empty = bars().table.head(0)
    figure = bars()
    object.__setattr__(figure, "table", empty)
    assert pages(pdf("A\x0b", [Part(figure, pd.DataFrame({"name": []}))], "Made")) == 2
