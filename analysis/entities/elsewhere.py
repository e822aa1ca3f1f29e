"""Names of people that are those of something else here: of a place, of a company, of a prize."""

from collections.abc import Mapping, Sequence

from analysis.entities.passage import Passage
from analysis.entities.slips import Naming
from analysis.language.tagger import Span

_SURE, _VERY_SURE = 0.75, 0.95


def without_places(
    namings: Sequence[Naming], spans: Sequence[tuple[Passage, Sequence[Span]]], kinds: Mapping[str, str]
) -> list[Naming]:
    """Return the namings without people where the tagger marks the name, or more words, as of something else."""
    others = {
        id(passage): [span for span in told if span.kind == "other" and span.score >= _SURE] for passage, told in spans
    }
    return [
        one
        for one in namings
        if kinds[one.entity_id] != "person" or not any(_is_of(one, span) for span in others[id(one.passage)])
    ]


def _is_of(one: Naming, span: Span) -> bool:
    """Return whether a naming is a part of a longer name, or one word that is surely some other."""
    if not (span.start <= one.start and one.end <= span.end):
        return False
    if span.end - span.start > one.end - one.start + len("'s"):
        return True
    return span.score >= _VERY_SURE and " " not in one.passage.folded[one.start : one.end]
