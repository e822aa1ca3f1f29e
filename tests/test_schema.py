"""The door through which tables pass: the declared columns in the declared types, or an error that names the place."""

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import SchemaError

DECLARED = pa.schema(
    {"name": schema.TEXT, "count": schema.COUNT, "share": schema.NUMBER, "sure": schema.FLAG, "when": schema.INSTANT}
)
ROW = {"name": "a", "count": 1, "share": 0.5, "sure": True, "when": pd.Timestamp("2024-10-17 08:00", tz="UTC")}
TYPES = {"name": "str", "count": "Int64", "share": "float64", "sure": "boolean", "when": "datetime64[us, UTC]"}


def types(table: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(kind) for name, kind in table.dtypes.items()}


def test_a_table_gets_its_columns_in_order_and_of_their_types() -> None:
    given_ = pd.DataFrame([{"extra": 1, **dict(reversed(ROW.items()))}])
    before = given_.copy()
    table = schema.conform(given_, DECLARED, "here")
    assert types(table) == TYPES
    assert table.to_dict("records") == [ROW]
    pd.testing.assert_frame_equal(given_, before)


def test_an_empty_table_has_the_columns_too() -> None:
    assert types(schema.empty(DECLARED)) == TYPES
    assert types(schema.conform(pd.DataFrame(columns=DECLARED.names), DECLARED, "here")) == TYPES


def test_a_missing_column_is_named_with_what_is_there() -> None:
    with pytest.raises(SchemaError) as refused:
        schema.conform(pd.DataFrame([ROW]).drop(columns=["count", "when"]), DECLARED, "my table")
    assert str(refused.value) == "my table: missing count, when; it has name, share, sure"


@pytest.mark.parametrize(("column", "value"), [("count", "many"), ("share", "half"), ("when", "soon"), ("count", 0.5)])
def test_a_value_that_does_not_fit_is_refused_at_the_place(column: str, value: object) -> None:
    with pytest.raises(SchemaError, match=r"^my table: a value does not fit its column: "):
        schema.conform(pd.DataFrame([{**ROW, column: value}]), DECLARED, "my table")


def test_a_time_in_another_zone_is_the_same_instant_in_utc() -> None:
    paris = pd.Timestamp("2024-10-17 10:00", tz="Europe/Paris")
    assert schema.conform(pd.DataFrame([{**ROW, "when": paris}]), DECLARED, "here")["when"].to_list() == [ROW["when"]]


ROWS = st.fixed_dictionaries(
    {
        "name": st.none() | st.text(st.characters(exclude_categories=["Cs"])),
        "count": st.none() | st.integers(-(2**63), 2**63 - 1),
        "share": st.none() | st.floats(allow_nan=False),
        "sure": st.none() | st.booleans(),
        "when": st.none() | st.datetimes().map(lambda when: pd.Timestamp(str(when), tz="UTC")),
    }
)


@given(st.lists(ROWS, max_size=4))
def test_a_table_comes_back_from_arrow_as_it_went(rows: list[dict[str, object]]) -> None:
    # Column by column: in a table of its own making, pandas would make a number with a gap a float.
    columns = {name: pd.Series([row[name] for row in rows], dtype=TYPES[name]) for name in DECLARED.names}
    table = schema.conform(pd.DataFrame(columns), DECLARED, "here")
    arrow = schema.arrow(table, DECLARED, "here")
    assert arrow.schema.equals(DECLARED)
    pd.testing.assert_frame_equal(schema.pandas(arrow), table)


def test_missing_values_of_every_type_go_and_come_back() -> None:
    table = schema.conform(pd.DataFrame([dict.fromkeys(DECLARED.names)]), DECLARED, "here")
    back = schema.pandas(schema.arrow(table, DECLARED, "here"))
    assert back.isna().all(axis=None)
    assert types(back) == TYPES
