"""The options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from analysis.cli.failure import MisuseError
from analysis.entities.gazetteer import KINDS
from analysis.settings import Settings

_PREFIXES: Final = {"Limits": "MARQUEE_LIMIT_", "Mail": "MARQUEE_MAIL_"}


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


Corpus = Annotated[
    Path | None, typer.Option("--corpus", metavar="DIR", help="The corpus; else MARQUEE_CORPUS, else .marquee.")
]
Format = Annotated[Form, typer.Option("--format", metavar="FORM", help="table, json, jsonl or csv.")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="At most N rows; in a table else 50.")]
Source = Annotated[str, typer.Option("--source", metavar="NAME", help="Who published what names no source.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="WHEN", help="When what has no date of its own was published.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Processes for a large input; else MARQUEE_WORKERS.")
]
Verbose = Annotated[bool, typer.Option("--verbose", help="Show all rejects and warnings, not the first 20.")]


def check_kind(kind: str) -> None:
    """Raise MisuseError where there is no such kind of entity."""
    if kind not in KINDS:
        msg = f'--kind: "{kind}" is not one of {", ".join(KINDS)}'
        raise MisuseError(msg)


def settings(corpus: Path | None = None) -> Settings:
    """Return the newsroom's settings. Raises MisuseError, naming the setting, where one makes no sense."""
    try:
        return Settings(corpus=corpus) if corpus is not None else Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = "_".join(map(str, wrong["loc"]))
        prefix = _PREFIXES.get(error.title, "MARQUEE_")
        reason = wrong["msg"].removeprefix("Value error, ")
        msg = f"setting {name} ({prefix}{name.upper()} or marquee.toml): {reason}"
        raise MisuseError(msg) from error
    except (SettingsError, ValueError) as error:
        msg = f"marquee.toml: the settings cannot be read: {error}"
        raise MisuseError(msg) from error
