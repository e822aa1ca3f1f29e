"""Small newsrooms for the tests of grouping."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis import schema
from analysis.grouping import MEMORY, Grouped, grouped, stories

COLUMNS = ["article_id", "published_at", "headline", "body", "source"]
NO_GROUPS = schema.empty(schema.GROUPS)
NO_BRIDGES = schema.empty(schema.BRIDGES)
NO_DECISIONS = schema.empty(schema.STORY_DECISIONS)
NOBODY = pd.DataFrame(
    {
        "article_id": pd.Series(dtype="str"),
        "entity_id": pd.Series(dtype="str"),
        "kind": pd.Series(dtype="str"),
        "in_headline": pd.Series(dtype="bool"),
    }
)


def articles(rows: Iterable[tuple[str, str | None, str, str]]) -> pd.DataFrame:
    """Return articles of one outlet: id, when, headline, body."""
    table = pd.DataFrame([(*row, "The Daily") for row in rows], columns=COLUMNS)
    published = pd.to_datetime(table["published_at"], utc=True).astype("datetime64[us, UTC]")
    return table.assign(published_at=published, author=None, extent="full")


def named(rows: Iterable[tuple[str, str]], kind: str = "person") -> pd.DataFrame:
    """Return who is named in which headline."""
    table = pd.DataFrame(rows, columns=["article_id", "entity_id"])
    return table.assign(kind=kind, in_headline=True)


def alone(table: pd.DataFrame, people: pd.DataFrame = NOBODY) -> Grouped:
    """Return the groups of articles that nothing came before."""
    return grouped(table, people, NO_GROUPS, NO_BRIDGES)


def told(table: pd.DataFrame, people: pd.DataFrame = NOBODY) -> dict[str, str]:
    """Return the story of each article."""
    found = alone(table, people)
    return of(found, table)


def of(found: Grouped, table: pd.DataFrame) -> dict[str, str]:
    """Return the stories that groups make."""
    published_at = table.set_index("article_id")["published_at"]
    folded = stories.folded(found.groups, found.bridges, NO_DECISIONS, published_at)
    return dict(zip(folded.index, folded, strict=True))


def in_parts(batches: Sequence[pd.DataFrame], people: pd.DataFrame = NOBODY) -> Grouped:
    """Return the groups after batch by batch was read, each time with what comes after its earliest grouped anew."""
    groups, bridges = NO_GROUPS, NO_BRIDGES
    for number, batch in enumerate(batches):
        there = pd.concat(batches[: number + 1])
        dated, undated = batch["published_at"].min(), batch["article_id"][batch["published_at"].isna()].min()
        is_after = there["published_at"].ge(dated)
        is_near = there["published_at"].ge(dated - MEMORY)
        if isinstance(undated, str):
            is_after |= there["published_at"].isna() & there["article_id"].ge(undated)
            is_near |= there["published_at"].isna()
        anew, near = there["article_id"][is_after], there["article_id"][is_near]
        groups, bridges = (kept[~kept["article_id"].isin(anew)] for kept in (groups, bridges))
        known = (kept[kept["article_id"].isin(near)] for kept in (groups, bridges))
        found = grouped(there[is_near].sample(frac=1, random_state=number), people, *known)
        groups, bridges = pd.concat([groups, found.groups]), pd.concat([bridges, found.bridges])
    return Grouped(groups, bridges)
<<<<<<< HEAD


def _read(
    there: pd.DataFrame, batch: pd.DataFrame, people: pd.DataFrame, groups: pd.DataFrame, bridges: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    is_dated, new = there["published_at"].notna(), there["article_id"].isin(batch["article_id"])
    key = list(zip(there["published_at"], there["article_id"], strict=True))
    dated_from = min((one for one, fits in zip(key, is_dated & new, strict=True) if fits), default=None)
    undated_from = there["article_id"][~is_dated & new].min()
    after = (
        [
            (dated_from is not None and one >= dated_from) if dated else one[1] >= undated_from
            for one, dated in zip(key, is_dated, strict=True)
        ]
        if isinstance(undated_from, str)
        else [dated and dated_from is not None and one >= dated_from for one, dated in zip(key, is_dated, strict=True)]
    )
    anew = set(there["article_id"][after])
    near = there["article_id"].isin(anew)
    if dated_from is not None:
        near |= is_dated & there["published_at"].ge(dated_from[0] - MEMORY)
    if isinstance(undated_from, str):
        near |= ~is_dated
    context = there[near]
    kept_groups, kept_bridges = groups[~groups["article_id"].isin(anew)], bridges[~bridges["article_id"].isin(anew)]
    known = context["article_id"]
    found = grouped(
        context.sample(frac=1, random_state=1),
        people,
        kept_groups[kept_groups["article_id"].isin(known)],
        kept_bridges[kept_bridges["article_id"].isin(known)],
    )
    return pd.concat([kept_groups, found.groups]), pd.concat([kept_bridges, found.bridges])
=======
>>>>>>> p7A
