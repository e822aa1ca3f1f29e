"""Seconds of `marquee dashboard --prepare` on a machine that never ran it, and from `marquee dashboard` then to bars.

python benchmarks/first_page.py
"""

import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Final

from playwright.sync_api import Error, Page, sync_playwright

_ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT))

from benchmarks.machine import facts
from tests.browser.chromium import found

_PORT: Final = 8599
_PATIENCE: Final = 60_000  # milliseconds


def main() -> None:
    """Print the seconds to prepare the sample, to the first page with bars and to a second."""
    # Looked for first: it may start a Playwright of its own, and two at once is an error.
    path = found()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        page = playwright.chromium.launch(executable_path=path, args=arguments).new_page()
        dashboard = [str(Path(sys.executable).with_name("marquee")), "dashboard"]
        settings = {**os.environ, "MARQUEE_CORPUS": folder}
        begun = perf_counter()
        subprocess.run([*dashboard, "--prepare"], env=settings, check=True)  # noqa: S603  (our own command)
        prepared = perf_counter() - begun
        begun = perf_counter()
        command = [*dashboard, "--port", str(_PORT), "--headless"]
        child = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL)  # noqa: S603  (our own command)
        try:
            first = _bars(page, "people") - begun
            begun = perf_counter()
            second = _bars(page, "shows") - begun
        finally:
            child.send_signal(signal.SIGTERM)
            child.wait()
    made = facts()
    print(
        f"{made['at']}, {made['cores']} cores at load {made['load']}: "
        f"prepared in {prepared:.1f} s, first page {first:.1f} s, second {second:.1f} s"
    )


def _bars(page: Page, path: str) -> float:
    """Return when the page shows bars."""
    while True:
        try:
            page.goto(f"http://localhost:{_PORT}/{path}")
            break
        except Error:
            sleep(0.1)
    page.wait_for_selector(".main-svg", timeout=_PATIENCE)
    return perf_counter()


if __name__ == "__main__":
    main()
