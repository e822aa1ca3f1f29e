"""The three files of a gazetteer, and what is refused."""

import re
from pathlib import Path

import pytest

from analysis.entities import gazetteer
from analysis.errors import GazetteerError

ENTITIES = (
    "entity_id,kind,name,roles,note,first_year,last_year,provenance\n"
    "jon-hamm,person,Jon Hamm,actor,,1971,,own\nmad-men,series,Mad Men,,,2007,2015,own\n"
)
ALIASES = "entity_id,alias,kind,common\njon-hamm,Jon Hamm,name,false\nmad-men,Mad Men,name,true\n"
CREDITS = "work_id,person_id,character_id,role,seasons\nmad-men,jon-hamm,,cast,1-7\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("entities.csv", ENTITIES), ("aliases.csv", ALIASES), ("credits.csv", CREDITS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_files_are_read_with_their_types(folder: Path) -> None:
    known = gazetteer.read(folder)
    assert known.entities["first_year"].tolist() == [1971, 2007]
    assert known.entities["last_year"].isna().tolist() == [True, False]
    assert known.aliases["common"].tolist() == [False, True]
    assert known.credits["character_id"].isna().all()


def test_a_name_that_reads_like_a_missing_value_stays_a_name(folder: Path) -> None:
    (folder / "aliases.csv").write_text("entity_id,alias,kind,common\njon-hamm,NA,nickname,true\n", encoding="utf-8")
    assert gazetteer.read(folder).aliases["alias"].tolist() == ["NA"]


def test_the_digest_tells_one_state_from_another(folder: Path) -> None:
    before = gazetteer.read(folder).digest
    assert gazetteer.read(folder).digest == before
    (folder / "aliases.csv").write_text(f"{ALIASES}jon-hamm,Hammy,nickname,false\n", encoding="utf-8")
    assert gazetteer.read(folder).digest != before


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        (
            "entities.csv",
            f"{ENTITIES}jon-hamm,person,Jon Hamm,,,,,own\n",
            "entities.csv: jon-hamm stands there twice; an entity has one row",
        ),
        (
            "entities.csv",
            ENTITIES.replace("person", "robot"),
            f"entities.csv: kind 'robot' is not one of {', '.join(gazetteer.KINDS)}",
        ),
        ("aliases.csv", f"{ALIASES}nobody,No Body,name,false\n", "aliases.csv: nobody is not in entities.csv"),
        ("credits.csv", f"{CREDITS}mad-men,nobody,,cast\n", "credits.csv: nobody is not in entities.csv"),
        ("credits.csv", f"{CREDITS}mad-men,,no-one,cast\n", "credits.csv: no-one is not in entities.csv"),
        ("credits.csv", "work_id\n", "credits.csv: missing person_id, character_id, role, seasons; it has work_id"),
        ("credits.csv", "", "credits.csv: not a readable CSV file: No columns to parse from file"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(folder: Path, name: str, text: str, error: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match=re.escape(error)) as refusal:
        gazetteer.read(folder)
    assert str(refusal.value) == f"{folder}/{error}"


def test_a_missing_file_is_refused_with_the_files_there_should_be(folder: Path) -> None:
    (folder / "credits.csv").unlink()
    with pytest.raises(GazetteerError) as refusal:
        gazetteer.read(folder)
    assert str(refusal.value) == (
        f"{folder}/credits.csv: no such file; a gazetteer is a folder with entities.csv, aliases.csv, credits.csv"
    )
