"""Which of the entities a stretch of text may name it does name, judged by the article around it."""

from collections.abc import Iterable, Sequence
from typing import Final

from analysis.entities.gazetteer import SHOWS
from analysis.entities.knowledge import Knowledge
from analysis.entities.matcher import Hit, Spelling
from analysis.entities.passage import Passage
from analysis.entities.words import (
    ALWAYS_OWNED,
    CALENDAR,
    CHARACTER_CUES,
    FILM_CUES,
    FUNCTION,
    HONORIFICS,
    MUSIC_CUES,
    OWNED,
    SERIES_CUES,
    TITLE_CUES_AFTER,
    TITLE_CUES_BEFORE,
)

_ROUNDS: Final = 4
_NOBODY: Final[frozenset[str]] = frozenset()
_MUSICIANS: Final = frozenset({"singer", "rapper", "musician"})


def settle(hits: Sequence[Hit], knowledge: Knowledge) -> list[tuple[Hit, str]]:
    """Return each hit that names an entity, with that entity.

    What is sure (a full name, an unmistakable title) is evidence for what is not (a title that is a common word, a
    first name of a character), in rounds until nothing changes. A hit that two entities fit equally names neither.
    """
    vocabulary = frozenset[str]().union(*(passage.vocabulary for passage in _passages(hits)))
    named = _NOBODY
    for _ in range(_ROUNDS):
        chosen = [(hit, _choice(hit, named, vocabulary, knowledge)) for hit in hits]
        if (now := frozenset(entity for _, entity in chosen if entity)) == named:
            break
        named = now
    return [(hit, entity) for hit, entity in chosen if entity]


def _passages(hits: Sequence[Hit]) -> list[Passage]:
    return list({id(hit.passage): hit.passage for hit in hits}.values())


def _choice(hit: Hit, named: frozenset[str], vocabulary: frozenset[str], knowledge: Knowledge) -> str | None:
    believable = [s for s in hit.spellings if _is_believable(hit, s, named, vocabulary, knowledge)]
    fitting = [s for s in believable if not _plays_themself(s, believable, knowledge)]
    if len(fitting) < 2:  # noqa: PLR2004  (one candidate is no choice)
        return fitting[0].entity_id if fitting else None
    shows = [s for s in fitting if knowledge.kinds[s.entity_id] in SHOWS]
    if shows:
        # "Gossip Girl", "Barbie": the title is meant more often than who it is named after.
        fitting = [s for s in fitting if knowledge.kinds[s.entity_id] != "character"]
    for narrowed in (
        fitting if len(fitting) == 1 else [],
        shows if hit.passage.is_quoted(hit.start, hit.end) else [],
        [s for s in fitting if knowledge.neighbours.get(s.entity_id, _NOBODY) & named],
        [s for s in fitting if not s.common],
        [s for s in fitting if _kind_is_said(knowledge.kinds[s.entity_id], vocabulary)],
    ):
        if len(narrowed) == 1:
            return narrowed[0].entity_id
    return None


def _plays_themself(spelling: Spelling, others: Sequence[Spelling], knowledge: Knowledge) -> bool:
    """Return whether a character has the name of who plays it: Larry David's Larry David is Larry David."""
    players = knowledge.neighbours.get(spelling.entity_id, _NOBODY)
    return knowledge.kinds[spelling.entity_id] == "character" and any(
        other.entity_id in players and knowledge.kinds[other.entity_id] == "person" for other in others
    )


def _kind_is_said(kind: str, vocabulary: frozenset[str]) -> bool:
    said = {"series": bool(vocabulary & SERIES_CUES), "film": bool(vocabulary & FILM_CUES)}
    return said.get(kind, False) and sum(said.values()) == 1


def _is_believable(
    hit: Hit, spelling: Spelling, named: frozenset[str], vocabulary: frozenset[str], knowledge: Knowledge
) -> bool:
    kind = knowledge.kinds[spelling.entity_id]
    linked = bool(knowledge.neighbours.get(spelling.entity_id, _NOBODY) & named)
    if kind in SHOWS:
        return not spelling.common or _is_title(hit, linked, spelling.entity_id in named, vocabulary)
    is_bare = " " not in hit.surface or hit.surface[:4].lower() == "the "
    if is_owned(hit.passage, hit.end) or (is_bare and not stands_unattached(hit.passage, hit.start, hit.end)):
        return False
    if kind == "character":
        return _is_character(hit, spelling, linked, named, vocabulary, knowledge)
    if not spelling.common:
        return True
    sings = bool(knowledge.roles[spelling.entity_id] & _MUSICIANS) and bool(vocabulary & MUSIC_CUES)
    return _is_name_in_spite_of_meaning(hit, spelling, named, expected=linked or sings)


