"""The pictures in a figure's Save menu, as a reader gets them."""

import re
from pathlib import Path
from struct import unpack

from playwright.sync_api import Page

from tests.browser.looking import opened
from tests.browser.serving import Served


def test_a_figure_is_saved_as_png_and_svg_with_title_and_caption(page: Page, app: Served, tmp_path: Path) -> None:
    opened(page, app)
    page.get_by_test_id("stPlotlyChart").first.locator(".main-svg").first.wait_for()
    page.get_by_role("button", name="Save").first.click()
    for form in ("png", "svg"):
        with page.expect_download() as waited:
            page.get_by_role("button", name=f"Picture ({form.upper()}").click()
        assert re.fullmatch(rf"[a-z-]+\.{form}", waited.value.suggested_filename)
        waited.value.save_as(tmp_path / f"figure.{form}")
    wide, high = unpack(">II", (tmp_path / "figure.png").read_bytes()[16:24])
    # 170 mm at 300 dpi
    assert abs(wide - 2008) < 4
    assert high > 300
    svg = (tmp_path / "figure.svg").read_text()
    assert "Days in" in svg
    assert "Commit" in svg
    assert 'fill="#0E1117"' not in svg
