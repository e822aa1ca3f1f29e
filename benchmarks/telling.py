"""One article told: whom it is about, how it names them, and its headline and body."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from benchmarks.casts import Fame, Named, Show
from benchmarks.wording import Wording

_LEAD: Final = 0.65  # chance that a sentence is about the article's first person
_SURNAME, _GIVEN = 0.8, 0.92  # chances, one after the other, of the short forms once the full name is said
_WITH_SHOW: Final = 0.4  # chance that an article about a person speaks of a show of theirs
_SHORTEST, _LONGEST = 300, 600  # words
# Which lists the sentences of a kind of article come from, and which its headline.
_SENTENCES: Final = {
    "person": ("person", "person", "two", "plain", "plain", "plain"),
    "show": ("show", "show", "person", "plain", "plain"),
    "round": ("person", "two", "plain", "plain"),
    "plain": ("plain",),
}


@dataclass(slots=True)
class _Subject:
    """Whom and what one article is about, and who was named in full already."""

    kind: str
    people: Sequence[Named] = ()
    show: Show | None = None
    cast: Sequence[tuple[Named, Named]] = ()
    named: set[str] = field(default_factory=set)
    last: Named | None = None


class Teller:
    """Tells one article after the other; the only state is the source of chance and the article at hand."""

    def __init__(self, chance: random.Random, fame: Fame) -> None:
        """Bind the wording to this teller's people."""
        self._chance = chance
        self._fame = fame
        self._subject = _Subject("plain")
        # Who plays whom in the paragraph at hand.
        self._part = fame.shows[0].cast[0]
        self._wording = Wording(chance, self._names(), fame.words())

    def tell(self, in_the_news: Named | None) -> tuple[str, str]:
        """Return the headline and the body of a new article; about whoever is in the news, if anybody is."""
        self._subject = self._chosen(in_the_news)
        body = self._body()
        # The headline is drawn last, and names in full whatever the body does.
        return self._wording.sentence(self._headline_list()), body

    def _chosen(self, in_the_news: Named | None) -> _Subject:
        kind = self._chance.choices(("person", "show", "round", "plain"), (48, 32, 8, 12))[0]
        lead = in_the_news or self._fame.person(self._chance.random())
        if kind == "show" and in_the_news is None:
            told = self._fame.show(self._chance.random())
            cast = self._chance.sample(told.cast, min(len(told.cast), self._chance.randint(1, 3)))
            return _Subject(kind, [person for person, _ in cast], told, cast)
        if kind == "plain" and in_the_news is None:
            return _Subject(kind)
        others = self._chance.randint(3, 7) if kind == "round" else self._chance.randint(0, 1)
        people = [lead, *(self._fame.person(self._chance.random()) for _ in range(others))]
        if kind == "round":
            return _Subject(kind, people)
        shows = self._fame.shows_of.get(lead.entity_id, ())
        show = self._chance.choice(shows) if shows and self._chance.random() < _WITH_SHOW else None
        cast = [part for part in show.cast if part[0] is lead] if show else []
        return _Subject("person", people, show, cast)

    def _headline_list(self) -> str:
        if self._subject.kind == "person" and len(self._subject.people) == 1:
            return "headline_one"
        return f"headline_{self._subject.kind}"

    def _body(self) -> str:
        lists = [name for name in _SENTENCES[self._subject.kind] if name != "two" or len(self._subject.people) > 1]
        if self._subject.show:
            lists.append("show")
        wanted = self._chance.randint(_SHORTEST, _LONGEST)
        paragraphs: list[str] = []
        words = 0
        while words < wanted:
            if self._subject.cast:
                self._part = self._chance.choice(self._subject.cast)
            names = self._chance.choices(lists, k=self._chance.randint(1, 4))
            if not paragraphs:
                names[0] = lists[0]
            paragraphs.append(" ".join([self._wording.sentence(name) for name in names]))
            words += paragraphs[-1].count(" ") + 1
        return "\n\n".join(paragraphs)

    def _names(self) -> dict[str, Callable[[], str]]:
        """Return what fills the slots that name somebody; with 's, the possessive; with a capital, the full name."""
        plain: dict[str, Callable[[], str]] = {
            "who": lambda: self._said(self._who()),
            "whom": lambda: self._said(self._whom()),
            "Who": lambda: self._who().full,
            "Whom": lambda: self._whom().full,
            "player": lambda: self._said(self._part[0]),
            "character": lambda: self._said(self._part[1]),
            "show": lambda: self._subject.show.title if self._subject.show else "",
        }
        return plain | {f"{name}'s": _possessive(made) for name, made in plain.items()}

    def _who(self) -> Named:
        people = self._subject.people
        person = people[0] if self._chance.random() < _LEAD else self._chance.choice(people)
        self._subject.last = person
        return person

    def _whom(self) -> Named:
        others = [person for person in self._subject.people if person is not self._subject.last]
        return self._chance.choice(others or self._subject.people)

    def _said(self, entity: Named) -> str:
        """Return the full name first, then a short form, as newspapers do."""
        if entity.entity_id not in self._subject.named:
            self._subject.named.add(entity.entity_id)
            return entity.full
        chance = self._chance.random()
        return entity.surname if chance < _SURNAME else entity.given if chance < _GIVEN else entity.full


def _possessive(made: Callable[[], str]) -> Callable[[], str]:
    return lambda: f"{name}'" if (name := made()).endswith("s") else f"{name}'s"


_QUOTED: Final = re.compile(r'"([^"]*)"')
_SMALL: Final = frozenset("a an and at but by for from in of on or the to with".split())  # noqa: SIM905  (reads better)


def typeset(text: str) -> str:
    """Return the text with typographers' quotation marks and apostrophes."""
    return _QUOTED.sub("\u201c\\1\u201d", text).replace("'", "\u2019")


def capitalised(headline: str) -> str:
    """Return the headline with a capital at Most of Its Words."""
    return " ".join([word if word in _SMALL else f"{word[:1].upper()}{word[1:]}" for word in headline.split(" ")])
