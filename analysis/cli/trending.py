"""`trends`: who and what is rising, best evidence first, or one of them explained."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Final

import pandas as pd
import typer

from analysis.cli import options, period
from analysis.cli.asking import Asked, Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.options import Form
from analysis.cli.writing import answer, enlist, put, say
from analysis.figures.coverage import told_apart
from analysis.metrics import trends as scored
from analysis.metrics.stories import titles
from analysis.metrics.trends import KINDS, STORY
from analysis.plural import counted
from analysis.store import lookup
from analysis.store.slices import Slice, slice_of
from analysis.store.texts import headlines

_SHOWN: Final = ["name", "kind", "state", "told"]
# Of `why`, for a reader: too much for a column of each program.
_REASONS: Final = ["told", "carriers", "first_source", "first_at"]
_ALL_KINDS: Final = (*KINDS, STORY)

_Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Person, group, series, song ... or story; again: any."),
]
_All = Annotated[bool, typer.Option("--all", help="Steady and falling names too, and new ones however few.")]
_Explain = Annotated[
    str | None, typer.Option("--explain", metavar="NAME", help="What stands behind one row, in words.")
]


@dataclass(frozen=True)
class Windowed(Question):
    """A question that always has a window."""

    window: Annotated[
        str,
        typer.Option("--window", metavar="LENGTH", help="Hours or days up to now; over 7d no state."),
    ] = "24h"


@asking
def trends(  # noqa: PLR0913  (each is an option)
    question: Windowed,
    *,
    kind: _Kinds = None,
    everything: _All = False,
    explain: _Explain = None,
    limit: options.Limit = None,
    form: options.Format = Form.TABLE,
    corpus: options.Corpus = None,
) -> None:
    """List who and what is rising in the last 24 hours, or in another --window, best evidence first.

    Articles are compared with those expected of what each outlet published. A window over seven days has a change and
    no state.
    """
    _check(question, kind)
    view = asked(question, corpus)
    if explain is not None:
        _explain(view, question, explain, form)
        return
    rows = _rows(view, question, kind or KINDS)
    # Who is asked for by name gets an answer.
    table = rows if everything or view.selection.entities else rows[scored.listed(rows)]
    if form is Form.TABLE:
        table = told_apart(table).assign(told=[_line(row, rows) for _, row in table.iterrows()])
    else:
        table = table.drop(columns=_REASONS)
    enlist(table, _SHOWN, view.settings.tz, form, limit, facts=view.provenance.line)
    if form is Form.TABLE and table.empty:
        say("Nothing stands out in this window; --all lists everybody.")


def _check(question: Windowed, kinds: Sequence[str] | None) -> None:
    """Raise MisuseError where the options ask for what a trend is not."""
    if question.since is not None or question.until is not None:
        msg = "--since, --until: a trend is that of a window; give --window and --as-of"
        raise MisuseError(msg)
    if strange := sorted(set(kinds or ()) - set(_ALL_KINDS)):
        msg = f'--kind: "{strange[0]}" is not one of {", ".join(_ALL_KINDS)}'
        raise MisuseError(msg)


def _rows(view: Asked, question: Windowed, kinds: Sequence[str]) -> pd.DataFrame:
    """Return the trend table of these kinds, with the story that each rises in and whom it rises with."""
    corpus, window = _window(view, question)
    names = scored.trends(corpus, *window, view.settings.tz)
    reasons = scored.why(corpus, names, *window, view.settings.tz)
    found = names.merge(reasons, on="entity_id", how="left", validate="one_to_one")
    if STORY in kinds:
        told = _titled(scored.stories(corpus, *window, view.settings.tz), view).assign(
            story_id=lambda rows: rows["entity_id"]
        )
        found = scored.ranked(pd.concat([found, told], ignore_index=True))
    wanted = found["kind"].isin(kinds)
    if view.selection.people is not None or view.selection.shows is not None:
        wanted &= found["entity_id"].isin(view.selection.entities)
    return found[wanted]


def _window(view: Asked, question: Windowed) -> tuple[Slice, tuple[pd.Timestamp, pd.Timedelta]]:
    """Return the articles that trends are made of, and the window: where it ends, and how long it is."""
    return slice_of(view.snapshot, scored.base(view.selection)), (view.as_of, period.length(question.window))


def _titled(table: pd.DataFrame, view: Asked) -> pd.DataFrame:
    said_of = headlines(view.snapshot)["headline"]
    return table.assign(name=table["entity_id"].map(titles(view.snapshot, list(table["entity_id"]), said_of)))


def _line(row: pd.Series, rows: pd.DataFrame) -> str:
    """Return a row in one line, and with whom it rises."""
    leader = rows.loc[rows["entity_id"].eq(row["within"]), "name"]
    return f"{scored.said(row)}; rising with {leader.iloc[0]}" if len(leader) else scored.said(row)


def _explain(view: Asked, question: Windowed, called: str, form: Form) -> None:
    """Write what stands behind one row: in words, or as the row."""
    entity = lookup.entity(view.snapshot, called, KINDS)
    rows = _rows(view, replace(question, person=None, show=None), KINDS)
    found = rows[rows["entity_id"].eq(entity)]
    if form is not Form.TABLE:
        answer(found.assign(carriers=found["carriers"].map(", ".join, na_action="ignore")), form)
        return
    name = view.snapshot.entities["name"][entity]
    if found.empty:
        put(f"{name}: no article of this window names it, and none of the days it is compared with.\n".encode())
        return
    row = found.iloc[0]
    put("".join(f"{line}\n" for line in [name, *scored.explained(row), *_story(view, row, rows)]).encode())


def _story(view: Asked, row: pd.Series, rows: pd.DataFrame) -> list[str]:
    """Return which story tells why, in words; nothing where none does."""
    if pd.isna(row["story_id"]):
        return []
    said_of = headlines(view.snapshot)["headline"]
    title = titles(view.snapshot, [row["story_id"]], said_of).iloc[0]
    leader = rows.loc[rows["entity_id"].eq(row["within"]), "name"]
    with_whom = f" It rises with {leader.iloc[0]}, whom that story names more." if len(leader) else ""
    carriers = ", ".join(row["carriers"])
    told = counted(int(row["told"]), "article")
    return [f'Why: "{title}", {told} of these. Carried by {carriers}; {row["first_source"]} first.{with_whom}']
