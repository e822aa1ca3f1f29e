"""A newsroom's own lists of names: CSV in columns by their usual names, and the three tables of the gazetteer."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple, TypeAlias

from analysis.entities.decisions import SPELLING_KINDS
from analysis.entities.folding import key
from analysis.entities.gazetteer import KINDS
from analysis.loading.archives.unpacking import Stream
from analysis.loading.documents import Document
from analysis.loading.records import Reject
from analysis.loading.tables.delimited import plain_rows
from analysis.loading.texts.encoding import decoded
from analysis.names import inputs
from analysis.names.choice import MINOR, Choice, year_of
from analysis.names.spellings import BAD, MOST, clean_name, further_kind, is_common, spelled
from analysis.names.told import Alias, Credit, Entity, LeftOut, Row, Told
from analysis.names.wikidata import clean_note

COLUMNS: Final = {
    "name": tuple(sorted(inputs.NAME_COLUMNS, key=lambda name: (name != "name", name))),
    "kind": ("kind", "type", "category"),
    "aliases": ("aliases", "alias", "aka", "also_known_as", "other_names", "spellings", "nicknames", "nickname"),
    "birth": ("birth_name", "born_as"),
    "roles": ("roles", "role", "occupation", "occupations", "profession", "professions"),
    "first_year": ("first_year", "birth_year", "born", "year_of_birth", "birthdate", "birth_date", "year", "released"),
    "last_year": ("last_year", "death_year", "died", "ended"),
    "note": ("note", "notes", "description"),
    "id": ("entity_id", "id"),
    "common": ("common",),
}
"""Columns of a list, by what they say; of several the first that is not empty."""

_KIND_WORDS: Final = {
    **{kind: kind for kind in KINDS},
    **dict.fromkeys(("people", "human", "actor", "actress", "singer", "celebrity"), "person"),
    **dict.fromkeys(("band", "duo", "couple", "family"), "group"),
    **dict.fromkeys(("tv", "tv series", "tv show", "show", "television series", "programme", "program"), "series"),
    **dict.fromkeys(("movie", "feature film"), "film"),
    **dict.fromkeys(("fictional character", "role"), "character"),
}
_CREDIT_ROLES: Final = (
    "cast",
    "host",
    "judge",
    "self",
    "creator",
    "director",
    "narrator",
    "member",
    "performer",
    "author",
    "composer",
)
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\Z", re.ASCII)
_FIELDS: Final = {column: field for field, columns in COLUMNS.items() for column in columns}
_ROLE_WORDS: Final = {
    **dict.fromkeys(("actress", "film actor", "television actor"), "actor"),
    **dict.fromkeys(("host", "tv host", "tv presenter", "television presenter"), "presenter"),
    **dict.fromkeys(("dj", "composer", "songwriter"), "musician"),
    **dict.fromkeys(("singer-songwriter", "vocalist"), "singer"),
    **dict.fromkeys(("film director", "filmmaker"), "director"),
    **dict.fromkeys(("screenwriter", "author"), "writer"),
}
_ROLES_CHARACTERS: Final = 200
_LISTED: Final = re.compile("[,;|/]")
_PARTED: Final = re.compile(r"[;|]")
_SEASONS: Final = re.compile(r"\d{1,3}(-\d{1,3})?(, \d{1,3}(-\d{1,3})?){0,30}\Z", re.ASCII)
_YEAR: Final = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")


class _Place(NamedTuple):
    line: str
    """File and line, for what is wrong."""
    told: str
    """File and row, for where a name comes from."""


_Reader: TypeAlias = Callable[[_Place, Mapping[str, str]], Row]


class Lists:
    """One reading of lists: tables of aliases and credits speak of the entities of the tables before them."""

    def __init__(self, choice: Choice, known: Mapping[str, str]) -> None:
        """`known`: kind by entity, of those that are there before."""
        self._choice = choice
        self._known = known
        self._kinds: dict[str, str] = {}
        self._spellings: dict[str, int] = {}
        self._readers: Mapping[str, _Reader] = {
            inputs.LIST: self._entity,
            inputs.LIST_ALIASES: self._alias,
            inputs.LIST_CREDITS: self._credit,
        }

    def rows(self, form: str, whole: Document, packed: Stream | None) -> Iterator[Row]:
        """Return what each row of a list tells."""
        reader = self._readers[form]
        names: list[str] = []
        delimiter = inputs.delimiter_of(decoded(whole.sample).lstrip("\ufeff").lstrip().partition("\n")[0])
        file, number = PurePath(whole.name).name, 1
        for found in plain_rows(whole, delimiter):
            if isinstance(found, Reject):
                number += 1
                yield found
                continue
            place, values = found
            if not names:
                names = [name.strip().lstrip("\ufeff").lower().replace(" ", "_") for name in values]
                continue
            number += 1
            if (wrong := _checked(place, values, names)) is not None:
                yield wrong
            else:
                yield reader(_Place(place, f"{file} row {number}"), dict(zip(names, values, strict=True)))
        if packed is not None and packed.damage is not None:
            yield Reject(whole.name, packed.damage.reason)

    def _entity(self, place: _Place, row: Mapping[str, str]) -> Row:
        found = dict.fromkeys(COLUMNS, "")
        for column, text in row.items():
            if (field := _FIELDS.get(column)) is not None and not found[field]:
                found[field] = text.strip()
        kind = _KIND_WORDS.get(found["kind"].lower().replace("_", " "), "") if found["kind"] else self._choice.kind
        name = clean_name(found["name"])
        first, last = _year(found["first_year"]), _year(found["last_year"])
        if wrong := _wrong(found, kind, name, first) or self._contradiction(found["id"], kind):
            return Reject(place.line, wrong, ",".join(row.values()))
        if kind == "person" and self._choice.is_minor(first, last):
            return LeftOut(MINOR)
        entity = found["id"] or _own_id(kind, name, first)
        if found["id"]:
            # Only an id that a list gives can be spoken of in another table.
            self._kinds[entity] = kind
        others = [part for part in _PARTED.split(found["aliases"]) if part.strip()]
        names = [("name", name), ("birth", found["birth"]), *((further_kind(other, name), other) for other in others)]
        aliases = [*spelled(entity, kind, names)]
        if found["common"]:
            aliases[0] = aliases[0]._replace(common=found["common"].lower() == "true")
        note = clean_note(found["note"])
        told = Entity(entity, kind, name, _roles(found["roles"]), note, first, last, place.told)
        return Told((told,), tuple(aliases))

    def _contradiction(self, entity: str, kind: str) -> str:
        there = self._kinds.get(entity) or self._known.get(entity)
        return f"{entity} is a {there} already; give it another id" if there and there != kind else ""

    def _alias(self, place: _Place, row: Mapping[str, str]) -> Row:
        raw = ",".join(row.values())
        entity, kind = row["entity_id"].strip(), row.get("kind", "").strip() or "name"
        entity_kind = self._kinds.get(entity) or self._known.get(entity)
        name = clean_name(row["alias"])
        if entity_kind is None:
            return Reject(place.line, f"{entity[:80]!r} is neither in a list of entities nor known", raw)
        if kind not in SPELLING_KINDS:
            return Reject(place.line, f"kind {kind[:20]!r} is not one of {', '.join(SPELLING_KINDS)}", raw)
        if not name:
            return Reject(place.line, BAD, raw)
        self._spellings[entity] = self._spellings.get(entity, 0) + 1
        if self._spellings[entity] > MOST:
            return LeftOut(f"more than {MOST} spellings of one name")
        common = row.get("common", "").strip().lower()
        is_doubtful = common == "true" if common in {"true", "false"} else is_common(name, entity_kind)
        return Told(aliases=(Alias(entity, name, kind, is_doubtful),))

    def _credit(self, place: _Place, row: Mapping[str, str]) -> Row:
        work, person, character = (row.get(name, "").strip() for name in ("work_id", "person_id", "character_id"))
        role = row.get("role", "").strip() or "cast"
        raw = ",".join(row.values())
        for entity in filter(None, (work, person, character)):
            if entity not in self._kinds and entity not in self._known:
                return Reject(place.line, f"{entity[:80]!r} is neither in a list of entities nor known", raw)
        if not work or not (person or character):
            return Reject(place.line, "a credit needs a work, and a person or a character", raw)
        if role not in _CREDIT_ROLES:
            return Reject(place.line, f"role {role[:20]!r} is not one of {', '.join(_CREDIT_ROLES)}", raw)
        seasons = row.get("seasons", "").strip()
        if seasons and not _SEASONS.match(seasons):
            return Reject(place.line, f"seasons {seasons[:20]!r} are not written as 3, 1-5 or 1-3, 6", raw)
        return Told(credits=(Credit(work, person or None, character or None, role, seasons or None),))


def _roles(text: str) -> str | None:
    """Return what somebody is known as, in our words where there is one."""
    words = filter(None, map(str.strip, _LISTED.split(text.lower())))
    return ", ".join(dict.fromkeys(_ROLE_WORDS.get(word, word) for word in words))[:_ROLES_CHARACTERS] or None


def _checked(place: str, values: Sequence[str], names: Sequence[str]) -> Reject | None:
    if len(values) > len(names):
        reason = f"{len(values)} values under {len(names)} columns; put what has a comma in quotation marks"
        return Reject(place, reason, ",".join(values))
    missing = len(names) - len(values)
    return Reject(place, f"{len(values)} values under {len(names)} columns", ",".join(values)) if missing else None


def _wrong(found: Mapping[str, str], kind: str, name: str, first: int | None) -> str:
    if not found["name"]:
        return "no name"
    if not name:
        return BAD
    if not kind:
        return f"kind {found['kind'][:20]!r} is not one of {', '.join(KINDS)}"
    if found["id"] and not _ID.match(found["id"]):
        return f"id {found['id'][:20]!r}: write small letters, digits and hyphens, at most 80"
    if found["first_year"] and first is None:
        return f"{found['first_year'][:20]!r} is no year; write four digits"
    return ""


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    return year_of(found[1]) if found else None


def _own_id(kind: str, name: str, first: int | None) -> str:
    told = f"{kind}\n{key(name)}\n{first or ''}"
    return f"list-{hashlib.sha256(told.encode()).hexdigest()[:16]}"
