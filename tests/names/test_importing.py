"""The way from files to an import: numbers, bounds, damage, and forgetting."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from analysis.entities import gazetteer as gazetteers
from analysis.errors import CorpusError, LoadingError
from analysis.names import imports, inputs
from analysis.names.importing import forget
from analysis.settings import Limits
from tests.corpora import NOW, SIGNATURE
from tests.names.samples import PEOPLE, files, imported, told

if TYPE_CHECKING:
    from analysis.loading.records import Reject


def one(folder: Path, *names: str) -> list[Path]:
    return files(folder, {"names.csv": "name\n" + "".join(f"{name}\n" for name in names)})


def test_an_import_is_numbered_and_tells_what_it_was(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    assert imported(corpus, one(tmp_path, "Ada Bright")).number == 1
    assert imported(corpus, one(tmp_path, "Ada Bright", "Zelda Quimby")).number == 2
    assert [(i.number, i.what, i.who, i.read, i.taken, i.known) for i in imports.imports(corpus)] == [
        (1, "test", "tester", 1, 1, 0),
        (2, "test", "tester", 2, 1, 1),
    ]
    assert pd.Timestamp(imports.imports(corpus)[0].at) == NOW


def test_a_rehearsal_keeps_nothing(tmp_path: Path) -> None:
    done = imported(tmp_path / "corpus", one(tmp_path, "Ada Bright"), is_rehearsal=True)
    assert (done.taken, done.number) == (1, None)
    assert not (tmp_path / "corpus" / "names" / "00000001").exists()
    assert imports.imports(tmp_path / "corpus") == []


def test_the_state_of_the_gazetteer_covers_imports_and_is_as_before_once_they_are_forgotten(tmp_path: Path) -> None:
    corpus, known = tmp_path / "corpus", tmp_path / "known"
    imported(corpus, one(tmp_path, "Ada Bright"))
    one_import = imports.digest(known, corpus)
    imported(corpus, one(tmp_path, "Zelda Quimby"))
    own = gazetteers.digest(known)
    assert len({own, one_import, imports.digest(known, corpus)}) == 3
    forget(corpus, 2, SIGNATURE)
    assert imports.digest(known, corpus) == one_import == imports.gazetteer(known, corpus).digest
    forget(corpus, 1, SIGNATURE)
    assert imports.digest(known, corpus) == own
    assert imports.gazetteer(known, corpus).imported is None
    assert [bool(one.forgotten_at) for one in imports.imports(corpus)] == [True, True]


def test_what_another_import_says_too_stays(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    imported(corpus, one(tmp_path, "Ada Bright"))
    imported(corpus, one(tmp_path, "Ada Bright", "Zelda Quimby"))
    forget(corpus, 1, SIGNATURE)
    assert sorted(str(row[2]) for row in told(corpus)["entities"]) == ["Ada Bright", "Zelda Quimby"]


def test_what_is_not_there_cannot_be_forgotten(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    imported(corpus, one(tmp_path, "Ada Bright"))
    with pytest.raises(CorpusError) as none:
        forget(corpus, 2, SIGNATURE)
    assert str(none.value) == f"{corpus}: no import 2; it has 1 (`marquee names imports` lists them)"
    forget(corpus, 1, SIGNATURE)
    with pytest.raises(CorpusError) as twice:
        forget(corpus, 1, SIGNATURE)
    assert str(twice.value) == f"{corpus}: import 1 was forgotten on 2024-11-01 by tester"


def test_the_gazetteer_that_comes_along_may_change_under_the_imports(tmp_path: Path) -> None:
    corpus, known = tmp_path / "corpus", tmp_path / "known"
    imported(corpus, one(tmp_path, "Ada Bright"))
    with (known / "entities.csv").open("a") as entities, (known / "aliases.csv").open("a") as aliases:
        entities.write("ada-bright,person,Ada Bright,,,,,test\n")
        aliases.write("ada-bright,Ada Bright,name,false\n")
    found = imports.gazetteer(known, corpus).imported
    assert found is not None
    assert found.entities.num_rows == found.aliases.num_rows == 0


def test_more_than_may_be_taken_is_refused_as_a_whole(tmp_path: Path) -> None:
    with pytest.raises(LoadingError) as error:
        imported(tmp_path / "corpus", one(tmp_path, "Ada Bright", "Zelda Quimby"), limits=Limits(names=1))
    assert str(error.value) == (
        "more than 1 rows to take; choose fewer by --votes (give title.ratings too) or --sitelinks, or raise "
        "MARQUEE_LIMIT_NAMES; nothing was imported"
    )
    assert imports.imports(tmp_path / "corpus") == []


def _refused(tmp_path: Path, name: str, content: bytes, limits: Limits | None = None) -> tuple[int, list[str]]:
    (tmp_path / name).write_bytes(content)
    refused: list[Reject] = []
    done = imported(tmp_path / "corpus", [tmp_path / name], refuse=refused.append, limits=limits)
    return done.taken, [f"{reject.place.removeprefix(str(tmp_path))} {reject.reason}" for reject in refused]


def test_what_is_cut_off_is_read_up_to_there(tmp_path: Path) -> None:
    rows = "".join(f"nm{number}\tAda Bright{number:07d}\t1980\t\\N\tactor\t\\N\n" for number in range(20_000, 60_000))
    packed = gzip.compress((PEOPLE.splitlines()[0] + "\n" + rows).encode())
    taken, refused = _refused(tmp_path, "names.tsv.gz", packed[: len(packed) // 2])
    assert taken > 1_000
    assert refused == [f"/names.tsv.gz:{taken + 2} it is cut off: the archive ends within it"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    head = PEOPLE.splitlines()[0].encode() + b"\n"
    _, refused = _refused(tmp_path, "names.tsv.gz", gzip.compress(head + b" " * (200 * 2**20)))
    assert len(refused) == 1
    assert refused[0].endswith("it unpacks to more than 200 times its size, as a decompression bomb does")


def test_a_line_without_end_costs_itself_alone(tmp_path: Path) -> None:
    rows = [PEOPLE.splitlines()[0], "nm1\t" + "x" * 20_000, "nm2\tAda Bright\t1980\t\\N\tactor\t\\N"]
    found = _refused(tmp_path, "names.tsv", "\n".join(rows).encode(), Limits(record_bytes=10_000))
    assert found == (1, ["/names.tsv:2 the line is longer than 10,000 bytes"])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        (
            "notes.txt",
            b"Dear all,\nno names here\n",
            inputs.UNKNOWN,
        ),
        ("names.zip", b"PK\x03\x04....", "a zip archive; unpack it first"),
    ],
)
def test_a_file_that_holds_no_names_is_told(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert _refused(tmp_path, name, content) == (0, [f"/{name} {reason}"])


def test_what_holds_no_names_is_told_in_these_words() -> None:
    assert inputs.UNKNOWN.split(": ") == [
        "no names that can be read",
        "neither a table of IMDb, nor items of Wikidata a line, nor CSV with a column name",
    ]


def test_a_table_without_its_columns_is_refused_by_name(tmp_path: Path) -> None:
    path = files(tmp_path, {"name.basics.tsv": "nconst\tprimaryName\nnm1\tAda Bright\n"})
    with pytest.raises(LoadingError) as error:
        imported(tmp_path / "corpus", path)
    assert str(error.value) == (
        f"{path[0]}: missing birthYear, deathYear, primaryProfession, knownForTitles; it has nconst, primaryName"
    )


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LoadingError) as error:
        imported(tmp_path / "corpus", [tmp_path / "none.csv"])
    assert str(error.value) == f"{tmp_path / 'none.csv'}: no such file"
