"""Where reports lie: those that come along, and a corpus's own."""

import re
from pathlib import Path
from typing import Final

from analysis.errors import ReportError
from analysis.reports.plan import Plan
from analysis.reports.text import read

_READY: Final = Path(__file__).with_name("ready")
_OWN: Final = "reports"
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 60


def ready() -> list[str]:
    """Return the names of the reports that come along, what is asked for daily first."""
    return ["morning-briefing", "weekly", "person", "show", "head-to-head", "awards-season"]


def saved(corpus: Path) -> list[str]:
    """Return the names of the reports that were saved at a corpus."""
    return sorted(path.stem for path in (corpus / _OWN).glob("*.toml"))


def opened(corpus: Path, name: str) -> Plan:
    """Return the report of this name: the corpus's own, else the one that comes along.

    Raises ReportError where there is none, or its text is wrong.
    """
    for folder in (corpus / _OWN, _READY):
        path = folder / f"{_checked(name)}.toml"
        if path.is_file():
            return read(path.read_text(encoding="utf-8"), name)
    msg = f"{name}: no such report; there are {', '.join(dict.fromkeys([*ready(), *saved(corpus)]))}"
    raise ReportError(msg)


def save(corpus: Path, name: str, text: str) -> Plan:
    """Keep a report's text at a corpus, in the place of one of that name, and return what it asks for.

    Raises ReportError where the text is wrong: then nothing is kept.
    """
    plan = read(text, _checked(name))
    put(corpus / _OWN / f"{name}.toml", text)
    return plan


def put(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    draft.write_text(text, encoding="utf-8", newline="\n")
    draft.replace(path)


def place(corpus: Path, name: str, kind: str) -> Path:
    """Return where what belongs to reports and is called so lies at a corpus."""
    return corpus / _OWN / kind / f"{_checked(name)}.json"


def _checked(name: str) -> str:
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        msg = f"{name}: no name of a report; write small letters, digits and hyphens, up to {_LONGEST}"
        raise ReportError(msg)
    return name
