"""A newsroom's own lists, in columns by their usual names, and the three tables of the gazetteer."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.entities.gazetteer import KINDS
from analysis.names.choice import Choice
from tests.names.samples import YEAR, files, imported, told

if TYPE_CHECKING:
    from analysis.loading.records import Reject

LIST = """name;type;born;aka;occupation
Zelda Quimby;Person;1 May 1980;Zel Quimby|The Quimster;actress, singer
The Quiet Combs;band;;;
Glimmer;;;;singer
Mark Young;;1970;;actor
"""


def one(tmp_path: Path, text: str, name: str = "names.csv") -> Path:
    return files(tmp_path, {name: text})[0]


def test_a_list_is_read_by_the_usual_names_of_its_columns(tmp_path: Path) -> None:
    done = imported(tmp_path / "corpus", [one(tmp_path, LIST)])
    assert (done.read, done.taken, done.entities, done.aliases) == (4, 4, 4, 6)
    found = told(tmp_path / "corpus")
    assert sorted(row[1:] for row in found["entities"]) == [
        ("group", "The Quiet Combs", None, None, "names.csv row 3"),
        ("person", "Glimmer", "singer", None, "names.csv row 4"),
        ("person", "Mark Young", "actor", 1970, "names.csv row 5"),
        ("person", "Zelda Quimby", "actor, singer", 1980, "names.csv row 2"),
    ]
    assert sorted(row[1:] for row in found["aliases"]) == [
        ("Glimmer", "name", True),
        ("Mark Young", "name", True),
        ("The Quiet Combs", "name", False),
        ("The Quimster", "nickname", False),
        ("Zel Quimby", "name", False),
        ("Zelda Quimby", "name", False),
    ]


def test_a_list_without_kinds_is_of_the_kind_that_is_said(tmp_path: Path) -> None:
    path = one(tmp_path, "title,year\nNight of the Long Ladle,2002\n")
    imported(tmp_path / "corpus", [path], choice=Choice(YEAR, kind="film"))
    assert [row[1] for row in told(tmp_path / "corpus")["entities"]] == ["film"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",person,1980", "no name"),
        ("\u202e\u200b,person,1980", "the name has no letter, or more than 120 characters"),
        (f"{'Zelda ' * 30},person,1980", "the name has no letter, or more than 120 characters"),
        ("Zelda Quimby,ship,1980", f"kind 'ship' is not one of {', '.join(KINDS)}"),
        ("Zelda Quimby,person,long ago", "'long ago' is no year; write four digits"),
        ("Zelda Quimby,person", "2 values under 3 columns"),
        ("Zelda, Quimby,person,1980", "4 values under 3 columns; put what has a comma in quotation marks"),
        ('"Zelda Quimby,person,1980', "a quote is not closed, or text follows the quote that closes it"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line(tmp_path: Path, row: str, reason: str) -> None:
    refused: list[Reject] = []
    path = one(tmp_path, f"name,kind,born\n{row}\nAda Brightwater,person,1981\n")
    done = imported(tmp_path / "corpus", [path], refuse=refused.append)
    assert (done.taken, [(reject.place, reject.reason) for reject in refused]) == (1, [(f"{path}:2", reason)])


def test_signs_that_do_harm_are_no_part_of_a_name(tmp_path: Path) -> None:
    imported(tmp_path / "corpus", [one(tmp_path, "name\n=Zelda\u202e Quimby\x1b[31m\n")])
    assert [row[2] for row in told(tmp_path / "corpus")["entities"]] == ["Zelda Quimby"]


def test_the_three_tables_of_the_gazetteer_speak_of_each_other_and_of_what_is_known(tmp_path: Path) -> None:
    three = {
        "credits.csv": "work_id,person_id,character_id,role\nzorblax,jon-hamm,,host\nzorblax,nobody,,cast\n",
        "aliases.csv": "entity_id,alias,kind,common\njon-hamm,Hammster,nickname,false\nnobody,No One,name,false\n",
        "entities.csv": "entity_id,kind,name,first_year\nzorblax,series,The Zorblax Chronicles,2019\n",
    }
    refused: list[Reject] = []
    done = imported(tmp_path / "corpus", files(tmp_path / "ours", three), refuse=refused.append)
    assert (done.read, done.taken, done.rejected) == (5, 3, 2)
    assert {reject.reason for reject in refused} == {"'nobody' is neither in a list of entities nor known"}
    found = told(tmp_path / "corpus")
    assert ("jon-hamm", "Hammster", "nickname", False) in found["aliases"]
    assert found["credits"] == [("zorblax", "jon-hamm", None, "host")]


def test_an_id_that_is_known_as_something_else_is_refused(tmp_path: Path) -> None:
    refused: list[Reject] = []
    path = one(tmp_path, "entity_id,kind,name\nmad-men,person,Mad Men\nQ 1,person,Ada Bright\n")
    imported(tmp_path / "corpus", [path], refuse=refused.append)
    assert [reject.reason for reject in refused] == [
        "mad-men is a series already; give it another id",
        "id 'Q 1': write small letters, digits and hyphens, at most 80",
    ]


def test_a_hundred_thousand_spellings_of_one_name_are_bounded(tmp_path: Path) -> None:
    rows = "".join(f"jon-hamm,Name{number} Hamm{number},name\n" for number in range(1_000))
    done = imported(tmp_path / "corpus", [one(tmp_path, f"entity_id,alias,kind\n{rows}", "aliases.csv")])
    assert (done.taken, done.reasons) == (200, {"more than 200 spellings of one name": 800})
