"""Stories and copies of annotated articles: told when all are there, under the ids that the input gave."""

import json
from io import BytesIO

import pandas as pd

from analysis import schema
from analysis.annotate import Annotated
from analysis.export.annotations import numbered
from analysis.export.gathering import Gathering

TEXT = "The long and winding text of an article about somebody who sang at an award ceremony in the rain on Friday."
NOTHING = Annotated(
    pd.DataFrame(),
    schema.empty(schema.MENTIONS),
    schema.empty(schema.APPEARANCES),
    pd.DataFrame(columns=["article_id"]),
)


def told(*batches: list[tuple[str, str | None, str, str]]) -> list[tuple[str, str, str | None]]:
    """Return id, story and original of articles told as hash, id of the input, headline and body."""
    gathering = Gathering(BytesIO(), {})
    for rows in batches:
        table = pd.DataFrame(rows, columns=["article_id", "input_id", "headline", "body"], dtype="str")
        days = pd.to_datetime([f"2024-10-{int(one[0][-1]) + 1:02}" for one in rows], utc=True).as_unit("us")
        articles = numbered(table.assign(source="A", author=None, published_at=days, extent="full"))
        lines = (json.dumps({"article_id": own}) for own in articles["own_id"])
        gathering.take(articles, NOTHING, lines)
    found = [json.loads(line) for line in b"".join(gathering.parts()).splitlines()]
    return [(line["article_id"], line["story_id"], line["copy_of"]) for line in found]


def test_batches_are_one_set_of_articles_and_lines_stay_in_order() -> None:
    first, copy, other = ("h0", "one", "Rain", TEXT), ("h1", "two", "Rain", TEXT), ("h2", None, "Cats", "All of them.")
    expected = [("two", "one", "one"), ("h2", "h2", None), ("one", "one", None)]
    assert told([copy], [other, first]) == told([copy, other, first]) == expected


def test_an_id_that_several_articles_have_names_none_of_them() -> None:
    assert told([("h0", "1", "Rain", TEXT), ("h1", "1", "Rain", TEXT)]) == [("1", "h0", None), ("1", "h0", "h0")]


def test_an_article_that_comes_twice_is_no_copy_of_itself() -> None:
    assert told([("h0", "1", "Rain", TEXT)] * 2) == [("1", "1", None)] * 2


def test_nothing_is_no_line() -> None:
    assert told() == []
