"""Labels and answers written down shortly."""

from collections.abc import Iterable

from hypothesis import strategies as st

from analysis.evaluate import answers, labels
from analysis.evaluate.answers import Answer, Thing
from analysis.evaluate.labels import Character, Label, Work


def person(name: str, *surfaces: str, headline: int = 0, body: int = 1) -> labels.Person:
    return labels.Person(name, surfaces or (name,), headline, body)


def character(name: str, *surfaces: str, count: int = 1) -> Character:
    return Character(name, surfaces or (name,), count)


def work(title: str, type_: str, *surfaces: str, count: int = 1) -> Work:
    return Work(title, type_, surfaces or (title,), count)


def label(article: str, *things: labels.Named) -> Label:
    return Label(
        article,
        tuple(thing for thing in things if isinstance(thing, labels.Person)),
        tuple(thing for thing in things if isinstance(thing, Character)),
        tuple(thing for thing in things if isinstance(thing, Work)),
    )


def by_id(*given: Label) -> dict[str, Label]:
    return {one.article_id: one for one in given}


def said(name: str, *surfaces: str, mentions: int = 1) -> answers.Person:
    return answers.Person(name, mentions, surfaces or (name,))


def answer(
    article: str,
    people: Iterable[answers.Person] = (),
    characters: Iterable[str] = (),
    works: Iterable[tuple[str, str | None]] = (),
) -> Answer:
    return Answer(article, tuple(people), tuple(map(Thing, characters)), tuple(Thing(*work) for work in works))


def echo(one: Label) -> Answer:
    """Return the answer that says what the label says."""
    return answer(
        one.article_id,
        [said(thing.name, *thing.surfaces, mentions=thing.namings) for thing in one.people],
        [thing.name for thing in one.characters],
        [(thing.title, thing.type) for thing in one.works],
    )


_NAMES = st.text("abÉ -'", min_size=1, max_size=6)
_SURFACES = st.lists(_NAMES, min_size=1, max_size=3).map(tuple)
_COUNTS = st.integers(0, 5)
LABELS = st.lists(
    st.builds(
        Label,
        st.uuids().map(str),
        st.lists(st.builds(labels.Person, _NAMES, _SURFACES, _COUNTS, _COUNTS), max_size=4).map(tuple),
        st.lists(st.builds(Character, _NAMES, _SURFACES, _COUNTS), max_size=3).map(tuple),
        st.lists(st.builds(Work, _NAMES, st.sampled_from(["tv", "film", "song"]), _SURFACES, _COUNTS), max_size=3).map(
            tuple
        ),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one.article_id,
)
