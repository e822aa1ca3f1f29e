"""PerSenT: articles and the person each is most about."""

from pathlib import Path

import pytest

from analysis.errors import LoadingError
from analysis.evaluate import documents
from analysis.evaluate.documents import Document, targeted
from analysis.tone.judging import Named
from tests.entities.known import KNOWN
from tests.tone.test_judging import Counting

HEADER = "DOCUMENT_INDEX,TITLE,TARGET_ENTITY,DOCUMENT,MASKED_DOCUMENT,TRUE_SENTIMENT,Paragraph0"


def _file(folder: Path, *rows: str) -> Path:
    file = folder / "persent.csv"
    file.write_text("".join(f"{row}\n" for row in (HEADER, *rows)), encoding="utf-8")
    return file


def test_a_row_is_an_article_with_its_person_whatever_other_columns_there_are(tmp_path: Path) -> None:
    file = _file(
        tmp_path, '1,Hamm wins,Jon Hamm ,"He said ""yes"".\n Then, no.",masked,Positive,Neutral', "2,,A,B,,neutral,"
    )
    assert documents.read(file) == [
        Document("Hamm wins", 'He said "yes".\n Then, no.', "Jon Hamm", "positive"),
        Document("", "B", "A", "neutral"),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "1,T,A,B,,Mixed,",
            "TRUE_SENTIMENT: 'mixed' is not 'negative', 'neutral' or 'positive'; docs/accuracy.md shows the form",
        ),
        ("1,T", "DOCUMENT: None is not a valid string; docs/accuracy.md shows the form"),
        ("1,T,A,,,Neutral,", "DOCUMENT: empty; docs/accuracy.md shows the form"),
        ("1,T, ,B,,Neutral,", "TARGET_ENTITY: empty; docs/accuracy.md shows the form"),
    ],
)
def test_a_row_that_is_no_article_is_named(tmp_path: Path, row: str, fault: str) -> None:
    file = _file(tmp_path, "1,T,A,B,,Neutral,", row)
    with pytest.raises(LoadingError) as error:
        documents.read(file)
    assert str(error.value) == f"{file}, row 2: {fault}"


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.write_bytes(f"{HEADER}\n1,T,Beyonc\xe9,B,,Neutral,\n".encode("latin-1"))
    with pytest.raises(LoadingError) as error:
        documents.read(file)
    assert str(error.value) == f"{file}: not UTF-8 (byte {len(HEADER) + 12}); save it as UTF-8"


def _places(target: str, headline: str, body: str, **names: str) -> list[str]:
    """Return the surfaces of the target; `names`: what each entity is called, where its first word stands."""
    found = [
        Named(entity, "body", body.index(name), body.index(name) + len(name))
        for entity, name in names.items()
        if name in body
    ]
    document = Document(headline, body, target, "neutral")
    texts = {"headline": headline, "body": body}
    entities = {one.entity_id for one in found}
    return [
        texts[one.field][one.start : one.end]
        for one in targeted(document, found, names)
        if one.entity_id not in entities
    ]


def test_the_person_is_who_is_called_so_and_every_free_place_of_the_name_or_surname() -> None:
    assert _places("Jon Hamm", "Hamm wins", "Jon Hamm met Jane Hamm. Hamm left.", p1="Jon Hamm", p2="Jane Hamm") == [
        "Jon Hamm",
        "Hamm",
        "Hamm",
    ]


def test_a_name_that_is_a_part_of_the_labelled_one_is_the_same_person_if_it_is_the_only_one() -> None:
    assert _places("Tim Ryan Tuesday", "", "Rep. Tim Ryan Tuesday said", p1="Tim Ryan") == ["Tim Ryan"]
    assert _places("Ann Lee", "", "Bo Lee met Cy Lee", p1="Bo Lee", p2="Cy Lee") == []


def test_the_only_one_of_the_surname_is_the_person() -> None:
    assert _places("Barack Obama", "", "President Obama met Lee", p1="President Obama", p2="Lee") == ["President Obama"]


def test_the_first_word_of_the_name_counts_where_nothing_else_is_there() -> None:
    assert _places("Thaksin Shinawatra", "", "Opponents of Thaksin fled") == ["Thaksin"]
    assert _places("Thaksin Shinawatra", "", "Nobody is here") == []


def test_the_main_person_is_judged_and_one_who_is_not_named_has_no_answer() -> None:
    given = [
        Document("Hamm praised", "Jon Hamm met Elisabeth Moss.", "Jon Hamm", "positive"),
        Document("", "Nothing happened.", "Kate Moss", "neutral"),
    ]
    hamm, nobody = documents.cases(given, KNOWN, Counting())
    assert hamm.said is not None
    assert (hamm.said.unfavourable, hamm.said.neutral) == (2, 1)
    assert (hamm.names, hamm.tone, hamm.by_textblob) == ({"jon hamm"}, "positive", "neutral")
    assert nobody.said is None
    assert documents.named(given) == [(frozenset({"jon hamm"}), "positive"), (frozenset({"kate moss"}), "neutral")]
