"""IMDb's tables: who is known for what."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from analysis.entities.folding import key
from analysis.entities.words import HONORIFICS
from analysis.loading.archives.unpacking import Stream
from analysis.loading.documents import Document
from analysis.loading.records import Reject
from analysis.names import inputs
from analysis.names.choice import MINOR, Choice, year_of
from analysis.names.spellings import BAD, MOST, clean_name, spelled
from analysis.names.told import Alias, Credit, Entity, LeftOut, Row, Told

_PERSON: Final = re.compile(r"nm\d{1,10}\Z", re.ASCII)
_TITLE: Final = re.compile(r"tt\d{1,10}\Z", re.ASCII)
_COLUMNS: Final = {
    inputs.RATINGS: ("tconst", "numVotes"),
    inputs.TITLES: ("tconst", "titleType", "primaryTitle", "originalTitle", "isAdult", "startYear", "endYear"),
    inputs.PEOPLE: ("nconst", "primaryName", "birthYear", "deathYear", "primaryProfession", "knownForTitles"),
    inputs.OTHER_TITLES: ("titleId", "title", "region", "language"),
    inputs.PRINCIPALS: ("tconst", "nconst", "category", "characters"),
}
_KINDS: Final = {
    **dict.fromkeys(("movie", "tvMovie", "video"), "film"),
    **dict.fromkeys(("tvSeries", "tvMiniSeries"), "series"),
}
_ROLES: Final = {
    **dict.fromkeys(("actor", "actress"), "actor"),
    **dict.fromkeys(("composer", "music_artist"), "musician"),
    **dict.fromkeys(("host", "podcaster", "talk_show_host"), "presenter"),
    **{name: name for name in ("director", "producer", "writer")},
}
_CREDITS: Final = {
    **dict.fromkeys(("actor", "actress"), "cast"),
    **dict.fromkeys(("creator", "writer"), "creator"),
    **{name: name for name in ("director", "host", "narrator", "self")},
}
_ENGLISH: Final = frozenset({"US", "GB", "CA", "AU", "IE", "NZ", "XWW"})
_MOST_CHARACTERS: Final = 3
_CHARACTER_WORDS: Final = range(2, 5)
_RATING: Final = "ratings, which only tell what to take"


class Imdb:
    """One reading of IMDb's tables: the later ones are read for what the earlier ones made known."""

    def __init__(self, choice: Choice, *, has_ratings: bool) -> None:
        self._choice = choice
        # None: every title counts.
        self._voted: set[int] | None = set() if has_ratings and choice.votes else None
        self._adult: set[int] = set()
        self._titles: dict[int, str] = {}
        self._people: set[int] = set()
        self._spellings: dict[int, int] = {}
        self._readers: Mapping[str, Callable[[str, Mapping[str, str]], Row]] = {
            inputs.RATINGS: self._rating,
            inputs.TITLES: self._title,
            inputs.PEOPLE: self._person,
            inputs.OTHER_TITLES: self._other_title,
            inputs.PRINCIPALS: self._principal,
        }

    def rows(self, form: str, whole: Document, packed: Stream | None) -> Iterator[Row]:
        """Return what each row of a table tells."""
        reader = self._readers[form]
        for found in inputs.fields(whole, packed, _COLUMNS[form]):
            yield found if isinstance(found, Reject) else reader(*found)

    def _rating(self, place: str, row: Mapping[str, str]) -> Row:
        votes = row["numVotes"]
        if not _TITLE.match(row["tconst"]) or not (votes.isascii() and votes.isdigit()):
            return Reject(place, "no id of a title, or no number of votes", "\t".join(row.values()))
        if self._voted is not None and int(votes[:12]) >= self._choice.votes:
            self._voted.add(_number(row["tconst"]))
        return LeftOut(_RATING)

    def _title(self, place: str, row: Mapping[str, str]) -> Row:
        if not _TITLE.match(row["tconst"]):
            return Reject(place, f"no id of a title: {row['tconst'][:20]!r}", "\t".join(row.values()))
        number = _number(row["tconst"])
        if row["isAdult"] == "1":
            self._adult.add(number)
            return LeftOut("adult titles")
        kind = _KINDS.get(row["titleType"])
        if kind is None:
            return LeftOut("titles that are no film and no series")
        if self._voted is not None and number not in self._voted:
            return LeftOut(f"titles of fewer than {self._choice.votes:,} votes")
        name = clean_name(row["primaryTitle"])
        if not name:
            return Reject(place, BAD, "\t".join(row.values()))
        entity, first, last = f"imdb-{row['tconst']}", year_of(row["startYear"]), year_of(row["endYear"])
        self._titles[number] = name
        aliases = spelled(entity, kind, (("name", name), ("name", row["originalTitle"])))
        told = Entity(entity, kind, name, None, None, first, last, f"IMDb {row['tconst']}")
        return Told((told,), tuple(aliases))

    def _person(self, place: str, row: Mapping[str, str]) -> Row:
        if not _PERSON.match(row["nconst"]):
            return Reject(place, f"no id of a person: {row['nconst'][:20]!r}", "\t".join(row.values()))
        professions = [word for word in row["primaryProfession"].split(",") if word]
        roles = dict.fromkeys(_ROLES[word] for word in professions if word in _ROLES)
        born, died = year_of(row["birthYear"]), year_of(row["deathYear"])
        if reason := self._unwanted(row["knownForTitles"].split(",")):
            return LeftOut(reason)
        if professions and not roles:
            return LeftOut("people who work behind the scenes")
        if self._choice.is_minor(born, died):
            return LeftOut(MINOR)
        name = clean_name(row["primaryName"])
        if not name:
            return Reject(place, BAD, "\t".join(row.values()))
        self._people.add(_number(row["nconst"]))
        entity = f"imdb-{row['nconst']}"
        told = Entity(entity, "person", name, ", ".join(roles) or None, None, born, died, f"IMDb {row['nconst']}")
        return Told((told,), tuple(spelled(entity, "person", (("name", name),))))

    def _unwanted(self, titles: Iterable[str]) -> str:
        """Return why nobody known for these titles was asked for; "" where they were."""
        known = [_number(title) for title in titles if _TITLE.match(title)]
        if known and self._adult.issuperset(known):
            return "people known for adult titles only"
        if self._voted is not None and not any(title in self._voted and title not in self._adult for title in known):
            return f"people known for no title of {self._choice.votes:,} votes"
        return ""

    def _other_title(self, place: str, row: Mapping[str, str]) -> Row:
        if not _TITLE.match(row["titleId"]):
            return Reject(place, f"no id of a title: {row['titleId'][:20]!r}", "\t".join(row.values()))
        number = _number(row["titleId"])
        if number not in self._titles:
            return LeftOut("other titles of what is not taken")
        if row["region"] not in _ENGLISH and row["language"] != "en":
            return LeftOut("titles in other languages")
        self._spellings[number] = self._spellings.get(number, 0) + 1
        if self._spellings[number] > MOST:
            return LeftOut(f"more than {MOST} spellings of one name")
        aliases = tuple(spelled(f"imdb-{row['titleId']}", "film", (("name", row["title"]),)))
        return Told(aliases=aliases) if aliases else Reject(place, BAD, "\t".join(row.values()))

    def _principal(self, place: str, row: Mapping[str, str]) -> Row:
        if not _TITLE.match(row["tconst"]) or not _PERSON.match(row["nconst"]):
            return Reject(place, "no id of a title or of a person", "\t".join(row.values()))
        title = _number(row["tconst"])
        if title not in self._titles or _number(row["nconst"]) not in self._people:
            return LeftOut("credits of who or what is not taken")
        role = _CREDITS.get(row["category"])
        if role is None:
            return LeftOut("credits behind the scenes")
        work, person = f"imdb-{row['tconst']}", f"imdb-{row['nconst']}"
        characters = [
            Entity(_character_id(work, name), "character", name, None, self._titles[title], provenance=work[5:])
            for name in (_characters(row["characters"]) if role == "cast" else ())
        ]
        credited = [Credit(work, person, one.entity_id, role) for one in characters] or [
            Credit(work, person, None, role)
        ]
        told = tuple(one._replace(provenance=f"IMDb {one.provenance}") for one in characters)
        return Told(told, tuple(Alias(one.entity_id, one.name, "name", common=False) for one in told), tuple(credited))


def _number(identifier: str) -> int:
    return int(identifier[2:])


def _character_id(work: str, name: str) -> str:
    return f"{work}-{hashlib.sha256(key(name).encode()).hexdigest()[:10]}"


def _characters(written: str) -> list[str]:
    """Return the characters that have a name of their own: not "Self", "Police Officer #2" or "Young Woman"."""
    try:
        found = json.loads(written) if written else []
    except (ValueError, RecursionError):
        return []
    names = [clean_name(name) for name in found if isinstance(name, str)] if isinstance(found, list) else []
    return [name for name in names if _is_own_name(name)][:_MOST_CHARACTERS]


def _is_own_name(name: str) -> bool:
    words = name.split()
    return len(words) in _CHARACTER_WORDS and all(
        word[0].isupper() and word.replace("'", "").replace("-", "").isalpha() and key(word) not in HONORIFICS
        for word in words
    )
