"""The text index: what it finds, what it costs the commit before, and what a crash leaves."""

import hashlib
import itertools
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import CorpusError, SchemaError
from analysis.store import index

VOCABULARY = ("moss", "mossy", "swift", "tour")
Sets = tuple[str, frozenset[str]]


def texts(bodies: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(article_id, "", body, "", "", "") for article_id, body in bodies.items()], columns=index.INDEXED.names
    )


def contents(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


# Every way to put the words into headline and body: a wrong set operation has somewhere to show.
SMALL = {
    f"{number}": (" ".join(headline), " ".join(body))
    for number, (headline, body) in enumerate(
        itertools.product(
            [chosen for size in range(3) for chosen in itertools.combinations(VOCABULARY, size)],
            [chosen for size in range(4) for chosen in itertools.permutations(VOCABULARY[:3], size)],
        )
    )
}
EVERYTHING = frozenset(SMALL)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = index.folder(tmp_path_factory.mktemp("corpus"), 1)
    rows = [(number, *both, "", "", "") for number, both in SMALL.items()]
    index.build(folder, pd.DataFrame(rows, columns=index.INDEXED.names))
    return folder


def holding(pattern: str, fields: tuple[int, ...]) -> frozenset[str]:
    """Return the ids whose headline (0) or body (1) has the word, beginning or run of words."""

    def holds(text: str) -> bool:
        if pattern.endswith("*"):
            return any(word.startswith(pattern[:-1]) for word in text.split())
        return f" {pattern} " in f" {text} "

    return frozenset(number for number, both in SMALL.items() if any(holds(both[field]) for field in fields))


def leaf(pattern: str, field: str) -> Sets:
    fields = {"": (0, 1), "headline:": (0,), "body:": (1,)}[field]
    spelled = f'"{pattern}"' if " " in pattern else pattern
    return f"{field}{spelled}", holding(pattern, fields)


def joined(parts: list[Sets], operator: str) -> Sets:
    combined = frozenset.union if operator == " OR " else frozenset.intersection
    return f"({operator.join(text for text, _ in parts)})", combined(*(ids for _, ids in parts))


def negated(part: Sets, sign: str) -> Sets:
    return f"{sign}{part[0]}", EVERYTHING - part[1]


LEAVES = st.builds(
    leaf,
    st.sampled_from([*VOCABULARY, "moss*", "s*", "moss swift", "swift mossy", "nobody"]),
    st.sampled_from(["", "headline:", "body:"]),
)
QUERIES = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(joined, st.lists(inner, min_size=2, max_size=3), st.sampled_from([" ", " AND ", " OR "]))
        | st.builds(negated, inner, st.sampled_from(["NOT ", "-"]))
    ),
    max_leaves=8,
)


@settings(max_examples=400)
@given(QUERIES)
def test_every_query_is_the_set_arithmetic_it_spells(small: Path, query: Sets) -> None:
    assert index.matching(small, query[0], {}) == query[1]


CHANGES = st.lists(
    st.tuples(
        st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(VOCABULARY), max_size=5),
        st.sets(st.sampled_from("abcdefgh")),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15)
@given(CHANGES)
def test_any_chain_of_extensions_finds_what_its_articles_hold(changes: list[tuple[dict[str, str], set[str]]]) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "_ROWS_A_FILE", 3)
        corpus, held, old = Path(place), dict[str, str](), None
        for number, (added, removed) in enumerate(changes):
            new = index.folder(corpus, number)
            index.extend(old, new, texts(added), removed)
            held = {key: word for key, word in held.items() if key not in removed} | added
            for word in VOCABULARY:
                assert index.matching(new, word, {}) == {key for key in held if held[key] == word}
            assert index.matching(new, "NOT nobody", {}) == set(held)
            old = new


def test_an_index_lives_under_the_number_of_its_commit() -> None:
    assert index.folder(Path("corpus"), 12) == Path("corpus/index/12")


