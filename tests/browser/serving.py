"""Streamlit as a child process, and what to wait for before a page is looked at."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
START_SECONDS = 60
SETTLE_SECONDS = 30
# A rerun begins a moment after the click that asks for it: quiet must last.
QUIET_MILLISECONDS = 400

# Not only the script's end: Plotly draws after it (a chart in a tab not shown: never), and skeletons stand till then.
QUIET = """(quiet) => {
    const app = document.querySelector('[data-testid="stApp"]');
    const idle = app !== null
        && app.dataset.testScriptState === "notRunning"
        && app.dataset.testConnectionState === "CONNECTED"
        && document.querySelector('[data-testid="stSkeleton"]') === null
        && document.querySelector('[data-stale="true"]') === null
        && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(
            (chart) => chart.offsetParent === null || chart.querySelector(".main-svg") !== null);
    const now = performance.now();
    const stamp = idle ? [app.innerHTML.length, app.innerText].join() : null;
    if (stamp === null || window.settledStamp !== stamp) {
        window.settledStamp = stamp;
        window.settledSince = now;
        return false;
    }
    return now - window.settledSince >= quiet;
}"""


@dataclass(frozen=True, slots=True)
class Served:
    """A running app: where it answers, the file its output goes to, and its corpus folder (the sample's lies in it)."""

    address: str
    log: Path
    corpus: Path


Serve = Callable[..., Served]


def settled(page: Page) -> Page:
    """Return the page once it has stood still: script ended, nothing stale, every chart drawn."""
    page.evaluate("window.settledStamp = undefined")
    page.wait_for_function(QUIET, arg=QUIET_MILLISECONDS, polling=50, timeout=SETTLE_SECONDS * 1000)
    return page


@contextmanager
def serving(script: Path, log: Path, settings: Mapping[str, str]) -> Iterator[Served]:
    """Yield the script, served by a Streamlit of its own with these variables set; it is ended afterwards."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    options = ["--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env=os.environ | settings,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            _wait(process, port, log)
            yield Served(f"http://localhost:{port}", log, Path(settings.get("MARQUEE_CORPUS", ".marquee")))
        finally:
            _end(process)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and process.poll() is None:
        if _healthy(port):
            return
        time.sleep(0.1)
    msg = f"streamlit did not start within {START_SECONDS} s (exit code {process.poll()}):\n{log.read_text()}"
    raise RuntimeError(msg)


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    # The group: what the app itself started goes with it.
    for end in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, end)
            process.wait(timeout=5)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
