"""What leaves together: figures with their tables, under one title and from one commit."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from analysis.figures.figure import Figure, Provenance

NOTHING: Final = "Nothing to show in this selection."
GAPS: Final = "Nothing to draw: all of these days are gaps. What came is counted all the same."
# The first instant that a zip knows: what was made at no known time is dated so.
_FIRST: Final = pd.Timestamp("1980-01-01", tz="UTC")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A figure and the table under it."""

    figure: Figure
    table: pd.DataFrame
    picture: bytes | None = None
    """The figure as a PNG, for a file that cannot hold it as a chart."""

    @property
    def nothing(self) -> str:
        """What is said where there is nothing to draw; "" where there is."""
        return NOTHING if self.figure.table.empty else GAPS if self.figure.is_all_gaps else ""


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """A title and what stands under it."""

    title: str
    parts: tuple[Part, ...]
    provenance: Provenance
    template: Path | None = None
    """The newsroom's own presentation, whose look slides take."""

    @property
    def made(self) -> str:
        """The source line."""
        return self.provenance.made

    @property
    def when(self) -> pd.Timestamp:
        """When the commit was made, in UTC: the date of every file."""
        return _FIRST if self.provenance.when is None else self.provenance.when.tz_convert("UTC")


def alone(figure: Figure, template: Path | None = None) -> Report:
    """Return a report of one figure."""
    return Report(figure.headline, (Part(figure, figure.table),), figure.provenance, template)
