"""Surnames, given names and nicknames resolved inside one article, from the full names it gives."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from analysis.entities.capitals import is_owned, reads_as_word, stands_unattached
from analysis.entities.folding import key
from analysis.entities.knowledge import Knowledge
from analysis.entities.names import is_slip, nicknames, parts
from analysis.entities.passage import Passage, Word
from analysis.entities.slips import Naming, covered, is_free
from analysis.entities.words import CALENDAR, DATE_CUES, FUNCTION, HONORIFICS, ORDINARY, ORDINARY_SURNAMES

# Somebody the gazetteer lacks, whose names are therefore nobody else's in this article.
_STRANGER: Final = "?"
_SHORTEST_PREFIX: Final = 3
_SHORTEST_SLIP: Final = 5
_LONGEST_CLIPPED: Final = 4
_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class ShortForms:
    """The short forms of one article."""

    claims: Mapping[str, tuple[str, str]]
    """Whom a form names, and how: form -> (entity_id, how)."""
    contested: frozenset[str]
    """Forms that several of the article's people share, which therefore name nobody."""


def short_forms(
    namings: Sequence[Naming], passages: Sequence[Passage], named: frozenset[str], knowledge: Knowledge
) -> ShortForms:
    """Return the short forms that name exactly one entity in this article, and those that several share.

    A form that two of its people share names neither of them. People come before characters, whole names before
    nicknames; characters are only those of works the article speaks of.
    """
    spelled = _spelled(namings, knowledge)
    strangers = _strangers(namings, passages, knowledge)
    people = {entity: names for entity, names in spelled.items() if knowledge.kinds[entity] == "person"}
    own = _claims(people, knowledge)
    for pair in strangers - own.keys():
        for form in pair.split():
            own[form].add((_STRANGER, "stranger"))
    ranks = (own, _cast_claims(spelled, named, knowledge), _nickname_claims(people, knowledge.given_names))
    return _unique(ranks)


