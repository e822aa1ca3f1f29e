"""The figures of portrayal: what their marks are, and the words that no such figure is without."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.figures import portrayal as figures
from analysis.figures.figure import Figure, Provenance
from analysis.metrics import portrayal as metrics
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.portraying import MEASURED, Told, days, portrayed

UTC = ZoneInfo("UTC")
SOURCE = Provenance("All dates", 1234, 5, "UTC", "ours", 7)
CAUTION = "Machine estimate, wrong in about one of 4 passages (measured)."
SMALL = (*days("-00000++"), *days("+++", "p2"))


def estimates(*articles: Told) -> pd.DataFrame:
    return metrics.by_person(slice_of(portrayed(*articles), Selection()), MEASURED)


def people(*articles: Told, of_all: int = 2) -> Figure:
    return figures.people(estimates(*articles), of_all, SOURCE)


def marks(figure: Figure, *columns: str) -> Sequence[tuple[object, ...]]:
    return list(figure.table[list(columns)].itertuples(index=False, name=None))


def test_a_person_has_a_mark_a_portrayal_and_where_there_are_few_stories_words() -> None:
    assert marks(people(*SMALL), "entity_id", "portrayal", "told", "basis") == [
        ("p1", "unfavourable", "", "8 articles, 8 stories"),
        ("p1", "neutral", "", "8 articles, 8 stories"),
        ("p1", "favourable", "", "8 articles, 8 stories"),
        ("p2", "unfavourable", "too few stories to tell: 3", "3 articles, 3 stories"),
        ("p2", "neutral", "too few stories to tell: 3", "3 articles, 3 stories"),
        ("p2", "favourable", "too few stories to tell: 3", "3 articles, 3 stories"),
    ]
    assert people(*SMALL).table["share"].isna().to_list() == [False] * 3 + [True] * 3


def test_the_marks_are_the_estimates() -> None:
    figure, table = people(*SMALL), estimates(*SMALL)
    row = table.iloc[0]
    assert marks(figure, "share", "low", "high")[:3] == [
        (row[word], row[f"{word}_low"], row[f"{word}_high"]) for word in ("unfavourable", "neutral", "favourable")
    ]


def test_the_caption_says_how_often_the_machine_is_wrong_and_so_does_every_row() -> None:
    figure = people(*SMALL)
    assert figure.caption == (
        f"{SOURCE.facts} {CAUTION} Shares of the articles judged; a line is the 95% interval, which takes in how few "
        "the stories are and how often the machine is wrong."
    )
    assert set(figure.table["caution"]) == {CAUTION}


def test_a_figure_of_the_first_says_of_how_many() -> None:
    assert people(*SMALL, of_all=1500).note.endswith("The 2 of 1,500 people with most judged articles.")


def test_who_cannot_see_it_is_told_the_first_row() -> None:
    shown = people(*SMALL).table.head(3)
    told = list(map(figures.share_in_words, shown["share"], shown["low"], shown["high"]))
    low, neutral, high = (text.replace(" (", ", ").replace(" to ", "% to ").rstrip(")") for text in told)
    assert people(*SMALL).alt == (
        "Portrayal of people, machine estimate: 2 rows; the first is Elisabeth Moss: "
        f"unfavourable portrayal {low}; neutral portrayal {neutral}; favourable portrayal {high}."
    )
    assert people(*days("+")).alt == (
        "Portrayal of people, machine estimate: 1 row; the first is Elisabeth Moss: too few stories to tell: 1."
    )


def test_nobody_is_nothing_to_show() -> None:
    assert people().alt == "Portrayal of people, machine estimate: nothing to show."
    assert people().note.startswith("Shares of the articles judged")


def test_comparators_stand_in_the_order_given_and_ask_for_their_row() -> None:
    said = metrics.judged(slice_of(portrayed(*SMALL), Selection())).assign(row="peers")
    table = metrics.of_rows(metrics.estimates(said, "row", MEASURED), "row", ["own", "peers"])
    figure = figures.compared(table.assign(name=["Moss", "Peers"]), "Moss", "Peers: others.", SOURCE)
    assert (figure.key, figure.form, figure.ids) == ("portrayal-compared", "interval", ("row", "portrayal"))
    assert figure.title == "Portrayal of Moss, machine estimate"
    assert figure.table["row"].to_list() == ["own"] * 3 + ["peers"] * 3
    assert figure.table["told"].iloc[0] == "too few stories to tell: 0"
    assert figure.note.startswith(CAUTION)
    assert figure.note.endswith("Peers: others.")


def test_outlets_beyond_the_most_are_counted() -> None:
    told = [one for place in range(14) for one in days("+", source=f"S{place:02}", first=place + 1)]
    said = metrics.judged(slice_of(portrayed(*told), Selection()))
    table = metrics.estimates(said, "source", MEASURED)
    figure = figures.by_source(table.assign(name=table["source"]), "Moss", SOURCE)
    assert figure.key == "portrayal-by-source"
    assert figure.table["source"].nunique() == figures.MOST
    assert figure.note.endswith("The 12 of 14 outlets with most judged articles.")


@pytest.mark.parametrize(
    ("share", "words"),
    [((0.234, 0.118, 0.379), "23% (12 to 38%)"), ((0, 0, 1), "0% (0 to 100%)"), ((float("nan"),) * 3, "")],
)
def test_a_share_is_never_without_its_interval(share: tuple[float, float, float], words: str) -> None:
    assert figures.share_in_words(*share) == words


def test_a_table_for_readers_says_why_there_is_no_share() -> None:
    table = figures.worded(estimates(*SMALL))
    assert table["unfavourable"].str.contains(r"^\d+% \(\d+ to \d+%\)$").to_list() == [True, False]
    assert table["unfavourable"].iloc[1] == "too few stories to tell: 3"
    assert table["neutral"].iloc[1] == ""
    assert table["judged"].to_list() == [8, 3]


def test_no_label_says_negative_or_worst() -> None:
    figure = people(*SMALL)
    words = " ".join([figure.caption, figure.alt, figure.title, *figure.labels.values(), *figure.states.values()])
    assert "negative" not in words.lower()
    assert "worst" not in words.lower()
