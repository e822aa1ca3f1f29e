"""Labels made by reading: who and what an article names, by which spellings and how often."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, TypeAdapter

from analysis.errors import LoadingError
from analysis.evaluate.lines import rows


def _text(given: object) -> object:
    # Some tools number their articles; Marquee knows them by texts.
    return str(given) if isinstance(given, int) else given


Id = Annotated[str, BeforeValidator(_text)]
Count = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]
Tone = Literal["negative", "neutral", "positive"]
"""How a text portrays somebody, in the words of the data sets."""


@dataclass(frozen=True, slots=True)
class Person:
    """A real human being."""

    name: Text
    surfaces: tuple[Text, ...]
    count_headline: Count
    count_body: Count
    tone: Tone | None = None
    """None where nobody looked."""
    misfortune: bool | None = None
    """Likewise."""

    @property
    def namings(self) -> int:
        """How many places of the article name the person."""
        return self.count_headline + self.count_body


@dataclass(frozen=True, slots=True)
class Character:
    """A fictional one."""

    name: Text
    surfaces: tuple[Text, ...]
    count: Count

    @property
    def namings(self) -> int:
        """How many places of the article name the character."""
        return self.count


@dataclass(frozen=True, slots=True)
class Work:
    """A titled work; `type` is tv, film, song, book, event and so on."""

    title: Text
    type: str
    surfaces: tuple[Text, ...]
    count: Count

    @property
    def name(self) -> str:
        """The title."""
        return self.title

    @property
    def namings(self) -> int:
        """How many places of the article name the work."""
        return self.count


Named = Person | Character | Work


@dataclass(frozen=True, slots=True)
class Label:
    """What one article names."""

    id: Id
    people: tuple[Person, ...]
    characters: tuple[Character, ...]
    works: tuple[Work, ...]

    @property
    def article_id(self) -> str:
        """The id that the article has where it comes from."""
        return self.id


_FORM: Final = TypeAdapter(Label)


def read(path: Path) -> Mapping[str, Label]:
    """Return the labels by article, in the order of their ids.

    Raises LoadingError where a line is no label, two are of one article, or there is none.
    """
    found: dict[str, Label] = {}
    for place, label in rows(path, _FORM):
        if label.article_id in found:
            msg = f"{place}: {label.article_id} is labelled further up already; keep one of the two"
            raise LoadingError(msg)
        found[label.article_id] = label
    if not found:
        msg = f"{path}: no label in it; docs/accuracy.md shows the form"
        raise LoadingError(msg)
    return dict(sorted(found.items()))
