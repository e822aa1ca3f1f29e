"""Figures for print: their size, and room for all that is around the marks."""

import json

import pytest

from analysis.charts.draw import draw
from analysis.charts.lines import width, wrapped
from analysis.charts.printed import PIXELS_A_MM, layout_as_json, printed
from tests.picturing import bars, lines, one_of_each

FIGURES = one_of_each()


@pytest.mark.parametrize("form", FIGURES)
def test_a_printed_figure_has_its_width_and_its_marks_as_on_the_page(form: str) -> None:
    figure = FIGURES[form]
    made = printed(figure, 170)
    assert made.layout.width == round(170 * PIXELS_A_MM)
    assert made.layout.height > made.layout.margin.t + made.layout.margin.b
    assert json.loads(made.to_json())["data"] == json.loads(draw(figure).to_json())["data"]


def test_title_and_caption_are_texts_and_not_markup() -> None:
    title, caption = printed(bars("<i>people</i>"), 170).layout.annotations
    assert title.text == "<b>Most covered &lt;i&gt;people&lt;/i&gt;</b>"
    assert caption.text.replace("<br>", " ") == bars("<i>people</i>").caption.replace("<", "&lt;").replace(">", "&gt;")
    assert not printed(bars(), 170, bare=True).layout.annotations


def test_a_legend_of_many_rows_has_its_room() -> None:
    tops = [printed(lines(count), 170, bare=True).layout.margin.t for count in (1, 2, 6)]
    assert tops[0] < tops[1] < tops[2]


def test_a_narrow_figure_is_drawn_as_a_wider_one_to_be_made_smaller() -> None:
    assert printed(bars(), 60).layout.width == printed(bars(), 120).layout.width


def test_the_page_is_handed_the_same_layout() -> None:
    handed = json.loads(layout_as_json(bars(), draw(bars()), 170))
    made = json.loads(printed(bars(), 170).to_json())["layout"]
    assert (handed["width"], handed["height"], handed["margin"]) == (made["width"], made["height"], made["margin"])
    assert [note["text"] for note in handed["annotations"]] == [note["text"] for note in made["annotations"]]


def test_lines_are_no_wider_than_asked_and_keep_every_word() -> None:
    text = "Articles that name each; people shown: 9, all there are. " * 5
    made = wrapped(text, 200, 10)
    assert all(width(line, 10) <= 200 for line in made)
    assert " ".join(made).split() == text.split()
    assert len(made) < len(text) / 20


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert "".join(wrapped("a" * 300, 100, 10)) == "a" * 300
    assert all(width(line, 10) <= 100 for line in wrapped("a" * 300, 100, 10))


def test_wide_scripts_take_more_room() -> None:
    assert width("방탄", 10) == 20
    assert width("il", 10) < 10
