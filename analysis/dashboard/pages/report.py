"""Report: figures that leave together; edited, saved, frozen, and written in every format."""

from analysis.dashboard.parts import report_desk
from analysis.dashboard.parts.view import View


def page(view: View) -> None:
    """Show the report that the address asks for."""
    report_desk.show(view)
