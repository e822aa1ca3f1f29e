"""Stories as a notice may tell them: a title that names nobody who is not to be named, and a link that is safe."""

import unicodedata
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

import pandas as pd

from analysis.metrics import quoted
from analysis.metrics.stories import members, titles
from analysis.store.snapshot import NO_COPY, Snapshot
from analysis.store.texts import headlines

NO_TITLE: Final = "(no headline)"
# Signs that no reader sees: ends of lines in a header, and letters that make others run backwards.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def titled(snapshot: Snapshot, story_ids: Collection[str], until: pd.Timestamp) -> pd.DataFrame:
    """Return title and url of some stories, by story_id, by what was published before `until`.

    title: of the headlines that name nobody private and no name that does not count yet; where all do, one without
    these names. url: where the article with this headline is to be read, or the story's earliest text; null where no
    address is one of the web.
    """
    ids = list(dict.fromkeys(story_ids))
    rows = members(snapshot, ids)
    rows = rows[~rows["published_at"].ge(until)]
    articles = list(rows["article_id"])
    told = quoted.headlines(snapshot, articles)
    raw = headlines(snapshot).reindex(articles)
    is_same = told.eq(raw["headline"])
    best, other = titles(snapshot, ids, told.where(is_same, "")), titles(snapshot, ids, told)
    title = best.where(best.ne(""), other)
    is_it = rows["article_id"].map(told).eq(rows["story"].astype("str").map(title))
    urls = rows.assign(url=rows["article_id"].map(raw["url"]).map(linked), is_other=~is_it)
    shown = title.map(plain)
    return pd.DataFrame({"title": shown.where(shown.ne(""), NO_TITLE)}).assign(url=_first(urls))


def plain(text: str) -> str:
    """Return a text in one line, without the signs that nobody sees."""
    kept = "".join(" " if sign.isspace() else sign for sign in text)
    return " ".join("".join(sign for sign in kept if unicodedata.category(sign) not in _UNSEEN).split())


def linked(url: object) -> str | None:
    """Return an address if it is one of the web; else None."""
    if not isinstance(url, str) or plain(url).replace(" ", "") != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def _first(rows: pd.DataFrame) -> pd.Series:
    """Return one address a story: of the article with its title, then of the earliest."""
    found = rows[rows["url"].notna() & rows["copy_of"].eq(NO_COPY)]
    ordered = found.sort_values(["is_other", "published_at", "article_id"], na_position="last").drop_duplicates("story")
    return pd.Series(ordered["url"].to_numpy(), index=ordered["story"].astype("str"), dtype="str")