def is_owned(passage: Passage, end: int) -> bool:
    """Return whether a name ending here is part of another entity's: "The Kelly Clarkson Show"."""
    after = passage.word_after(end)
    return after[:1].isupper() and after.lower() in (ALWAYS_OWNED if passage.is_title_case else OWNED)


def stands_unattached(passage: Passage, start: int, end: int) -> bool:
    """Return whether one word here is not part of a longer name: "Moss" in "Kate Moss", "Joy" in "Taylor-Joy"."""
    text = passage.folded
    if start and text[start - 1] == "-":
        return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return False
    if passage.is_title_case or passage.is_loud:
        return True
    before, at = passage.word_before(start)
    after = passage.word_after(end)
    return not _is_name_like(before, passage.starts_sentence(at) if before else False) and not _is_name_like(
        after, False
    )


def _is_name_like(word: str, starts_sentence: bool) -> bool:  # noqa: FBT001  (reads as a property of the word)
    if not word[:1].isupper() or starts_sentence:
        return False
    return word.lower() not in FUNCTION and word.lower() not in HONORIFICS


def _is_character(
    hit: Hit,
    spelling: Spelling,
    linked: bool,  # noqa: FBT001
    named: frozenset[str],
    vocabulary: frozenset[str],
    knowledge: Knowledge,
) -> bool:
    works = knowledge.works_of.get(spelling.entity_id, _NOBODY)
    if linked:
        return " " in spelling.alias or bool(works & named) or _has_own_capital(hit)
    if " " not in spelling.alias:
        return False
    company = frozenset[str]().union(*(knowledge.characters_of.get(work, _NOBODY) for work in works))
    is_played = bool(vocabulary & CHARACTER_CUES) and not spelling.common and spelling.kind == "name"
    return is_played or bool((company - {spelling.entity_id}) & named)


def _is_name_in_spite_of_meaning(hit: Hit, spelling: Spelling, named: frozenset[str], *, expected: bool) -> bool:
    """Return whether "Pink" or "Prince" is the person: named for sure elsewhere, or a name in an article of the kind."""
    return spelling.entity_id in named or (expected and _has_own_capital(hit))


def _has_own_capital(hit: Hit) -> bool:
    """Return whether the capital is the word's own: not from its place, not from a headline's style."""
    return not (hit.passage.is_title_case or hit.passage.is_loud or hit.passage.starts_sentence(hit.start))


def _is_title(
    hit: Hit,
    linked: bool,  # noqa: FBT001
    established: bool,  # noqa: FBT001
    vocabulary: frozenset[str],
) -> bool:
    """Return whether a common word or phrase is a title here: by quotation marks, cast, or words beside it."""
    words = hit.surface.split()
    spoken_of = linked or established or bool(vocabulary & (SERIES_CUES | FILM_CUES | TITLE_CUES_AFTER))
    if hit.passage.is_quoted(hit.start, hit.end):
        return len(words) > 1 or spoken_of
    capitalised = hit.surface[:1].isupper()
    if not capitalised or (len(words) == 1 and words[0].lower() in FUNCTION | CALENDAR):
        return False
    is_whole = stands_unattached(hit.passage, hit.start, hit.end)
    if _has_title_cue(hit):
        return len(words) > 1 or is_whole
    if _has_own_capital(hit):
        return len(words) > 1 or ((linked or established) and is_whole)
    return established and not hit.passage.is_title_case and is_whole


def _has_title_cue(hit: Hit) -> bool:
    behind = _nearest(hit.passage.lowered[hit.end : hit.end + 30].removeprefix("'s").lstrip("\"', ").split())
    before = _nearest(reversed(hit.passage.lowered[max(0, hit.start - 30) : hit.start].rstrip("\"', ").split()))
    return behind in TITLE_CUES_AFTER or before in TITLE_CUES_BEFORE


def _nearest(words: Iterable[str]) -> str:
    return next(iter(words), "").strip("\"',.:;!?()")
