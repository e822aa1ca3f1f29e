"""One name for each source: hosts, publishers' names and spellings of one outlet, brought together."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import pandas as pd

from analysis import schema
from analysis.entities.folding import key
from analysis.errors import SchemaError
from analysis.loading.facts import addresses, editions
from analysis.packaged import data_folder

AS_IT_CAME: Final = "as it came"
ALIKE: Final = "alike"  # as a commoner spelling came that differs in case, accents, marks or a "www."
SAME_SITE: Final = "same site"
LISTED: Final = "listed"
EDITED: Final = "edited"  # a line of the newsroom's own list
AS_EDITED: Final = "as edited"  # no line of it, and called as a line has it
_UNLISTED: Final = (AS_IT_CAME, ALIKE)
HOST: Final = "host"
NAME: Final = "name"
KINDS: Final = (HOST, NAME)

_LIST: Final = ("name", "kind", "spelling", "provenance")
# Below that, a name on a host may be one guest's.
_FEWEST: Final = 3
_HELD: Final = 65_536

_Names: TypeAlias = dict[str, tuple[str, str]]
"""What each source is called, and how that was found."""


@dataclass(frozen=True, slots=True)
class _Known:
    """Names by spelling, whatever its marks; else with or without a "The"."""

    near: Mapping[str, str]
    alike: Mapping[str, str]

    def name(self, spelling: str) -> str | None:
        return self.near.get(unmarked(spelling)) or self.alike.get(folded(spelling))


@dataclass(frozen=True, slots=True)
class _Lists:
    """The newsroom's own list and the one that comes along."""

    lines: Mapping[str, str]
    own: _Known
    known: _Known
    at_home: frozenset[str]
    """Names of which a list knows the hosts: another host is not theirs, however it looks."""

    def name(self, source: str) -> tuple[str, str] | None:
        if (name := self.own.name(source)) is not None:
            return name, EDITED if source in self.lines else AS_EDITED
        if (name := self.known.name(source)) is None:
            return None
        again = self.own.name(name)
        return (name, LISTED) if again is None else (again, AS_EDITED)


def listed(path: Path | None = None) -> pd.DataFrame:
    """Return the list of outlets that comes with the product: name, kind (host or name), spelling, provenance.

    Raises SchemaError where the file lacks a column.
    """
    place = path or data_folder() / "sources.csv"
    table = pd.read_csv(place, dtype="str", keep_default_na=False, encoding="utf-8")
    if missing := [column for column in _LIST if column not in table.columns]:
        msg = f"{place}: missing {', '.join(missing)}; it has {', '.join(map(str, table.columns))}"
        raise SchemaError(msg)
    return table[list(_LIST)]


def folded(spelling: str) -> str:
    """Return the form under which a spelling is looked up: unmarked, and without a "The" in front."""
    text = unmarked(spelling)
    return text.removeprefix("the ") or text


@lru_cache(maxsize=_HELD)
def unmarked(spelling: str) -> str:
    """Return a spelling without case, accents and marks; a host without its "www." and the like."""
    text = key(spelling)
    if is_host(text):
        return editions.bare(text.removesuffix("."))
    marked = text.replace("'", "").replace("&", " and ")
    return " ".join("".join(sign if _is_of_a_word(sign) else " " for sign in marked).split()) or text


def is_host(spelling: str) -> bool:
    """Return whether a spelling is a host and not a name: labels with dots between, the last one of letters."""
    labels = spelling.removesuffix(".").split(".")
    return (
        len(labels) > 1
        and all(label and label.replace("-", "").replace("_", "").isalnum() for label in labels)
        and len(labels[-1]) > 1
        and labels[-1].replace("-", "").isalpha()
    )


