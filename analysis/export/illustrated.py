"""Pictures for the files that need them: of what no office program draws, and of all that stands in a text."""

from dataclasses import replace

from analysis.errors import PictureError
from analysis.export.parts import Part, Report

_ALL = {"docx"}
_SOME = {"pptx", "xlsx"}


def illustrated(report: Report, ending: str) -> Report:
    """Return the report with the pictures that a file with this ending has; without them where none can be drawn."""
    if ending not in _ALL | _SOME:
        return report
    try:
        return replace(report, parts=tuple(_with_picture(part, ending) for part in report.parts))
    except PictureError:
        # A file without pictures says so, and has all the numbers.
        return report


def _with_picture(part: Part, ending: str) -> Part:
    from analysis.export.office.native import native  # noqa: PLC0415  (no plotly where nothing is to be drawn)
    from analysis.export.pictures.picture import picture  # noqa: PLC0415

    if part.table.empty or part.nothing or (ending in _SOME and native(part.figure) is not None):
        return part
    return replace(part, picture=picture(part.figure, "png", bare=True))
