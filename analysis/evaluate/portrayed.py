"""How often what is said of people agrees with labels of their portrayal, beside what needs no reading."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from analysis.evaluate import draws
from analysis.evaluate.calibration import Calibration, calibration
from analysis.evaluate.cases import SHARES, TONES, Case, Seen
from analysis.evaluate.draws import Numbers
from analysis.evaluate.labels import Tone

SYSTEMS: Final[Mapping[str, str]] = {
    "said": "as said",
    "likeliest": "the likeliest where none is said",
    "all_neutral": "neutral of everybody",
    "textblob": "TextBlob of the text",
    "names": "the name alone",
}
"""Who says how people are portrayed, in the words of the table."""
PEOPLE: Final[Mapping[str, str]] = {"all": "all people", "unseen": "people not seen before"}
"""Whose portrayal it is."""

_NOT_FOUND: Final = len(TONES)
_CELLS: Final = len(TONES) * (len(TONES) + 1)

Guess = Callable[[Case], Tone | None]
"""What is said of a person; None where nothing can be told."""


@dataclass(frozen=True, slots=True, eq=False)
class Portrayed:
    """How right portrayals are."""

    scores: pd.DataFrame
    """A row a system and a group of people: macro-F1 with its 95 % interval, accuracy, coverage, n."""
    misfortune: pd.DataFrame
    """One row: precision, recall, F1 with its 95 % interval, and what they are made of; none where nobody looked."""
    calibration: Calibration | None
    """None where no probabilities are given."""


def portrayed(cases: Sequence[Case], seen: Seen | None) -> Portrayed:
    """Return how right what is said of people is; `seen`: who was labelled elsewhere, and how."""
    return Portrayed(_scores(cases, seen), _misfortune(cases), calibration(list(_believed(cases))))


def _scores(cases: Sequence[Case], seen: Seen | None) -> pd.DataFrame:
    groups = {"all": list(cases)}
    if seen is not None:
        groups["unseen"] = [case for case in cases if not case.names & seen.names]
    rows = [
        {"people": group, "system": system, **_score(some, guess, is_answer=system in {"said", "likeliest"})}
        for group, some in groups.items()
        for system, guess in _systems(cases, seen)
    ]
    columns = ["people", "system", "macro_f1", "low", "high", "accuracy", "coverage", "n"]
    return pd.DataFrame(rows, columns=columns)


def _systems(cases: Sequence[Case], seen: Seen | None) -> Iterator[tuple[str, Guess]]:
    yield "said", lambda case: case.said.tone if case.said else None
    if any(shares(case) for case in cases):
        yield "likeliest", _likeliest
    yield "all_neutral", lambda _: "neutral"
    if any(case.by_textblob for case in cases):
        yield "textblob", lambda case: case.by_textblob
    if seen is not None:
        yield "names", lambda case: seen.tone(case.names)


def shares(case: Case) -> tuple[float, float, float] | None:
    """Return the probabilities of TONES that are said of a person, None where there are none."""
    if case.said is None:
        return None
    negative, neutral, positive = (getattr(case.said, share) for share in SHARES)
    return None if negative is None or neutral is None or positive is None else (negative, neutral, positive)


def _likeliest(case: Case) -> Tone | None:
    said = shares(case)
    if said is None:
        return case.said.tone if case.said else None
    return TONES[said.index(max(said))]


def _score(cases: Sequence[Case], guess: Guess, *, is_answer: bool) -> dict[str, float | int]:
    """Return the figures of one system; `is_answer`: it has to find the people first."""
    cells = np.zeros((len(cases), _CELLS), dtype="int64")
    told = 0
    for row, case in enumerate(cases):
        tone = guess(case)
        told += tone is not None
        # Nothing said is neutral, as a reader would take it; somebody not found is wrong whatever the label.
        column = _NOT_FOUND if is_answer and case.said is None else TONES.index(tone or "neutral")
        cells[row, TONES.index(case.tone) * (_NOT_FOUND + 1) + column] = 1
    whole = cells.sum(axis=0, dtype="float64")[None, :]
    low, high = _interval([case.unit for case in cases], cells)
    right = whole.reshape(len(TONES), -1).diagonal().sum()
    return {
        "macro_f1": float(_macro_f1(whole)[0]),
        "low": low,
        "high": high,
        "accuracy": float(right / len(cases)) if cases else np.nan,
        "coverage": told / len(cases) if cases else np.nan,
        "n": len(cases),
    }


def _interval(units: Sequence[str], cells: np.ndarray) -> tuple[float, float]:
    rows = draws.by_unit(units, cells)
    # Drawn from one text, all samples are alike.
    return draws.ends(_macro_f1(draws.sums(rows))) if len(rows) > 1 else (np.nan, np.nan)


def _macro_f1(cells: Numbers) -> Numbers:
    """Return the mean F1 of the portrayals that are labelled, by row."""
    confusion = cells.reshape(len(cells), len(TONES), len(TONES) + 1)
    hits = np.diagonal(confusion, axis1=1, axis2=2)
    labelled = confusion.sum(axis=2)
    said = confusion[:, :, :_NOT_FOUND].sum(axis=1)
    is_labelled = labelled > 0
    scores = np.where(is_labelled, 2 * hits / np.maximum(said + labelled, 1), 0.0)
    kinds = is_labelled.sum(axis=1)
    return np.where(kinds > 0, scores.sum(axis=1) / np.maximum(kinds, 1), np.nan)


def _misfortune(cases: Sequence[Case]) -> pd.DataFrame:
    """Return how often a misfortune is rightly told, of the people who were found."""
    looked = [
        (case.unit, case.misfortune, bool(case.said.misfortune))
        for case in cases
        if case.said is not None and case.misfortune is not None
    ]
    columns = ["precision", "recall", "f1", "low", "high", "hits", "said", "labelled"]
    if not looked:
        return pd.DataFrame(columns=columns)
    cells = np.array([(is_so and is_said, is_said, is_so) for _, is_so, is_said in looked], dtype="float64")
    hits, said, labelled = cells.sum(axis=0)
    rows = draws.by_unit([unit for unit, *_ in looked], cells)
    low, high = draws.ends(_f1(draws.sums(rows))) if len(rows) > 1 else (np.nan, np.nan)
    found = (
        hits / said if said else np.nan,
        hits / labelled if labelled else np.nan,
        float(_f1(cells.sum(axis=0)[None, :])[0]),
        low,
        high,
        int(hits),
        int(said),
        int(labelled),
    )
    return pd.DataFrame([found], columns=columns)


def _f1(cells: Numbers) -> Numbers:
    hits, of = cells[:, 0], cells[:, 1] + cells[:, 2]
    return np.where(of > 0, 2 * hits / np.maximum(of, 1), np.nan)


def _believed(cases: Sequence[Case]) -> Iterator[tuple[str, float, bool]]:
    """Return of each person judged the text, how likely the likeliest portrayal is said to be, and if it is right."""
    for case in cases:
        said = shares(case)
        if said is not None:
            yield case.unit, max(said), _likeliest(case) == case.tone
