"""`evaluate` of a public set in which portrayal alone is labelled: NewsMTSC and PerSenT."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from analysis.cli import evaluated_portrayal
from analysis.cli.evaluated import put_line, put_table
from analysis.cli.failure import MisuseError
from analysis.cli.writing import put
from analysis.entities.knowledge import Knowledge
from analysis.evaluate import documents, sentences
from analysis.evaluate.cases import Case, Seen
from analysis.evaluate.portrayed import portrayed
from analysis.evaluate.sets import Set
from analysis.packaged import model_folder
from analysis.plural import counted
from analysis.tone import portrayal

_NAMES: Final[Mapping[Set, str]] = {
    Set.SENTENCES: "NewsMTSC",
    Set.DOCUMENTS: "PerSenT",
    Set.STORIES: "a set of stories",
}
_TEXTS: Final[Mapping[Set, str]] = {Set.SENTENCES: "sentence", Set.DOCUMENTS: "article"}


def refuse(gold: Path, labelled: Set, options: Mapping[str, object]) -> None:
    """Raise MisuseError where an option is given that such labels have no use for."""
    for option, given in options.items():
        if given:
            msg = f"{option}: {gold} is in the form of {_NAMES[labelled]}, which is scored without it; leave it out"
            raise MisuseError(msg)


def evaluate(gold: Path, labelled: Set, knowledge: Knowledge, seen: Seen | None, *, as_json: bool) -> None:
    """Write how right Marquee's portrayals are, beside what needs no reading."""
    folder = model_folder()
    cases = _cases(gold, labelled, knowledge, portrayal.read(folder))
    found = portrayed(cases, seen)
    missing = sum(case.said is None for case in cases)
    model = portrayal.digest(folder)
    if as_json:
        told = {
            "set": _NAMES[labelled],
            "labelled": len(cases),
            "missing": missing,
            "model": model,
            "portrayal": evaluated_portrayal.as_record(found),
        }
        put(f"{json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode())
        return
    without = f", {missing:,} not found" if missing else ""
    texts = counted(len({case.unit for case in cases}), _TEXTS[labelled])
    put_line(f"{_NAMES[labelled]}: {len(cases):,} labelled in {texts}{without}; model {model}")
    for table in evaluated_portrayal.tables(found):
        put_table(table)


def _cases(gold: Path, labelled: Set, knowledge: Knowledge, portrayer: portrayal.Portrayer) -> list[Case]:
    if labelled is Set.SENTENCES:
        return sentences.cases(sentences.read(gold), knowledge, portrayer)
    return documents.cases(documents.read(gold), knowledge, portrayer)
