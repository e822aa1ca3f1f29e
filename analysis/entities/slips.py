"""Full names that are nearly those of somebody known: a slip of the pen, or a middle initial."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from analysis.entities.knowledge import Knowledge
from analysis.entities.names import is_slip, may_be_slip
from analysis.entities.passage import Passage, Word
from analysis.entities.words import FUNCTION

_JOINTS: Final = frozenset({" ", "-", ". "})


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a passage names an entity, and how it was recognised."""

    passage: Passage
    start: int
    end: int
    entity_id: str
    how: str


def slips(passage: Passage, taken: bytes, named: frozenset[str], knowledge: Knowledge) -> list[Naming]:
    """Return full names that differ from a known person's in one word that is surely a slip.

    What is only probably a slip counts where the article names that person, or a work of theirs.
    """
    words = [word for word in passage.name_words if is_free(word.start, word.end, taken)]
    imported = _imported_by_word(named, knowledge)
    found: list[Naming] = []
    for index, word in enumerate(words):
        if not _is_run(words[max(0, index - 1) : index + 1], passage) and not _is_run(
            words[index : index + 2], passage
        ):
            continue
        if found and word.start < found[-1].end:
            continue
        people = {
            (person, start, end)
            for known in (knowledge.people_by_word, imported)
            for person, name in known.get(word.text.lower(), ())
            for start, end in _windows(words, index, name, passage)
            if _fits(words[start:end], name, _is_expected(person, named, knowledge))
        }
        if len({person for person, _, _ in people}) == 1:
            person, start, end = min(people)
            found.append(Naming(passage, words[start].start, words[end - 1].end, person, "fuzzy"))
    return found


def _imported_by_word(named: frozenset[str], knowledge: Knowledge) -> dict[str, set[tuple[str, str]]]:
    """Return (person, full name) by first and last word, of imported people the article names anyhow."""
    people = (one for one in named if not knowledge.is_checked(one) and knowledge.kinds[one] == "person")
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for person in people:
        for name in knowledge.full_names.get(person, ()):
            for word in (name.split()[0], name.split()[-1]):
                found[word].add((person, name))
    return found


def covered(namings: Iterable[Naming], passage: Passage) -> bytes:
    """Return a byte a character of the passage: 1 where a naming lies."""
    mask = bytearray(len(passage.text))
    for naming in namings:
        if naming.passage is passage:
            mask[naming.start : naming.end] = b"\1" * (naming.end - naming.start)
    return bytes(mask)


def is_free(start: int, end: int, taken: bytes) -> bool:
    """Return whether no naming lies in this stretch."""
    return 1 not in taken[start:end]


def _windows(words: Sequence[Word], index: int, name: str, passage: Passage) -> Iterator[tuple[int, int]]:
    """Return the stretches of words, capitalised and adjacent, that may be the name with this word in its place."""
    parts = name.replace("-", " ").split()
    here = words[index].text.lower()
    for length in (len(parts), len(parts) + 1):
        for start in {index if here == parts[0] else -1, index - length + 1 if here == parts[-1] else -1}:
            if start >= 0 and start + length <= len(words) and _is_run(words[start : start + length], passage):
                yield start, start + length


def _is_run(words: Sequence[Word], passage: Passage) -> bool:
    return len(words) > 1 and all(passage.folded[one.end : two.start] in _JOINTS for one, two in pairwise(words))


def _fits(words: Sequence[Word], name: str, expected: bool) -> bool:  # noqa: FBT001  (a private function, called by position)
    written = [word.text.lower() for word in words]
    right = name.replace("-", " ").split()
    if len(written) == len(right) + 1:
        is_initial = len(written[1]) == 1
        return (is_initial or expected) and right == [written[0], *written[2:]]
    different = [(one, other) for one, other in zip(written, right, strict=True) if one != other]
    if len(different) != 1 or different[0][0] in FUNCTION:
        return False
    return is_slip(*different[0]) or (expected and may_be_slip(*different[0]))


def _is_expected(person: str, named: frozenset[str], knowledge: Knowledge) -> bool:
    return person in named or bool(knowledge.neighbours.get(person, frozenset()) & named)
