"""Titles of works that are no shows (songs, books, events): what makes one a title, and of which kind it is."""

import re
from collections.abc import Sequence
from typing import Final

from analysis.entities.capitals import has_own_capital, stands_unattached
from analysis.entities.gazetteer import SHOWS, WORKS
from analysis.entities.kinds import Told, agree, contradict, spoken_of, told
from analysis.entities.matcher import Hit, Spelling
from analysis.entities.scene import Scene
from analysis.entities.words import CALENDAR, FUNCTION, NUMBERS
from analysis.entities.workwords import MUSIC, SUNG

_OWNED: Final = re.compile(r" (?:(?:world|north american) )?(?:tour|awards?|festival|fest)\b", re.IGNORECASE)
# "Oscar winner", "two Emmys": an honour and not the night.
_HONOUR: Final = re.compile(
    r"[ -](?:awards? |award-)?(?:win|wins|winner|winners|winning|nominee|nominees|nominated|nod|nods|statue|statuette|"
    r"trophy|trophies|history|voter|voters)\b"
)
_COUNTED: Final = re.compile(
    r"\b(?:\d{1,2}|a|an|two|three|four|five|six|seven|eight|nine|ten|several|multiple|many|\w+-time|won|win|wins) $"
)
# A title of so many words is no turn of phrase.
_NO_PHRASE: Final = 4
_YEAR: Final = re.compile(r"\b(?:(?:19|20)\d\d|\d{1,3}(?:st|nd|rd|th)(?: annual)?)(?: the)? $", re.IGNORECASE)
# "Cannes premiere" is at the festival.
_AT_EVENT: Final = re.compile(r"(?:'s)? (?:world )?(?:premiere|red carpet|jury|headliner|headlining|line-?up)\b")
_POSSESSIVE: Final = re.compile(r"'s? [\"']?$")


def is_further(kind: str) -> bool:
    """Return whether a kind is one of works that are no shows."""
    return kind in WORKS and kind not in SHOWS


