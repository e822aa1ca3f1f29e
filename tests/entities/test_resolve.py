"""All namings of one article, decided together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import namings
from tests.entities.known import KNOWN, gazetteer, named
from tests.entities.texts import DISTINCT, bodies, headlines


def test_namings_come_in_reading_order_with_how_they_were_recognised() -> None:
    found = namings("Moss returns", "Elizabeth Moss met Jon Hamm. Jon left; Elizabeth and Elisabet stayed.", KNOWN)
    assert [(n.passage.field, n.passage.text[n.start : n.end], n.entity_id, n.how) for n in found] == [
        ("headline", "Moss", "elisabeth-moss", "surname"),
        ("body", "Elizabeth Moss", "elisabeth-moss", "fuzzy"),
        ("body", "Jon Hamm", "jon-hamm", "alias"),
        ("body", "Jon", "jon-hamm", "given name"),
        ("body", "Elizabeth", "elisabeth-moss", "given name"),
        ("body", "Elisabet", "elisabeth-moss", "fuzzy"),
    ]


@pytest.mark.parametrize(
    "name",
    ['Sean "Diddy" Combs', "Sean “Diddy” Combs", "Sean ‘Diddy’ Combs", "Sean (Diddy) Combs", "Sean 'Puff Daddy' Combs"],
)
def test_a_nickname_inside_a_name_is_part_of_it(name: str) -> None:
    assert named(f"It was {name} who waved. Combs left, and Diddy too.") == {"sean-combs": [name, "Combs", "Diddy"]}


def test_a_nickname_beside_a_name_is_a_naming_of_its_own() -> None:
    assert named("Sean Combs, or Diddy, waved.") == {"sean-combs": ["Sean Combs", "Diddy"]}
    assert named("Combs (Sean Combs) waved.") == {"sean-combs": ["Combs", "Sean Combs"]}


@pytest.mark.parametrize(
    ("headline", "people"),
    [
        ("ELISABETH MOSS AND JON HAMM RETURN", {"elisabeth-moss", "jon-hamm"}),
        ("Elisabeth Moss and Jon Hamm Return", {"elisabeth-moss", "jon-hamm"}),
        ("Elisabeth Moss’s Return: Jon Hamm Waits | Kate Moss", {"elisabeth-moss", "jon-hamm"}),
        ("elisabeth moss and jon hamm return", set()),
    ],
)
def test_headlines_of_every_style_name_people(headline: str, people: set[str]) -> None:
    assert named("", headline).keys() == people


def test_a_short_name_in_the_headline_is_resolved_by_the_body() -> None:
    assert named("Jon Hamm said so.", "HAMM IS BACK") == {"jon-hamm": ["HAMM", "Jon Hamm"]}


def test_credits_handles_and_addresses_name_nobody() -> None:
    text = (
        "By Kate Moss\n@JonHamm posted #JonHamm and https://example.org/Jon-Hamm.\n"
        "Photo: Jon Hamm\n(Photo by Jon Hamm)\nJon Hamm/Getty Images\nElisabeth Moss waved."
    )
    assert named(text) == {"elisabeth-moss": ["Elisabeth Moss"]}


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "12", "Nobody is here."])
def test_a_text_that_names_nobody_has_no_namings(text: str) -> None:
    assert namings(text, text, KNOWN) == []


@given(headlines, bodies | st.text(alphabet="JonHam sMk’“”-. \n\N{NO-BREAK SPACE}é🎬", max_size=80))
def test_namings_are_stretches_of_the_text_and_never_overlap(headline: str, body: str) -> None:
    end, field = 0, "headline"
    for naming in namings(headline, body, KNOWN):
        if naming.passage.field != field:
            end, field = 0, naming.passage.field
        assert naming.passage.text == {"headline": headline, "body": body}[field]
        assert end <= naming.start < naming.end <= len(naming.passage.text)
        end = naming.end


@given(bodies, st.sampled_from(list(DISTINCT)), st.sampled_from(["Jenna Ortega", "Austin Butler", "Margot Robbie"]))
def test_another_name_in_the_place_of_one_is_counted_as_often(body: str, name: str, other: str) -> None:
    before, after = named(body), named(body.replace(name, other))
    counts = (before.get(DISTINCT[name], []).count(name), after.get(other.lower().replace(" ", "-"), []).count(other))
    assert counts[0] == counts[1]


def test_a_title_that_is_somebodys_surname_here_is_the_title_only_in_quotation_marks() -> None:
    knowledge = Knowledge(gazetteer("person | Damian Lewis | actor\nseries | Lewis ?", ""))
    text = "Damian Lewis came. Then the series star Lewis waved, and Lewis left. He watched ‘Lewis’, the series."
    assert named(text, knowledge=knowledge) == {
        "damian-lewis": ["Damian Lewis", "Lewis", "Lewis"],
        "lewis-series": ["Lewis"],
    }
