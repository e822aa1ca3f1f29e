"""Which set a file is, by what is in it."""

from pathlib import Path

import pytest

from analysis.errors import LoadingError
from analysis.evaluate.sets import Set, seen, set_of

SENTENCE = '{"sentence": "Ann won.", "from": 0, "to": 3, "polarity": 1}'
DOCUMENT = "DOCUMENT_INDEX,TITLE,TARGET_ENTITY,DOCUMENT,TRUE_SENTIMENT\n1,T,Ann Lee,Ann Lee won.,Positive\n"
PEOPLE = '[{"name": "Ann Lee", "surfaces": ["Ann Lee"], "count_headline": 0, "count_body": 1, "tone": "positive"}]'
ARTICLE = f'{{"id": "a1", "people": {PEOPLE}, "characters": [], "works": []}}'


def _file(folder: Path, text: str) -> Path:
    # The name says nothing.
    file = folder / "given.txt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SENTENCE, Set.SENTENCES),
        (f"\N{ZERO WIDTH NO-BREAK SPACE}\n\n{SENTENCE}", Set.SENTENCES),
        (DOCUMENT, Set.DOCUMENTS),
        (f"\N{ZERO WIDTH NO-BREAK SPACE}{DOCUMENT}", Set.DOCUMENTS),
        (ARTICLE, Set.ARTICLES),
        ('{"id": 1, "gold_story": "fire"}', Set.STORIES),
        ("", Set.ARTICLES),
        ("[1]", Set.ARTICLES),
        ('{"sentence": ', Set.ARTICLES),
    ],
)
def test_a_set_is_told_by_its_content(tmp_path: Path, text: str, kind: Set) -> None:
    assert set_of(_file(tmp_path, text)) is kind


def test_a_line_that_lacks_a_field_is_still_of_its_set(tmp_path: Path) -> None:
    assert set_of(_file(tmp_path, '{"sentence": "Ann won.", "from": 0}')) is Set.SENTENCES


@pytest.mark.parametrize(("text", "name"), [(SENTENCE, "ann"), (DOCUMENT, "ann lee"), (ARTICLE, "ann lee")])
def test_who_is_labelled_in_any_set_is_seen(tmp_path: Path, text: str, name: str) -> None:
    before = seen(_file(tmp_path, text))
    assert (before.names, before.tone({name})) == (frozenset({name}), "positive")


def test_what_is_no_set_is_refused_as_labels_are(tmp_path: Path) -> None:
    file = _file(tmp_path, "nothing")
    with pytest.raises(LoadingError, match="not JSON"):
        seen(file)