def is_work(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    """Return whether a title that is no show's is one here: by itself, by a word of its kind, or by who made it."""
    kind = scene.knowledge.kinds[spelling.entity_id]
    said = told(hit.passage, hit.start, hit.end)
    is_said = agree(kind, said)
    if not (_is_capitalised(hit) or (said.is_beside and is_said)):
        return False
    expected = scene.is_linked(spelling.entity_id) or spelling.entity_id in scene.named
    if kind == "event":
        is_only = all(one.entity_id == spelling.entity_id for one in hit.spellings)
        return _is_event(hit, said, expected=expected, common=spelling.common, alone=is_only)
    if contradict(kind, said) or _is_part(hit):
        return False
    is_whole = stands_unattached(hit.passage, hit.start, hit.end)
    is_quoted = hit.passage.is_quoted(hit.start, hit.end)
    if not spelling.common:
        return is_whole or is_quoted or _is_long(hit)
    is_spoken_of = spoken_of(kind, scene.vocabulary)
    if is_quoted:
        # Newsrooms play with titles ("It was too late to say 'Sorry'"): a phrase needs more than its singer.
        is_told = len(hit.surface.split()) >= _NO_PHRASE or is_spoken_of
        return is_said or (expected and is_told and not _is_said_of_others(kind, said))
    is_expected = expected and is_spoken_of and not _is_said_of_others(kind, said)
    return is_whole and _is_unmarked(hit, said, is_said=is_said, expected=is_expected)


def _is_said_of_others(kind: str, said: Told) -> bool:
    """Return whether the words near a title are said of works of other kinds only; songs come with albums."""
    return bool(said.kinds) and said.kinds.isdisjoint(MUSIC if kind in MUSIC else {kind})


def _is_unmarked(hit: Hit, said: Told, *, is_said: bool, expected: bool) -> bool:
    """Return whether a common word or phrase without quotation marks is a title."""
    if _is_word(hit):
        return is_said and said.is_beside and expected
    has_capital = has_own_capital(hit.passage, hit.start)
    if is_said and said.is_beside:
        return has_capital or _is_long(hit) or expected
    return (
        expected
        and has_capital
        and (_is_long(hit) or bool(_POSSESSIVE.search(hit.passage.folded[max(0, hit.start - 4) : hit.start])))
    )


def _is_event(hit: Hit, said: Told, *, expected: bool, common: bool, alone: bool) -> bool:
    if _is_honour(hit) or (_is_another_event(hit) and not expected):
        return False
    if not common:
        return True
    is_said = agree("event", said) and (said.is_beside or expected)
    is_dated = bool(_YEAR.search(hit.passage.folded[max(0, hit.start - 24) : hit.start]))
    is_visited = bool(_AT_EVENT.match(hit.passage.lowered, hit.end))
    return (
        is_said
        or is_dated
        or is_visited
        or (expected and alone and (hit.passage.is_quoted(hit.start, hit.end) or _is_own(hit)))
    )


def _is_another_event(hit: Hit) -> bool:
    """Return whether a further name stands before it: "Latin Grammy Awards"; "MTV" and "ABC" tell where it is shown."""
    passage = hit.passage
    before, at = passage.word_before(hit.start)
    is_name = before[:1].isupper() and not before.isupper() and before.lower() not in FUNCTION
    return is_name and not (passage.is_title_case or passage.is_loud or passage.starts_sentence(at))


def _is_own(hit: Hit) -> bool:
    return has_own_capital(hit.passage, hit.start) and stands_unattached(hit.passage, hit.start, hit.end)


def _is_honour(hit: Hit) -> bool:
    text = hit.passage.lowered
    if _YEAR.search(text[max(0, hit.start - 16) : hit.start]):
        return False
    is_won = bool(_COUNTED.search(text[max(0, hit.start - 16) : hit.start])) and hit.surface[:4].lower() != "the "
    return is_won or bool(_HONOUR.match(text, hit.end))


def _is_part(hit: Hit) -> bool:
    """Return whether a title is a part of an event's name, or of a longer title in quotation marks."""
    text = hit.passage.folded
    if _OWNED.match(text, hit.end):
        return True
    return not hit.passage.is_quoted(hit.start, hit.end) and _is_within_marks(text, hit)


def _is_within_marks(text: str, hit: Hit) -> bool:
    return text[max(0, hit.start - 1) : hit.start] == '"' or text[hit.end : hit.end + 1] == '"'


def _is_capitalised(hit: Hit) -> bool:
    """Return whether the first word of a title that matters has a capital, or it is in quotation marks."""
    bare = hit.surface.removeprefix("the ").lstrip(".([\"'")
    return not bare[:1].islower() or hit.passage.is_quoted(hit.start, hit.end)


def _is_long(hit: Hit) -> bool:
    return len(hit.surface.removeprefix("the ").removeprefix("The ").split()) > 1


def _is_word(hit: Hit) -> bool:
    """Return whether a title of one word is a word that has its capital, or needs none, whatever it means."""
    word = hit.surface.lower()
    return word in FUNCTION | CALENDAR | NUMBERS or word.isdigit()


def of_one_kind(hit: Hit, fitting: Sequence[Spelling], scene: Scene) -> list[Spelling]:
    """Return those who may be named without the works that are of another kind than is meant here.

    The words near decide, then whom of the makers or the cast the article names; where nothing does, shows come first.
    Who is no work is named unless quotation marks or a word of its kind say that the title is.
    """
    kinds = scene.knowledge.kinds
    works = [spelling for spelling in fitting if kinds[spelling.entity_id] in WORKS]
    said = told(hit.passage, hit.start, hit.end)
    if not any(is_further(kinds[spelling.entity_id]) for spelling in works):
        meant = [spelling for spelling in works if said.is_beside and agree(kinds[spelling.entity_id], said)] or works
        return [spelling for spelling in fitting if spelling not in works or spelling in meant]
    meant = [spelling for spelling in works if agree(kinds[spelling.entity_id], said)] or works
    meant = [spelling for spelling in meant if scene.is_linked(spelling.entity_id)] or meant
    if len(meant) > 1:
        meant = [spelling for spelling in meant if kinds[spelling.entity_id] in SHOWS] or meant
    if said.is_beside and said.kinds == MUSIC and {kinds[spelling.entity_id] for spelling in meant} == MUSIC:
        # "The 'Harbour' singer", of an album with its title song: whoever sings is called by songs.
        meant = [spelling for spelling in meant if kinds[spelling.entity_id] == "song"]
    others = [spelling for spelling in fitting if spelling not in works]
    is_said = said.is_beside and any(agree(kinds[one.entity_id], said) for one in meant)
    is_title = is_said or hit.passage.is_quoted(hit.start, hit.end)
    if all(kinds[spelling.entity_id] in SHOWS for spelling in meant):
        return [*others, *meant]
    return others if others and not is_title else meant


def is_another_kind(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    """Return whether a show's title is here that of a work of another kind: by the word beside it, or by its makers."""
    if scene.is_linked(spelling.entity_id):
        return False
    said, kinds = told(hit.passage, hit.start, hit.end), scene.knowledge.kinds
    if said.kinds & {*SHOWS, "stage"} or not said.is_beside:
        makers = (is_further(kinds[one.entity_id]) and scene.is_linked(one.entity_id) for one in hit.spellings)
        return spelling.common and not said.kinds & set(SHOWS) and any(makers)
    # "The 'Frozen' song" is a song from it.
    return spelling.common or (said.word in SUNG and hit.passage.is_quoted(hit.start, hit.end))
