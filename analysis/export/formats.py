"""Every kind of file that figures leave in: one registry, by what a file's name ends with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final, Literal

import pandas as pd

from analysis.errors import ExportError
from analysis.export import tables
from analysis.export.parts import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    ending: str
    label: str
    """What it is called where it is offered."""
    media_type: str
    made: Callable[[Report], bytes]
    is_drawn: bool = False
    """Whether a browser draws it: that takes a moment, and there may be none."""
    needs: str = ""
    """The module that only the extra `reports` brings; "" where nothing else is needed."""

    @property
    def is_there(self) -> bool:
        """Whether this installation can make it."""
        return not self.needs or find_spec(self.needs) is not None


def write(report: Report, ending: str) -> bytes:
    """Return the report as the file that a name with this ending stands for; the same report gives the same bytes.

    Raises ExportError where no format ends so, or the library that it needs is not installed.
    """
    chosen = FORMATS.get(ending.lower().removeprefix("."))
    if chosen is None:
        known = ", ".join(f".{name}" for name in FORMATS)
        msg = f".{ending.removeprefix('.')}: no such format; there are {known}"
        raise ExportError(msg)
    if not chosen.is_there:
        msg = f".{chosen.ending} needs {chosen.needs}, which is not installed: pip install 'marquee[reports]'"
        raise ExportError(msg)
    return chosen.made(report)


def table(report: Report) -> pd.DataFrame:
    """Return all tables as one: that of the only part, or the parts' below each other, `figure` telling whose."""
    if len(report.parts) == 1:
        return report.parts[0].table
    named = [part.table.assign(figure=part.figure.title) for part in report.parts if len(part.table)]
    if not named:
        return pd.DataFrame({"figure": pd.Series(dtype="str")})
    both = pd.concat(named, ignore_index=True)
    return both[["figure", *(name for name in both.columns if name != "figure")]]


# Each is imported when it is asked for: most are asked for by nobody, and some are not installed.
def _html(report: Report) -> bytes:
    from analysis.export.page import html  # noqa: PLC0415

    return html(report.title, report.parts, report.made)


def _pptx(report: Report) -> bytes:
    from analysis.export.office.pptx import pptx  # noqa: PLC0415

    return pptx(report)


def _xlsx(report: Report) -> bytes:
    from analysis.export.office.xlsx import xlsx  # noqa: PLC0415

    return xlsx(report)


def _docx(report: Report) -> bytes:
    from analysis.export.office.docx import docx  # noqa: PLC0415

    return docx(report)


def _pdf(report: Report) -> bytes:
    from analysis.export.paged.pdf import pdf  # noqa: PLC0415

    return pdf(report.title, report.parts, report.made)


def _png(report: Report) -> bytes:
    return _picture(report, "png")


def _svg(report: Report) -> bytes:
    return _picture(report, "svg")


def _picture(report: Report, form: Literal["png", "svg"]) -> bytes:
    from analysis.export.pictures.picture import picture  # noqa: PLC0415

    if len(report.parts) != 1:
        msg = f".{form}: a picture is of one figure, and this report has {len(report.parts)}; write .pdf, or each alone"
        raise ExportError(msg)
    return picture(report.parts[0].figure, form)


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_ALL: Final = (
    Format("csv", "Data (CSV)", "text/csv", lambda report: tables.csv(table(report))),
    Format("json", "Data (JSON)", "application/json", lambda report: tables.json(table(report))),
    Format("parquet", "Data (Parquet)", "application/vnd.apache.parquet", lambda report: tables.parquet(table(report))),
    Format("xlsx", "Excel", f"{_OFFICE}.spreadsheetml.sheet", _xlsx, needs="xlsxwriter"),
    Format("pptx", "PowerPoint", f"{_OFFICE}.presentationml.presentation", _pptx, needs="pptx"),
    Format("docx", "Word", f"{_OFFICE}.wordprocessingml.document", _docx, needs="docx"),
    Format("html", "Chart (HTML, works offline)", "text/html", _html),
    Format("pdf", "PDF", "application/pdf", _pdf, is_drawn=True, needs="typst"),
    Format("png", "Picture (PNG)", "image/png", _png, is_drawn=True, needs="kaleido"),
    Format("svg", "Picture (SVG)", "image/svg+xml", _svg, is_drawn=True, needs="kaleido"),
)
FORMATS: Final[Mapping[str, Format]] = {each.ending: each for each in _ALL}
"""By ending, in the order in which they are offered."""