def test_extending_leaves_every_byte_of_the_old_index(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss", "b": "swift"}))
    before = contents(tmp_path / "1")
    for number in range(2, 14):
        index.extend(tmp_path / f"{number - 1}", tmp_path / f"{number}", texts({f"{number}": "moss"}), ["a"])
    assert contents(tmp_path / "1") == before
    assert index.matching(tmp_path / "1", "moss", {}) == {"a"}
    assert index.matching(tmp_path / "13", "moss", {}) == {f"{number}" for number in range(2, 14)}


def test_extending_copies_no_text_that_is_indexed_already(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    index.extend(tmp_path / "1", tmp_path / "2", texts({"b": "moss"}), [])
    old = [file for file in (tmp_path / "1").iterdir() if file.suffix in {".idx", ".pos", ".term", ".store"}]
    assert len(old) == 4
    assert all(file.samefile(tmp_path / "2" / file.name) for file in old)


def test_a_file_system_without_links_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refused)
    index.build(tmp_path / "1", texts({"a": "moss"}))
    index.extend(tmp_path / "1", tmp_path / "2", texts({"b": "moss"}), [])
    assert index.matching(tmp_path / "2", "moss", {}) == {"a", "b"}


def test_an_added_article_replaces_the_one_with_its_id(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    index.extend(tmp_path / "1", tmp_path / "2", texts({"a": "swift"}), [])
    assert index.matching(tmp_path / "2", "moss", {}) == set()
    assert index.matching(tmp_path / "2", "swift", {}) == {"a"}


def test_a_crash_leaves_the_old_index_and_no_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    before = contents(tmp_path / "1")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", crash)
    with pytest.raises(KeyboardInterrupt):
        index.extend(tmp_path / "1", tmp_path / "2", texts({"b": "moss"}), ["a"])
    monkeypatch.undo()
    assert contents(tmp_path / "1") == before
    assert not (tmp_path / "2").exists()
    index.extend(tmp_path / "1", tmp_path / "2", texts({"c": "moss"}), ["a"])
    assert index.matching(tmp_path / "2", "moss", {}) == {"c"}
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["1", "2"]


def test_an_index_whose_commit_was_never_written_gives_way(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    index.build(tmp_path / "1", texts({"b": "moss"}))
    assert index.matching(tmp_path / "1", "moss", {}) == {"b"}


def test_what_an_article_lacks_is_not_found(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}).assign(author=None, section=float("nan")))
    assert index.matching(tmp_path / "1", "author:none OR section:nan", {}) == set()
    assert index.matching(tmp_path / "1", "moss", {}) == {"a"}


def test_ids_may_be_any_text(tmp_path: Path) -> None:
    ids = ["a", "é" * 300, "x y\n", "AND"]
    index.build(tmp_path / "1", texts(dict.fromkeys(ids, "moss")))
    index.extend(tmp_path / "1", tmp_path / "2", texts({}), ["AND"])
    assert index.matching(tmp_path / "2", "moss", {}) == set(ids[:-1])


def test_no_text_is_stored_beside_the_words(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "Zanzibar moss"}))
    assert not [file for file in (tmp_path / "1").iterdir() if b"Zanzibar" in file.read_bytes()]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="text index: missing body; it has article_id, headline, source"):
        index.build(tmp_path / "1", texts({"a": "moss"}).drop(columns="body"))


def test_a_commit_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as refused:
        index.matching(tmp_path / "1", "moss", {})
    assert str(refused.value) == (
        f"{tmp_path / '1'}: this commit has no text index; run `marquee ingest` to write a commit that has one"
    )
    with pytest.raises(CorpusError, match="this commit has no text index"):
        index.extend(tmp_path / "1", tmp_path / "2", texts({}), [])


def test_an_index_of_another_layout_says_what_to_do(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    (tmp_path / "1" / "layout").write_text("0\n")
    with pytest.raises(CorpusError) as refused:
        index.matching(tmp_path / "1", "moss", {})
    assert str(refused.value) == (
        f"{tmp_path / '1'}: the text index has layout 0, not {index.LAYOUT}; run `marquee ingest` to write a new one"
    )


def test_a_damaged_index_says_what_to_do(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    (tmp_path / "1" / "meta.json").unlink()
    with pytest.raises(CorpusError, match=r"1: the text index cannot be opened \(.+\); run `marquee ingest` to"):
        index.matching(tmp_path / "1", "moss", {})


def test_nothing_is_written_into_an_index_that_is_deleted_after_reading(tmp_path: Path) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    opened = index._opened(tmp_path / "1")  # noqa: SLF001  (what a search holds while it runs)
    assert opened.searcher().num_docs == 1
    # Tantivy's watch, where there is one, looks every half second whether this file is another.
    time.sleep(0.7)
    meta = tmp_path / "1" / "meta.json"
    for file in (tmp_path / "1").iterdir():
        if file != meta:
            file.unlink()
    meta.write_text(f"{meta.read_text()} ")
    time.sleep(1.2)
    assert list(contents(tmp_path / "1")) == ["meta.json"]


def test_a_reader_who_may_not_write_is_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.build(tmp_path / "1", texts({"a": "moss"}))
    for lock in (tmp_path / "1").glob("*.lock"):
        lock.unlink()
    before = contents(tmp_path / "1")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert index.matching(tmp_path / "1", "moss", {}) == {"a"}
    assert contents(tmp_path / "1") == before
