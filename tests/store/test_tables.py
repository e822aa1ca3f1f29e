"""Tables at a version: what is written comes back, and what cannot be kept is refused before it is written."""

import re
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import CorpusError
from analysis.store import tables
from analysis.store.writing import lease
from tests.corpora import Told, batch, ingested, state

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


def texts(**bodies: str) -> pa.Table:
    columns = {
        "article_id": list(bodies),
        "headline": [""] * len(bodies),
        "body": list(bodies.values()),
        "related": [""] * len(bodies),
    }
    return pa.table(columns, schema=schema.TEXTS)


def bodies(corpus: Path, at: int | None = None) -> dict[str, str]:
    newest = tables.version(corpus, "texts")
    assert newest is not None
    table = tables.read(corpus, "texts", newest if at is None else at, ["article_id", "body"])
    return dict(zip(*table.to_pydict().values(), strict=True))


def files(corpus: Path) -> list[Path]:
    return sorted((corpus / "texts").glob("*.parquet"))


def test_a_table_that_is_not_there_has_no_version(tmp_path: Path) -> None:
    assert tables.version(tmp_path, "texts") is None


def test_an_empty_folder_is_no_table_yet(tmp_path: Path) -> None:
    (tmp_path / "texts" / "_delta_log").mkdir(parents=True)
    assert tables.version(tmp_path, "texts") is None
    tables.append(tmp_path, "texts", texts(a="one"))
    assert bodies(tmp_path) == {"a": "one"}


@settings(max_examples=10)
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_every_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str]]) -> None:
    corpus = tmp_path_factory.mktemp("corpus")
    rows = pa.table(
        {name: [f"{number:x}" if name == "article_id" else text for number, (text, _) in enumerate(told)]
         for name in schema.TEXTS.names},
        schema=schema.TEXTS,
    )  # fmt: skip
    tables.append(corpus, "texts", rows)
    assert tables.read(corpus, "texts", 0).to_pylist() == rows.to_pylist()


def test_appending_nothing_makes_no_version(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts(a="one"))
    tables.append(tmp_path, "texts", texts())
    assert tables.version(tmp_path, "texts") == 0


def test_appending_nothing_makes_a_table_where_there_is_none(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts())
    assert bodies(tmp_path) == {}


def test_an_older_version_is_still_read_after_everything_that_follows(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts(a="one", b="two"))
    tables.remove(tmp_path, "texts", {"a"})
    tables.append(tmp_path, "texts", texts(a="three"))
    tables.replace(tmp_path, "texts", texts(c="four"))
    tables.restore(tmp_path, "texts", 2)
    assert [bodies(tmp_path, version) for version in range(5)] == [
        {"a": "one", "b": "two"},
        {"b": "two"},
        {"a": "three", "b": "two"},
        {"c": "four"},
        {"a": "three", "b": "two"},
    ]


def test_more_ids_than_one_predicate_takes_are_all_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_IDS_A_PREDICATE", 2)
    tables.append(tmp_path, "texts", texts(**{f"{number:x}": "" for number in range(6)}))
    tables.remove(tmp_path, "texts", {"0", "1", "2", "4", "5", "ff"})
    assert bodies(tmp_path) == {"3": ""}


def test_rows_of_some_articles_are_those_and_no_others(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts(a="one", b="two", c="three"))
    found = tables.rows_of(tmp_path, "texts", 0, ["c", "a", "nobody"])
    assert sorted(found["article_id"].to_pylist()) == ["a", "c"]
    assert tables.rows_of(tmp_path, "texts", 0, []).num_rows == 0


@pytest.mark.parametrize("column", ["article_id", "body"])
def test_rows_are_found_in_a_file_that_others_were_taken_out_of(tmp_path: Path, column: str) -> None:
    tables.append(tmp_path, "texts", texts(a="one", b="two", c="three"))
    tables.remove(tmp_path, "texts", {"b"})
    assert sorted(tables.rows_of(tmp_path, "texts", 1, ["a", "b", "c"])["article_id"].to_pylist()) == ["a", "c"]
    assert all(pq.read_schema(file).field(column).type == schema.TEXT for file in files(tmp_path))


def test_the_parts_of_a_table_are_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_ROWS_A_PART", 3)
    for first in (0, 4, 8):
        tables.append(tmp_path, "texts", texts(**{f"{number:x}": "" for number in range(first, first + 4)}))
    parts = [part["article_id"].to_pylist() for part in tables.parts(tmp_path, "texts", 1)]
    assert sorted(chain.from_iterable(parts)) == list("01234567")
    assert len(parts) > 1


