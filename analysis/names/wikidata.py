"""Wikidata's items, one a line: who is what, by which names, and who plays whom."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from analysis.entities.gazetteer import SHOWS
from analysis.loading.archives.unpacking import Stream
from analysis.loading.documents import Document
from analysis.loading.records import Reject
from analysis.names import inputs
from analysis.names.choice import MINOR, Choice, year_of
from analysis.names.spellings import BAD, clean_name, further_kind, spelled
from analysis.names.told import Credit, Entity, LeftOut, Row, Told

_ITEM: Final = re.compile(r"Q\d{1,12}\Z", re.ASCII)
_IMDB: Final = re.compile(r"(?:nm|tt)\d{1,10}\Z", re.ASCII)
_ITEM_MENTIONED: Final = re.compile(r'"(Q\d+)"')
_LANGUAGES: Final = ("en", "mul", "en-us", "en-gb")
_KINDS: Final = {
    "Q5": "person",
    **dict.fromkeys(["Q215380", "Q2088357", "Q5741069", "Q641066", "Q216337", "Q9212979", "Q109940"], "group"),
    **dict.fromkeys(
        ["Q95074", "Q15632617", "Q15773347", "Q15773317", "Q1114461", "Q3658341", "Q80447738", "Q50386450"],
        "character",
    ),
    **dict.fromkeys(
        ["Q5398426", "Q1259759", "Q581714", "Q117467246", "Q15416", "Q63952888", "Q1366112", "Q526877"], "series"
    ),
    **dict.fromkeys(["Q11424", "Q506240", "Q29168811", "Q202866", "Q93204", "Q24869"], "film"),
}
"""P31, instance of."""
_ROLES: Final = {
    **dict.fromkeys(["Q33999", "Q10800557", "Q10798782", "Q2259451", "Q2405480"], "actor"),
    **dict.fromkeys(["Q177220", "Q488205", "Q2865819"], "singer"),
    "Q2252262": "rapper",
    **dict.fromkeys(["Q639669", "Q36834", "Q130857", "Q753110", "Q855091", "Q486748"], "musician"),
    **dict.fromkeys(["Q2526255", "Q3455803", "Q2059704"], "director"),
    **dict.fromkeys(["Q3282637", "Q47541952", "Q578109", "Q183945"], "producer"),
    **dict.fromkeys(["Q28389", "Q36180", "Q6625963"], "writer"),
    "Q245068": "comedian",
    **dict.fromkeys(["Q947873", "Q2722764"], "presenter"),
    "Q4610556": "model",
    "Q5716684": "dancer",
    **dict.fromkeys(["Q937857", "Q3665646", "Q10833314", "Q2066131"], "athlete"),
    "Q82955": "politician",
    "Q1930187": "journalist",
    "Q43845": "businessperson",
    "Q3499072": "chef",
    "Q44508716": "reality",
    "Q17125263": "influencer",
}
"""P106, occupation."""
_PEOPLE_OF_WORKS: Final = {"P57": "director", "P58": "creator", "P170": "creator", "P371": "host"}
_NOTE_CHARACTERS: Final = 200
_NOBODY: Final = (None,)


class _Value(NamedTuple):
    value: object
    qualifiers: Mapping[str, object]


def rows(whole: Document, packed: Stream | None, choice: Choice) -> Iterator[Row]:
    """Return what each item tells; brackets around all of them and the commas between are passed over."""
    for line in inputs.lines(whole, packed):
        if isinstance(line, Reject):
            yield line
            continue
        text = line.text.strip().removeprefix("\ufeff").removesuffix(",")
        place = f"{whole.name}:{line.number}"
        if line.too_long:
            yield Reject(place, f"the line is longer than {whole.limits.record_bytes:,} bytes", line.text)
        elif text not in {"[", "]", "[]"}:
            yield _row(text, place, choice)


def _row(text: str, place: str, choice: Choice) -> Row:
    # Nine in ten items of a dump are of no kind that matters, and decoding is what costs.
    if text.startswith("{") and text.endswith("}") and _KINDS.keys().isdisjoint(_ITEM_MENTIONED.findall(text)):
        return LeftOut("items of another kind")
    item = inputs.decoded_object(text)
    if isinstance(item, str):
        return Reject(place, item, text)
    identifier = item.get("id")
    if not isinstance(identifier, str) or not _ITEM.match(identifier):
        return LeftOut("items of another kind") if _is_other(identifier) else Reject(place, "no id of an item", text)
    try:
        return _item(identifier, item, place, choice)
    except (AttributeError, TypeError, ValueError) as error:
        return Reject(place, f"{identifier} is not as Wikidata writes it ({type(error).__name__})", text)


def _is_other(identifier: object) -> bool:
    return isinstance(identifier, str) and identifier[:1] in {"P", "L"} and identifier[1:].isdigit()


def _item(identifier: str, item: Mapping[str, object], place: str, choice: Choice) -> Row:
    claims = _mapping(item.get("claims"))
    kind = next((_KINDS[one] for one in _items(claims, "P31") if one in _KINDS), None)
    if kind is None:
        return LeftOut("items of another kind")
    label = _in_english(item.get("labels"))
    roles = dict.fromkeys(_ROLES[one] for one in _items(claims, "P106") if one in _ROLES)
    first, last = _years(claims, kind)
    if reason := _unwanted(item, label, choice):
        return LeftOut(reason)
    if kind == "person" and not roles and _items(claims, "P106"):
        return LeftOut("people with no role before the public")
    if kind == "person" and choice.is_minor(first, last):
        return LeftOut(MINOR)
    name = clean_name(label)
    if not name:
        return Reject(place, BAD, label)
    entity = _id(identifier)
    note = clean_note(_in_english(item.get("descriptions")))
    told = Entity(
        entity, kind, name, ", ".join(roles) or None, note, first, last, f"Wikidata {identifier}", _same_as(claims)
    )
    aliases = spelled(entity, kind, [("name", name), *_other_names(item, claims, name, kind)])
    return Told((told,), tuple(aliases), tuple(_credits(entity, kind, claims)))


def _unwanted(item: Mapping[str, object], label: str, choice: Choice) -> str:
    """Return why an item was not asked for; "" where it was."""
    links = item.get("sitelinks")
    if isinstance(links, dict) and links and len(links) < choice.sitelinks:
        return f"items with fewer than {choice.sitelinks} sitelinks"
    return "" if label else "items without a name in English"


def clean_note(text: str) -> str | None:
    """Return a description on one line; None where there is none."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text[:_NOTE_CHARACTERS]).split()) or None


