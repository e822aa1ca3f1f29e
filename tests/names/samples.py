"""Tiny inputs in the forms of IMDb, Wikidata and lists, and the way of them into a corpus beside a tiny gazetteer."""

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from analysis import schema
from analysis.loading.records import Reject
from analysis.names import imports
from analysis.names.choice import Choice
from analysis.names.importing import Outcome, import_names
from analysis.settings import Limits
from tests.corpora import SIGNATURE

YEAR: Final = 2024

RATINGS: Final = "tconst\taverageRating\tnumVotes\ntt1\t8.0\t50000\ntt2\t7.0\t900\ntt3\t6.0\t20000\ntt9\tgood\tmany\n"
TITLES: Final = (
    "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n"
    "tt1\ttvSeries\tThe Zorblax Chronicles\tDie Zorblax-Chroniken\t0\t2019\t\\N\t50\tDrama\n"
    "tt2\tmovie\tHardly Seen At All\tHardly Seen At All\t0\t2001\t\\N\t90\tDrama\n"
    "tt3\tmovie\tNot For You\tNot For You\t1\t2001\t\\N\t90\tAdult\n"
    "tt4\ttvEpisode\tPilot\tPilot\t0\t2019\t\\N\t50\tDrama\n"
    "tt5\tmovie\tToo short\n"
)
PEOPLE: Final = (
    "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n"
    "nm1\tZelda Quimby\t1980\t\\N\tactress,producer\ttt1,tt2\n"
    "nm2\tLittle Kidd\t2015\t\\N\tactor\ttt1\n"
    "nm3\tHardly Known\t1970\t\\N\tactor\ttt2\n"
    "nm4\tAdult Performer\t1970\t\\N\tactor\ttt3\n"
    "nm5\tGrip Gaffer\t1970\t\\N\tcamera_department\ttt1\n"
    "nm6\tJon Hamm\t1971\t\\N\tactor\ttt1\n"
    "6\tNo Number\t1971\t\\N\tactor\ttt1\n"
    "nm7\t \t1971\t\\N\tactor\ttt1\n"
)
AKAS: Final = (
    "titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\tisOriginalTitle\n"
    "tt1\t1\tZorblax: The Chronicles\tGB\t\\N\t\\N\t\\N\t0\n"
    "tt1\t2\tLes chroniques de Zorblax\tFR\tfr\t\\N\t\\N\t0\n"
    "tt2\t1\tBarely Seen\tUS\ten\t\\N\t\\N\t0\n"
)
PRINCIPALS: Final = (
    "tconst\tordering\tnconst\tcategory\tjob\tcharacters\n"
    'tt1\t1\tnm1\tactress\t\\N\t["Queen Mab","Ada Brightwater"]\n'
    'tt1\t2\tnm6\tself\t\\N\t["Self"]\n'
    "tt1\t3\tnm1\tproducer\t\\N\t\\N\n"
    "tt1\t4\tnm5\tactor\t\\N\t\\N\n"
)
IMDB: Final = {
    "title.principals.tsv": PRINCIPALS,
    "name.basics.tsv": PEOPLE,
    "title.akas.tsv": AKAS,
    "title.basics.tsv": TITLES,
    "title.ratings.tsv": RATINGS,
}


def statement(value: object, *, rank: str = "normal", **qualifiers: Sequence[str]) -> dict[str, object]:
    """Return a statement of Wikidata; a value that is a text of the form Q1 is an item."""
    return {
        "rank": rank,
        "mainsnak": {"snaktype": "value", "datavalue": {"value": _value(value)}},
        "qualifiers": {
            name: [{"datavalue": {"value": _value(one)}} for one in values] for name, values in qualifiers.items()
        },
    }


def _value(value: object) -> object:
    is_item = isinstance(value, str) and value[:1] == "Q" and value[1:].isdigit()
    return {"entity-type": "item", "id": value} if is_item else value


def born(year: int) -> dict[str, object]:
    """Return a time that is the first of May of a year."""
    return {"time": f"+{year}-05-01T00:00:00Z", "precision": 11}


