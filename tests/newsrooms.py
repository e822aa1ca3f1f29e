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
