"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from analysis.cli.failure import MisuseError
from analysis.settings import Settings


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Corpus = Annotated[
    Path | None,
    typer.Option("--corpus", metavar="DIR", help="The folder of the corpus; else MARQUEE_CORPUS, else .marquee."),
]
Format = Annotated[Form, typer.Option("--format", help="How to write the answer; times are UTC but in a table.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most N rows; else 50 in a table.")]
Source = Annotated[str, typer.Option("--source", metavar="NAME", help="Who published what names no source itself.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="WHEN", help="When articles without a date of their own were published.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that read a large input.")
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Show every rejected record and warning, not the first 20.")]


def settings(corpus: Path | None = None) -> Settings:
    """Return the newsroom's settings. Raises MisuseError, naming the setting, where one makes no sense."""
    try:
        return Settings(corpus=corpus) if corpus is not None else Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "_".join(map(str, wrong["loc"]))
        prefix = "MARQUEE_LIMIT_" if error.title == "Limits" else "MARQUEE_"
        reason = wrong["msg"].removeprefix("Value error, ")
        msg = f"setting {name} ({prefix}{name.upper()} or marquee.toml): {reason}"
        raise MisuseError(msg) from error
    except (SettingsError, ValueError) as error:
        msg = f"marquee.toml: the settings cannot be read: {error}"
        raise MisuseError(msg) from error
