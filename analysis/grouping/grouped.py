"""Articles in, which are copies and which are one story out: each is compared with earlier ones only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import schema
from analysis.grouping import copies
from analysis.grouping.clusters import ACTIVE, Turns, clustered
from analysis.grouping.common import rates
from analysis.grouping.terms import of_names, terms, words
from analysis.grouping.vectors import Terms, vectors
from analysis.grouping.wires import wire

_COUNTED: Final = 2  # days before an article's own that tell how rare a term is
MEMORY: Final = pd.Timedelta(days=ACTIVE + _COUNTED + 1)
"""How far back an article looks: to those it is compared with, and from these to those that weighed their terms."""

_DAY: Final = 24 * 3600 * 10**6  # microseconds
_COPIED: Final = ACTIVE * _DAY
_ENTITY: Final = "@"  # before an entity's id, which is a term too


@dataclass(frozen=True, slots=True, eq=False)
class Grouped:
    """What grouping adds: schema.GROUPS and schema.BRIDGES of the articles that were not grouped before."""

    groups: pd.DataFrame
    bridges: pd.DataFrame


def grouped(articles: pd.DataFrame, named: pd.DataFrame, former: pd.DataFrame, bridges: pd.DataFrame) -> Grouped:
    """Return the groups of the articles that `former` does not have, and the bridges that they make.

    Dated articles are compared with dated ones and undated with undated ones, so new ones of the one kind leave the
    groups of the other as they are. Of each kind what comes after the earliest new article is to be grouped anew, in
    the order of (published_at, article_id); all before it keeps its groups.

    `articles`: article_id, source, author, published_at, extent, headline and body of the articles to group, and of
    all within MEMORY before the earliest of them; of undated ones, of all undated ones that come before by article_id.
    `named`: article_id, entity_id, kind and in_headline, what these articles name.
    `former`: schema.GROUPS of what was grouped before, which is kept as it is.
    `bridges`: schema.BRIDGES that those articles made.
    """
    in_turn = articles.sort_values(["published_at", "article_id"], na_position="last", kind="stable")
    is_dated = in_turn["published_at"].notna()
    parts = [
        _grouped(in_turn[chosen].reset_index(drop=True), named, former, bridges) for chosen in (is_dated, ~is_dated)
    ]
    return Grouped(
        pd.concat([part.groups for part in parts], ignore_index=True),
        pd.concat([part.bridges for part in parts], ignore_index=True),
    )


def _grouped(articles: pd.DataFrame, named: pd.DataFrame, former: pd.DataFrame, bridges: pd.DataFrame) -> Grouped:
    """Return the groups of articles in their turn, all dated or none."""
    ids = articles["article_id"].tolist()
    kept = former.set_index("article_id").reindex(ids).dropna(subset="cluster")
    new = articles.iloc[len(kept) :]
    times = _microseconds(articles["published_at"])
    days = times // _DAY
    told = _told(articles, named, times)
    turns = Turns(ids, days, vectors(told.terms, days, _COUNTED), told.names, told.copied)
    clusters, made = clustered(turns, kept["cluster"].tolist(), _pairs(bridges))
    known = kept["copy_of"].astype("object").where(kept["copy_of"].notna(), None).tolist()
    texts = _texts(ids, told.copied, known)[len(kept) :]
    groups = pd.DataFrame({"article_id": new["article_id"], "copy_of": texts, "cluster": clusters, "wire": _wires(new)})
    return Grouped(
        schema.conform(groups, schema.GROUPS, "groups"),
        schema.conform(pd.DataFrame(made, columns=schema.BRIDGES.names), schema.BRIDGES, "bridges"),
    )


def _pairs(bridges: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """Return the pairs of clusters that each article bridged."""
    pairs: dict[str, list[tuple[str, str]]] = {}
    for article, one, other in zip(*(bridges[name].tolist() for name in schema.BRIDGES.names), strict=True):
        pairs.setdefault(article, []).append((one, other))
    return pairs


def _microseconds(published_at: pd.Series) -> npt.NDArray[np.int64]:
    """Return instants as numbers, all the same for undated ones."""
    if published_at.isna().all():
        return np.zeros(len(published_at), dtype=np.int64)
    moments: npt.NDArray[np.int64] = published_at.dt.tz_convert("UTC").dt.as_unit("us").astype("int64").to_numpy()
    return moments


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """What articles say, in their turn."""

    terms: Terms
    names: list[list[npt.NDArray[np.int64]]]
    """The terms that each name in an article is made of."""
    copied: list[int | None]


def _told(articles: pd.DataFrame, named: pd.DataFrame, times: npt.NDArray[np.int64]) -> _Told:
    """Return what articles say; each text is read once."""
    entities = named.groupby("article_id")["entity_id"].agg(lambda ids: sorted(set(ids))).to_dict()
    kinds = dict(zip(named["entity_id"], named["kind"], strict=True))
    spelt = of_names(kinds, kinds)
    numbers: dict[str, int] = {}
    texts = copies.Texts(_COPIED)
    places, weights, names, copied = [], [], [], []
    fields = (articles[name].tolist() for name in ("article_id", "headline", "body"))
    for place, (article, headline, body) in enumerate(zip(*fields, strict=True)):
        above, below = words(headline), words(body)
        here = entities.get(article, [])
        found = terms(above, below) | {f"{_ENTITY}{entity}": 1.0 for entity in here}
        places.append(_numbered(found, numbers))
        weights.append(np.array(list(found.values()), dtype=np.float64))
        names.append([_numbered({*spelt[entity], f"{_ENTITY}{entity}"}, numbers) for entity in here])
        copied.append(texts.taken(place, above, below, int(times[place])))
    return _Told(Terms(places, weights, rates(numbers)), names, copied)


def _numbered(terms: Iterable[str], numbers: dict[str, int]) -> npt.NDArray[np.int64]:
    return np.array([numbers.setdefault(term, len(numbers)) for term in terms], dtype=np.int64)


def _texts(ids: Sequence[str], copied: Sequence[int | None], known: Sequence[str | None]) -> list[str | None]:
    """Return the first article of each article's text, None where it is that itself; the first ones are known."""
    texts = list(known)
    for other in copied[len(known) :]:
        texts.append(None if other is None else texts[other] or ids[other])
    return texts


def _wires(articles: pd.DataFrame) -> list[str | None]:
    texts = (articles[name].fillna("").tolist() for name in ("source", "author", "body"))
    return [wire(*row) for row in zip(*texts, strict=True)]
