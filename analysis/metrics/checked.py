"""How far the model is right about a person in a selection: articles drawn at random, answered by hand."""

from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from analysis.store import portrayed
from analysis.store.checks import Begun
from analysis.store.commits import opened
from analysis.store.slices import Slice
from analysis.store.snapshot import Snapshot
from analysis.tone.verdicts import MISFORTUNE, PORTRAYALS, UNCLEAR

MOST: Final = 50
"""Articles that a check asks about."""
FEWEST: Final = 5
"""Answers without which no share is told."""

_DRAWS: Final = 4_000
_ENDS: Final = (0.025, 0.975)
# Jeffreys: of the priors for a share, the one whose interval has its 95 % even where few or all say yes.
_PRIOR: Final = 0.5
_SIDES: Final = {True: "yes", False: "no"}
LISTED: Final = (
    *("check_id", "name", "asked", "selection", "articles", "answered", "agreed", "said", "share", "low", "high"),
    *("who", "at", "commit", "query", "entity_id"),
)
"""The columns of a list of checks."""


class Corrected(NamedTuple):
    """What a check says of the portrayal asked about."""

    articles: int
    """Of which the model says any of the three portrayals."""
    answered: int
    agreed: int
    """Answers that say what the model says, as to the portrayal asked about."""
    said: float
    """The share that the model gives it."""
    share: float
    """The share corrected by the answers; NaN, with its ends, where they are too few to tell."""
    low: float
    high: float


class Apart(NamedTuple):
    """Articles that name the person and are not asked about."""

    unclear: int
    misfortune: int
    overruled: int
    """An editor said how they portray the person."""


def judged(corpus: Slice, entity_id: str) -> pd.DataFrame:
    """Return article_id and verdict of the articles of which the model says how they portray a person, by id."""
    rows = _of(corpus, entity_id)
    rows = rows[rows["portrayal"].isin(PORTRAYALS) & ~rows["overruled"]]
    table = pd.DataFrame({"article_id": rows["article_id"], "verdict": rows["portrayal"].astype("str")})
    return table.sort_values("article_id", ignore_index=True)


def apart(corpus: Slice, entity_id: str) -> Apart:
    """Return how many articles that name the person are not asked about, and why."""
    rows = _of(corpus, entity_id)
    machine = rows["portrayal"][~rows["overruled"]]
    return Apart(int(machine.eq(UNCLEAR).sum()), int(machine.eq(MISFORTUNE).sum()), int(rows["overruled"].sum()))


def said(table: pd.DataFrame) -> dict[str, int]:
    """Return in how many of the articles the model says what."""
    return {word: int(table["verdict"].eq(word).sum()) for word in PORTRAYALS}


def sample(table: pd.DataFrame, check_id: str, most: int = MOST) -> pd.DataFrame:
    """Return articles drawn at random, in the order of asking: the first few of them are a random sample too.

    `table`: as `judged` returns it; `check_id`: a hexadecimal number, and the same draws the same.
    """
    order = np.random.default_rng(int(check_id, 16)).permutation(len(table))[:most]
    return table.iloc[order].reset_index(drop=True)


def askable(check: Begun, snapshot: Snapshot) -> Begun:
    """Return a check under way without what cannot be shown now.

    Articles that are withheld, with their answers; and of those that were, and are back, the ones that nobody has
    answered: what they said when the check began is gone.
    """
    rows = check.rows
    begun = opened(snapshot.corpus, check.question.commit)
    then = portrayed.changed(replace(snapshot, commit=begun), rows["article_id"].to_list())["article_id"]
    is_left = _is_here(rows["article_id"], snapshot) & (rows["answer"].notna() | rows["article_id"].isin(then))
    return replace(check, rows=rows[is_left].reset_index(drop=True))


def corrected(rows: pd.DataFrame) -> Corrected:
    """Return what the answers of one check (schema.CHECKS) say of the portrayal asked about.

    Each verdict of the model has the share of yes among its own answers and counts as often as the model says it. The
    interval is that of 4,000 draws of the articles nobody was asked about, and so is none where all were asked about.
    """
    asked, check_id = rows["asked"].iloc[0], rows["check_id"].iloc[0]
    said_of = {word: int(rows[word].iloc[0]) for word in PORTRAYALS}
    total = sum(said_of.values())
    agreed = int(rows["verdict"].eq(asked).eq(rows["answer"].astype("bool")).sum())
    share, low, high = _estimated(rows, said_of, str(check_id)) if len(rows) >= FEWEST else (np.nan,) * 3
    return Corrected(total, len(rows), agreed, said_of[asked] / total, share, low, high)


