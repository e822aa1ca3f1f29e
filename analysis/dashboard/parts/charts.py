"""A figure on a page: chart, caption, files to take away, and the articles behind a mark."""

from functools import partial

import streamlit as st

from analysis.charts.draw import draw
from analysis.dashboard.parts.pictures.buttons import picture_buttons
from analysis.dashboard.parts.text import plain
from analysis.export.formats import FORMATS, write
from analysis.export.illustrated import illustrated
from analysis.export.names import file_name
from analysis.export.parts import Part, alone
from analysis.figures.figure import Figure
from analysis.settings import Settings


def show(figure: Figure, key: str) -> dict[str, str] | None:
    """Show a figure and return what the reader clicked, by the figure's id columns; None where nothing is chosen."""
    st.subheader(plain(figure.title), anchor=False)
    if nothing := Part(figure, figure.table).nothing:
        st.info(nothing)
        if figure.is_all_gaps:
            st.caption(plain(figure.caption))
        return None
    drawn = draw(figure)
    event = st.plotly_chart(
        drawn,
        key=key,
        on_select="rerun",
        selection_mode="points",
        alt=figure.alt,
        config={
            "displaylogo": False,
            "modeBarButtonsToRemove": [
                "select2d",
                "lasso2d",
                "autoScale2d",
                "zoom2d",
                "pan2d",
                "zoomIn2d",
                "zoomOut2d",
            ],
            "toImageButtonOptions": {"format": "svg", "filename": figure.key, "scale": 2},
        },
    )
    caption, files = st.columns([5, 1], vertical_alignment="top")
    caption.caption(plain(figure.caption))
    with files, st.popover("Save", icon=":material/download:", width="stretch"):
        for each in FORMATS.values():
            if each.is_there and not each.is_drawn:
                st.download_button(
                    each.label,
                    partial(_saved, figure, each.ending),
                    file_name(figure.key, each.ending),
                    each.media_type,
                    key=f"{key}-{each.ending}",
                    on_click="ignore",
                    width="stretch",
                )
        picture_buttons(figure, drawn, key)
    return _clicked(figure, event)


def _saved(figure: Figure, ending: str) -> bytes:
    return write(illustrated(alone(figure, Settings().template), ending), ending)


def _clicked(figure: Figure, event: object) -> dict[str, str] | None:
    points = event["selection"]["points"] if event else []  # type: ignore[index]  # Streamlit types the event as its state
    if not points:
        return None
    return dict(zip(figure.ids, points[0]["customdata"], strict=True))
