"""How well articles are grouped into stories: B-cubed against gold stories, with how far it would go by chance."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

import numpy as np
import pandas as pd
from pydantic import TypeAdapter

from analysis.annotate import annotate
from analysis.entities.knowledge import Knowledge
from analysis.errors import LoadingError
from analysis.evaluate import draws
from analysis.evaluate.labels import Id, Text
from analysis.evaluate.lines import parsed, rows
from analysis.export import annotations
from analysis.export.gathering import Gathering

_COLUMNS: Final = ["precision", "recall", "f1"]


@dataclass(frozen=True, slots=True)
class Told:
    """An article and the story that it is labelled with."""

    id: Id
    gold_story: Text


@dataclass(frozen=True, slots=True)
class Answer:
    """An article and the story that it is said to tell; None where it tells one alone."""

    article_id: Id
    story_id: Id | None = None


_GOLD: Final = TypeAdapter(Told)
_SAID: Final = TypeAdapter(Answer)


def labels(path: Path) -> Mapping[str, str]:
    """Return the labelled stories in a file, by article.

    Raises LoadingError where a line has none or two are of one article.
    """
    found: dict[str, str] = {}
    for place, told in rows(path, _GOLD):
        if told.id in found:
            msg = f"{place}: {told.id} is labelled further up already; keep one of the two"
            raise LoadingError(msg)
        found[told.id] = told.gold_story
    return found


def read(path: Path) -> Iterator[Answer]:
    """Return the answers in a file. Raises LoadingError where a line is none."""
    return (answer for _, answer in rows(path, _SAID))


def made(articles: Iterable[pd.DataFrame], knowledge: Knowledge) -> Iterator[Answer]:
    """Return the stories that Marquee groups articles into, which `annotations.numbered` has numbered."""
    known = annotations.Known(knowledge.names, knowledge.kinds)
    with TemporaryFile() as file:
        gathering = Gathering(file, knowledge.kinds)
        for batch in articles:
            annotated = annotate(batch, knowledge)
            gathering.take(batch, annotated, annotations.lines(batch, annotated, known))
        # By way of the lines, so that what is scored is what `marquee annotate` writes.
        for part in gathering.parts():
            yield from (parsed("annotate", line, _SAID) for line in part.splitlines())


def scores(gold: Mapping[str, str], said: Mapping[str, str | None]) -> pd.DataFrame:
    """Return B-cubed precision, recall and F1 with its 95 % interval: one row.

    `gold` and `said` are stories by article; an article that `said` has no story of stands alone. B-cubed takes the
    mean over articles: of its story as said, the part that is of its gold story (precision), and the other way round
    (recall). The interval is that of a bootstrap over gold stories: articles of one story are right or wrong together.
    """
    parts = _parts(gold, said)
    precision, recall = (float(parts[name].mean()) for name in ("precision", "recall"))
    sums = draws.by_unit([gold[article] for article in parts.index], parts.assign(articles=1.0).to_numpy())
    drawn = draws.sums(sums)
    with np.errstate(invalid="ignore"):
        low, high = draws.ends(_f1(drawn[:, 0] / drawn[:, 2], drawn[:, 1] / drawn[:, 2]))
    f1 = float(_f1(np.array([precision]), np.array([recall]))[0])
    told = {"articles": len(parts), "gold": len(set(gold.values())), "said": len(set(_whole(gold, said).values()))}
    return pd.DataFrame(
        [{**dict(zip(_COLUMNS, (precision, recall, f1), strict=True)), "low": low, "high": high, **told}]
    )


def _whole(gold: Mapping[str, str], said: Mapping[str, str | None]) -> dict[str, tuple[bool, str]]:
    """Return the story of every labelled article; one without is its own, which no other can be called."""
    return {article: (True, story) if (story := said.get(article)) else (False, article) for article in gold}


def _parts(gold: Mapping[str, str], said: Mapping[str, str | None]) -> pd.DataFrame:
    table = pd.DataFrame({"gold": pd.Series(gold), "said": pd.Series(_whole(gold, said), dtype="object").map(str)})
    both, labelled, guessed = (
        table.groupby(columns)["gold"].transform("size") for columns in (["gold", "said"], ["gold"], ["said"])
    )
    return pd.DataFrame({"precision": both / guessed, "recall": both / labelled})


def _f1(precision: draws.Numbers, recall: draws.Numbers) -> draws.Numbers:
    found: draws.Numbers = 2 * precision * recall / (precision + recall)
    return found
