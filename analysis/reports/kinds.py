"""The figures that a report can ask for, by what its text calls them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import pandas as pd

from analysis.entities.gazetteer import SHOWS
from analysis.errors import ReportError
from analysis.figures import coverage, delivery, outlets, portrayal, stories, trends
from analysis.figures.beside import beside
from analysis.figures.figure import Figure
from analysis.figures.wording import provenance
from analysis.metrics import delivery as deliveries
from analysis.metrics import outlets as outlet_metrics
from analysis.metrics import portrayal as portrayals
from analysis.metrics import stories as story_metrics
from analysis.metrics import trends as trend_metrics
from analysis.metrics.bursts import bursts
from analysis.metrics.change import change
from analysis.metrics.coverage import by_entity, by_source, daily, daily_articles
from analysis.metrics.share import share_of_voice
from analysis.metrics.together import together
from analysis.packaged import model_folder
from analysis.reports.subject import Subject
from analysis.selection import Selection, before, length, window
from analysis.store.slices import slice_of
from analysis.store.texts import headlines
from analysis.tone import measured

_PERSON: Final = ("person",)
_LINES: Final = 5
_TWO: Final = 2
_DAY: Final = "24h"
_WEEKS: Final = pd.Timedelta(days=42)
_MOST: Final = ["articles", "difference", "mentions", "entity_id"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A figure that can be asked for."""

    about: str
    """What it shows, in a line."""
    made: Callable[[Subject], Figure]


def _ranking(kinds: tuple[str, ...], what: str, own: Subject) -> Figure:
    return coverage.ranking(share_of_voice(by_entity(own.corpus, kinds)), what, own.provenance)


def _change(kinds: tuple[str, ...], what: str, own: Subject) -> Figure:
    earlier = own.asking(before(own.selection))
    table = change(by_entity(own.corpus, kinds), by_entity(earlier.corpus, kinds))
    most = table[table["articles"] > 0].sort_values(_MOST, ascending=[False, False, False, True], ignore_index=True)
    return coverage.change_bars(most, what, own.provenance)


def _days(kinds: tuple[str, ...], what: str, own: Subject) -> Figure:
    """Return the days of who is asked for, else of the first five of the ranking."""
    asked = sorted(own.selection.entities)
    first = asked or list(share_of_voice(by_entity(own.corpus, kinds))["entity_id"].astype("str").head(_LINES))
    told = daily(own.corpus, own.base, first, own.zone)
    rising = bursts(told, own.base, own.zone) if len(first) == 1 else None
    figure = coverage.days(told, own.provenance, rising)
    return figure if asked else replace(figure, title=f"{figure.title}, most covered {what}")


def _articles(own: Subject) -> Figure:
    return coverage.days_in_all(daily_articles(own.corpus, own.base, own.zone), own.provenance)


def _sources(own: Subject) -> Figure:
    return coverage.sources(by_source(own.corpus, own.base), own.provenance)


def _company(kinds: tuple[str, ...], what: str, own: Subject) -> Figure:
    name = str(own.snapshot.entities["name"][own.only])
    return coverage.company(together(own.corpus, own.only, kinds), name, what, own.provenance)


def _trending(own: Subject) -> Figure:
    """Return who rises in the window of the selection, or in the last day of another period."""
    lasting = own.wanted.window or _DAY
    until = own.selection.until
    ends = [when for when in (own.as_of, None if until is None else until - pd.Timedelta(1, "us")) if when is not None]
    if not ends:
        msg = "no article of this corpus has a date, so nothing can rise"
        raise ReportError(msg)
    moment, span = min(ends), length(lasting) or pd.Timedelta(days=1)
    corpus = slice_of(own.snapshot, trend_metrics.base(own.selection))
    table = trend_metrics.trends(corpus, moment, span, own.zone)
    listed = table[trend_metrics.listed(table) & table["articles"].gt(0)].reset_index(drop=True)
    since, end = window(moment, span, own.zone)
    now = own.asking(Selection(since=since, until=end, sources=own.selection.sources, query=own.selection.query))
    unit = {"h": "hours", "d": "days"}[lasting[-1]]
    return trends.now_and_usual(listed, f"{lasting[:-1]} {unit}", now.provenance)


def _stories(own: Subject) -> Figure:
    table = story_metrics.by_story(own.with_copies.corpus).head(stories.MOST)
    titles = story_metrics.titles(own.snapshot, list(table["story_id"]), headlines(own.snapshot)["headline"])
    return stories.most_told(table.assign(title=table["story_id"].map(titles)), own.with_copies.provenance)


