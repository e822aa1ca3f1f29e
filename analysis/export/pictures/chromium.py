"""One browser without a window that draws plotly figures: a thread and a loop of its own, and a limit to every wait."""

import asyncio
import logging
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

import plotly.graph_objects as go
from kaleido import Kaleido, PageGenerator

from analysis.export.pictures.folders import Folder

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from concurrent.futures import Future

Format = Literal["png", "svg"]
GRACE: Final = 2.0
"""Seconds in which a browser may end by itself before it is killed."""
_T = TypeVar("_T")


class _Kept(Kaleido):  # type: ignore[misc]  # kaleido has no types
    """Kaleido that does not load its page anew after each figure, which takes longer than to draw one."""

    async def _return_kaleido_tab(self, tab: Any) -> None:  # noqa: ANN401
        await self.tabs_ready.put(tab)


class Chromium:
    """A browser that runs from `start` until `stop`; only one thread at a time may use it."""

    def __init__(self, path: Path) -> None:
        # Their loggers tell on standard error of every browser that ends.
        for name in ("choreographer", "kaleido", "browser_proc"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._path = path
        # A browser from a snap sees no temporary folder of ours.
        self._folder = Folder(Path.home() if "snap" in path.parts else None)
        self._loop = asyncio.new_event_loop()
        # What is left of a browser that ended is told to whoever waits; nobody waits for the rest.
        self._loop.set_exception_handler(lambda _loop, _context: None)
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="marquee-browser")
        self._thread.start()
        self._kaleido: Any = None

    def start(self, limit: float) -> None:
        """Start the browser; TimeoutError where it does not answer within `limit` seconds."""
        self._waited(self._started(), limit)

    def drawn(self, figure: go.Figure, form: Format, scale: float, limit: float) -> bytes:
        """Return the figure drawn; TimeoutError after `limit` seconds, other errors where the browser ended."""
        options = {"format": form, "scale": scale}
        return bytes(self._waited(self._kaleido.calc_fig(figure, opts=options), limit))

    @property
    def is_alive(self) -> bool:
        """Whether the browser's process runs."""
        process = self._process
        return process is not None and process.poll() is None

    def stop(self) -> None:
        """End the browser, by force where it does not end by itself, and remove its files."""
        with suppress(Exception):
            self._waited(self._ended(), 3 * GRACE)
        self._kill()
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(GRACE)
        if not self._thread.is_alive():
            self._loop.close()
        self._folder.remove()

    async def _started(self) -> None:
        page = self._folder.path / "page.html"
        # Without MathJax, which would come from the network.
        page.write_text(PageGenerator(mathjax=False).generate_index(), encoding="utf-8")
        self._kaleido = _Kept(path=self._path, page_generator=page, timeout=None, tmp_dir=str(self._folder.path))
        await self._kaleido.open()

    async def _ended(self) -> None:
        if self._kaleido is None:
            return
        self._loop.call_later(GRACE, self._kill)
        # A call that waits for a killed browser would wait for ever.
        await asyncio.wait_for(self._kaleido.close(), GRACE + 0.2)

    def _waited(self, work: "Coroutine[Any, Any, _T]", limit: float) -> _T:
        future: Future[_T] = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(limit)
        except BaseException:
            future.cancel()
            raise

    @property
    def _process(self) -> Any:  # noqa: ANN401  (kaleido has no types)
        return getattr(self._kaleido, "subprocess", None)

    def _kill(self) -> None:
        if (process := self._process) is not None:
            # The browser and all its helpers are a session of their own.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            with suppress(Exception):
                process.wait(GRACE)
