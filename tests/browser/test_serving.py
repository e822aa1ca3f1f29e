import socket
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.serving import Serve, serving, settled

COUNTER = Path(__file__).parent / "counter.py"


def test_a_settled_page_has_its_chart_and_its_corpus(
    serve: Serve, page: Page, console_errors: list[str], tmp_path: Path
) -> None:
    page.goto(serve(corpus=tmp_path / "mine", script=COUNTER).address)
    settled(page)
    assert page.locator(".main-svg").count() > 0
    assert page.get_by_text(f"corpus {tmp_path / 'mine'}").is_visible()
    assert console_errors == []


def test_a_page_settles_after_the_rerun_that_a_click_starts(serve: Serve, page: Page) -> None:
    page.goto(serve(script=COUNTER).address)
    settled(page).get_by_role("button", name="Once more").click()
    assert settled(page).get_by_text("clicked 1").is_visible()


def test_an_app_that_cannot_start_says_why(tmp_path: Path) -> None:
    nowhere = serving(tmp_path / "absent.py", tmp_path / "log", {})
    with pytest.raises(RuntimeError, match=r"(?s)streamlit did not start .*absent\.py"):
        nowhere.__enter__()


def test_an_app_is_gone_when_its_test_is_over(tmp_path: Path) -> None:
    with serving(COUNTER, tmp_path / "log", {}) as served:
        assert served.address.startswith("http://localhost:")
    with pytest.raises(ConnectionRefusedError):
        _open(served.address)


def _open(address: str) -> None:
    port = int(address.rsplit(":", 1)[1])
    socket.create_connection(("127.0.0.1", port), timeout=2).close()
