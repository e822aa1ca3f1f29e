"""The columns of every table, declared once, and the door through which tables pass."""

from collections.abc import Mapping
from typing import Final

import pandas as pd
import pyarrow as pa

from analysis.errors import SchemaError

TEXT: Final = pa.string()
COUNT: Final = pa.int64()
NUMBER: Final = pa.float64()
FLAG: Final = pa.bool_()
# Microseconds: what Delta keeps; finer times would come back changed.
INSTANT: Final = pa.timestamp("us", tz="UTC")


def _table(columns: Mapping[str, pa.DataType]) -> pa.Schema:
    return pa.schema([pa.field(name, kind) for name, kind in columns.items()])


LOADED: Final = _table(
    {
        "article_id": TEXT,  # a hash of what identifies the article in its corpus
        "input_id": TEXT,  # the id the input gave it, null where it gave none
        "source": TEXT,  # who published it; "" where nobody said
        "url": TEXT,  # canonical address, null where there is none
        "author": TEXT,
        "section": TEXT,
        "published_at": INSTANT,  # null: undated
        "language": TEXT,  # as the input says, ISO 639-1; null where it does not say
        "extent": TEXT,  # headline | excerpt | full
        "version": COUNT,  # the publisher's own number of this version, null where it gives none
        "note": TEXT,  # what the publisher says of this version: a correction, the reason of a withdrawal
        "status": TEXT,  # usable | withheld | canceled
        "not_before": INSTANT,  # embargoed until then; null: not at all
        "variants": TEXT,  # other headlines of the same text, one a line
        "headline": TEXT,
        "body": TEXT,  # paragraphs, each a line of its own
        "related": TEXT,  # headlines of other articles found on the page, one a line
        "content_hash": TEXT,  # of what it says: not of its ids, language, extent, version, status and hour
        "place": TEXT,  # file and line the record came from
    }
)
"""What loading hands over: one row a record that could be read."""

EXTENTS: Final = ("headline", "excerpt", "full")
"""How much of an article's text is there, least first."""

REJECTS: Final = _table({"place": TEXT, "reason": TEXT, "record": TEXT})
"""What could not be read (or, as warnings, what was read with a loss): where, why, as it came."""

ARTICLES: Final = _table(
    {
        "article_id": TEXT,
        "input_id": TEXT,
        "source": TEXT,
        "url": TEXT,
        "author": TEXT,
        "section": TEXT,
        "published_at": INSTANT,
        "language": TEXT,  # ISO 639-1; null where neither the text nor the input tells
        "extent": TEXT,  # headline | excerpt | full
        "version": COUNT,  # the publisher's own number, null where it gives none
        "note": TEXT,  # what the publisher says was corrected
        "words": COUNT,  # in headline and body
        "polarity": NUMBER,  # TextBlob's, of headline and body, -1 to 1; null where the text is not English
        "subjectivity": NUMBER,  # TextBlob's, 0 to 1; null as polarity
        "content_hash": TEXT,
        "first_seen": INSTANT,
        "changed_at": INSTANT,  # when what it says now was first read
        "revision": COUNT,  # 1 when first read, one more each time its content changed
    }
)

TEXTS: Final = _table({"article_id": TEXT, "headline": TEXT, "body": TEXT, "related": TEXT})

REVISIONS: Final = _table(
    {
        "article_id": TEXT,
        "kind": TEXT,  # former: what the article said before | variant: another headline of the same text
        "headline": TEXT,
        "body": TEXT,  # null for a variant
        "note": TEXT,  # what the publisher said of this version
        "content_hash": TEXT,  # of that version; null for a variant
        "first_seen": INSTANT,  # when this version was first read
        "until": INSTANT,  # when another was read in its place; null for a variant
    }
)
"""What articles said before, and their other headlines."""

HELD: Final = LOADED
"""Articles that are not to be known yet: embargoed or withheld. In no count, list, search, export or log."""

TOMBSTONES: Final = _table(
    {
        "article_id": TEXT,
        "source": TEXT,
        "removed_at": INSTANT,
        "who": TEXT,
        "reason": TEXT,
    }
)
"""Articles that were removed and are not read again: that they were there, and nothing of what they said."""

SOURCES: Final = _table(
    {
        "source": TEXT,  # as articles have it
        "name": TEXT,  # as it is shown
        "how": TEXT,  # as it came | alike | same site | listed | as edited | edited: a line of the newsroom's own list
    }
)
"""What each source is called: several spellings of one source have one name."""

MENTIONS: Final = _table(
    {
        "article_id": TEXT,
        "entity_id": TEXT,
        "field": TEXT,  # headline | body
        "start": COUNT,  # code points; text[start:end] == surface
        "end": COUNT,
        "surface": TEXT,
        "how": TEXT,  # alias | surname | given name | fuzzy | tagged | discovered | minor: somebody new, called a child
    }
)

APPEARANCES: Final = _table(
    {
        "article_id": TEXT,
        "entity_id": TEXT,
        "mentions": COUNT,
        "in_headline": FLAG,
        "first_offset": COUNT,  # of the first mention, in headline + line break + body
        "unfavourable": NUMBER,  # of a person, 0 to 1; the three add up to 1; null where nothing was judged
        "neutral": NUMBER,
        "favourable": NUMBER,
        "misfortune": NUMBER,  # 0 to 1, apart from the three
    }
)

