"""Where a delivery broke: gaps, spans, and every source beside its usual."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.metrics.outages import beside_usual, gaps, of_row, outages

DAY = pd.Timestamp("2024-10-22")


def table(*rows: tuple[str, int, int, float | None, bool]) -> pd.DataFrame:
    """Return a `delivered`: source, day from 22 October, articles, usual, outage."""
    found = pd.DataFrame(list(rows), columns=["source", "day", "articles", "usual", "outage"])
    days = (DAY + pd.to_timedelta(found["day"], unit="D")).astype("datetime64[us]")
    types = {"source": "category", "usual": "float64", "articles": "int64", "outage": "bool"}
    return found.assign(day=days).astype(types).sort_values(["source", "day"], ignore_index=True)


def days(found: pd.DatetimeIndex) -> list[int]:
    return [(day - DAY).days for day in found]


def test_a_day_is_a_gap_where_a_third_of_the_usual_is_out() -> None:
    small = table(("A", 0, 1, 20, True), ("B", 0, 41, 41, False), ("A", 1, 1, 20, True), ("B", 1, 40, 40, False))
    assert days(gaps(small)) == [1]


def test_one_source_alone_is_a_gap_on_each_of_its_outages() -> None:
    assert days(gaps(table(("A", 0, 30, 30, False), ("A", 1, 9, 30, True), ("A", 2, 0, 30, True)))) == [1, 2]


def test_a_new_source_neither_makes_a_gap_nor_fills_one() -> None:
    assert days(gaps(table(("A", 0, 2, 30, True), ("B", 0, 500, None, False)))) == [0]
    assert days(gaps(table(("B", 0, 500, None, False)))) == []


def test_outages_are_told_as_spans_with_what_came_and_what_usually_does() -> None:
    found = outages(
        table(
            ("tmz.com", 0, 12, 60, True),
            ("tmz.com", 1, 14, 64, True),
            ("tmz.com", 2, 30, 60, False),
            ("tmz.com", 4, 16, 62, True),
            ("tmz.com", 8, 2, 40, True),
            ("people.com", 8, 0, 50, True),
            ("eonline.com", 8, 50, 50, False),
        )
    )
    assert list(found.itertuples(index=False, name=None)) == [
        ("people.com", DAY + pd.Timedelta(days=8), DAY + pd.Timedelta(days=8), 1, 0.0, 50.0),
        ("tmz.com", DAY + pd.Timedelta(days=8), DAY + pd.Timedelta(days=8), 1, 2.0, 40.0),
        ("tmz.com", DAY, DAY + pd.Timedelta(days=4), 3, 14.0, 62.0),
    ]


def test_no_outage_is_no_span_and_no_gap() -> None:
    for fine in (table(), table(("A", 0, 30, 30, False))):
        assert outages(fine).empty
        assert outages(fine).columns.to_list() == ["source", "first", "last", "days", "delivered", "usual"]
        assert gaps(fine).empty


def test_every_source_is_told_beside_its_usual() -> None:
    cells = beside_usual(
        table(
            ("A", 0, 100, 90, False),
            ("A", 1, 140, 90, False),
            ("A", 2, 59, 90, False),
            ("A", 3, 29, 90, True),
            ("B", 0, 5, None, False),
            ("B", 1, 1, 2.5, False),
        ),
        most=20,
    )
    rows = cells[["row", "source", "articles", "state"]].itertuples(index=False, name=None)
    assert list(rows) == [
        (0, "A", 100, "usual"),
        (0, "A", 140, "more"),
        (0, "A", 59, "less"),
        (0, "A", 29, "outage"),
        (1, "B", 5, "unknown"),
        (1, "B", 1, "unknown"),
    ]
    assert cells["others"].eq(0).all()


def test_small_sources_are_one_row_that_adds_up() -> None:
    several = table(
        ("A", 0, 90, 90, False),
        ("B", 0, 40, 40, False),
        ("C", 0, 20, 25, False),
        ("D", 0, 0, 15, True),
    )
    cells = beside_usual(several, most=2)
    assert cells["source"].isna().to_list() == [False, False, True]
    assert cells["others"].to_list() == [2, 2, 2]
    assert cells["articles"].to_list() == [90, 40, 20]
    assert cells["usual"].to_list() == [90.0, 40.0, 40.0]
    assert cells["state"].to_list() == ["usual", "usual", "outage"]
    assert [sorted(of_row(several, 2, row)) for row in range(3)] == [["A"], ["B"], ["C", "D"]]


def test_a_single_other_source_is_shown_by_its_name() -> None:
    cells = beside_usual(table(*[(name, 0, 9, 9.0, False) for name in "ABC"]), most=2)
    assert cells["source"].to_list() == ["A", "B", "C"]


def test_nothing_delivered_is_an_empty_grid() -> None:
    assert beside_usual(table(), most=20).empty


ROWS = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.integers(0, 5), st.integers(0, 50), st.integers(0, 50), st.booleans()),
    max_size=20,
    unique_by=lambda row: row[:2],
)


@given(ROWS, st.integers(1, 8))
def test_a_grid_holds_every_article_once(rows: list[tuple[str, int, int, int, bool]], most: int) -> None:
    whole = table(*[(source, day, articles, float(usual), out) for source, day, articles, usual, out in rows])
    cells = beside_usual(whole, most)
    assert cells["articles"].sum() == whole["articles"].sum()
    assert not cells.duplicated(["row", "day"]).any()
    of_rows = [of_row(whole, most, int(row)) for row in cells["row"].unique()]
    assert sorted(source for sources in of_rows for source in sources) == sorted(whole["source"].unique())
    for row, sources in zip(cells["row"].unique(), of_rows, strict=True):
        own = whole["articles"][whole["source"].isin(sources)].sum()
        assert cells["articles"][cells["row"].eq(row)].sum() == own


@given(ROWS)
def test_an_outage_of_every_source_is_a_gap(rows: list[tuple[str, int, int, int, bool]]) -> None:
    whole = table(*[(source, day, 0, usual + 1.0, True) for source, day, _, usual, _ in rows])
    assert set(gaps(whole)) == set(whole["day"])
