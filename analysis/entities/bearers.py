"""The people an article names in full, and which of them a part of a name means at some place in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from analysis.entities.folding import key
from analysis.entities.knowledge import Knowledge
from analysis.entities.lookups import grouped
from analysis.entities.marks import Mark
from analysis.entities.names import is_beginning, is_clipped, is_run, nicknames, parts
from analysis.entities.slips import Naming

_SHORT: Final = frozenset({"surname", "given name"})
_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, eq=False)
class Bearers:
    """People by their full names, and where the article names them."""

    names: Mapping[str, frozenset[str]]
    """Full names by person, as looked up."""
    introduced: Mapping[str, tuple[bool, int]]
    """Where a person is first named as a whole: whether in the body, and at which sign."""
    leading: frozenset[str]
    """Those the headline names."""

    @cached_property
    def forms(self) -> Mapping[str, frozenset[str]]:
        """People by surname and by given name."""
        return grouped((form, one) for one, name in self._pairs for form in parts(name).given | parts(name).surnames)

    @cached_property
    def nicknames(self) -> Mapping[str, frozenset[str]]:
        """People by the usual short forms of their given names."""
        return grouped(
            (short, one) for one, name in self._pairs for given in parts(name).given for short in nicknames(given)
        )

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Every surname."""
        return _NOBODY.union(*(parts(name).surnames for _, name in self._pairs))

    @property
    def _pairs(self) -> Iterable[tuple[str, str]]:
        return ((one, name) for one, names in self.names.items() for name in names)

    def at(self, mark: Mark) -> frozenset[str]:
        """Return whom a surname or given name may mean here: of several, whoever was named before, or in the headline.

        An article introduces people by their full names: "Reynolds" is nobody whom it comes to later.
        """
        several = self.forms.get(mark.key, _NOBODY)
        if len(several) < 2:  # noqa: PLR2004  (nobody to choose between)
            return several
        before = frozenset(one for one in several if self.introduced[one] < _place(mark))
        return next((some for some in (before, before & self.leading) if len(some) == 1), several)

    def of_part(self, mark: Mark) -> frozenset[str]:
        """Return of whom a mark is a part of the full name, or its beginning where the text breaks off."""
        fits = is_beginning if is_cut(mark) else is_run
        return frozenset(one for one, name in self._pairs if name == mark.key or fits(mark.key, name))

    def of_clipped(self, mark: Mark) -> frozenset[str]:
        """Return whose given name begins or ends so: "Inge" for Ingeborg, "Seun" for Oluwaseun."""
        return frozenset(
            one for one, name in self._pairs if any(is_clipped(mark.key, given) for given in parts(name).given)
        )


def bearers(known: Sequence[Naming], new: Mapping[str, Sequence[Mark]], knowledge: Knowledge) -> Bearers:
    """Return the people among the namings, and new ones by the marks that name them in full."""
    names: dict[str, frozenset[str]] = {}
    places: defaultdict[str, set[tuple[bool, int]]] = defaultdict(set)
    leading: set[str] = set()
    for naming in known:
        entity = naming.entity_id
        if knowledge.kinds[entity] != "person":
            continue
        names.setdefault(entity, knowledge.full_names.get(entity, _NOBODY))
        if naming.how == "fuzzy":
            names[entity] |= {key(naming.passage.folded[naming.start : naming.end])}
        places[entity] |= set() if naming.how in _SHORT else {_place(naming)}
        leading |= {entity} if naming.passage.field == "headline" else set()
    for entity, marks in new.items():
        names[entity] = frozenset(mark.key for mark in marks)
        places[entity] |= {_place(mark) for mark in marks}
        leading |= {entity} if any(mark.passage.field == "headline" for mark in marks) else set()
    nowhere = (True, -1)
    return Bearers(names, {one: min(places[one], default=nowhere) for one in names}, frozenset(leading))


def is_cut(mark: Mark) -> bool:
    """Return whether a text breaks off behind a mark: "Taylor Sw…", or at its very end."""
    behind = mark.passage.text[mark.end :]
    return behind.startswith(("\N{HORIZONTAL ELLIPSIS}", "..")) or not behind.strip()


def _place(where: Mark | Naming) -> tuple[bool, int]:
    return where.passage.field != "headline", where.start