RULINGS: Final = _table(
    {
        "article_id": TEXT,
        "entity_id": TEXT,
        "portrayal": TEXT,  # tone.verdicts.VERDICTS; null: the model's word counts again
        "who": TEXT,
        "at": INSTANT,
        "reason": TEXT,
    }
)
"""What editors say of how an article portrays a person, in the model's place; of two rulings the later one counts."""

CHECKS: Final = _table(
    {
        "check_id": TEXT,  # a hash of what is asked of whom, in which articles of which commit
        "entity_id": TEXT,
        "asked": TEXT,  # which portrayal: tone.verdicts.PORTRAYALS
        "selection": TEXT,  # in words, without the person: names change
        "query": TEXT,  # the same as parameters of an address, its commit among them
        "commit": COUNT,  # what was asked about is what this commit says
        "unfavourable": COUNT,  # articles of the selection of which the model says so, those not asked about too
        "neutral": COUNT,
        "favourable": COUNT,
        "article_id": TEXT,
        "place": COUNT,  # 1 for what was asked about first
        "verdict": TEXT,  # what the model says of it
        "answer": FLAG,  # whether who was asked says that it is the portrayal asked about
        "who": TEXT,
        "at": INSTANT,
    }
)
"""What people said of articles drawn at random, to tell how far the model is right: a row an answer."""

ENTITIES: Final = _table(
    {
        "entity_id": TEXT,
        "kind": TEXT,  # person | group | character | series | film
        "name": TEXT,
        "roles": TEXT,  # what a person is known as, joined by ", "
        "note": TEXT,  # what tells it apart from a namesake
        "first_year": COUNT,  # of birth for people, of release for works
        "last_year": COUNT,
        "provenance": TEXT,
    }
)

ALIASES: Final = _table(
    {
        "entity_id": TEXT,
        "alias": TEXT,
        "kind": TEXT,  # name | stage | nickname | birth | married | former | misspelling
        "common": FLAG,  # also an ordinary word, phrase or another's usual name: counts only with evidence
    }
)

CREDITS: Final = _table(
    {
        "work_id": TEXT,
        "person_id": TEXT,
        "character_id": TEXT,  # null: no character (a host, a director, a member of a group)
        "role": TEXT,  # cast | host | judge | self | creator | director | narrator | member
        "seasons": TEXT,  # of a series, where it is known: "3", "1-5", "1-3, 6"
    }
)

GROUPS: Final = _table(
    {
        "article_id": TEXT,
        "copy_of": TEXT,  # the earliest article of the same text, null where it is that itself or there is no other
        "cluster": TEXT,  # day and id of the first article of the cluster that it was put into when its turn came
        "wire": TEXT,  # own: of a news agency | credited: credits one, in its byline or text | null
    }
)
"""Which articles are copies, and which tell of the same: one row an article, whatever the editors decided."""

BRIDGES: Final = _table(
    {
        "article_id": TEXT,  # the article that showed it
        "cluster": TEXT,
        "other": TEXT,
    }
)
"""Two clusters that were found to be one story."""

STORY_DECISIONS: Final = _table(
    {
        "decision_id": TEXT,
        "what": TEXT,  # join | split | undo
        "article_ids": TEXT,  # a JSON list
        "who": TEXT,
        "at": INSTANT,
        "reason": TEXT,
        "undoes": TEXT,  # the decision that an undo takes back, null of others
    }
)
"""What editors say of which articles are one story, in the order they said it."""

_PANDAS: Final[Mapping[pa.DataType, str]] = {
    TEXT: "str",
    COUNT: "Int64",
    NUMBER: "float64",
    FLAG: "boolean",
    INSTANT: "datetime64[us, UTC]",
}


def empty(schema: pa.Schema) -> pd.DataFrame:
    """Return a table with the declared columns and no rows."""
    return pd.DataFrame({field.name: pd.Series(dtype=_PANDAS[field.type]) for field in schema})


def conform(table: pd.DataFrame, schema: pa.Schema, place: str) -> pd.DataFrame:
    """Return the table with exactly the declared columns, in order and of the declared types.

    Raises SchemaError, naming `place`, where a column is missing or holds what its type cannot.
    """
    if missing := [name for name in schema.names if name not in table.columns]:
        found = ", ".join(map(str, table.columns))
        msg = f"{place}: missing {', '.join(missing)}; it has {found}"
        raise SchemaError(msg)
    try:
        return pd.DataFrame({field.name: table[field.name].astype(_PANDAS[field.type]) for field in schema})
    except (TypeError, ValueError) as error:
        msg = f"{place}: a value does not fit its column: {error}"
        raise SchemaError(msg) from error


def arrow(table: pd.DataFrame, schema: pa.Schema, place: str) -> pa.Table:
    """Return the table as Arrow, cast to the declared schema: types are never inferred from the rows."""
    return pa.Table.from_pandas(conform(table, schema, place), schema=schema, preserve_index=False)


def pandas(table: pa.Table) -> pd.DataFrame:
    """Return an Arrow table in the pandas types the rest of the program expects."""
    if not table.num_rows:
        # Of a table without a row PyArrow has no chunk, and pandas cannot join what has none.
        return empty(table.schema)
    nullable = {COUNT: pd.Int64Dtype(), FLAG: pd.BooleanDtype()}
    converted: pd.DataFrame = table.to_pandas(types_mapper=nullable.get)
    return converted
