"""Names of people that are somebody else's here, or something else's: a place's, a company's, a prize's."""

from collections.abc import Sequence
from typing import Final

from analysis.entities.knowledge import Knowledge
from analysis.entities.names import nicknames, parts
from analysis.entities.passage import Passage
from analysis.entities.slips import Naming
from analysis.entities.words import FUNCTION, HONORIFICS, SUFFIXES, TITLES
from analysis.language.tagger import Span

_SURE, _VERY_SURE = 0.75, 0.95
_QUOTES: Final = frozenset("\"'()")
_NOBODY: Final[frozenset[str]] = frozenset()


def without_others(
    namings: Sequence[Naming], spans: Sequence[tuple[Passage, Sequence[Span]]], knowledge: Knowledge
) -> list[Naming]:
    """Return the namings without people where the tagger marks the name, or more words, as another's."""
    told = {id(passage): [span for span in found if span.score >= _SURE] for passage, found in spans}
    return [
        one
        for one in namings
        if knowledge.kinds[one.entity_id] != "person"
        or not any(_is_of(one, span, knowledge) for span in told[id(one.passage)])
    ]


def _is_of(one: Naming, span: Span, knowledge: Knowledge) -> bool:
    """Return whether a naming is a part of another's longer name, or one word that is surely another name."""
    if not (span.start <= one.start and one.end <= span.end):
        return False
    is_longer = span.end - span.start > one.end - one.start + len("'s")
    is_word = " " not in one.passage.folded[one.start : one.end]
    if span.kind == "other":
        return is_longer or (is_word and span.score >= _VERY_SURE)
    return span.kind == "person" and is_longer and is_word and _is_somebody_elses(one, span, knowledge)


def _is_somebody_elses(one: Naming, span: Span, knowledge: Knowledge) -> bool:
    """Return whether the words around a surname or given name make it a relative's or a stranger's: "North West".

    Who has a name of that initial, or that short form, may be meant by a slip or an initial.
    """
    text = one.passage.folded
    before, behind = text[span.start : one.start].split(), text[one.end : span.end].removeprefix("'s").split()
    if bool(before) == bool(behind) or not _QUOTES.isdisjoint(text[span.start : span.end].removesuffix("'s")):
        return False
    written = (before or behind)[0 if before else -1]
    other = written.lower().strip(".,")
    is_name = written[0].isupper() and other not in FUNCTION | HONORIFICS | TITLES | SUFFIXES
    names = knowledge.full_names.get(one.entity_id, _NOBODY)
    initials = {word[0] for name in names for word in name.split()}
    short = _NOBODY.union(*(nicknames(given) for name in names for given in parts(name).given))
    return is_name and bool(names) and other[0] not in initials and other not in short
