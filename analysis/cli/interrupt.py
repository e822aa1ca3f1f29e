"""Ctrl-C, remembered: an interrupt that a library swallows (in a callback, or while it cleans up) is not lost."""

import signal
import threading
from contextlib import suppress

_asked = threading.Event()


def listen() -> None:
    """Remember Ctrl-C from now on, besides raising it where the program is."""
    _asked.clear()
    # Only the main thread may, and only it is interrupted.
    with suppress(ValueError):
        signal.signal(signal.SIGINT, _remembered)


def check() -> None:
    """Raise KeyboardInterrupt where Ctrl-C was pressed since the program began to listen."""
    if _asked.is_set():
        raise KeyboardInterrupt


def _remembered(signum: int, _: object) -> None:
    _asked.set()
    signal.default_int_handler(signum, None)
