"""Figures of every form and reports of them, for the tests of what leaves."""

import struct
import zlib
from dataclasses import replace
from typing import Final

import pandas as pd

from analysis.export.parts import Part, Report
from analysis.figures.coverage import LABELS, change_bars, days, days_in_all, ranking
from analysis.figures.figure import Figure, Provenance
from analysis.figures.portrayal import STATES

SOURCE: Final = Provenance(
    "17 October 2024 to 22 October 2024",
    1234,
    5,
    "Europe/London",
    "ours",
    7,
    pd.Timestamp("2024-11-01 12:00", tz="UTC"),
    pd.Timestamp("2024-10-31 08:00", tz="UTC"),
)
CAUTION: Final = "Machine estimate, wrong in about one of 5 passages (measured)."
NAMES: Final = ("Elisabeth Moss", '=HYPERLINK("http://x.example")', "Jon\x07 Hamm & <Co>", "+1", "Beyoncé 비욘세")
"""The second and fourth are formulas to a spreadsheet; the third has a control character."""
SHOWN: Final = ("Elisabeth Moss", '=HYPERLINK("http://x.example")', "Jon Hamm & <Co>", "+1", "Beyoncé 비욘세")
DAYS: Final = pd.date_range("2024-10-17", periods=6)
ARTICLES: Final = (3, 4, None, 0, 5, 2)


def _coverage() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "entity_id": [f"p{place}" for place in range(len(NAMES))],
            "name": NAMES,
            "note": pd.Series([None] * len(NAMES), dtype="str"),
            "articles": [41, 30, 22, 9, 1],
            "before": [20, 33, 0, 9, 5],
        }
    )


def bar() -> Figure:
    """Return a ranking of people."""
    return ranking(_coverage().drop(columns="before"), "people", SOURCE)


def bars() -> Figure:
    """Return a ranking beside the period before."""
    return change_bars(_coverage(), "People", SOURCE)


def line() -> Figure:
    """Return one line, with a gap and a nought."""
    return days_in_all(pd.DataFrame({"day": DAYS, "articles": pd.array(ARTICLES, dtype="Int64")}), SOURCE)


def lines() -> Figure:
    """Return two lines; the second has no gap."""
    each = [("p1", "Elisabeth Moss", ARTICLES), ("p2", "=Jon", (1, 2, 3, 4, 5, 6))]
    rows = [
        pd.DataFrame({"entity_id": key, "name": name, "day": DAYS, "articles": pd.array(counts, dtype="Int64")})
        for key, name, counts in each
    ]
    return days(pd.concat(rows, ignore_index=True).assign(note=pd.Series(dtype="str")), SOURCE)


def stack() -> Figure:
    """Return bars of parts; one part of B is not known."""
    table = pd.DataFrame(
        {
            "source": ["A", "A", "B", "C"],
            "portrayal": ["neutral", "favourable", "neutral", "favourable"],
            "articles": [5, 2, 6, 1],
        }
    )
    states = {"neutral": "Neutral portrayal", "favourable": "Favourable portrayal"}
    ids = ("source", "portrayal")
    return Figure(
        "stack", "stack", table, "articles", "source", "portrayal", ids, LABELS, "Parts", CAUTION, SOURCE, states=states
    )


def scatter() -> Figure:
    """Return four marks, one without a name that is safe."""
    table = pd.DataFrame(
        {
            "entity_id": list("abcd"),
            "name": ["Ann", "=Bob", "Cy", "Dee"],
            "articles": [3, 5, 8, 1],
            "share": [0.1, 0.5, 0.3, 0.9],
        }
    )
    return Figure(
        "scatter",
        "scatter",
        table,
        "articles",
        "share",
        None,
        ("entity_id",),
        LABELS,
        "Marks",
        "",
        SOURCE,
        words="name",
    )


def band() -> Figure:
    """Return a line within what was expected."""
    table = pd.DataFrame(
        {"day": DAYS, "articles": [3, 4, 5, 0, 5, 2], "low": [0.5, 1, 1, 1, 2, 2], "high": [4.0, 5, 5, 6, 6.5, 7]}
    )
    labels = {**LABELS, "low": "Expected, low", "high": "Expected, high"}
    return Figure(
        "band", "band", table, "day", "articles", None, ("day",), labels, "Band", "", SOURCE, ends=("low", "high")
    )


def interval() -> Figure:
    """Return shares with their intervals: none of the forms that office programs draw."""
    table = pd.DataFrame(
        {
            "entity_id": ["p1", "p1", "p2"],
            "name": ["Elisabeth Moss", "Elisabeth Moss", "Jon Hamm"],
            "portrayal": ["neutral", "favourable", "neutral"],
            "share": [0.64, 0.23, None],
            "low": [0.38, 0.0, None],
            "high": [0.91, 0.5, None],
            "told": ["", "", "too few stories to tell: 3"],
            "basis": ["8 articles, 8 stories", "8 articles, 8 stories", "3 articles, 3 stories"],
            "caution": CAUTION,
        }
    )
    return Figure(
        "interval",
        "interval",
        table,
        "share",
        "name",
        "portrayal",
        ("entity_id", "portrayal"),
        LABELS,
        "Portrayal of people, machine estimate",
        CAUTION,
        SOURCE,
        states=STATES,
        ends=("low", "high"),
        words="told",
        measure="basis",
    )


def nothing() -> Figure:
    """Return a ranking of nobody."""
    return ranking(_coverage().iloc[:0], "people", SOURCE)


def every() -> list[Figure]:
    """Return a figure of each kind."""
    return [bar(), bars(), line(), lines(), stack(), scatter(), band(), interval(), nothing()]


def report(*figures: Figure, picture: bytes | None = None) -> Report:
    """Return the figures as a report, each with its own table."""
    parts = tuple(replace(Part(figure, figure.table), picture=picture) for figure in figures)
    return Report("Weekly <report>", parts, SOURCE)


def png() -> bytes:
    """Return the smallest picture: one grey pixel."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\x00\x80")),
        (b"IEND", b""),
    ]
    made = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
