"""What a page that was run shows: its figures as numbers, its lists, its words."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as a page shows it."""

    alt: str
    traces: Sequence[Mapping[str, object]]

    def numbers(self, along: str, trace: int = 0) -> dict[tuple[str, ...], float]:
        """Return the number of each mark by what a click on it asks for; `along` is the axis of the numbers."""
        drawn = self.traces[trace]
        values, asked = _values(drawn[along]), drawn["customdata"]
        assert isinstance(asked, list)
        return dict(zip(map(tuple, asked), values, strict=True))


def figures(page: AppTest) -> list[Drawn]:
    """Return the figures of a page, from top to bottom."""
    charts = [chart.proto for chart in page.get("plotly_chart")]
    return [Drawn(chart.alt, json.loads(chart.spec)["data"]) for chart in charts]


def words(page: AppTest) -> str:
    """Return all texts of a page, as they are given to markdown, a line each."""
    kinds = ("title", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    found = [element for kind in kinds for element in page.get(kind)]
    return "\n".join(str(element.value) for element in found if isinstance(element, Element))


def _values(drawn: object) -> list[float]:
    # Plotly packs arrays of numbers.
    if isinstance(drawn, dict):
        packed = base64.b64decode(drawn["bdata"])
        return [float(value) for value in np.frombuffer(packed, dtype=drawn["dtype"])]
    assert isinstance(drawn, list)
    return [float("nan") if value is None else float(value) for value in drawn]
