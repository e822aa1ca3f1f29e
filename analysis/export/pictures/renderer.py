"""The one warm browser of a process: started when first needed, started again when it ended, ended with the process."""

import atexit
import os
import threading
from concurrent.futures import CancelledError
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import plotly.graph_objects as go

from analysis.errors import PictureError
from analysis.export.missing import NO_BROWSER, NO_REPORTS

if TYPE_CHECKING:
    from analysis.export.pictures.chromium import Chromium, Format

LIMIT: Final = 20.0
"""Seconds a figure may take to be drawn."""
START_LIMIT: Final = 60.0
"""Seconds the browser may take to start: cold, on a busy machine, it needs twenty."""
_REFUSALS: Final = frozenset({"KaleidoError", "JavascriptError"})


class Renderer:
    """Draws figures one after another, whichever threads ask."""

    def __init__(self, limit: float = LIMIT, path: Path | None = None, *, start_limit: float = START_LIMIT) -> None:
        self._limit = limit
        self._start_limit = start_limit
        self._path = path
        self._turn = threading.Lock()
        self._browser: Chromium | None = None

    def drawn(self, figure: go.Figure, form: "Format", scale: float = 1) -> bytes:
        """Return a figure of a set size as a file; PictureError where that cannot be."""
        if not self._turn.acquire(timeout=self._start_limit + self._limit):
            msg = "pictures: others are being drawn and take too long; try again in a minute"
            raise PictureError(msg)
        try:
            browser = self._running()
            return browser.drawn(figure, form, scale, self._limit)
        except TimeoutError as error:
            self._stop()
            msg = f"pictures: the figure was not drawn within {self._limit:g} seconds; ask for less in one figure"
            raise PictureError(msg) from error
        except (PictureError, KeyboardInterrupt):
            self._stop()
            raise
        except (Exception, CancelledError) as error:
            is_drawing_at_fault = self._browser is not None and type(error).__name__ in _REFUSALS
            self._stop()
            if is_drawing_at_fault:
                msg = f"pictures: the figure cannot be drawn at this size: {error}"
                raise PictureError(msg) from error
            msg = "pictures: the browser ended while it drew the figure; try again"
            raise PictureError(msg) from error
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the browser; the next figure starts another."""
        with self._turn:
            self._stop()

    def _running(self) -> "Chromium":
        if self._browser is not None and self._browser.is_alive:
            return self._browser
        self._stop()
        self._browser = _chromium(self._path or _found())
        try:
            self._browser.start(self._start_limit)
        except (Exception, CancelledError) as error:
            msg = f"pictures: the browser did not start within {self._start_limit:g} seconds: {self._path or _found()}"
            raise PictureError(msg) from error
        return self._browser

    def _stop(self) -> None:
        if self._browser is not None:
            self._browser.stop()
            self._browser = None


@cache
def warm() -> Renderer:
    """Return the renderer of this process; its browser ends with the process."""
    renderer = Renderer()
    atexit.register(renderer.close)
    return renderer


def _found() -> Path:
    """Return the browser that BROWSER_PATH names, else the first that is installed."""
    try:
        from choreographer.browsers.chromium import Chromium as Installed  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise PictureError(NO_REPORTS) from error
    path = os.environ.get("BROWSER_PATH") or Installed.find_browser(skip_local=False)
    if not path or not Path(path).is_file():
        raise PictureError(NO_BROWSER)
    return Path(path)


def _chromium(path: Path) -> "Chromium":
    if not path.is_file():
        raise PictureError(NO_BROWSER)
    # Not before a picture is asked for: an extra, and half a second.
    from analysis.export.pictures.chromium import Chromium  # noqa: PLC0415

    return Chromium(path)
