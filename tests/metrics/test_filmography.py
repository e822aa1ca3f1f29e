"""Credits as the gazetteer has them, from either side."""

import pandas as pd

from analysis import schema
from analysis.metrics.filmography import filmography

ENTITIES = schema.conform(
    pd.DataFrame(
        [
            ("show", "series", "Mad Men", None, None, 2007, 2015, "test"),
            ("film", "film", "Her Smell", None, None, 2018, 2018, "test"),
            ("moss", "person", "Elisabeth Moss", "actor", None, 1982, None, "test"),
            ("hamm", "person", "Jon Hamm", "actor", None, 1971, None, "test"),
            ("peggy", "character", "Peggy Olson", None, None, None, None, "test"),
        ],
        columns=schema.ENTITIES.names,
    ),
    schema.ENTITIES,
    "test",
).set_index("entity_id", drop=False)
CREDITS = schema.conform(
    pd.DataFrame(
        [
            ("show", "moss", "peggy", "cast", "1-7"),
            ("show", "hamm", None, "cast", None),
            ("film", "moss", None, "cast", None),
        ],
        columns=schema.CREDITS.names,
    ),
    schema.CREDITS,
    "test",
)


def told(entity_id: str) -> list[tuple[object, ...]]:
    """Return the rows, without the kind."""
    table = filmography(CREDITS, ENTITIES, entity_id).drop(columns="kind")
    return list(table.astype(object).where(table.notna(), None).itertuples(index=False, name=None))


def test_a_person_has_works_with_characters_and_seasons() -> None:
    assert told("moss") == [("Her Smell", "cast", "", "", 2018), ("Mad Men", "cast", "Peggy Olson", "1-7", 2007)]


def test_a_show_has_its_people() -> None:
    assert told("show") == [("Elisabeth Moss", "cast", "Peggy Olson", "1-7", 1982), ("Jon Hamm", "cast", "", "", 1971)]


def test_a_character_has_the_work_it_is_in() -> None:
    assert told("peggy") == [("Mad Men", "cast", "Peggy Olson", "1-7", 2007)]


def test_who_has_no_credit_has_an_empty_table_of_the_same_columns() -> None:
    assert told("nobody") == []
    assert list(filmography(CREDITS, ENTITIES, "nobody").columns) == list(
        filmography(CREDITS, ENTITIES, "moss").columns
    )
