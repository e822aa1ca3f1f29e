"""What the tests of notices share: the made-up month, and a desk that looks at it."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from analysis.notices.desk import Desk
from analysis.selection import Selection
from analysis.store.snapshot import Snapshot, snapshot
from tests import newsdays

At = Callable[..., Desk]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the month; no test writes to it."""
    return snapshot(newsdays.kept(tmp_path_factory.mktemp("month") / "corpus"))


@pytest.fixture
def at(month: Snapshot) -> At:
    """Return the desk of a paper that never tells of the events, at an hour of a day."""

    def desk(day: int, hour: float = 23.0, held: Snapshot = month) -> Desk:
        return desk_at(held, newsdays.at(day, hour))

    return desk


def desk_at(held: Snapshot, when: pd.Timestamp) -> Desk:
    zone, ours = ZoneInfo("UTC"), frozenset({"The Star"})
    return Desk(held, Selection(), when, pd.Timedelta(hours=24), zone, "month", ours)