def _spelled(namings: Sequence[Naming], knowledge: Knowledge) -> dict[str, set[str]]:
    """Return the full names of each entity named: as the gazetteer has them and as this article spells them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings:
        found[naming.entity_id] |= knowledge.full_names.get(naming.entity_id, _NOBODY)
        if naming.how == "fuzzy":
            found[naming.entity_id].add(key(naming.passage.text[naming.start : naming.end]))
    return dict(found)


def _claims(spelled: Mapping[str, Iterable[str]], knowledge: Knowledge) -> defaultdict[str, set[tuple[str, str]]]:
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for entity, names in spelled.items():
        for name in names:
            for form in parts(name).given:
                found[form].add((entity, "given name"))
            for form in parts(name).surnames:
                found[form].add((entity, "surname"))
            for form in parts(name).clipped:
                found[form].add((entity, "alias"))
        for form in knowledge.short_names.get(entity, _NOBODY):
            found[form].add((entity, "alias"))
    return found


def _cast_claims(
    spelled: Mapping[str, Iterable[str]], named: frozenset[str], knowledge: Knowledge
) -> dict[str, set[tuple[str, str]]]:
    """Return the claims of characters: of those named in full, else of all in the works spoken of."""
    told = {entity for entity in spelled if knowledge.kinds[entity] == "character"}
    works = {entity for entity in named if entity in knowledge.characters_of}
    works |= {work for character in told for work in knowledge.works_of.get(character, _NOBODY)}
    cast = {character for work in works for character in knowledge.characters_of.get(work, _NOBODY)}
    # An import brings everybody who ever had a line: only whom the article names in full goes on by a short name.
    cast = {character for character in cast if character in told or knowledge.is_checked(character)}
    everyone = _claims({character: knowledge.full_names.get(character, _NOBODY) for character in cast}, knowledge)
    named_in_full = _claims({character: knowledge.full_names.get(character, _NOBODY) for character in told}, knowledge)
    return {form: named_in_full.get(form) or claims for form, claims in everyone.items()}


def _nickname_claims(spelled: Mapping[str, Iterable[str]], known: AbstractSet[str]) -> dict[str, set[tuple[str, str]]]:
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for entity, names in spelled.items():
        for name in names:
            for given in parts(name).given:
                for form in nicknames(given) & known:
                    found[form].add((entity, "given name"))
    return found


def _unique(ranks: Sequence[Mapping[str, set[tuple[str, str]]]]) -> ShortForms:
    found: dict[str, tuple[str, str]] = {}
    contested: set[str] = set()
    for form in dict.fromkeys(form for rank in ranks for form in rank):
        claims = next(rank[form] for rank in ranks if rank.get(form))
        if len({entity for entity, _ in claims}) == 1 and (claim := min(claims))[0] != _STRANGER:
            found[form] = claim
        else:
            contested.add(form)
    return ShortForms(found, frozenset(contested))


def _strangers(namings: Sequence[Naming], passages: Sequence[Passage], knowledge: Knowledge) -> set[str]:
    """Return the names, of two words, of people the gazetteer lacks, where running text gives both words."""
    found: set[str] = set()
    for passage in passages:
        if passage.is_title_case or passage.is_loud:
            continue
        taken = covered(namings, passage)
        for one, other in pairwise(passage.capitalised):
            if _is_stranger(one, other, passage, knowledge) and is_free(one.start, other.end, taken):
                found.add(f"{one.text.lower()} {other.text.lower()}")
    return found


def _is_stranger(one: Word, other: Word, passage: Passage, knowledge: Knowledge) -> bool:
    given, surname = one.text.lower(), other.text.lower()
    return (
        passage.folded[one.end : other.start] == " "
        and given in knowledge.given_names
        and given not in FUNCTION
        and given not in HONORIFICS
        and surname not in FUNCTION
        and surname not in HONORIFICS
    )


def found_in(passage: Passage, forms: ShortForms, taken: bytes, knowledge: Knowledge) -> list[Naming]:
    """Return where the passage uses the short forms."""
    claims = forms.claims
    if not claims:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(claims, key=len, reverse=True)))})(?!\w)")
    found = [
        Naming(passage, match.start(), match.end(), *claims[match[0]]) for match in pattern.finditer(passage.lowered)
    ]
    return [
        naming
        for naming in found
        if is_free(naming.start, naming.end, taken)
        and _reads_as_name(naming, knowledge, {form for form in claims if claims[form][0] != naming.entity_id})
    ]


def _reads_as_name(naming: Naming, knowledge: Knowledge, others: Collection[str]) -> bool:
    passage, start, end = naming.passage, naming.start, naming.end
    # "de Pablo" has its capital behind.
    words = passage.folded[start:end].split()
    if not words[-1][0].isupper() or is_owned(passage, end) or not stands_unattached(passage, start, end, others):
        return False
    is_character = knowledge.kinds[naming.entity_id] == "character"
    if passage.is_title_case:
        return not _is_part(naming, knowledge, is_character=is_character) and not _is_plain_word(naming)
    if is_character and passage.lowered[start:end] in ORDINARY_SURNAMES and passage.starts_sentence(start):
        return passage.lowered[end : end + 2] == "'s"
    return not _is_date(naming) and not reads_as_word(passage, start, end)


def _is_plain_word(naming: Naming) -> bool:
    """Return whether, where every word has a capital, this is as likely the word: "Will", "Grace", "Mark"."""
    form = naming.passage.lowered[naming.start : naming.end]
    is_possessive = naming.passage.lowered[naming.end : naming.end + 2] == "'s"
    return naming.how == "given name" and form in ORDINARY | CALENDAR and not is_possessive


def _is_date(naming: Naming) -> bool:
    passage = naming.passage
    if passage.lowered[naming.start : naming.end] not in ORDINARY | CALENDAR:
        return False
    said_before = passage.word_before(naming.start)[0].lower()
    return passage.folded[naming.end : naming.end + 2].strip().isdigit() or said_before in DATE_CUES


def _is_part(naming: Naming, knowledge: Knowledge, *, is_character: bool) -> bool:
    """Return whether, in a headline full of capitals, the form is part of a stranger's name: "Janice Combs"."""
    before = naming.passage.word_before(naming.start)[0]
    if naming.how == "surname" and before[:1].isupper() and before.lower() in knowledge.given_names:
        return True
    after = naming.passage.word_after(naming.end)
    is_followed = after[:1].isupper() and after.lower() not in FUNCTION
    return naming.how == "given name" and is_followed and is_character


def slips_in(passage: Passage, forms: ShortForms, taken: bytes, knowledge: Knowledge) -> list[Naming]:
    """Return short forms that are misspelt ("Elizabeth" where the article has Elisabeth Moss) or clipped ("Cait")."""
    people = {
        form: (entity, how)
        for form, (entity, how) in forms.claims.items()
        if how in {"given name", "surname"} and knowledge.kinds[entity] == "person"
    }
    known = forms.claims.keys() | forms.contested
    found: list[Naming] = []
    for word in passage.capitalised if people else ():
        form = word.text.lower()
        if form in known or form in FUNCTION or form in ORDINARY:
            continue
        entities = {entity for right, (entity, how) in people.items() if _is_variant(form, right, how, knowledge)}
        if len(entities) == 1 and is_free(word.start, word.end, taken):
            naming = Naming(passage, word.start, word.end, entities.pop(), "fuzzy")
            found += [naming] if _reads_as_name(naming, knowledge, ()) else []
    return found


def _is_variant(form: str, right: str, how: str, knowledge: Knowledge) -> bool:
    if how == "given name" and len(form) >= _SHORTEST_PREFIX and right.startswith(form):
        # "Victor" is not short for Victoria: it is somebody else's whole name.
        return len(form) <= _LONGEST_CLIPPED or form not in knowledge.given_names
    return len(form) >= _SHORTEST_SLIP and form[0] == right[0] and is_slip(form, right)
