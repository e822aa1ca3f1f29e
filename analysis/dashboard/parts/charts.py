"""A figure on a page: chart, caption, files to take away, and the articles behind a mark."""

import streamlit as st

from analysis.charts.draw import draw
from analysis.dashboard.parts.pictures.buttons import picture_buttons
from analysis.dashboard.parts.text import plain
from analysis.export.delimited import csv
from analysis.export.names import file_name
from analysis.export.page import Part, html
from analysis.figures.figure import Figure


def show(figure: Figure, key: str) -> dict[str, str] | None:
    """Show a figure and return what the reader clicked, by the figure's id columns; None where nothing is chosen."""
    st.subheader(plain(figure.title), anchor=False)
    if figure.table.empty:
        st.info("Nothing to show: no article in this selection.")
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
        st.download_button(
            "Data (CSV)",
            lambda: csv(figure.table),
            file_name(figure.key, "csv"),
            "text/csv",
            key=f"{key}-csv",
            on_click="ignore",
        )
        st.download_button(
            "Chart (HTML, works offline)",
            lambda: html(figure.title, [Part(figure, figure.table)], figure.caption),
            file_name(figure.key, "html"),
            "text/html",
            key=f"{key}-html",
            on_click="ignore",
        )
        picture_buttons(figure, drawn, key)
    return _clicked(figure, event)


def _clicked(figure: Figure, event: object) -> dict[str, str] | None:
    points = event["selection"]["points"] if event else []  # type: ignore[index]  # Streamlit types the event as its state
    if not points:
        return None
    return dict(zip(figure.ids, points[0]["customdata"], strict=True))
