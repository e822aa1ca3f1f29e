"""A corpus that an older program wrote grows into the columns of a newer one."""

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from analysis import schema
from analysis.store import tables

OLDER = pa.schema([("article_id", pa.string()), ("headline", pa.string()), ("body", pa.string())])


def older(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    with monkeypatch.context() as patch:
        patch.setitem(tables.SCHEMAS, "texts", OLDER)
        rows = pa.table({"article_id": ["a"], "headline": ["Old"], "body": ["text"]}, schema=OLDER)
        tables.append(corpus, "texts", rows)
    newest = tables.version(corpus, "texts")
    assert newest is not None
    return newest


def test_a_column_that_an_older_table_lacks_is_null(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = older(tmp_path, monkeypatch)
    for table in (tables.read(tmp_path, "texts", at), tables.rows_of(tmp_path, "texts", at, ["a"])):
        assert table.to_pylist() == [{"article_id": "a", "headline": "Old", "body": "text", "related": None}]


def test_new_rows_bring_the_new_column_and_leave_the_old_version_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = older(tmp_path, monkeypatch)
    row = pd.DataFrame({"article_id": ["b"], "headline": ["New"], "body": [""], "related": ["Other"]})
    tables.append(tmp_path, "texts", schema.arrow(row, schema.TEXTS, "texts"))
    newest = tables.version(tmp_path, "texts")
    assert newest is not None
    related = tables.read(tmp_path, "texts", newest, ["article_id", "related"]).to_pylist()
    assert sorted(related, key=lambda one: str(one["article_id"])) == [
        {"article_id": "a", "related": None},
        {"article_id": "b", "related": "Other"},
    ]
    assert tables.read(tmp_path, "texts", at).num_rows == 1
