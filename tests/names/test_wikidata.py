"""Wikidata's items: which are taken, and what is read of them."""

import bz2
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.names.choice import Choice
from tests.names.samples import WIKIDATA, YEAR, born, files, imported, item, statement, told

if TYPE_CHECKING:
    from analysis.loading.records import Reject


def one(tmp_path: Path, *lines: str) -> Path:
    return files(tmp_path, {"items.jsonl": "\n".join(lines) + "\n"})[0]


def test_an_item_has_its_kind_roles_year_and_all_its_names(tmp_path: Path) -> None:
    done = imported(tmp_path / "corpus", [one(tmp_path, *WIKIDATA)])
    assert (done.read, done.taken) == (5, 5)
    found = told(tmp_path / "corpus")
    assert found["entities"] == [
        ("wikidata-q101", "person", "Zelda Quimby", "actor, singer", 1980, "Wikidata Q101"),
        ("wikidata-q102", "series", "The Zorblax Chronicles", None, 2019, "Wikidata Q102"),
        ("wikidata-q103", "character", "Ada Brightwater", None, None, "Wikidata Q103"),
        ("wikidata-q104", "group", "The Quiet Combs", None, None, "Wikidata Q104"),
        ("wikidata-q105", "film", "Night of the Long Ladle", None, 2002, "Wikidata Q105"),
    ]
    assert [row[1:] for row in found["aliases"] if row[0] == "wikidata-q101"] == [
        ("Griselda Quimby", "birth", False),
        ("The Quimster", "nickname", False),
        ("Zee", "nickname", True),
        ("Zel Quimby", "name", False),
        ("Zelda Q", "stage", False),
        ("Zelda Quimby", "name", False),
    ]
    assert found["credits"] == [
        ("wikidata-q102", "wikidata-q101", "wikidata-q103", "cast"),
        ("wikidata-q102", None, "wikidata-q103", "cast"),
        ("wikidata-q104", "wikidata-q101", None, "member"),
    ]


def test_a_dump_is_the_same_as_its_items_line_by_line(tmp_path: Path) -> None:
    imported(tmp_path / "corpus", [one(tmp_path, *WIKIDATA)])
    other = tmp_path / "other"
    other.mkdir()
    dump = other / "dump.json.bz2"
    dump.write_bytes(bz2.compress(("[\n" + ",\n".join(WIKIDATA) + "\n]\n").encode()))
    done = imported(other / "corpus", [dump])
    assert (done.read, done.rejected) == (5, 0)
    assert told(other / "corpus") == told(tmp_path / "corpus")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (item("Q7", "Springfield", P31=["Q515"]), "items of another kind"),
        (item("Q7", "Anybody At All", P31=["Q5"], P106=["Q39631"]), "people with no role before the public"),
        (item("Q7", "Little Kidd", P31=["Q5"], P569=[born(2015)]), "born less than 18 years ago"),
        (item("Q7", "", P31=["Q5"]), "items without a name in English"),
        (
            json.dumps({**json.loads(item("Q7", "Few Links", P31=["Q5"])), "sitelinks": {"enwiki": {}}}),
            "items with fewer than 5 sitelinks",
        ),
    ],
)
def test_what_was_not_asked_for_is_left_out_and_counted(tmp_path: Path, line: str, reason: str) -> None:
    assert imported(tmp_path / "corpus", [one(tmp_path, WIKIDATA[0], line)]).reasons == {reason: 1}


def test_a_switch_takes_what_few_wikis_have(tmp_path: Path) -> None:
    line = json.dumps({**json.loads(item("Q7", "Few Links", P31=["Q5"])), "sitelinks": {"enwiki": {}}})
    assert imported(tmp_path / "corpus", [one(tmp_path, line)], choice=Choice(YEAR, sitelinks=1)).taken == 1


def test_a_deprecated_statement_counts_for_nothing(tmp_path: Path) -> None:
    line = item("Q7", "Nora Bright", P31=["Q5"], P569=[statement(born(1900), rank="deprecated"), born(1950)])
    imported(tmp_path / "corpus", [one(tmp_path, line)])
    assert [row[4] for row in told(tmp_path / "corpus")["entities"]] == [1950]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"labels": "Q5"', "not JSON: Expecting ',' delimiter at character 16"),
        ('["Q5"]', "not an object"),
        ('{"claims": {"P31": "Q5"}, "x": "Q5"}', "no id of an item"),
        ("[" * 100_000 + '"Q5"', "not JSON: nested too deep or with a number too long"),
    ],
)
def test_a_broken_line_costs_itself_alone(tmp_path: Path, line: str, reason: str) -> None:
    refused: list[Reject] = []
    path = one(tmp_path, WIKIDATA[0], line, WIKIDATA[4])
    done = imported(tmp_path / "corpus", [path], refuse=refused.append)
    assert (done.taken, done.rejected) == (2, 1)
    assert [(reject.place, reject.reason) for reject in refused] == [(f"{path}:2", reason)]
