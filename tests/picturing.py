"""A figure of each form, with names that are long, Korean, or would be markup."""

from typing import Final

import pandas as pd

from analysis.figures import coverage, portrayal
from analysis.figures.delivery import by_source_and_day
from analysis.figures.figure import Figure, Provenance
from analysis.metrics import portrayal as metrics
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.portraying import MEASURED, days, portrayed

SOURCE: Final = Provenance("22 October 2024 to 31 December 2024, from The Daily", 1234, 5, "Europe/London", "ours", 7)
NAMES: Final = (
    *("Florian Munteanu", "Jon M. Chu", "A & B", "<b>bold</b>", "방탄소년단", "Alexander Siddig of the very long name"),
    *("%{y}", "Beyoncé", "Zoë Kravitz"),
)


def bars(title: str = "people") -> Figure:
    """Return a ranking."""
    rows = [(f"p{place}", name, None, 40 - 3 * place) for place, name in enumerate(NAMES)]
    table = pd.DataFrame(rows, columns=["entity_id", "name", "note", "articles"])
    return coverage.ranking(table.astype({"note": "str"}), title, SOURCE)


def before_and_now() -> Figure:
    """Return a ranking beside the period before."""
    table = bars().table
    return coverage.change_bars(table.assign(before=table["articles"][::-1].to_numpy()), "People", SOURCE)


def lines(people: int = 6) -> Figure:
    """Return a line a person over 60 days, two of which are gaps."""
    daily = pd.DataFrame(
        [
            (f"p{place}", day, None if number in {20, 21} else (number * (place + 3)) % 11, NAMES[place], None)
            for place in range(people)
            for number, day in enumerate(pd.date_range("2024-10-22", periods=60))
        ],
        columns=["entity_id", "day", "articles", "name", "note"],
    )
    return coverage.days(daily.astype({"articles": "Int64", "note": "str"}), SOURCE)


def grid() -> Figure:
    """Return what eight sources delivered on thirty days, with an outage."""
    rows = [
        (
            f"Source {row}",
            pd.Timestamp("2024-10-22") + pd.Timedelta(days=day),
            1 if day == row + 9 else 9,
            9.0,
            day == row + 9,
        )
        for row in range(8)
        for day in range(30)
    ]
    table = pd.DataFrame(rows, columns=["source", "day", "articles", "usual", "outage"])
    return by_source_and_day(table.astype({"source": "category", "day": "datetime64[us]"}), SOURCE)


def intervals() -> Figure:
    """Return the portrayal of two people, of one of whom too little is known."""
    told = slice_of(portrayed(*days("-00000++-0+0"), *days("+++", "p2")), Selection())
    return portrayal.people(metrics.by_person(told, MEASURED), 2, SOURCE)


def one_of_each() -> dict[str, Figure]:
    """Return a figure of each form, by what it is."""
    return {
        "bar": bars(),
        "two bars": before_and_now(),
        "line": lines(),
        "one line": lines(1),
        "grid": grid(),
        "interval": intervals(),
    }
