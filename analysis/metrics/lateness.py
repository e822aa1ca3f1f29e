"""Who is late: sources that are silent for longer than is usual of them."""

from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.store.snapshot import Snapshot

_PATIENCE: Final = pd.Timedelta(hours=6)  # nobody is late before
_TIMES: Final = 1.5  # the longest silence of a usual week
_WEEK: Final = pd.Timedelta(days=7)
_WEEKS: Final = 4
_OCCASIONS: Final = 10
# The snapshot on screen and the one a link asks for.
_HELD: Final = 2


@lru_cache(maxsize=_HELD)
def late_of(snapshot: Snapshot) -> pd.DataFrame:
    """Return `late` of a whole corpus, as of its newest article; made once a commit."""
    return late(snapshot.articles, snapshot.newest)


def late(articles: pd.DataFrame, as_of: pd.Timestamp | None) -> pd.DataFrame:
    """Return the sources that are silent for longer than is usual of them, longest first.

    newest: its newest article; silent: the time since; usual: the longest silence that a usual week of it has, which is
    the median over the four weeks up to its newest article. Late is who is silent for over six hours and for over one
    and a half times that. Who has been silent for over four weeks has stopped, and is not late; who published on fewer
    than ten occasions in these weeks is not judged.
    """
    if as_of is None or not articles["published_at"].le(as_of).any():
        return _silences(pd.DataFrame(columns=["source", "newest", "silent", "usual"]))
    dated = articles.loc[articles["published_at"].le(as_of), ["source", "published_at"]]
    of_source = dated.groupby("source", observed=True)["published_at"]
    newest = of_source.max()
    age = of_source.transform("max") - dated["published_at"]
    recent = (
        dated[age.lt(_WEEKS * _WEEK)].assign(week=age.dt.days // _WEEK.days).sort_values(["source", "published_at"])
    )
    silences = recent.assign(silence=recent.groupby("source", observed=True)["published_at"].diff().shift(-1))
    silences = silences[silences["silence"].gt(pd.Timedelta(0))]
    weeks = silences.groupby(["source", "week"], observed=True)["silence"].max()
    table = pd.DataFrame(
        {
            "newest": newest,
            "silent": as_of - newest,
            "usual": weeks.groupby("source", observed=True).median(),
            "weeks": weeks.groupby("source", observed=True).size(),
            "occasions": silences.groupby("source", observed=True).size(),
        }
    )
    is_judged = table["occasions"].ge(_OCCASIONS) & table["weeks"].ge(2)
    is_late = table["silent"].gt(_PATIENCE) & table["silent"].gt(_TIMES * table["usual"])
    has_stopped = table["silent"].ge(_WEEKS * _WEEK)
    return _silences(table[is_judged & is_late & ~has_stopped].rename_axis("source").reset_index())


def _silences(table: pd.DataFrame) -> pd.DataFrame:
    return (
        table[["source", "newest", "silent", "usual"]]
        .astype({"source": "str"})
        .sort_values(["silent", "source"], ascending=[False, True], ignore_index=True)
    )
