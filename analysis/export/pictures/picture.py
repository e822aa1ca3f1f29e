"""A figure as a file of its own: PNG, SVG or PDF, at a size in millimetres, title and caption in the picture."""

from typing import Final, Literal

from analysis.charts.printed import printed
from analysis.export.paged.typesetting import typeset
from analysis.export.pictures import labelled
from analysis.export.pictures.renderer import Renderer, warm
from analysis.figures.figure import Figure

Format = Literal["png", "svg", "pdf"]

WIDTH_MM: Final = 170.0
"""The width of the text of an A4 page with margins of 2 cm."""
DPI: Final = 300


def picture(  # noqa: PLR0913  (all but two by name)
    figure: Figure,
    form: Format,
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
    scale = dpi / 25.4 * width_mm / drawn.layout.width if form == "png" else 1
    made = (renderer or warm()).drawn(drawn, "png" if form == "png" else "svg", scale)
    told = (labelled.clean(figure.headline), labelled.clean(f"{figure.alt} {figure.caption}"))
    if form == "png":
        return labelled.png(made, *told, dpi)
    vectors = labelled.svg(made, *told, width_mm)
    return (
        vectors
        if form == "svg"
        else typeset("figure.typ", {"title": told[0], "description": told[1]}, {"figure.svg": vectors})
    )
