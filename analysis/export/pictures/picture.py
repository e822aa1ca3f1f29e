"""A figure as a file of its own: PNG, SVG or PDF, at a size in millimetres, title and caption in the picture."""

from typing import TYPE_CHECKING, Final

from analysis.charts.printed import PIXELS_A_MM, printed
from analysis.export.pictures import labelled
from analysis.export.pictures.renderer import Renderer, warm
from analysis.figures.figure import Figure

if TYPE_CHECKING:
    from analysis.export.pictures.chromium import Format

WIDTH_MM: Final = 170.0
"""The width of the text of an A4 page with margins of 2 cm."""
DPI: Final = 300


def picture(
    figure: Figure,
    form: "Format",
    *,
    width_mm: float = WIDTH_MM,
    dpi: int = DPI,
    bare: bool = False,
    renderer: Renderer | None = None,
) -> bytes:
    """Return the figure as a picture so many millimetres wide; `bare`: title and caption stand beside it elsewhere.

    `dpi` is for PNG; SVG and PDF are vectors. `renderer`: another than the warm one of this process.
    """
    drawn = printed(figure, width_mm, bare=bare)
    scale = dpi / 25.4 / PIXELS_A_MM if form == "png" else 1
    made = (renderer or warm()).drawn(drawn, form, scale)
    told = (figure.title, f"{figure.alt} {figure.caption}")
    if form == "png":
        return labelled.png(made, *told, dpi)
    return labelled.svg(made, *told, width_mm) if form == "svg" else made
