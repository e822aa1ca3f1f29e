"""IMDb's tables: what is taken of them, and what is said of the rest."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.names.choice import Choice
from tests.names.samples import IMDB, PEOPLE, RATINGS, TITLES, YEAR, files, imported, told

if TYPE_CHECKING:
    from analysis.loading.records import Reject


def test_the_people_and_titles_that_are_known_are_taken_and_every_other_row_is_accounted_for(tmp_path: Path) -> None:
    refused: list[Reject] = []
    done = imported(tmp_path / "corpus", files(tmp_path / "imdb", IMDB), refuse=refused.append)
    assert (done.read, done.taken, done.known, done.left_out, done.rejected) == (24, 5, 1, 14, 4)
    assert done.reasons == {
        "ratings, which only tell what to take": 3,
        "titles of fewer than 10,000 votes": 1,
        "adult titles": 1,
        "titles that are no film and no series": 1,
        "born less than 18 years ago": 1,
        "people known for no title of 10,000 votes": 1,
        "people known for adult titles only": 1,
        "people who work behind the scenes": 1,
        "titles in other languages": 1,
        "other titles of what is not taken": 1,
        "credits behind the scenes": 1,
        "credits of who or what is not taken": 1,
    }
    folder = tmp_path / "imdb"
    assert [(reject.place, reject.reason) for reject in refused] == [
        (f"{folder / 'title.ratings.tsv'}:5", "no id of a title, or no number of votes"),
        (f"{folder / 'title.basics.tsv'}:6", "3 values under 9 columns"),
        (f"{folder / 'name.basics.tsv'}:8", "no id of a person: '6'"),
        (f"{folder / 'name.basics.tsv'}:9", "the name has no letter, or more than 120 characters"),
    ]


def test_what_is_taken_has_its_names_its_credits_and_where_it_comes_from(tmp_path: Path) -> None:
    imported(tmp_path / "corpus", files(tmp_path / "imdb", IMDB))
    found = told(tmp_path / "corpus")
    ids = {str(row[2]): row[0] for row in found["entities"]}
    assert sorted(row[1:] for row in found["entities"]) == [
        ("character", "Ada Brightwater", None, None, "IMDb tt1"),
        ("character", "Queen Mab", None, None, "IMDb tt1"),
        ("person", "Zelda Quimby", "actor, producer", 1980, "IMDb nm1"),
        ("series", "The Zorblax Chronicles", None, 2019, "IMDb tt1"),
    ]
    assert ids["Zelda Quimby"] == "imdb-nm1"
    assert ("imdb-tt1", "Zorblax: The Chronicles", "name", False) in found["aliases"]
    assert ("imdb-tt1", "jon-hamm", None, "self") in found["credits"]
    assert ("imdb-tt1", "imdb-nm1", ids["Ada Brightwater"], "cast") in found["credits"]


def test_packed_tables_say_the_same(tmp_path: Path) -> None:
    imported(tmp_path / "corpus", files(tmp_path / "imdb", IMDB))
    packed = [tmp_path / f"{name}.gz" for name in IMDB]
    for path in packed:
        path.write_bytes(gzip.compress(IMDB[path.stem].encode()))
    (tmp_path / "other").mkdir()
    imported(tmp_path / "other" / "corpus", packed)
    assert told(tmp_path / "other" / "corpus") == told(tmp_path / "corpus")


def test_without_ratings_everybody_is_taken(tmp_path: Path) -> None:
    done = imported(tmp_path / "corpus", files(tmp_path / "imdb", {"name.basics.tsv": PEOPLE}))
    assert (done.read, done.taken, done.known, done.left_out, done.rejected) == (8, 3, 1, 2, 2)


def test_fewer_votes_take_more(tmp_path: Path) -> None:
    three = {"title.ratings.tsv": RATINGS, "title.basics.tsv": TITLES, "name.basics.tsv": PEOPLE}
    done = imported(tmp_path / "corpus", files(tmp_path / "imdb", three), choice=Choice(YEAR, votes=900))
    assert (done.taken, done.reasons["people known for no title of 900 votes"]) == (4, 0)


@pytest.mark.parametrize("born", ["2006", "2007", "2024"])
def test_who_may_be_under_age_is_left_out_and_the_dead_are_not(tmp_path: Path, born: str) -> None:
    head = PEOPLE.splitlines()[0]
    rows = f"{head}\nnm1\tAda Quimby\t{born}\t\\N\tactor\ttt1\nnm2\tBea Quimby\t{born}\t2024\tactor\ttt1\n"
    done = imported(tmp_path / "corpus", files(tmp_path / "imdb", {"names.tsv": rows}))
    assert (done.taken, done.reasons) == (1, {"born less than 18 years ago": 1})
