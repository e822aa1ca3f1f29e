"""A figure as a picture: its size, its words, its numbers."""

import re
from struct import unpack
from xml.etree.ElementTree import fromstring

import pytest

from analysis.export.pictures.picture import picture
from analysis.export.pictures.renderer import Renderer
from tests.picturing import bars, one_of_each

FIGURES = one_of_each()
SPACE = "{http://www.w3.org/2000/svg}"


def words(svg: bytes) -> list[str]:
    """Return the texts of a drawing, each in one piece."""
    return [" ".join("".join(part.itertext()).split()) for part in fromstring(svg).iter(f"{SPACE}text")]  # noqa: S314


@pytest.mark.parametrize("form", FIGURES)
def test_every_form_is_drawn_with_its_title_and_its_caption(form: str, renderer: Renderer) -> None:
    figure = FIGURES[form]
    told = " ".join(words(picture(figure, "svg", renderer=renderer)))
    assert figure.title in told
    assert figure.provenance.selection in told
    assert figure.caption.replace(" ", "") in told.replace(" ", "")


def test_a_bare_picture_has_neither_and_the_same_numbers(renderer: Renderer) -> None:
    told = words(picture(bars(), "svg", bare=True, renderer=renderer))
    assert bars().title not in told
    assert {str(value) for value in bars().table["articles"]} <= set(told)
    assert "<b>bold</b>" in told


def test_a_png_is_as_wide_as_asked(renderer: Renderer) -> None:
    made = picture(bars(), "png", width_mm=127, dpi=100, renderer=renderer)
    assert unpack(">I", made[16:20])[0] == pytest.approx(500, abs=2)
    assert b"pHYs" in made[:60]


def test_a_pdf_is_one_page_of_vectors_and_the_same_each_time(renderer: Renderer) -> None:
    made = picture(bars(), "pdf", renderer=renderer)
    assert made.startswith(b"%PDF-")
    # 170 mm in points
    [size] = re.findall(rb"/MediaBox\s*\[([\d. ]+)\]", made)
    assert float(size.split()[2]) == pytest.approx(170 / 25.4 * 72, abs=1)
    assert not re.search(rb"/Subtype\s*/Image", made)
    assert picture(bars(), "pdf", renderer=renderer) == made
