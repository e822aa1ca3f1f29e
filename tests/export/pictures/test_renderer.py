"""The warm browser: right under threads, in time when it hangs or dies, gone with the process."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import plotly.graph_objects as go
import pytest
from kaleido.errors import KaleidoError

from analysis.errors import PictureError
from analysis.export.missing import NO_BROWSER
from analysis.export.pictures.chromium import Chromium
from analysis.export.pictures.renderer import Renderer

HEAVY = go.Figure(go.Scatter(x=list(range(200_000)), y=list(range(200_000))), {"width": 400, "height": 300})
DRAW_AND_END = """
import os, signal, sys, plotly.graph_objects as go
from pathlib import Path
from analysis.export.pictures import renderer
warm = renderer.warm()
warm._limit, warm._start_limit = 60, 180
assert warm.drawn(go.Figure({"layout": {"width": 300, "height": 200}}), "svg")
print(warm._browser._process.pid, warm._browser._folder.path, flush=True)
if sys.argv[1] == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
"""


def small(width: int = 300) -> go.Figure:
    return go.Figure(go.Bar(x=["a"], y=[width]), {"width": width, "height": 200})


def session(renderer: Renderer) -> int:
    """Return the process that leads the browser's session."""
    assert renderer._browser is not None
    return int(renderer._browser._process.pid)


def is_there(session: int) -> bool:
    """Return whether a process of the session runs; a dead one that nobody asks about stays in the list."""
    found = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return any(row[0] == str(session) and row[1][0] != "Z" for row in map(str.split, found.splitlines()))


def test_ten_threads_get_each_their_own_figure(renderer: Renderer) -> None:
    widths = list(range(300, 330))
    with ThreadPoolExecutor(10) as threads:
        drawn = list(threads.map(lambda width: renderer.drawn(small(width), "svg"), widths))
    assert [int(re.findall(rb' width="(\d+)"', svg)[0]) for svg in drawn] == widths


def test_one_browser_draws_all_and_the_same_each_time(renderer: Renderer) -> None:
    first = renderer.drawn(small(), "png", 2)
    leader = session(renderer)
    renderer.drawn(small(500), "svg")
    assert renderer.drawn(small(), "png", 2) == first
    assert session(renderer) == leader


def test_a_browser_killed_midway_is_an_error_and_the_next_figure_is_drawn(chromium: Path) -> None:
    renderer = Renderer(60, chromium, start_limit=180)
    renderer.drawn(small(), "svg")
    timer = threading.Timer(0.05, os.killpg, (session(renderer), signal.SIGKILL))
    timer.start()
    began = time.monotonic()
    with pytest.raises(PictureError, match="the browser ended while it drew the figure; try again"):
        renderer.drawn(HEAVY, "png", 3)
    assert time.monotonic() - began < 60
    assert renderer.drawn(small(), "svg").startswith(b"<svg")
    renderer.close()


def test_a_browser_killed_between_two_figures_is_not_noticed(chromium: Path) -> None:
    renderer = Renderer(60, chromium, start_limit=180)
    renderer.drawn(small(), "svg")
    killed = session(renderer)
    os.killpg(killed, signal.SIGKILL)
    assert renderer._browser is not None
    renderer._browser._process.wait(10)
    assert renderer.drawn(small(), "svg").startswith(b"<svg")
    assert session(renderer) != killed
    renderer.close()


def test_a_browser_that_hangs_is_given_up_in_time_and_ended(chromium: Path) -> None:
    renderer = Renderer(60, chromium, start_limit=180)
    renderer.drawn(small(), "svg")
    hung = session(renderer)
    os.killpg(hung, signal.SIGSTOP)
    renderer._limit = 1
    began = time.monotonic()
    with pytest.raises(PictureError, match=r"the figure was not drawn within 1 seconds"):
        renderer.drawn(small(), "svg")
    assert time.monotonic() - began < 60
    assert not is_there(hung)
    renderer._limit = 60
    assert renderer.drawn(small(), "svg").startswith(b"<svg")
    renderer.close()


@pytest.mark.parametrize("path", ["/nowhere/chromium", ""])
def test_without_a_browser_it_is_said_what_to_do(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", path)
    monkeypatch.setattr("choreographer.browsers.chromium.Chromium.find_browser", lambda **_: None)
    began = time.monotonic()
    for _ in range(2):
        with pytest.raises(PictureError) as told:
            Renderer().drawn(small(), "svg")
        assert str(told.value) == NO_BROWSER
    assert time.monotonic() - began < 60


def test_what_is_no_browser_is_an_error_with_its_path() -> None:
    renderer = Renderer(path=Path("/bin/false"))
    with pytest.raises(PictureError, match=r"the browser did not start within \d+ seconds: /bin/false"):
        renderer.drawn(small(), "svg")


def test_a_figure_that_cannot_be_drawn_is_not_the_browsers_fault(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Chromium, "drawn", _refused)
        with pytest.raises(PictureError, match=r"pictures: the figure cannot be drawn at this size: Error 525: why"):
            renderer.drawn(small(), "svg")
    assert renderer.drawn(small(), "svg").startswith(b"<svg")


def _refused(*_: object) -> bytes:
    raise KaleidoError(525, "why")


@pytest.mark.parametrize("end", ["by itself", "killed"])
def test_no_browser_is_left_when_the_process_ends(end: str, chromium: Path) -> None:
    environment = os.environ | {"BROWSER_PATH": str(chromium)}
    command = [sys.executable, "-c", DRAW_AND_END, end]
    made = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=400)
    assert made.stderr == ""
    leader, folder = made.stdout.split()
    limit = time.monotonic() + 20
    while is_there(int(leader)) and time.monotonic() < limit:
        time.sleep(0.1)
    assert not is_there(int(leader))
    assert end == "killed" or not Path(folder).exists()
    # Who is killed cannot tidy up.
    shutil.rmtree(folder, ignore_errors=True)