def _other_names(
    item: Mapping[str, object], claims: Mapping[str, object], name: str, kind: str
) -> Iterator[tuple[str, str]]:
    for statement, alias_kind in (("P1477", "birth"), ("P742", "stage"), ("P1449", "nickname"), ("P1559", "name")):
        for found in _values(claims, statement):
            text = found.value.get("text") if isinstance(found.value, dict) else found.value
            if isinstance(text, str):
                yield alias_kind, text
    aliases = _mapping(item.get("aliases"))
    for language in _LANGUAGES:
        for alias in _list(aliases.get(language)):
            text = _mapping(alias).get("value")
            if isinstance(text, str):
                yield ("name" if kind in SHOWS else further_kind(text, name)), text


def _credits(entity: str, kind: str, claims: Mapping[str, object]) -> Iterator[Credit]:
    if kind in SHOWS:
        for found in _values(claims, "P161"):
            for person in _item_ids(found.value):
                snaks = _list(found.qualifiers.get("P453"))
                characters = [_id(one) for snak in snaks for one in _item_ids(_snak_value(snak))]
                yield from (Credit(entity, _id(person), one, "cast") for one in characters or _NOBODY)
        for statement, role in _PEOPLE_OF_WORKS.items():
            yield from (Credit(entity, _id(person), None, role) for person in _items(claims, statement))
    elif kind == "group":
        yield from (Credit(entity, _id(person), None, "member") for person in _items(claims, "P527"))
    elif kind == "person":
        yield from (Credit(_id(group), entity, None, "member") for group in _items(claims, "P463"))
    else:
        players = [_id(one) for one in _items(claims, "P175")]
        for work in _items(claims, "P1441"):
            yield from (Credit(_id(work), one, entity, "cast") for one in players or _NOBODY)


def _years(claims: Mapping[str, object], kind: str) -> tuple[int | None, int | None]:
    first, last = ("P569", "P570") if kind == "person" else ("P577", "P582")
    begun = _year(claims, first)
    return (begun if begun is not None or kind == "person" else _year(claims, "P580")), _year(claims, last)


def _year(claims: Mapping[str, object], statement: str) -> int | None:
    """Return the earliest year that a statement gives."""
    times = (_mapping(found.value) for found in _values(claims, statement))
    written = (str(time.get("time", "")) for time in times if _is_precise(time.get("precision")))
    return min((year for text in written if text[:1] == "+" and (year := year_of(text[1:]))), default=None)


def _is_precise(precision: object) -> bool:
    # 9 is a year; below it are decades and centuries.
    return precision is None or (isinstance(precision, int) and precision >= 9)  # noqa: PLR2004  (Wikidata's number for a precision of a year)


def _same_as(claims: Mapping[str, object]) -> str | None:
    found = (one.value for one in _values(claims, "P345"))
    return next((f"imdb-{one}" for one in found if isinstance(one, str) and _IMDB.match(one)), None)


def _in_english(texts: object) -> str:
    by_language = _mapping(texts)
    found = (_mapping(by_language.get(language)).get("value") for language in _LANGUAGES)
    return next((text for text in found if isinstance(text, str) and text.strip()), "")


def _items(claims: Mapping[str, object], statement: str) -> list[str]:
    """Return the items that a statement gives, each once."""
    return list(dict.fromkeys(one for found in _values(claims, statement) for one in _item_ids(found.value)))


def _item_ids(value: object) -> list[str]:
    mapping = _mapping(value)
    found = mapping.get("id") or f"Q{mapping.get('numeric-id')}"
    return [found] if isinstance(found, str) and _ITEM.match(found) else []


def _values(claims: Mapping[str, object], statement: str) -> Iterator[_Value]:
    """Return what a statement gives, preferred values first; what was deprecated counts for nothing."""
    told = [claim for claim in map(_mapping, _list(claims.get(statement))) if claim.get("rank") != "deprecated"]
    for claim in sorted(told, key=lambda claim: claim.get("rank") != "preferred"):
        value = _snak_value(claim.get("mainsnak"))
        if value is not None:
            yield _Value(value, _mapping(claim.get("qualifiers")))


def _snak_value(snak: object) -> object:
    return _mapping(_mapping(snak).get("datavalue")).get("value")


def _mapping(value: object) -> Mapping[str, object]:
    # Empty ones are written as lists.
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _id(identifier: str) -> str:
    return f"wikidata-{identifier.lower()}"