def _estimated(rows: pd.DataFrame, said_of: dict[str, int], check_id: str) -> tuple[float, float, float]:
    chance = np.random.default_rng(int(check_id, 16))
    total = sum(said_of.values())
    pooled = float(rows["answer"].astype("float64").mean())
    point, draws = 0.0, np.zeros(_DRAWS)
    for word, count in said_of.items():
        answers = rows["answer"][rows["verdict"].eq(word)].astype("float64")
        yes, left = int(answers.sum()), count - len(answers)
        # A verdict that was drawn never is rare: it gets the share of all.
        point += count * (yes / len(answers) if len(answers) else pooled)
        shares = chance.beta(yes + _PRIOR, len(answers) - yes + _PRIOR, _DRAWS)
        draws += yes + chance.binomial(left, shares)
    low, high = np.quantile(draws, _ENDS)
    return point / total, float(min(low, point)) / total, float(max(high, point)) / total


def listed(rows: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Return a row a check, newest first, with the columns of LISTED.

    `rows`: schema.CHECKS. Those about somebody or something that the corpus does not show are left out.
    """
    shown = _shown(rows, snapshot)
    found = [
        {
            **part.iloc[0][["check_id", "name", "asked", "selection", "commit", "query", "entity_id"]].to_dict(),
            **corrected(part)._asdict(),
            "who": ", ".join(sorted(set(part["who"].dropna()))),
            "at": part["at"].max(),
        }
        for _, part in shown.groupby("check_id")
    ]
    table = pd.DataFrame(found, columns=list(LISTED))
    types = {"at": "datetime64[us, UTC]", **dict.fromkeys(("articles", "answered", "agreed", "commit"), "int64")}
    return table.astype(types).sort_values(["at", "check_id"], ascending=[False, True], ignore_index=True)


def answers(rows: pd.DataFrame, snapshot: Snapshot, headlines: pd.DataFrame, line: str) -> pd.DataFrame:
    """Return the answers as a file has them, in the order of asking, each with what its check comes to.

    `rows`: schema.CHECKS; `headlines`: headline and url by article_id; `line`: what is to be said of machine estimates.
    """
    told = listed(rows, snapshot)[["check_id", "articles", "answered", "said", "share", "low", "high"]]
    facts = snapshot.articles.set_index("article_id")[["source", "published_at"]].astype({"source": "str"})
    table = _shown(rows, snapshot).merge(told, on="check_id", validate="many_to_one")
    table = table.join(facts, on="article_id").join(headlines, on="article_id").sort_values(["check_id", "place"])
    return table.assign(answer=table["answer"].map(_SIDES), estimate=line).reset_index(drop=True)[
        [
            *("check_id", "name", "asked", "place", "article_id", "source", "published_at", "headline", "verdict"),
            *("answer", "who", "at", "articles", "answered", "said", "share", "low", "high"),
            *("selection", "query", "commit", "estimate", "url"),
        ]
    ]


def _of(corpus: Slice, entity_id: str) -> pd.DataFrame:
    rows = corpus.appearances[corpus.appearances["entity_id"].eq(entity_id)]
    return rows.join(corpus.articles["article_id"], on="article", how="inner")


def _is_here(article_ids: pd.Series, snapshot: Snapshot) -> pd.Series:
    """Return of which articles the corpus shows anything: not of those that are withheld."""
    known = snapshot.articles["article_id"]
    # The other way round, all articles of the corpus would be hashed.
    return article_ids.isin(known[known.isin(article_ids)])


def _shown(rows: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Return the rows about whom and what the corpus shows, each with the name of today."""
    rows = rows[_is_here(rows["article_id"], snapshot)]
    now = rows.assign(entity_id=rows["entity_id"].map(snapshot.survivor).astype("str"))
    return now.assign(name=now["entity_id"].map(snapshot.entities["name"])).dropna(subset="name")