def item(identifier: str, label: str, aliases: Iterable[str] = (), **claims: Sequence[object]) -> str:
    """Return an item of Wikidata as a line of JSON; what claims says are values, or statements ready made."""
    return json.dumps(
        {
            "type": "item",
            "id": identifier,
            "labels": {"en": {"language": "en", "value": label}},
            "descriptions": {"en": {"language": "en", "value": f"{label}, as described"}},
            "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
            "claims": {
                name: [one if isinstance(one, dict) and "mainsnak" in one else statement(one) for one in values]
                for name, values in claims.items()
            },
        }
    )


WIKIDATA: Final = [
    item(
        "Q101",
        "Zelda Quimby",
        ["Zel Quimby", "The Quimster"],
        P31=["Q5"],
        P106=["Q33999", "Q177220"],
        P569=[born(1980)],
        P1477=[{"text": "Griselda Quimby", "language": "en"}],
        P742=["Zelda Q"],
        P1449=[{"text": "Zee", "language": "en"}],
        P345=["nm1"],
    ),
    item(
        "Q102", "The Zorblax Chronicles", P31=["Q5398426"], P580=[born(2019)], P161=[statement("Q101", P453=["Q103"])]
    ),
    item("Q103", "Ada Brightwater", P31=["Q15773317"], P1441=["Q102"]),
    item("Q104", "The Quiet Combs", P31=["Q215380"], P527=["Q101", "Q999"]),
    item("Q105", "Night of the Long Ladle", P31=["Q11424"], P577=[born(2003), born(2002)]),
]


def files(folder: Path, contents: dict[str, str]) -> list[Path]:
    """Return the files of a folder, with these contents."""
    folder.mkdir(exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]


def gazetteer(folder: Path) -> Path:
    """Return a folder with a gazetteer of four, two of whom have one name."""
    folder.mkdir(exist_ok=True)
    rows: dict[str, list[Sequence[object]]] = {
        "entities.csv": [
            schema.ENTITIES.names,
            ("jon-hamm", "person", "Jon Hamm", "actor", "", 1971, "", "test"),
            ("elisabeth-moss", "person", "Elisabeth Moss", "actor", "", "", "", "test"),
            ("chris-evans", "person", "Chris Evans", "actor", "", 1981, "", "test"),
            ("mad-men", "series", "Mad Men", "", "", 2007, "", "test"),
        ],
        "aliases.csv": [
            schema.ALIASES.names,
            ("jon-hamm", "Jon Hamm", "name", "false"),
            ("elisabeth-moss", "Elisabeth Moss", "name", "false"),
            ("chris-evans", "Chris Evans", "name", "false"),
            ("mad-men", "Mad Men", "name", "false"),
        ],
        "credits.csv": [schema.CREDITS.names, ("mad-men", "jon-hamm", "", "cast", "1-7")],
    }
    for name, table in rows.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(table)
    return folder


def imported(  # noqa: PLR0913  (one thing each test varies)
    corpus: Path,
    paths: Sequence[Path],
    *,
    choice: Choice | None = None,
    limits: Limits | None = None,
    refuse: Callable[[Reject], None] = lambda _: None,
    is_rehearsal: bool = False,
) -> Outcome:
    """Return what became of an import into a corpus; its gazetteer lies beside it."""
    known = gazetteer(corpus.parent / "known")
    done = import_names(
        paths,
        corpus,
        known,
        choice or Choice(YEAR),
        SIGNATURE,
        limits or Limits(),
        refuse=refuse,
        is_rehearsal=is_rehearsal,
    )
    assert done.read == done.taken + done.known + done.left_out + done.rejected
    assert done.left_out == done.reasons.total()
    return done


def told(corpus: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what all imports add: entities, aliases and credits, in an order of their own."""
    names = imports.gazetteer(corpus.parent / "known", corpus).imported
    assert names is not None
    columns = {
        "entities": ["entity_id", "kind", "name", "roles", "first_year", "provenance"],
        "aliases": ["entity_id", "alias", "kind", "common"],
        "credits": ["work_id", "person_id", "character_id", "role"],
    }
    return {
        name: [tuple(row.values()) for row in getattr(names, name).select(wanted).to_pylist()]
        for name, wanted in columns.items()
    }
