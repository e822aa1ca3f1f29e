"""How articles portray people: what is said of each article, and the shares estimated from that."""

from collections.abc import Hashable
from typing import Final

import numpy as np
import pandas as pd

from analysis.store.slices import Slice
from analysis.tone.interval import NOTHING, Shares, shares
from analysis.tone.measured import Measured
from analysis.tone.verdicts import MISFORTUNE, PORTRAYALS, UNCLEAR

OWN: Final = "own"
SHARED: Final = "shared"
ELSEWHERE: Final = "elsewhere"
PEERS: Final = "peers"
_NO_ROLE: Final = "other"
_COUNTS: Final = ["judged", "stories", UNCLEAR, MISFORTUNE, "overruled"]


def stories(appearances: pd.DataFrame, articles: pd.DataFrame) -> pd.Series:
    """Return the story of the article of each appearance, as a number that only this snapshot knows."""
    told = articles["story"].reindex(appearances["article"])
    return pd.Series(told.cat.codes.to_numpy(), index=appearances.index)


def judged(corpus: Slice) -> pd.DataFrame:
    """Return a row an appearance of which a portrayal, or that none can be told or shown, is said.

    article (key), entity_id, source, story, portrayal (a category of VERDICTS), overruled. Where the selection asks for
    people, theirs only.
    """
    appearances = corpus.appearances
    is_said = appearances["portrayal"].notna()
    if corpus.selection.people is not None:
        is_said &= appearances["entity_id"].isin(corpus.selection.people)
    said = appearances[is_said]
    source = corpus.articles["source"].reindex(said["article"]).astype("str").array
    columns = ["article", "entity_id", "source", "story", "portrayal", "overruled"]
    return said.assign(source=source, story=stories(said, corpus.articles))[columns].astype({"entity_id": "str"})


def by_person(corpus: Slice, measured: Measured, first: int | None = None) -> pd.DataFrame:
    """Return a row a person of whom something is said, most judged articles first; never the worst first.

    The columns of `estimates`, and name and note. `first`: how many rows, where not all.
    """
    names = corpus.entities[["entity_id", "name", "note"]].reset_index(drop=True)
    table = estimates(judged(corpus), "entity_id", measured, first).merge(names, on="entity_id", validate="one_to_one")
    return table[["entity_id", "name", "note", *table.columns.drop(["entity_id", "name", "note"])]]


def estimates(said: pd.DataFrame, by: str, measured: Measured, first: int | None = None) -> pd.DataFrame:
    """Return a row each value of a column of a table of `judged`, most judged articles first.

    judged: articles said to portray them unfavourably, neutrally or favourably; stories: of these; unfavourable,
    neutral, favourable: the estimated shares of these, with _low and _high, the ends of the 95 % interval, all NaN
    where there are too few stories; unclear, misfortune: articles counted apart; overruled: articles on which an
    editor's word counts; caution: what is to be known of all this.
    """
    counts = _counts(said, by)
    shown = counts if first is None else counts.head(first)
    rows = dict(list(said[said[by].isin(shown[by]) & _is_told(said)].groupby(by)))
    found = pd.DataFrame([_columns(_shares(rows.get(key), measured)) for key in shown[by]], index=shown.index)
    found = found if len(found) else pd.DataFrame(columns=list(_columns(NOTHING)), dtype="float64")
    return pd.concat([shown[[by, "judged", "stories"]], found, shown[_COUNTS[2:]]], axis=1).assign(
        caution=pd.Series(measured.line, index=shown.index, dtype="str")
    )


def of_rows(table: pd.DataFrame, by: str, rows: list[str]) -> pd.DataFrame:
    """Return the rows of these values of a table of `estimates`, in this order; what has no article counts 0."""
    none = dict.fromkeys(_COUNTS, 0)
    return (
        table.set_index(by).reindex(rows).fillna(none).astype(dict.fromkeys(_COUNTS, "int64")).rename_axis(by)
    ).reset_index()


def beside_others(entity_id: str, everywhere: Slice, sources: frozenset[str]) -> pd.DataFrame:
    """Return what is said of a person at some sources, and at all others in the same stories.

    `everywhere`: the articles that name the person, of all sources. As `judged`, with `row`: OWN, ELSEWHERE and, a
    second time, those of OWN in stories in which others portray the person too: SHARED.
    """
    said = judged(everywhere)
    said = said[said["entity_id"].eq(entity_id)]
    is_own = said["source"].isin(sources)
    # Stories both portray the person in: one about a misfortune here and not there would be compared with nothing.
    told = _is_told(said)
    is_shared = said["story"].isin(said["story"][is_own & told]) & said["story"].isin(said["story"][~is_own & told])
    parts = {OWN: is_own, SHARED: is_own & is_shared, ELSEWHERE: ~is_own & is_shared}
    return pd.concat([said[is_in].assign(row=row) for row, is_in in parts.items()])


def peers(entity_id: str, base: Slice) -> pd.DataFrame:
    """Return what is said of the other people of the person's `role`, as `judged`, with `row`: PEERS."""
    of_all = _roles(base.entities)
    alike = of_all.index[of_all.eq(of_all[entity_id]) & of_all.ne("") & (of_all.index != entity_id)]
    said = judged(base)
    return said[said["entity_id"].isin(alike)].assign(row=PEERS)


def role(base: Slice, entity_id: str) -> str:
    """Return what a person is known as first; "" where nothing is known."""
    return str(_roles(base.entities.loc[[entity_id]]).iloc[0])


def _roles(entities: pd.DataFrame) -> pd.Series:
    # What is "other" is no role: two of these have nothing in common.
    first = entities["roles"].str.partition(", ")[0].replace(_NO_ROLE, "")
    return first.where(entities["kind"].eq("person"), "").fillna("")


def _is_told(said: pd.DataFrame) -> pd.Series:
    return said["portrayal"].isin(PORTRAYALS)


def _counts(said: pd.DataFrame, by: str) -> pd.DataFrame:
    told = _is_told(said)
    marks = said.assign(
        judged=said["article"].where(told),
        stories=said["story"].where(told),
        unclear=said["portrayal"].eq(UNCLEAR),
        misfortune=said["portrayal"].eq(MISFORTUNE),
    )
    ways = {"judged": "nunique", "stories": "nunique", UNCLEAR: "sum", MISFORTUNE: "sum", "overruled": "sum"}
    return (
        marks.groupby(by)
        .agg(ways)
        .astype("int64")
        .reset_index()
        .sort_values(["judged", "stories", by], ascending=[False, False, True], ignore_index=True)
    )


def _shares(told: pd.DataFrame | None, measured: Measured) -> Shares:
    if told is None:
        return NOTHING
    _, story = np.unique(told["story"], return_inverse=True)
    side = len(PORTRAYALS)
    counts = np.zeros((story.max() + 1, 2 * side), dtype="int64")
    np.add.at(counts, (story, told["portrayal"].cat.codes.to_numpy() + side * told["overruled"].to_numpy()), 1)
    return shares(counts[:, :side], counts[:, side:], measured.confusion)


def _columns(found: Shares) -> dict[Hashable, float]:
    values: dict[Hashable, float] = {}
    for word, estimate, low, high in zip(PORTRAYALS, *found, strict=True):
        values |= {word: estimate, f"{word}_low": low, f"{word}_high": high}
    return values
