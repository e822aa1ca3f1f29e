"""The tables of the comparison."""

from collections.abc import Mapping

import pandas as pd

from analysis.evaluate.answers import Answer
from analysis.evaluate.mistakes import by_form, mistakes
from analysis.evaluate.scores import scores, scores_by, tally
from benchmarks.compared import errors, measures, records, sources
from tests.evaluate.labelling import answer, by_id, echo, label, person, said, work

LABELS = by_id(
    label("a1", *(person(f"Ada Bright {number}") for number in range(10)), work("Suits", "tv"), work("Ode", "song")),
    label("a2", person("Jon Hamm")),
)
RIGHT = {article: echo(one) for article, one in LABELS.items()}
WRONG = {"a1": answer("a1", [said("Nobody At All")])}
NOBODY: Mapping[str, frozenset[str]] = {"people": frozenset(), "works": frozenset(), "characters": frozenset()}


def _scores(answers: Mapping[str, Answer], system: str, seconds: float) -> pd.DataFrame:
    return scores(tally(LABELS, answers, None)).assign(set="two", articles=2, system=system, seconds=seconds)


def test_a_row_has_the_measures_of_a_system_and_its_time_in_units() -> None:
    both = pd.concat([_scores(RIGHT, "right", 0.03), _scores(WRONG, "wrong", 0.01)])
    first, second = records(measures(both, "wrong"))
    assert (first["set"], first["articles"], first[""]) == ("two", 2, "right")
    assert (first["F1"], first["95 %"]) == ("1.000", "1.000 to 1.000")
    assert (first["ms an article"], first["to wrong"], second["to wrong"]) == ("30.0", "3.0", "1.0")
    assert (second["people P"], second["R"], second["shows and films F1"]) == ("0.000", "0.000", "none said")
    assert "people not seen before F1" not in first


def test_sources_with_few_labelled_people_are_left_out() -> None:
    groups = pd.Series({"a1": "The Daily", "a2": "Evening Post"})
    right, wrong = (scores_by(tally(LABELS, answers, None), groups) for answers in (RIGHT, WRONG))
    both = pd.concat([right.assign(set="two", system="right"), wrong.assign(set="two", system="wrong")])
    assert records(sources(both)) == [
        {
            "set": "two",
            "people F1 by source": "The Daily",
            "articles": 1,
            "labelled people": 10,
            "right": "1.000",
            "wrong": "0.000",
        }
    ]


def test_errors_stand_by_kind_and_form_with_a_column_a_set() -> None:
    made = by_form(mistakes(LABELS, WRONG, NOBODY))
    table = errors(pd.concat([made.assign(set="two"), made.head(1).assign(set="again")]))
    assert [tuple(row.values()) for row in records(table)] == [
        ("person missed, not in the gazetteer", "full name", 11, 0),
        ("person said, not labelled", "full name", 1, 0),
        ("title missed, not in the gazetteer", "neither show nor film", 1, 0),
        ("title missed, not in the gazetteer", "tv", 1, 0),
    ]
