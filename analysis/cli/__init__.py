"""The command line: `marquee`."""

import sys
from collections.abc import Sequence

_INTERRUPTED = 130  # what a shell makes of a program that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code of the command that the arguments ask for, those of the process by default."""
    try:
        # Here and not above: it takes a second, in which Ctrl-C must be no traceback either.
        from analysis.cli import app  # noqa: PLC0415  (only when asked: it takes long to import)

        return app.run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        sys.stderr.write("marquee: interrupted\n")
        return _INTERRUPTED
