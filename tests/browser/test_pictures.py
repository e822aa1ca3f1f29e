"""The pictures in a figure's Save menu, as a reader gets them."""

from pathlib import Path
from struct import unpack

from playwright.sync_api import Page

from tests.browser.serving import ROOT, serving, settled
from tests.picturing import bars


def test_a_figure_is_saved_as_png_and_svg_with_title_and_caption(page: Page, tmp_path: Path) -> None:
    settings = {"MARQUEE_CORPUS": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with serving(ROOT / "tests" / "browser" / "pictured.py", tmp_path / "log", settings) as served:
        page.goto(served.address)
        settled(page)
        for form in ("png", "svg"):
            button = page.get_by_role("button", name=f"Picture ({form.upper()}")
            # A download may close the menu.
            if not button.is_visible():
                page.get_by_role("button", name="Save").click()
            with page.expect_download() as waited:
                button.click()
            assert waited.value.suggested_filename == f"people-ranking.{form}"
            waited.value.save_as(tmp_path / f"figure.{form}")
    # 170 mm at 300 dpi
    assert abs(unpack(">I", (tmp_path / "figure.png").read_bytes()[16:20])[0] - 2008) < 4
    svg = (tmp_path / "figure.svg").read_text()
    assert bars().title in svg
    assert bars().provenance.selection in svg
    assert "rgb(255, 255, 255)" in svg
