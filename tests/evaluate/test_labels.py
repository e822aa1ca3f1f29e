import json
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import LoadingError
from analysis.evaluate import labels
from analysis.evaluate.labels import Character, Label, Named, Person, Work

PERSON = {"name": "Jon Hamm", "surfaces": ["Jon Hamm", "Hamm"], "count_headline": 1, "count_body": 2}
LINE: dict[str, Any] = {
    "id": "a1",
    "people": [PERSON | {"tone": "neutral", "misfortune": False}],
    "characters": [{"name": "Don Draper", "surfaces": ["Draper"], "count": 3}],
    "works": [{"title": "Mad Men", "type": "tv", "surfaces": ["Mad Men"], "count": 4}],
}


def _file(folder: Path, *lines: object) -> Path:
    file = folder / "labels.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    file.write_text("\n".join(texts), encoding="utf-8")
    return file


def test_a_label_holds_what_an_article_names_and_how_often(tmp_path: Path) -> None:
    [read] = labels.read(_file(tmp_path, LINE)).values()
    assert read == Label(
        "a1",
        (Person("Jon Hamm", ("Jon Hamm", "Hamm"), 1, 2, "neutral", misfortune=False),),
        (Character("Don Draper", ("Draper",), 3),),
        (Work("Mad Men", "tv", ("Mad Men",), 4),),
    )
    things: list[Named] = [*read.people, *read.characters, *read.works]
    assert [thing.namings for thing in things] == [3, 3, 4]


def test_labels_come_in_the_order_of_their_ids_whatever_that_of_the_lines(tmp_path: Path) -> None:
    assert list(labels.read(_file(tmp_path, LINE | {"id": "b"}, "", LINE | {"id": 7}, LINE))) == ["7", "a1", "b"]


def test_a_byte_order_mark_is_no_part_of_the_first_label(tmp_path: Path) -> None:
    assert list(labels.read(_file(tmp_path, f"\N{ZERO WIDTH NO-BREAK SPACE}{json.dumps(LINE)}"))) == ["a1"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": ', "not JSON (EOF while parsing a value at line 1 column 7); write one object a line, in UTF-8"),
        (LINE | {"id": None}, "id: None is not a valid string; docs/accuracy.md shows the form"),
        ("[]", "[] is not an object; docs/accuracy.md shows the form"),
        ({name: LINE[name] for name in LINE if name != "id"}, "no id; docs/accuracy.md shows the form"),
        ({name: LINE[name] for name in LINE if name != "works"}, "no works; docs/accuracy.md shows the form"),
        (LINE | {"people": [PERSON, {}]}, "people 2: no name; docs/accuracy.md shows the form"),
        (
            LINE | {"people": [PERSON | {"count_body": -1}]},
            "people 1, count_body: -1 is not greater than or equal to 0; docs/accuracy.md shows the form",
        ),
        (
            LINE | {"people": [PERSON | {"count_body": "two"}]},
            "people 1, count_body: 'two' is not a valid integer; docs/accuracy.md shows the form",
        ),
        (
            LINE | {"people": [PERSON | {"surfaces": "Hamm"}]},
            "people 1, surfaces: 'Hamm' is not a valid array; docs/accuracy.md shows the form",
        ),
        (LINE | {"works": [{"name": "Mad Men"}]}, "works 1: no title; docs/accuracy.md shows the form"),
        (LINE, "a1 is labelled further up already; keep one of the two"),
    ],
)
def test_a_line_that_is_no_label_is_named(tmp_path: Path, line: object, fault: str) -> None:
    file = _file(tmp_path, LINE, "", line)
    with pytest.raises(LoadingError) as error:
        labels.read(file)
    assert str(error.value) == f"{file}:3: {fault}"


def test_a_file_in_another_encoding_is_not_read_as_something_else(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_bytes('{"id": "Beyoncé"}'.encode("latin-1"))
    with pytest.raises(LoadingError, match=r"labels\.jsonl:1: not JSON \(.*\); write one object a line, in UTF-8$"):
        labels.read(file)


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    file = _file(tmp_path, "", "")
    with pytest.raises(LoadingError) as error:
        labels.read(file)
    assert str(error.value) == f"{file}: no label in it; docs/accuracy.md shows the form"
