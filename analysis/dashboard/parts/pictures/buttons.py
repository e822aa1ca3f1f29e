"""The two buttons in a figure's Save menu: PNG and SVG at print size, with title and caption in the picture."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import streamlit as st

from analysis.charts.printed import layout_as_json
from analysis.export.names import file_name
from analysis.export.pictures.picture import WIDTH_MM
from analysis.figures.figure import Figure

_HTML: Final = """
<button value="png">Picture (PNG, 300 dpi)</button>
<button value="svg">Picture (SVG)</button>
<p hidden>The chart is not on the page any more: show it, and try again.</p>
"""


def picture_buttons(figure: Figure, drawn: Any, key: str) -> None:  # noqa: ANN401  (only charts knows plotly)
    """Show the buttons; `drawn` is the figure as the page shows it under `key`."""
    layout = layout_as_json(figure, drawn, WIDTH_MM)
    name = file_name(figure.key, "").rstrip(".")
    _component()(key=f"{key}-pictures", data={"chart": key, "layout": layout, "name": name})


# Once a process: Streamlit holds its components by name.
@cache
def _component() -> Any:  # noqa: ANN401  (Streamlit's own type is private)
    css, js = ((Path(__file__).parent / f"buttons.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    return st.components.v2.component("marquee_pictures", html=_HTML, css=css, js=js)
