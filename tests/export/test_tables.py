"""Any table as JSON and Parquet, types kept and undefined being null."""

import io
import json

import pandas as pd

from analysis.export import tables

TABLE = pd.DataFrame(
    {
        "at": pd.Series([pd.Timestamp("2024-10-17 10:00", tz="UTC"), pd.NaT]),
        "day": pd.Series([pd.Timestamp("2024-10-17"), pd.NaT]),
        "articles": pd.Series([3, None], dtype="Int64"),
        "share": [0.5, float("nan")],
        "note": pd.Series(["é", None], dtype="str"),
        "sure": [True, False],
    }
)


def test_json_has_instants_days_numbers_and_null() -> None:
    assert json.loads(tables.json(TABLE)) == [
        {"at": "2024-10-17T10:00:00Z", "day": "2024-10-17", "articles": 3, "share": 0.5, "note": "é", "sure": True},
        {"at": None, "day": None, "articles": None, "share": None, "note": None, "sure": False},
    ]
    assert tables.json(TABLE.iloc[:0]) == b"[]\n"


def test_parquet_keeps_types_and_leaves_the_index_out() -> None:
    read = pd.read_parquet(io.BytesIO(tables.parquet(TABLE.set_index(pd.Index([7, 9])))))
    pd.testing.assert_frame_equal(read, TABLE, check_dtype=False)
    assert read["articles"].dtype == "Int64"
    assert tables.parquet(TABLE) == tables.parquet(TABLE)


def test_parquet_tells_a_column_of_several_types_as_text() -> None:
    mixed = pd.DataFrame({"row": pd.Series([3, "own", None], dtype="object"), "articles": [1, 2, 3]})
    read = pd.read_parquet(io.BytesIO(tables.parquet(mixed)))
    assert read["row"].tolist()[:2] == ["3", "own"]
    assert read["row"].isna().tolist() == [False, False, True]
    assert read["articles"].tolist() == [1, 2, 3]
