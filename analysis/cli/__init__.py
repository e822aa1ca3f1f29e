"""The command line: `marquee`."""

from analysis.cli.app import main

__all__ = ["main"]
