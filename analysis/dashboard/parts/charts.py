"""A figure on a page: chart, caption, files to take away, and the articles behind a mark."""


import streamlit as st

from analysis.dashboard.parts.text import plain
from analysis.figures.figure import Figure


def show(figure: Figure, key: str) -> dict[str, str] | None:
    """Show a figure and return what the reader clicked, by the figure's id columns; None where nothing is chosen."""
    st.subheader(plain(figure.title), anchor=False)
