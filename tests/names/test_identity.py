"""Whether an imported name is somebody known: never one person twice, never two persons as one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities.knowledge import Knowledge
from analysis.names import imports
from tests.entities.known import named
from tests.names.samples import IMDB, WIKIDATA, files, gazetteer, imported, told


@pytest.mark.parametrize(
    ("rows", "new"),
    [
        (["Jon Hamm,1971,actor"], []),
        (["Jon Hamm,,"], []),
        (["Jon Hamm,1950,actor"], [1950]),
        (["Jon Hamm,1971,actor", "Jon Hamm,,", "Jon Hamm,1950,writer"], [1950]),
        (["Elisabeth Moss,1982,actor"], []),
        # Nothing says which of two is the known one, whose year is not known: nobody is added.
        (["Elisabeth Moss,1982,actor", "Elisabeth Moss,1950,actor"], []),
        # Their roles say it.
        (["Elisabeth Moss,1982,actor", "Elisabeth Moss,1950,writer"], [1950]),
    ],
)
def test_a_name_is_somebody_known_unless_a_year_says_otherwise(tmp_path: Path, rows: list[str], new: list[int]) -> None:
    path = files(tmp_path, {"names.csv": "\n".join(["name,born,roles", *rows])})[0]
    imported(tmp_path / "corpus", [path])
    known = imports.gazetteer(tmp_path / "known", tmp_path / "corpus").imported
    assert ([] if known is None else known.entities["first_year"].to_pylist()) == new


@pytest.mark.parametrize(("year", "is_known"), [("2006", True), ("2007", True), ("2008", True), ("2009", False)])
def test_a_title_is_the_known_one_within_a_year(tmp_path: Path, year: str, *, is_known: bool) -> None:
    path = files(tmp_path, {"names.csv": f"name,kind,year\nMad Men,series,{year}\n"})[0]
    assert (imported(tmp_path / "corpus", [path]).entities == 0) == is_known


def test_a_film_of_the_name_of_a_series_is_another_work(tmp_path: Path) -> None:
    path = files(tmp_path, {"names.csv": "name,kind,year\nMad Men,film,2007\n"})[0]
    assert imported(tmp_path / "corpus", [path]).entities == 1


def test_the_new_spellings_of_somebody_known_are_theirs(tmp_path: Path) -> None:
    path = files(tmp_path, {"names.csv": "name,born,aliases\nJon Hamm,1971,Jonathan Hamm\n"})[0]
    imported(tmp_path / "corpus", [path])
    assert told(tmp_path / "corpus")["aliases"] == [("jon-hamm", "Jonathan Hamm", "name", False)]
    knowledge = Knowledge(imports.gazetteer(tmp_path / "known", tmp_path / "corpus"))
    assert named("Jonathan Hamm met Jon Hamm.", knowledge=knowledge) == {"jon-hamm": ["Jonathan Hamm", "Jon Hamm"]}


def test_one_person_from_two_collections_is_one(tmp_path: Path) -> None:
    imported(tmp_path / "corpus", files(tmp_path / "imdb", IMDB))
    before = [row[0] for row in told(tmp_path / "corpus")["entities"]]
    imported(tmp_path / "corpus", files(tmp_path, {"items.jsonl": "\n".join(WIKIDATA)}))
    found = told(tmp_path / "corpus")
    assert [row[0] for row in found["entities"] if row[0] not in before] == ["wikidata-q104", "wikidata-q105"]
    assert ("imdb-nm1", "Griselda Quimby", "birth", False) in found["aliases"]
    assert ("wikidata-q104", "imdb-nm1", None, "member") in found["credits"]


def test_two_of_one_collection_are_two(tmp_path: Path) -> None:
    head, *_ = IMDB["name.basics.tsv"].splitlines()
    rows = f"{head}\nnm1\tAda Bright\t1980\t\\N\tactor\t\\N\nnm2\tAda Bright\t1980\t\\N\tactor\t\\N"
    assert imported(tmp_path / "corpus", files(tmp_path, {"names.tsv": rows})).entities == 2


NAMES = st.sampled_from(["Jon Hamm", "Elisabeth Moss", "Ada Bright", "Zelda Quimby", "Glimmer", ""])
ROWS = st.lists(
    st.tuples(
        NAMES,
        st.sampled_from(["", "1971", "1950", "2020", "never"]),
        st.sampled_from(["", "actor", "singer"]),
        st.sampled_from(["", "Ada B. Bright", "Jonny Hamm|J Hamm"]),
    ),
    max_size=8,
)


def _path(folder: Path, rows: Sequence[tuple[str, ...]], name: str) -> list[Path]:
    return files(folder, {name: "\n".join(["name,born,roles,aliases", *map(",".join, rows)]) + "\n"})


def _said(corpus: Path) -> dict[str, list[tuple[object, ...]]]:
    if imports.gazetteer(corpus.parent / "known", corpus).imported is None:
        return {}
    return {name: [row[:5] for row in rows] for name, rows in told(corpus).items()}


@settings(max_examples=12)
@given(rows=ROWS, data=st.data())
def test_the_order_of_rows_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    outcomes = []
    for name, each in (("one", rows), ("two", data.draw(st.permutations(rows)))):
        (folder / name).mkdir()
        done = imported(folder / name / "corpus", _path(folder / name, each, "names.csv"))
        outcomes.append(
            (done.read, done.taken, done.known, done.left_out, done.rejected, _said(folder / name / "corpus"))
        )
    assert outcomes[0] == outcomes[1]


@settings(max_examples=12)
@given(rows=ROWS)
def test_importing_twice_changes_nothing(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]) -> None:
    corpus = tmp_path_factory.mktemp("twice") / "corpus"
    path = _path(corpus.parent, rows, "names.csv")
    first = imported(corpus, path)
    once = imports.digest(gazetteer(corpus.parent / "known"), corpus)
    again = imported(corpus, path)
    assert (again.taken, again.number, again.read) == (0, None, first.read)
    assert again.known == first.taken + first.known
    assert imports.digest(corpus.parent / "known", corpus) == once
