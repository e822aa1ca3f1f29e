"""The figures of coverage: rankings, days, sources, company."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from analysis.figures.figure import Figure, Provenance
from analysis.metrics.steps import Step, in_steps

LABELS: Final = {
    "name": "Name",
    "kind": "Kind",
    "articles": "Articles",
    "mentions": "Mentions",
    "sources": "Sources",
    "source": "Source",
    "day": "Day",
    "share": "Share",
    "in_headline": "In the headline",
    "counts": "Counts",
    "published": "All its articles",
    "before": "Period before",
    "difference": "Difference",
    "newest": "Newest article",
    "note": "Known for",
    "published_at": "Published",
    "headline": "Headline",
    "section": "Section",
    "language": "Language",
    "extent": "Extent",
    "spellings": "Spellings",
    "undated": "Undated",
    "first": "First article",
    "words": "Words",
    "polarity": "Polarity (TextBlob)",
    "subjectivity": "Subjectivity (TextBlob)",
    "judged": "Articles judged",
    "stories": "Stories",
    "portrayal": "Portrayal (machine estimate)",
    "unfavourable": "Unfavourable portrayal (machine estimate)",
    "neutral": "Neutral portrayal (machine estimate)",
    "favourable": "Favourable portrayal (machine estimate)",
    "unclear": "Unclear",
    "misfortune": "Own misfortune",
    "overruled": "Overruled by an editor",
    "text_changed": "Text changed since",
    "low": "From",
    "high": "To",
    "told": "In words",
    "state": "State",
    "basis": "Based on",
    "caution": "Caution",
    "copies": "Copies",
    "title": "Story",
    "people": "People",
    "shows": "Shows",
    "first_source": "First",
    "first_at": "First article",
    "latest_at": "Latest",
    "spread": "Hours to half of the others",
    "rivals": "Rivals",
    "alone": "Only there",
    "shared": "Shared",
    "ahead": "Had first",
    "behind": "Behind",
    "one_at": "The one",
    "other_at": "The other",
    "lag": "Hours behind the first",
    "lag_low": "Lower quartile, hours",
    "lag_high": "Upper quartile, hours",
    "rising": "Rising",
    "lead": "Lead, hours",
    "outlet": "Outlet",
    "outlets": "Outlets",
    "own_source": "Ours",
    "own_at": "Ours at",
    "expected": "Usually",
}
"""What each column is called, everywhere."""

NOW: Final = "Now"
"""What bars of articles are called beside other bars, whose name says that they are of before, or of usual."""
STEPS: Final[Mapping[Step, str]] = {"day": "Day", "week": "Week from", "month": "Month from"}
GAPS: Final = (
    "A gap is a day on which sources that usually deliver a third or more of these articles delivered under a third of "
    "their usual, or on which nothing came."
)
RISING: Final = "A star is a day at whose end the name was surely rising, by the score of the Trending page."
_LONG: Final[Mapping[Step, str]] = {
    "day": "",
    "week": "A long period is told in weeks from Monday; a week with three or more gaps, or only partly in the period, "
    "is a gap. ",
    "month": "A very long period is told in months; a month with a third or more of its days gaps, or only partly in "
    "the period, is a gap. ",
}

BARS: Final = 20
CHANGES: Final = 12


def ranking(coverage: pd.DataFrame, what: str, provenance: Provenance) -> Figure:
    """Return the bars of the most covered entities; `what` says which, in the plural: people, shows."""
    return Figure(
        key=f"{what.replace(' ', '-')}-ranking",
        form="bar",
        table=told_apart(coverage.head(BARS)),
        x="articles",
        y="name",
        color=None,
        ids=("entity_id",),
        labels=LABELS,
        title=f"Most covered {what}",
        note=f"Articles that name each; {_first(BARS, len(coverage), what)} "
        "An article that names several counts for each.",
        provenance=provenance,
    )


def change_bars(change: pd.DataFrame, what: str, provenance: Provenance) -> Figure:
    """Return bars of articles now, each beside those of the period before."""
    return Figure(
        key=f"{what.lower()}-now-and-before",
        form="bar",
        table=told_apart(change.head(CHANGES)),
        x="articles",
        y="name",
        color="before",
        ids=("entity_id",),
        labels=LABELS,
        title=f"{what} most covered now",
        note="Articles that name each, beside the period of the same length before; "
        f"{_first(CHANGES, len(change), what.lower())} "
        "Coverage is not a trend: how much was published in all differs too.",
        provenance=provenance,
    )


def days(daily: pd.DataFrame, provenance: Provenance, rising: pd.DataFrame | None = None) -> Figure:
    """Return one line an entity: how many of a day's articles name it; of a week's or a month's in a long period.

    `rising`: entity_id and day of those that are marked as rising, where the period is told by day.
    """
    figure = _over_time("coverage", told_apart(daily).drop(columns="note"), "name", ("entity_id", "day"), provenance)
    if rising is None or figure.step != "day":
        return figure
    marked = pd.MultiIndex.from_frame(rising[["entity_id", "day"]])
    is_rising = pd.MultiIndex.from_frame(figure.table[["entity_id", "day"]]).isin(marked)
    return replace(figure, table=figure.table.assign(rising=is_rising), mark="rising", note=f"{figure.note} {RISING}")


def days_in_all(daily: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return one line: how many articles each day has; each week or month in a long period."""
    return _over_time("articles", daily, None, ("day",), provenance)


def _over_time(
    key: str, daily: pd.DataFrame, color: str | None, ids: tuple[str, ...], provenance: Provenance
) -> Figure:
    table, step = in_steps(daily)
    return Figure(
        key=f"{key}-by-{step}",
        form="line",
        table=table.drop(columns="counted", errors="ignore"),
        x="day",
        y="articles",
        color=color,
        ids=ids,
        labels={**LABELS, "day": STEPS[step]},
        title=f"Articles a {step}",
        note=_LONG[step] + GAPS,
        provenance=provenance,
        step=step,
    )


def company(together: pd.DataFrame, name: str, what: str, provenance: Provenance) -> Figure:
    """Return the bars of who is most often named in the same articles."""
    return Figure(
        key=f"{what}-named-together",
        form="bar",
        table=told_apart(together.head(BARS)),
        x="articles",
        y="name",
        color=None,
        ids=("entity_id",),
        labels=LABELS,
        title=f"{what.capitalize()} named in the same articles as {name}",
        note=f"Articles that name both; {_first(BARS, len(together), what)}",
        provenance=provenance,
    )


def sources(by_source: pd.DataFrame, provenance: Provenance) -> Figure:
    """Return the bars of how many articles each source has."""
    return Figure(
        key="articles-by-source",
        form="bar",
        table=by_source[by_source["articles"] > 0].head(BARS),
        x="articles",
        y="source",
        color=None,
        ids=("source",),
        labels=LABELS,
        title="Articles by source",
        note=f"{_first(BARS, int((by_source['articles'] > 0).sum()), 'sources')}".capitalize(),
        provenance=provenance,
    )


def told_apart(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with namesakes told apart by what they are known for."""
    shared = table.groupby("name")["entity_id"].transform("nunique").gt(1) & table["note"].notna()
    return table.assign(name=table["name"].where(~shared, table["name"] + " (" + table["note"].fillna("") + ")"))


def _first(shown: int, all_of_them: int, what: str) -> str:
    return (
        f"the first {shown} of {all_of_them:,} {what}."
        if all_of_them > shown
        else f"{what} shown: {all_of_them:,}, all there are."
    )
