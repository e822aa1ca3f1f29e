"""Files to take away."""

from collections.abc import Callable
from typing import Literal

import pandas as pd
import streamlit as st

from analysis.export.delimited import csv


def csv_button(
    label: str,
    table: Callable[[], pd.DataFrame],
    file: str,
    key: str,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """Show a button that gives a table as a CSV file; the table is made when it is asked for."""
    st.download_button(
        label,
        lambda: csv(table()),
        file,
        "text/csv",
        key=key,
        on_click="ignore",
        icon=":material/download:",
        width=width,
    )
