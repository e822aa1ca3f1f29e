"""Whatever goes wrong as one line and an exit code."""

from concurrent.futures.process import BrokenProcessPool
from typing import Final

import typer
from deltalake.exceptions import DeltaError

from analysis.errors import MarqueeError

FAILED: Final = 1
MISUSED: Final = 2


class MisuseError(MarqueeError):
    """The command line asks for what cannot be done; nothing was read or written."""


def code_of(error: Exception) -> int:
    """Return the exit code: 2 for a command that was not understood, else 1."""
    match error:
        case MisuseError():
            return MISUSED
        case typer.TyperException():
            return error.exit_code
        case _:
            return FAILED


def line_of(error: Exception) -> str:
    """Return what went wrong in one line."""
    match error:
        case typer.TyperException():
            text = _misuse(error)
        case OSError():
            text = _trouble(error)
        case DeltaError():
            text = f"the corpus cannot be written: {error}"
        case BrokenProcessPool():
            text = "a process that reads articles was killed, maybe for its memory; try again with --workers 1"
        case _:
            text = str(error)
    return f"marquee: {' '.join(text.split())}"


def _misuse(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "marquee"
    return f"{error.format_message().rstrip('.')}; see {command} --help"


def _trouble(error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    return f"{error.filename}: {reason}" if error.filename is not None else reason