def _outlets(made: Callable[..., Figure], own: Subject) -> Figure:
    return made(outlet_metrics.by_outlet(own.with_copies.corpus), own.with_copies.provenance)


def _beside(kinds: tuple[str, ...], what: str, own: Subject) -> Figure:
    named = sorted(own.selection.sources or ())
    if len(named) != _TWO:
        msg = f"it is of two outlets beside each other, and {len(named) or 'none'} are asked for; name two sources"
        raise ReportError(msg)
    one, other = named
    both = own.with_copies
    return outlets.beside(outlet_metrics.beside(both.corpus, one, other, kinds), one, other, what, both.provenance)


def _portrayal(own: Subject) -> Figure:
    table = portrayals.by_person(own.corpus, measured.read(model_folder()), portrayal.MOST)
    count = portrayals.judged(own.corpus)["entity_id"].nunique()
    return portrayal.people(table, count, own.provenance)


def _compared(own: Subject) -> Figure:
    name = str(own.snapshot.entities["name"][own.only])
    everywhere = own.asking(replace(own.selection, sources=None))
    among = beside(own, everywhere.corpus, own.only, name)
    return portrayal.compared(among.estimates(measured.read(model_folder())), name, among.note, own.provenance)


def _spread(own: Subject) -> Figure:
    """Return who had the story when that most outlets of the selection tell: the whole story, as on its own page."""
    first = story_metrics.by_story(own.with_copies.corpus).head(1)["story_id"]
    whole = own.asking(Selection(copies=True))
    corpus = whole.corpus.keeping(pd.Series(story_metrics.members(own.snapshot, list(first)).index))
    told = story_metrics.titles(own.snapshot, list(first), headlines(own.snapshot)["headline"])
    # Of one story no address is known that lists just its articles.
    source = provenance(corpus, own.zone, own.name)
    figure = stories.spread(story_metrics.since_first(story_metrics.reports(corpus.articles)), source)
    return replace(
        figure,
        # Another story may be the one, when numbers that were kept are compared: outlets alone do not tell them apart.
        table=figure.table.assign(story_id="".join(first)),
        ids=("story_id", *figure.ids),
        title=": ".join([figure.title, *(title or stories.NO_HEADLINE for title in told)]),
        note=f"The whole story is shown, whatever else the selection asks for. {figure.note}",
    )


def _delivery(own: Subject) -> Figure:
    table = deliveries.delivery(own.corpus, own.zone)
    recent = table[table["day"].gt(table["day"].max() - _WEEKS)]
    return delivery.by_source_and_day(recent, own.provenance)


KINDS: Final[Mapping[str, Kind]] = {
    "trending": Kind("who is rising, beside what is usual", _trending),
    "stories": Kind("the stories that most outlets tell", _stories),
    "story-spread": Kind("who had it when: the story that most outlets tell", _spread),
    "people": Kind("the most covered people", partial(_ranking, _PERSON, "people")),
    "shows": Kind("the most covered shows", partial(_ranking, SHOWS, "shows")),
    "people-change": Kind("people now, beside the period before", partial(_change, _PERSON, "People")),
    "shows-change": Kind("shows now, beside the period before", partial(_change, SHOWS, "Shows")),
    "people-days": Kind(
        "the days of who is asked for, else of the first five people", partial(_days, _PERSON, "people")
    ),
    "shows-days": Kind("the days of what is asked for, else of the first five shows", partial(_days, SHOWS, "shows")),
    "articles": Kind("articles a day", _articles),
    "sources": Kind("articles by source", _sources),
    "with-people": Kind("people named in the same articles as the one asked for", partial(_company, _PERSON, "people")),
    "with-shows": Kind("shows named in the same articles as the one asked for", partial(_company, SHOWS, "shows")),
    "portrayal": Kind("how articles portray people, machine estimate", _portrayal),
    "portrayal-compared": Kind("the person asked for, beside other outlets and peers, machine estimate", _compared),
    "outlets": Kind("stories by outlet", partial(_outlets, outlets.stories)),
    "lag": Kind("how far each outlet is behind the first", partial(_outlets, outlets.lag)),
    "people-beside": Kind("people in two outlets", partial(_beside, _PERSON, "people")),
    "shows-beside": Kind("shows in two outlets", partial(_beside, SHOWS, "shows")),
    "delivery": Kind("articles by day and source, with outages", _delivery),
}
"""By what a report's text calls them."""
