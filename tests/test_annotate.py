"""What articles name and their tone: the tables, and the laws that hold for any articles."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.annotate import annotate
from tests.entities.known import KNOWN
from tests.entities.texts import bodies, corpora, headlines

Texts = list[tuple[str, str]]
# Tables cost more than texts: fewer of them.
few = settings(max_examples=12)


def articles(texts: Texts) -> pd.DataFrame:
    rows = [(f"a{number}", headline, body) for number, (headline, body) in enumerate(texts)]
    return pd.DataFrame(rows, columns=["article_id", "headline", "body"])


def canonical(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(list(table.columns[:4]), ignore_index=True)


def test_an_article_gives_its_tone_its_mentions_and_its_appearances() -> None:
    found = annotate(articles([("Moss is wonderful", "Elisabeth Moss waved.\nJon Hamm did not.")]), KNOWN)
    assert found.tones.to_dict("records") == [
        {"article_id": "a0", "language": "en", "words": 10, "polarity": 1.0, "subjectivity": 1.0},
    ]
    assert found.mentions.to_numpy().tolist() == [
        ["a0", "elisabeth-moss", "headline", 0, 4, "Moss", "surname"],
        ["a0", "elisabeth-moss", "body", 0, 14, "Elisabeth Moss", "alias"],
        ["a0", "jon-hamm", "body", 22, 30, "Jon Hamm", "alias"],
    ]
    counted = ["article_id", "entity_id", "mentions", "in_headline", "first_offset"]
    assert found.appearances[counted].to_numpy().tolist() == [
        ["a0", "elisabeth-moss", 2, True, 0],
        ["a0", "jon-hamm", 1, False, 40],
    ]


def test_an_article_that_names_nobody_has_a_tone_and_nothing_else() -> None:
    found = annotate(articles([("", "The film opens on Friday."), ("", "")]), KNOWN)
    assert found.tones["words"].tolist() == [5, 0]
    assert found.tones["polarity"].isna().tolist() == [False, True]
    assert found.mentions.empty
    assert found.appearances.empty


def test_no_articles_give_empty_tables_with_their_columns() -> None:
    found = annotate(articles([]).astype("str"), KNOWN)
    assert found.tones.columns.tolist() == ["article_id", "language", "words", "polarity", "subjectivity"]
    assert found.tones["language"].dtype == "str"
    pd.testing.assert_frame_equal(found.mentions, schema.empty(schema.MENTIONS))
    pd.testing.assert_frame_equal(found.appearances, schema.empty(schema.APPEARANCES))


def test_a_text_in_another_language_has_names_and_no_tone() -> None:
    found = annotate(
        articles([("Elisabeth Moss gana el premio", "La actriz ganó por primera vez un Globo de Oro.")]), KNOWN
    )
    assert found.tones[["language", "words"]].to_numpy().tolist() == [["es", 15]]
    assert found.tones[["polarity", "subjectivity"]].isna().all(axis=None)
    assert found.mentions["surface"].tolist() == ["Elisabeth Moss"]


def test_the_input_tells_the_language_where_the_text_does_not() -> None:
    said = pd.Series(["fr", "en", None], dtype="str")
    found = annotate(articles([("Great", "")] * 3).assign(article_id=["a", "b", "c"], language=said), KNOWN).tones
    assert found["language"].tolist()[:2] == ["fr", "en"]
    assert found["language"].isna().tolist() == [False, False, True]
    assert found["polarity"].isna().tolist() == [True, False, False]


def test_the_text_itself_is_believed_before_its_input() -> None:
    found = annotate(
        articles([("The film is wonderful", "She spoke of it for the first time.")]).assign(language="fr"), KNOWN
    )
    assert found.tones[["language", "polarity"]].to_numpy().tolist() == [["en", 0.625]]


@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}"])
def test_a_surface_is_what_stands_in_the_text(blank: str) -> None:
    found = annotate(articles([("", f"“Caitríona{blank}Balfe’s” 🎬 Balfe")]), KNOWN)
    assert found.mentions["surface"].tolist() == [f"Caitríona{blank}Balfe", "Balfe"]


@few
@given(corpora)
def test_appearances_add_up_to_the_mentions(texts: Texts) -> None:
    found = annotate(articles(texts), KNOWN)
    assert found.appearances["mentions"].sum() == len(found.mentions)
    assert not found.appearances.duplicated(["article_id", "entity_id"]).any()
    whole = {f"a{number}": f"{headline}\n{body}" for number, (headline, body) in enumerate(texts)}
    first = found.mentions.drop_duplicates(["article_id", "entity_id"]).set_index(["article_id", "entity_id"])[
        "surface"
    ]
    rows = found.appearances[["article_id", "entity_id", "first_offset"]].itertuples(index=False, name=None)
    assert all(whole[article].startswith(first[article, entity], offset) for article, entity, offset in rows)


@few
@given(corpora, st.integers(0, 1000))
def test_the_order_of_articles_changes_nothing(texts: Texts, seed: int) -> None:
    ordered = articles(texts)
    shuffled = ordered.sample(frac=1, random_state=seed)
    one, other = annotate(ordered, KNOWN), annotate(shuffled.reset_index(drop=True), KNOWN)
    for table in ("tones", "mentions", "appearances"):
        pd.testing.assert_frame_equal(canonical(getattr(one, table)), canonical(getattr(other, table)))


@few
@given(corpora, st.tuples(headlines, bodies))
def test_another_article_changes_nothing_in_these(texts: Texts, another: tuple[str, str]) -> None:
    before, after = annotate(articles(texts), KNOWN), annotate(articles([*texts, another]), KNOWN)
    for table in ("tones", "mentions", "appearances"):
        rows = getattr(after, table)
        kept = rows[rows["article_id"] != f"a{len(texts)}"]
        pd.testing.assert_frame_equal(getattr(before, table), kept.reset_index(drop=True))


@few
@given(corpora)
def test_annotating_edits_no_article(texts: Texts) -> None:
    given_articles = articles(texts)
    annotate(given_articles, KNOWN)
    pd.testing.assert_frame_equal(given_articles, articles(texts))
