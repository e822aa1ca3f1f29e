"""`dashboard`: Streamlit as a child process."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Annotated, Final

import pandas as pd
import typer

from analysis.cli import options
from analysis.errors import MarqueeError
from analysis.sample import sample_corpus, shown_corpus
from analysis.settings import Settings

STREAMLIT: Final = {
    "STREAMLIT_SERVER_ADDRESS": "localhost",
    "STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "200",
    "STREAMLIT_SERVER_SHOW_EMAIL_PROMPT": "false",
    "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "STREAMLIT_CLIENT_TOOLBAR_MODE": "viewer",
    "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "none",
    "STREAMLIT_THEME_LIGHT_PRIMARY_COLOR": "#00548c",
    "STREAMLIT_THEME_LIGHT_TEXT_COLOR": "#1b1f24",
    "STREAMLIT_THEME_LIGHT_BACKGROUND_COLOR": "#ffffff",
    "STREAMLIT_THEME_LIGHT_SECONDARY_BACKGROUND_COLOR": "#f3f5f7",
    "STREAMLIT_THEME_DARK_PRIMARY_COLOR": "#5aa9dd",
    "STREAMLIT_THEME_DARK_TEXT_COLOR": "#e8eaed",
    "STREAMLIT_THEME_DARK_BACKGROUND_COLOR": "#14171b",
    "STREAMLIT_THEME_DARK_SECONDARY_BACKGROUND_COLOR": "#1f242a",
}
"""What .streamlit/config.toml says in a checkout, for a folder that has no such file."""

_FORWARDED: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_HIGHEST: Final = 65_535

_Port = Annotated[
    int | None,
    typer.Option("--port", metavar="N", min=1, max=_HIGHEST, help="The port; else the first free from 8501."),
]
_Sample = Annotated[bool, typer.Option("--sample", help="Show the sample articles, whatever there is.")]
_Headless = Annotated[bool, typer.Option("--headless", help="Open no browser.")]
_Prepare = Annotated[bool, typer.Option("--prepare", help="Only make ready what the first page needs, then end.")]


def dashboard(
    *,
    port: _Port = None,
    sample: _Sample = False,
    headless: _Headless = False,
    prepare: _Prepare = False,
    corpus: options.Corpus = None,
) -> None:
    """Show the dashboard in the browser, until Ctrl-C.

    Without a corpus it shows sample articles.
    """
    settings = options.settings(corpus)
    if prepare:
        typer.echo("Getting the first page ready: up to a minute, once.", err=True)
        _prepare(settings, sample=sample)
        return
    if port is not None:
        _require_free(port)
    served = command(port, headless=headless)

    def meanwhile() -> None:
        # What cannot be made is told on the page.
        with suppress(MarqueeError, OSError):
            _prepare(settings, sample=sample)

    # While Streamlit starts: the first page then has it two seconds sooner.
    raise typer.Exit(ended(served, variables(settings.corpus, sample=sample), meanwhile))


def _prepare(settings: Settings, *, sample: bool) -> None:
    (sample_corpus if sample else shown_corpus)(settings, pd.Timestamp.now("UTC"))


def command(port: int | None, *, headless: bool) -> list[str]:
    """Return the command that serves the dashboard."""
    # By its path: importing it would import streamlit.
    app = Path(str(files("analysis")), "dashboard", "start", "app.py")
    wanted = [*(["--server.port", str(port)] if port else []), *(["--server.headless", "true"] if headless else [])]
    return [sys.executable, "-m", "streamlit", "run", str(app), *wanted]


def variables(corpus: Path, *, sample: bool) -> dict[str, str]:
    """Return the environment of the dashboard: the user's own variables, and what it is to show."""
    usual = {} if Path(".streamlit", "config.toml").is_file() else STREAMLIT
    shown = {"MARQUEE_CORPUS": str(corpus.absolute())} | ({"MARQUEE_SAMPLE": "1"} if sample else {})
    return {**usual, **os.environ, **shown}


def ended(command: Sequence[str], environment: Mapping[str, str], meanwhile: Callable[[], None] = lambda: None) -> int:
    """Return the exit code of a command, once it ends; signals that ask this process to stop are handed on to it.

    `meanwhile` is done while the command starts.
    """
    # In a group of its own, so that Ctrl-C reaches it once: from here.
    child = subprocess.Popen(command, env=environment, process_group=0)  # noqa: S603  (our own command)

    def hand_on(number: int, _: FrameType | None) -> None:
        child.send_signal(number)

    before = {number: signal.signal(number, hand_on) for number in _FORWARDED}
    try:
        meanwhile()
        code = child.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    # As a shell says it: 128 and the signal that ended it.
    return code if code >= 0 else 128 - code


def _require_free(port: int) -> None:
    try:
        socket.create_server(("localhost", port)).close()
    except OSError as error:
        msg = f"port {port}: another program has it, or it may not be opened; choose another with --port"
        raise MarqueeError(msg) from error
