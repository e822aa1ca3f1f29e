"""Whom a name alone means who is not named in full."""

from typing import Final

from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import namings
from analysis.language.tagger import Span, Tagger
from tests.entities import marked
from tests.entities.known import gazetteer

KNOWN: Final = gazetteer(
    """
person | Justin Bieber | singer
person | Hailey Bieber | model
person | Joe Jonas | singer
person | Nick Jonas | singer
person | Joe Biden | politician
person | Hunter Biden | other
person | Donald Trump | politician | nickname Trump
person | Donald Trump Jr. | businessperson
person | Ivana Trump | model
person | Offset ? | rapper, singer
person | Vladimir Putin | politician
person | Charlize Theron | actor
person | Grace Kelly | actor
person | Kelly Clarkson | singer
person | Kelly Rowland | singer
person | Jimmy Kimmel | presenter
person | Jim Henson | producer
group | Jonas Brothers
series | The Kelly Clarkson Show
series | Jimmy Kimmel Live!
""",
    """
Jonas Brothers | Joe Jonas | | member
Jonas Brothers | Nick Jonas | | member
The Kelly Clarkson Show | Kelly Clarkson | | host
Jimmy Kimmel Live! | Jimmy Kimmel | | host
""",
)


class Once(Tagger):
    """A tagger that marks one word as a person, wherever it stands in the text."""

    def __init__(self, start: int) -> None:
        super().__init__(b"", "", ())
        self._start = start

    def spans(self, text: str) -> list[Span]:
        """Return the word."""
        return [Span(self._start, self._start + len("Offset"), "person", 0.99)] if text else []


def named(body: str, **kinds: str) -> dict[str, list[str]]:
    """Return the surfaces by entity; the tagger marks the keywords, "_" being a blank."""
    return marked.named(KNOWN, body, kinds={one.replace("_", " "): kinds[one] for one in kinds})


def test_a_given_name_is_the_relatives_by_the_surname() -> None:
    assert named("Justin Bieber came with Hailey.", Hailey="person")["hailey-bieber"] == ["Hailey"]
    assert "hailey-bieber" not in named("Joe Jonas came with Hailey.", Hailey="person")


def test_a_group_named_is_company_of_its_members() -> None:
    found = named("The Jonas Brothers came. Nick poured.", Nick="person")
    assert found["nick-jonas"] == ["Nick"]


def test_a_member_may_be_marked_as_a_character() -> None:
    assert "nick-jonas" in named("The Jonas Brothers came. Nick poured.", Nick="character")
    assert "hailey-bieber" not in named("Justin Bieber came with Hailey.", Hailey="character")


def test_who_stands_in_a_title_may_go_on_by_a_short_name() -> None:
    assert named("The Kelly Clarkson Show came, and Kelly sang.", Kelly="person")["kelly-clarkson"] == ["Kelly"]
    assert named("Jimmy Kimmel Live! sent Kimmel home.", Kimmel="person")["jimmy-kimmel"] == ["Kimmel"]


def test_the_title_stays_the_titles() -> None:
    assert "kelly-clarkson" not in named("The Kelly Clarkson Show came, and they sang.", Kelly_Clarkson="person")


def test_who_stands_in_the_name_of_a_company_may_go_on_by_a_short_name() -> None:
    assert named("The Jim Henson Company came, and Jim sang.", Jim="person")["jim-henson"] == ["Jim"]


def test_a_surname_alone_is_the_politicians_in_talk_of_politics() -> None:
    assert named("Donald Trump met Biden.", Biden="person")["joe-biden"] == ["Biden"]
    assert named("The election, said Biden, is near.", Biden="person").keys() == {"joe-biden"}
    assert named("They met Biden there.", Biden="person") == {}


def test_two_surnames_that_a_hyphen_joins_are_two_people() -> None:
    found = marked.named(KNOWN, "The election saw a Biden-Putin row.", kinds={"Biden-Putin": "person"})
    assert found == {"joe-biden": ["Biden"], "vladimir-putin": ["Putin"]}


def test_a_surname_alone_is_the_only_ones_of_whose_calling_the_article_speaks() -> None:
    assert named("In the film they met Theron.", Theron="person") == {"charlize-theron": ["Theron"]}
    assert named("They met Theron there.", Theron="person") == {}


def test_what_is_rather_a_given_name_is_no_surname_alone() -> None:
    assert named("In the film they met Kelly.", Kelly="person") == {}


def test_a_common_name_needs_less_beside_somebody_of_the_same_calling() -> None:
    marks = {"Offset": "person"}
    assert "offset" in marked.named(KNOWN, "Nick Jonas met Offset there.", score=0.6, kinds=marks)
    assert "offset" not in marked.named(KNOWN, "Donald Trump met Offset there.", score=0.6, kinds=marks)


def test_a_common_name_that_is_confirmed_once_is_meant_again_where_its_capital_is_its_own() -> None:
    text = "Offset bills came. They met Offset, and they liked Offset. The Offset Awards came."
    knowledge = Knowledge(KNOWN, Once(text.index("Offset,")))
    places = [naming.start for naming in namings("", text, knowledge) if naming.entity_id == "offset"]
    assert places == [text.index("Offset,"), text.index("Offset. The")]


def test_a_name_that_is_a_companys_is_not_confirmed() -> None:
    assert named("The Jim Henson Company came.", Jim_Henson="person") == {}


def test_a_father_is_meant_and_not_the_son_of_his_name() -> None:
    assert named("Ivana Trump met Donald.", Donald="person")["donald-trump"] == ["Donald"]


def test_an_unmistakable_name_may_be_joined_to_another() -> None:
    found = marked.named(KNOWN, "The Trump-Biden debate.", kinds={"Trump-Biden": "person"})
    assert found == {"donald-trump": ["Trump"], "joe-biden": ["Biden"]}
