"""Fixtures for tests in a real browser: `serve` or `app` for an address, `page` for a Chromium page to open it with.

A test takes `app` (the product over the sample corpus, shared: do not write to it) or `serve(corpus=..., script=...)`,
opens `page.goto(app.address)` and calls `settled(page)` (from tests.browser.serving) before it looks.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.chromium import MISSING, found
from tests.browser.serving import ROOT, Serve, Served, serving

LOGS = pytest.StashKey[list[Path]]()
LOG_LINES = 40
# Streamlit asks for these beside a page's own path first, and then where they are.
EXPECTED_404 = ("/_stcore/health", "/_stcore/host-config")


@pytest.fixture
def serve(request: pytest.FixtureRequest, tmp_path: Path, made_sample: Path) -> Iterator[Serve]:
    """Return a function that serves app.py, or a script, over a corpus folder until the test ends.

    A folder that is not there yet gets the sample; without a folder the product starts for the first time.
    """
    with ExitStack() as running:

        def served(corpus: Path | None = None, script: Path = ROOT / "app.py") -> Served:
            log = tmp_path / f"streamlit-{len(_logs(request.node))}.log"
            _logs(request.node).append(log)
            if corpus is not None and not corpus.exists():
                copytree(made_sample, corpus)
            return running.enter_context(serving(script, log, _settings(corpus or tmp_path / "corpus", tmp_path)))

        yield served


@pytest.fixture(scope="session")
def _app(tmp_path_factory: pytest.TempPathFactory, made_sample: Path) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("app")
    copytree(made_sample, folder / "corpus")
    with serving(ROOT / "app.py", folder / "streamlit.log", _settings(folder / "corpus", folder)) as served:
        yield served


@pytest.fixture
def app(request: pytest.FixtureRequest, _app: Served) -> Served:
    """Return the product served over no corpus of its own, which is the sample; started once for all tests."""
    _logs(request.node).append(_app.log)
    return _app


# One a module: while Playwright runs, no other test of this thread could start an event loop.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a Chromium."""
    path = found()
    assert path, MISSING
    # The sandbox cannot be had as root, and is kept for everybody else.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def viewport() -> ViewportSize:
    """Return the size of the page; override it by parametrize("viewport", ...)."""
    return {"width": 1280, "height": 900}


@pytest.fixture
def page(browser: Browser, viewport: ViewportSize) -> Iterator[Page]:
    """Return an empty page of a browser that knows nothing yet."""
    context = browser.new_context(viewport=viewport, locale="en-GB", timezone_id="UTC")
    yield context.new_page()
    context.close()


@pytest.fixture
def console_errors(page: Page) -> list[str]:
    """Return the list that the page's errors are added to from now on, Streamlit's expected ones left out."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        lambda message: (
            errors.append(message.text)
            if message.type == "error" and not message.location["url"].endswith(EXPECTED_404)
            else None
        ),
    )
    return errors


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Return the report, with the end of Streamlit's log and a picture of the page where the test failed."""
    report = yield
    if report.failed:
        for log in filter(Path.exists, _logs(item)):
            lines = log.read_text(errors="replace").splitlines()
            report.sections.append((f"Streamlit log: {log}", "\n".join(lines[-LOG_LINES:])))
        if report.when == "call" and (picture := _picture(item)):
            report.sections.append(("Screenshot", str(picture)))
    return report


def _picture(item: pytest.Item) -> Path | None:
    arguments = getattr(item, "funcargs", {})
    if "page" not in arguments or "tmp_path" not in arguments:
        return None
    path: Path = arguments["tmp_path"] / "page.png"
    arguments["page"].screenshot(path=path, full_page=True)
    return path


def _logs(item: pytest.Item) -> list[Path]:
    return item.stash.setdefault(LOGS, [])


def _settings(corpus: Path, home: Path) -> dict[str, str]:
    return {"MARQUEE_CORPUS": str(corpus), "HOME": str(home)}
