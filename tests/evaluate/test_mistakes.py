from hypothesis import given

from analysis.evaluate.answers import Answer
from analysis.evaluate.labels import Label
from analysis.evaluate.mistakes import KINDS, by_form, mistakes
from analysis.evaluate.spelt import known, spellings
from tests.entities.known import KNOWN
from tests.evaluate.labelling import LABELS, answer, by_id, character, echo, label, person, said, work

SPELLINGS = known(spellings(KNOWN.gazetteer), KNOWN.gazetteer.entities)


def _found(one: Label, answered: Answer | None) -> list[tuple[str, ...]]:
    table = mistakes(by_id(one), {one.article_id: answered} if answered else {}, SPELLINGS)
    assert list(table.columns) == ["kind", "article_id", "name", "form", "detail"]
    assert set(table["article_id"]) <= {one.article_id}
    return list(table.drop(columns=["article_id", "form"]).itertuples(index=False, name=None))


def test_a_person_who_was_missed_is_in_the_gazetteer_or_not() -> None:
    one = label("a1", person("Jon Hamm", "Jon Hamm", "Hamm", body=3), person("Nobody Known"))
    assert _found(one, answer("a1")) == [
        ("person missed, in the gazetteer", "Jon Hamm", "labelled 3: Jon Hamm, Hamm"),
        ("person missed, not in the gazetteer", "Nobody Known", "labelled 1: Nobody Known"),
    ]


def test_of_an_article_without_an_answer_everything_was_missed() -> None:
    assert [kind for kind, *_ in _found(label("a1", person("Jon Hamm"), work("Mad Men", "tv")), None)] == [
        "person missed, in the gazetteer",
        "title missed, in the gazetteer",
    ]


def test_somebody_who_is_not_labelled_is_a_character_or_nobody() -> None:
    one = label("a1", character("Don Draper", "Draper"))
    assert _found(one, answer("a1", [said("Draper"), said("Kate Moss", "Moss")], ["Don Draper", "Peggy Olson"])) == [
        ("person said, not labelled", "Kate Moss", "Moss"),
        ("character taken for a person", "Draper", "Draper"),
        ("character said, not labelled", "Peggy Olson", ""),
    ]


def test_the_right_person_may_be_counted_wrongly() -> None:
    one = label("a1", person("Jon Hamm", "Jon Hamm", "Hamm", body=3))
    assert _found(one, answer("a1", [said("Jon Hamm", mentions=1)])) == [
        ("right person, other number of namings", "Jon Hamm", "labelled 3, said 1: Jon Hamm")
    ]


def test_a_title_may_be_of_another_kind() -> None:
    one = label("a1", work("Barbie", "song"), work("Suits", "tv"), work("Elvis", "film"))
    works = [("Barbie", "film"), ("Suits", "series"), ("The Office", "series")]
    assert _found(one, answer("a1", works=works)) == [
        ("title missed, in the gazetteer", "Elvis", "film, labelled 1: Elvis"),
        ("title said, not labelled", "The Office", "series"),
        ("title of another kind", "Barbie", "labelled song, said film"),
    ]


def test_of_a_film_and_its_song_the_film_is_the_film() -> None:
    one = label("a1", work("Barbie", "song"), work("Barbie", "film"))
    assert _found(one, answer("a1", works=[("Barbie", "film")])) == [
        ("title missed, in the gazetteer", "Barbie", "song, labelled 1: Barbie")
    ]


def test_a_missed_person_is_named_in_full_or_by_a_part_or_by_all_there_is() -> None:
    one = label(
        "a1",
        person("Jon Hamm", "Hamm", "Jon Hamm"),
        person("Elisabeth Moss", "Moss"),
        person("Zendaya"),
        character("Don Draper", "Draper"),
        work("Barbie", "song"),
        work("Suits", "tv"),
    )
    answered = answer("a1", [said("Hedda Vane", "Vane")], works=[("Barbie", "film")])
    table = mistakes(by_id(one), {"a1": answered}, SPELLINGS)
    assert dict(zip(table["name"], table["form"], strict=True)) == {
        "Jon Hamm": "full name",
        "Elisabeth Moss": "surname or given name alone",
        "Zendaya": "one-word name",
        "Don Draper": "surname or given name alone",
        "Hedda Vane": "surname or given name alone",
        "Suits": "tv",
        "Barbie": "song as film",
    }


def test_mistakes_are_counted_by_kind_and_form_most_first() -> None:
    one = label("a1", person("Hedda Vane"), person("Otto Vane"), person("Vane"), work("Suits", "tv"))
    table = by_form(mistakes(by_id(one), {}, SPELLINGS))
    rows = list(table.itertuples(index=False, name=None))
    assert [row for row in rows if row[2]] == [
        ("person missed, not in the gazetteer", "full name", 2),
        ("person missed, not in the gazetteer", "one-word name", 1),
        ("title missed, in the gazetteer", "tv", 1),
    ]
    assert list(dict.fromkeys(table["kind"])) == list(KINDS)


@given(LABELS)
def test_every_mistake_is_counted_once(given_labels: list[Label]) -> None:
    table = mistakes(by_id(*given_labels), {}, SPELLINGS)
    assert by_form(table)["count"].sum() == len(table)


def test_somebody_who_is_labelled_twice_and_said_once_was_missed_once() -> None:
    one = label("a1", person("Jon Hamm"), person("Jon Hamm"))
    assert [kind for kind, *_ in _found(one, answer("a1", [said("Jon Hamm")]))] == ["person missed, in the gazetteer"]


def test_mistakes_come_by_kind_and_then_by_article() -> None:
    one, other = (label(article, person("Jon Hamm"), work("Mad Men", "tv")) for article in ("a1", "a2"))
    table = mistakes(by_id(one, other), {}, SPELLINGS)
    assert list(zip(table["kind"].map(KINDS.index), table["article_id"], strict=True)) == [
        (0, "a1"),
        (0, "a2"),
        (5, "a1"),
        (5, "a2"),
    ]


@given(LABELS)
def test_who_says_what_is_labelled_makes_no_mistake(given_labels: list[Label]) -> None:
    answers = {one.article_id: echo(one) for one in given_labels}
    assert mistakes(by_id(*given_labels), answers, SPELLINGS).empty
