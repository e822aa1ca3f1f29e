"""Which of the entities a stretch of text may name it does name, judged by the article around it."""

from collections.abc import Sequence
from typing import Final

from analysis.entities.capitals import has_own_capital, is_owned, reads_as_word, stands_unattached
from analysis.entities.folding import key
from analysis.entities.gazetteer import SHOWS
from analysis.entities.knowledge import Knowledge
from analysis.entities.matcher import Hit, Spelling
from analysis.entities.scene import Scene
from analysis.entities.titles import is_marked_title, is_title
from analysis.entities.words import CALENDAR, CHARACTER_CUES, FILM_CUES, MUSIC_CUES, MUSICIANS, ORDINARY, SERIES_CUES
from analysis.entities.works import is_another_kind, is_further, is_work, of_one_kind

_ROUNDS: Final = 4
_MANY: Final = 5
_NOBODY: Final[frozenset[str]] = frozenset()


def settle(hits: Sequence[Hit], knowledge: Knowledge) -> list[tuple[Hit, str]]:
    """Return each hit that names an entity, with that entity.

    What is sure (a full name, an unmistakable title) is evidence for what is not (a title that is a common word, a
    first name of a character), in rounds until nothing changes. A hit that two entities fit equally names neither.
    """
    passages = {id(hit.passage): hit.passage for hit in hits}.values()
    vocabulary = _NOBODY.union(*(passage.vocabulary for passage in passages))
    named, chosen = _NOBODY, list[tuple[Hit, str | None]]()
    for _ in range(_ROUNDS):
        scene = Scene(named, vocabulary, knowledge)
        chosen = [(hit, _choice(hit, scene)) for hit in hits]
        if (now := frozenset(entity for _, entity in chosen if entity)) == named:
            break
        named = now
    return [(hit, entity) for hit, entity in chosen if entity]


def is_backed(hit: Hit, entity: str, named: frozenset[str], knowledge: Knowledge) -> bool:
    """Return whether more than an imported spelling says that a hit names the entity: a checked one, or a credit."""
    own = any(spelling.checked for spelling in hit.spellings if spelling.entity_id == entity)
    return own or bool(knowledge.neighbours.get(entity, _NOBODY) & named)


def _choice(hit: Hit, scene: Scene) -> str | None:
    """Return whom a hit names: one of those somebody checked, unless only a credit speaks, and for an imported one."""
    checked = [spelling for spelling in hit.spellings if spelling.checked]
    if len(checked) == len(hit.spellings):
        return _chosen(hit, checked, scene)
    imported = [spelling for spelling in hit.spellings if not spelling.checked]
    if not checked:
        return _chosen(hit, imported, scene)
    found = _chosen(hit, checked, scene)
    if any(scene.is_linked(spelling.entity_id) for spelling in checked):
        return found
    linked = [s for s in imported if scene.is_linked(s.entity_id) and _is_believable(hit, s, scene)]
    return linked[0].entity_id if len(linked) == 1 else found


def _chosen(hit: Hit, spellings: Sequence[Spelling], scene: Scene) -> str | None:
    believable = [spelling for spelling in spellings if _is_believable(hit, spelling, scene)]
    fitting = [spelling for spelling in believable if not _is_played_by_namesake(spelling, believable, scene)]
    fitting = of_one_kind(hit, fitting, scene)
    kinds = scene.knowledge.kinds
    shows = [spelling for spelling in fitting if kinds[spelling.entity_id] in SHOWS]
    if shows:
        # "Gossip Girl", "Barbie": the title is meant more often than who it is named after.
        told = [] if is_marked_title(hit) else fitting
        elsewhere = [spelling for spelling in told if _is_told_elsewhere(spelling, shows, scene)]
        fitting = elsewhere or [spelling for spelling in fitting if kinds[spelling.entity_id] != "character"]
    if len(fitting) < 2:  # noqa: PLR2004  (nobody to choose between: most hits, and the rest takes looking)
        return fitting[0].entity_id if fitting else None
    for narrowed in (
        shows if hit.passage.is_quoted(hit.start, hit.end) else [],
        [spelling for spelling in fitting if scene.is_linked(spelling.entity_id)],
        [spelling for spelling in fitting if scene.is_company(spelling.entity_id)],
        _spoken_for(fitting, scene),
        [spelling for spelling in fitting if not spelling.common],
        [spelling for spelling in fitting if _kind_is_said(kinds[spelling.entity_id], scene)],
    ):
        if len(narrowed) == 1:
            return narrowed[0].entity_id
    return None


def _is_told_elsewhere(spelling: Spelling, shows: Sequence[Spelling], scene: Scene) -> bool:
    """Return whether a character is of another work that the article names: the Sherlock Holmes of "Elementary"."""
    own = {show.entity_id for show in shows}
    works = scene.knowledge.works_of.get(spelling.entity_id, _NOBODY)
    return scene.knowledge.kinds[spelling.entity_id] == "character" and bool((works - own) & scene.named)