def test_a_column_that_was_declared_later_is_null_in_older_rows(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts(a="one").drop_columns(["related"]))
    tables.append(tmp_path, "texts", texts(b="two"))
    assert tables.read(tmp_path, "texts", 0)["related"].to_pylist() == [None]
    assert tables.rows_of(tmp_path, "texts", 0, ["a"]).column_names == schema.TEXTS.names
    both = tables.read(tmp_path, "texts", 1, ["article_id", "related"]).to_pydict()
    assert dict(zip(*both.values(), strict=True)) == {"a": None, "b": ""}


def test_compaction_waits_for_many_files_and_changes_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MANY_FILES", 3)
    for name in "ab":
        tables.append(tmp_path, "texts", texts(**{name: name}))
    tables.compact(tmp_path, "texts")
    assert tables.version(tmp_path, "texts") == 1
    tables.append(tmp_path, "texts", texts(c="c"))
    tables.compact(tmp_path, "texts")
    assert bodies(tmp_path) == {"a": "a", "b": "b", "c": "c"}
    assert bodies(tmp_path, 1) == {"a": "a", "b": "b"}


def test_compacted_texts_lie_in_groups_small_enough_for_one_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_MANY_FILES", 2)
    monkeypatch.setattr(tables, "_TEXT_GROUP", 4)
    for first in (0, 8):
        tables.append(tmp_path, "texts", texts(**{f"{number:02x}": "" for number in range(first, first + 8)}))
    before = files(tmp_path)
    tables.compact(tmp_path, "texts")
    [joined] = set(files(tmp_path)) - set(before)
    assert [pq.ParquetFile(joined).metadata.row_group(group).num_rows for group in range(4)] == [4, 4, 4, 4]


def test_rejects_have_no_id_and_are_compacted_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MANY_FILES", 2)
    for number in range(2):
        row = pa.table({"place": [f"file:{number}"], "reason": ["why"], "record": ["x"]}, schema=schema.REJECTS)
        tables.append(tmp_path, "rejects", row)
    tables.compact(tmp_path, "rejects")
    assert sorted(tables.read(tmp_path, "rejects", 2, ["place"])["place"].to_pylist()) == ["file:0", "file:1"]


def test_a_version_that_never_was_says_so_in_one_line(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts(a="one"))
    with pytest.raises(CorpusError) as refused:
        tables.read(tmp_path, "texts", 7)
    said = re.escape(f"{tmp_path / 'texts'}: version 7 cannot be read (")
    assert re.fullmatch(said + r"[^\n]+\); the corpus is damaged", str(refused.value))


def test_a_file_that_was_deleted_is_told_as_damage(tmp_path: Path) -> None:
    tables.append(tmp_path, "texts", texts(a="one"))
    files(tmp_path)[0].unlink()
    for reading in (bodies, lambda corpus: tables.rows_of(corpus, "texts", 0, ["a"])):
        with pytest.raises(CorpusError, match=r"texts: version 0 cannot be read \(.+\); the corpus is damaged$"):
            reading(tmp_path)


@pytest.mark.parametrize("cut", [0, 40])
def test_a_file_that_was_cut_short_is_told_as_damage(tmp_path: Path, cut: int) -> None:
    tables.append(tmp_path, "texts", texts(a="one"))
    [file] = files(tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(CorpusError, match=r"texts: version 0 cannot be read \(.+\); the corpus is damaged$"):
        tables.read(tmp_path, "texts", 0)


def test_a_folder_may_have_any_name_that_delta_takes(tmp_path: Path) -> None:
    corpus = tmp_path / " Über 100% #1 'best' \"of\" ~a+b&c=d;e,f?g*h:i {j} <k> %zz"
    ingested(corpus, batch(Told("a1", "Jon Hamm")))
    ingested(corpus, batch(Told("a1", "Jon Hamm again"), Told("a2")))
    assert [row[0] for row in state(corpus)["articles"]] == ["a1", "a2"]


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("50%20off", "'%20'"),
        ("a%e9b", "'%e9'"),
        ("a\\b", r"'\\'"),
        ("[drafts]", "'['"),
        ("this|that", "'|'"),
        ("a^b", "'^'"),
        ("a\nb", r"'\n'"),
        ("a\udce9b", r"'\udce9'"),
    ],
)
def test_a_folder_name_that_delta_misreads_is_refused_before_anything_is_written(
    tmp_path: Path, name: str, sign: str
) -> None:
    corpus = tmp_path / name / "corpus"
    with pytest.raises(CorpusError) as refused, lease(corpus, print):
        pass
    told = str(refused.value)
    end = f": a corpus cannot be kept under {sign} in a folder's name; rename it or choose another"
    assert told.endswith(end)
    assert told.isprintable()
    assert not list(tmp_path.iterdir())


def test_a_link_to_a_folder_with_a_bad_name_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "a%20b").mkdir()
    (tmp_path / "good").symlink_to(tmp_path / "a%20b")
    with pytest.raises(CorpusError, match="under '%20' in a folder's name"), lease(tmp_path / "good", print):
        pass