def _is_of_a_word(sign: str) -> bool:
    # Marks: the vowels of many scripts.
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def seen(parts: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return a row for each source with each host its articles are on: source, host (null: none), articles.

    `parts`: tables of articles with source and url.
    """
    counts: Counter[tuple[str, str | None]] = Counter()
    for part in parts:
        sources = part["source"].fillna("").tolist()
        counts.update(zip(sources, map(_host, part["url"].fillna("").tolist()), strict=True))
    rows = [(source, host, articles) for (source, host), articles in counts.items()]
    table = pd.DataFrame(rows, columns=["source", "host", "articles"]).astype({"source": "str", "host": "str"})
    return table.astype({"articles": "int64"}).sort_values(["source", "host"], ignore_index=True)


def _host(url: str) -> str | None:
    place = url.partition("://")[2].partition("/")[0].partition("?")[0]
    # Copies that others keep: whose they are stands in the path.
    return addresses.host(url) if "google." in place or "ampproject." in place else _bare(place)


@lru_cache(maxsize=_HELD)
def _bare(place: str) -> str | None:
    return addresses.host(f"https://{place}/") or None


def named(seen: pd.DataFrame, listed: pd.DataFrame, edited: pd.DataFrame) -> pd.DataFrame:
    """Return what each source is called (schema.SOURCES), and each line of the newsroom's own list.

    `seen`: as `seen` makes it; `listed`: as `listed` reads it; `edited`: the newsroom's own list, spelling and name.
    The strongest rule names a source: the newsroom's list; the list that comes along; the site, where a host and a
    publisher's name belong together; else it is called as it came. Names that differ in case, accents or marks only
    are one name. "" stays "".
    """
    lists = _lists(listed, edited)
    rows = _rows(seen)
    articles: Counter[str] = Counter()
    for source, _, count in rows:
        articles[source] += count
    names = {source: found for source in articles if source and (found := lists.name(source))}
    rest = [source for source in articles if source and source not in names]
    names |= _alike((source for source in rest if not is_host(source)), articles)
    hosts = _alike((source for source in rest if is_host(source)), articles)
    names |= _by_site(rows, names, hosts, lists)
    names |= {source: (source, AS_IT_CAME) for source in articles if not source}
    names |= {spelling: (name, EDITED) for spelling, name in lists.lines.items() if spelling not in names}
    table = pd.DataFrame([(source, *found) for source, found in sorted(names.items())], columns=schema.SOURCES.names)
    return schema.conform(table, schema.SOURCES, "sources")


def own(sources: pd.DataFrame) -> pd.DataFrame:
    """Return the newsroom's own list, spelling and name, out of what `named` made with it; in order of spelling."""
    lines = sources.loc[sources["how"].eq(EDITED), ["source", "name"]].rename(columns={"source": "spelling"})
    return lines.sort_values("spelling", ignore_index=True)


def spellings(sources: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Return what a reader may call each source, spelling and name, for `called`.

    That is its name, every spelling of it that articles have, and what the list knows of it.
    """
    every = pd.concat([listed["name"], listed["spelling"]]).drop_duplicates()
    others = named(pd.DataFrame({"source": every, "host": None, "articles": 0}), listed, own(sources))
    table = pd.concat(
        [
            sources[["name", "name"]].set_axis(["spelling", "name"], axis=1),
            sources[["source", "name"]].rename(columns={"source": "spelling"}),
            others.loc[others["name"].isin(sources["name"]), ["source", "name"]].rename(columns={"source": "spelling"}),
        ]
    )
    return table.drop_duplicates().sort_values(["name", "spelling"], ignore_index=True)


def called(text: str, spellings: pd.DataFrame) -> str | None:
    """Return the name of the source that a reader calls so; None where there is none, or may be two."""
    for form in (str, unmarked, folded):
        found = set(spellings.loc[spellings["spelling"].map(form).eq(form(text)), "name"])
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _rows(seen: pd.DataFrame) -> list[tuple[str, str | None, int]]:
    sources = seen["source"].astype("object").where(seen["source"].notna(), "")
    hosts = seen["host"].astype("object").where(seen["host"].notna(), None)
    folds = (folded(host) if host else None for host in hosts)
    return list(zip(sources, folds, map(int, seen["articles"]), strict=True))


def _lists(listed: pd.DataFrame, edited: pd.DataFrame) -> _Lists:
    lines, own = _own(edited)
    names = {folded(spelling): name for spelling, name in zip(listed["spelling"], listed["name"], strict=True)}
    known = _Known({}, names | {folded(name): name for name in listed["name"]})
    with_hosts = listed.loc[listed["kind"].eq(HOST), "name"]
    return _Lists(lines, own, known, frozenset(own.name(name) or name for name in with_hosts))


def _own(edited: pd.DataFrame) -> tuple[dict[str, str], _Known]:
    """Return the lines of the newsroom's list with its chains followed, and what they make known."""
    pairs = sorted(zip(edited["spelling"], edited["name"], strict=True))
    first: dict[str, str] = {}
    for spelling, name in pairs:
        if spelling and name:
            first.setdefault(unmarked(spelling), name)
    steps = _Known(first, _agreed(first))
    ends = {spelling: _end(name, steps) for spelling, name in first.items()}
    # A name is a spelling of itself, unless a line says otherwise.
    shown = {unmarked(name): name for name in sorted(ends.values(), reverse=True)}
    near = shown | {spelling: shown[unmarked(name)] for spelling, name in ends.items()}
    lines = {spelling: near[unmarked(spelling)] for spelling, name in pairs if spelling and name}
    return lines, _Known(near, _agreed(near))


def _agreed(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by folded spelling, where all spellings that fold alike have one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, name in names.items():
        found[folded(spelling)].add(name)
    return {place: next(iter(each)) for place, each in found.items() if len(each) == 1}


def _end(name: str, steps: _Known) -> str:
    path = [name]
    while (after := steps.name(path[-1])) is not None:
        if after in path:
            # Round in a circle: all of it gets one name, wherever one enters.
            return min(path[path.index(after) :])
        path.append(after)
    return path[-1]


def _alike(sources: Iterable[str], articles: Mapping[str, int]) -> _Names:
    """Return each source with the commonest of those that differ in marks only; hosts without their "www."."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources:
        groups[unmarked(source)].append(source)
    names: _Names = {}
    for place, group in groups.items():
        fit = [source for source in group if not is_host(source) or key(source) == place] or [place]
        name = min(fit, key=lambda source: (-articles.get(source, 0), source))
        names |= {source: (name, AS_IT_CAME if source == name else ALIKE) for source in group}
    return names


def _by_site(rows: list[tuple[str, str | None, int]], names: _Names, hosts: _Names, lists: _Lists) -> _Names:
    """Return the names of hosts, and of publishers that go by the name of their host."""
    found = dict(hosts)
    called = {source: name for source, (name, _) in names.items()}
    for host, publisher in _at_home(rows, called).items():
        by_list = lists.name(host)
        if by_list is not None:
            unlisted = (source for source, (name, how) in names.items() if name == publisher and how in _UNLISTED)
            found |= dict.fromkeys(unlisted, (by_list[0], SAME_SITE))
        elif publisher not in lists.at_home:
            found |= dict.fromkeys((source for source in hosts if folded(source) == host), (publisher, SAME_SITE))
    return found


def _at_home(rows: list[tuple[str, str | None, int]], called: Mapping[str, str]) -> dict[str, str]:
    """Return hosts with the one publisher that is there: four in five of each one's articles are the other's."""
    both: Counter[tuple[str, str]] = Counter()
    for source, host, count in rows:
        if host is not None and source in called and not (is_host(source) or is_host(called[source])):
            both[host, called[source]] += count
    of_host: Counter[str] = Counter()
    of_name: Counter[str] = Counter()
    for (host, name), count in both.items():
        of_host[host] += count
        of_name[name] += count
    return {
        host: name
        for (host, name), count in both.items()
        if count >= _FEWEST and 5 * count >= 4 * max(of_host[host], of_name[name])
    }