def _spoken_for(fitting: Sequence[Spelling], scene: Scene) -> list[Spelling]:
    """Return those of several people for whom words of the article speak that speak for no other of them."""
    cues = [scene.knowledge.cues.get(spelling.entity_id, _NOBODY) for spelling in fitting]
    return [
        spelling
        for place, spelling in enumerate(fitting)
        if scene.speaks_of(cues[place] - _NOBODY.union(*cues[:place], *cues[place + 1 :]))
    ]


def _is_played_by_namesake(spelling: Spelling, others: Sequence[Spelling], scene: Scene) -> bool:
    """Return whether a character has the name of who plays it: Larry David's Larry David is Larry David."""
    kinds, players = scene.knowledge.kinds, scene.knowledge.neighbours.get(spelling.entity_id, _NOBODY)
    return kinds[spelling.entity_id] == "character" and any(
        kinds[other.entity_id] == "person" and other.entity_id in players for other in others
    )


def _kind_is_said(kind: str, scene: Scene) -> bool:
    said = {"series": scene.speaks_of(SERIES_CUES), "film": scene.speaks_of(FILM_CUES)}
    return said.get(kind, False) and sum(said.values()) == 1


def _is_believable(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    kind = scene.knowledge.kinds[spelling.entity_id]
    if is_further(kind):
        return is_work(hit, spelling, scene)
    if kind in SHOWS:
        return not is_another_kind(hit, spelling, scene) and _is_show(hit, spelling, scene)
    if spelling.common and not spelling.checked and not _is_expected(spelling, scene):
        return False
    # Of all names there are, some begin or end a longer one.
    is_bare = not spelling.checked or " " not in hit.surface or hit.surface[:4].lower() == "the "
    if is_owned(hit.passage, hit.end) or (is_bare and not stands_unattached(hit.passage, hit.start, hit.end)):
        return False
    if kind == "character":
        return _is_character(hit, spelling, scene)
    is_sure = not spelling.common or (spelling.checked and spelling.entity_id in scene.named)
    return (
        is_sure
        or (_is_expected(spelling, scene) and has_own_capital(hit.passage, hit.start))
        or _is_introduced(hit, spelling, scene)
    )


def _is_show(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    return not spelling.common or _is_common_title(hit, spelling, scene)


def _is_common_title(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    is_named, linked = spelling.entity_id in scene.named, scene.is_linked(spelling.entity_id)
    # Of all titles there are, some say just what the sentence says.
    is_phrase = not spelling.checked and not linked and not is_marked_title(hit)
    expected = is_named or linked
    return not is_phrase and is_title(hit, scene.vocabulary, expected=expected, established=is_named)


def _is_introduced(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    """Return whether the word before a full name says that it is this person's: "footballer Alex Scott"."""
    before = hit.passage.word_before(hit.start)[0].lower()
    return " " in spelling.alias and before in scene.knowledge.cues.get(spelling.entity_id, _NOBODY)


def _is_expected(spelling: Spelling, scene: Scene) -> bool:
    """Return whether "Pink" or "Prince" may be the person here: beside a credit of theirs, or in talk of music."""
    if scene.is_linked(spelling.entity_id):
        return True
    is_musician = scene.speaks_of(MUSIC_CUES) and bool(scene.knowledge.roles[spelling.entity_id] & MUSICIANS)
    return is_musician and _is_telling(spelling, scene.knowledge)


def _is_telling(spelling: Spelling, knowledge: Knowledge) -> bool:
    """Return whether a word is not also the given name of many and, of an import, no ordinary word or name at all."""
    word = key(spelling.alias)
    if spelling.checked:
        # "Johnny" of a band comes with the band.
        return knowledge.bearers.get(word, 0) < _MANY
    return not (
        word in ORDINARY or word in CALENDAR or word in knowledge.given_names or word in knowledge.people_by_word
    )


def _is_character(hit: Hit, spelling: Spelling, scene: Scene) -> bool:
    works = scene.knowledge.works_of.get(spelling.entity_id, _NOBODY)
    is_full = " " in spelling.alias
    if not is_full and reads_as_word(hit.passage, hit.start, hit.end):
        return False
    if scene.is_linked(spelling.entity_id):
        return is_full or bool(works & scene.named) or has_own_capital(hit.passage, hit.start)
    if not is_full:
        return False
    company = _NOBODY.union(*(scene.knowledge.characters_of.get(work, _NOBODY) for work in works))
    is_played = scene.speaks_of(CHARACTER_CUES) and not spelling.common and spelling.kind == "name"
    return is_played or bool((company - {spelling.entity_id}) & scene.named)
