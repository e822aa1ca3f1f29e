"""A tagger that says what it is told to, and what a text names with it."""

from collections.abc import Mapping

from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.entities.resolve import resolved
from analysis.language.tagger import Span, Tagger


class Marker(Tagger):
    """A tagger that marks the surfaces it is given, wherever they stand; of two that overlap the longer one."""

    def __init__(self, kinds: Mapping[str, str], score: float = 0.99) -> None:
        super().__init__(b"", "", ())
        self._kinds_of, self._score = kinds, score

    def spans(self, text: str) -> list[Span]:
        """Return the surfaces in the text."""
        found = []
        for surface, kind in self._kinds_of.items():
            start = text.find(surface)
            while start >= 0:
                found.append(Span(start, start + len(surface), kind, self._score))
                start = text.find(surface, start + len(surface))
        longest: list[Span] = []
        for span in sorted(found, key=lambda one: (one.start, -one.end)):
            if not longest or span.start >= longest[-1].end:
                longest.append(span)
        return longest


def named(
    known: Gazetteer, body: str, headline: str = "", *, score: float = 0.99, kinds: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the surfaces by which the text names each entity, where the tagger marks these surfaces."""
    result = resolved(headline, body, Knowledge(known, Marker(kinds, score)))
    found: dict[str, list[str]] = {}
    for naming in result.namings:
        found.setdefault(naming.entity_id, []).append(naming.passage.text[naming.start : naming.end])
    assert {one.entity_id for one in result.found} == {entity for entity in found if entity.startswith("found-")}
    return found
