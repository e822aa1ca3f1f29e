"""The Save menu of a figure: every file that needs no browser, under a name that every system takes."""

from streamlit.testing.v1 import AppTest

from analysis.export.formats import FORMATS


def _page() -> None:
    from analysis.dashboard.parts.charts import show  # noqa: PLC0415  (a page is a script of its own)
    from tests import reporting  # noqa: PLC0415

    show(reporting.bar(), "ranking")


def test_a_figure_is_saved_in_every_format_that_is_there() -> None:
    page = AppTest.from_function(_page, default_timeout=60).run()
    assert not page.exception
    offered = [each.label for each in FORMATS.values() if not each.is_drawn]
    assert [button.label for button in page.download_button] == offered
    assert {"Excel", "PowerPoint", "Word", "Data (CSV)"} < set(offered)
