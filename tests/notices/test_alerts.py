"""What is told now and what is not told again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import NoticeError
from analysis.notices import alerts
from analysis.notices.alerts import Alert, Way
from analysis.notices.desk import Desk
from analysis.notices.occasions import Now, Occasion
from analysis.selection import Selection
from analysis.store.notified import Occurrence, entries
from tests.notices.conftest import desk_at
from tests.tiny import named, tiny

CLOCK = pd.Timestamp("2024-11-01 08:00", tz="UTC")


class Heard:
    """A way whose deliveries are kept, and that may be broken."""

    def __init__(self, target: str = "desk") -> None:
        self.told: list[list[object]] = []
        self.broken = False
        self.way = Way("test", target, self._deliver)

    def _deliver(self, told: Sequence[Alert]) -> None:
        if self.broken:
            msg = "webhook example.org: it answers 503"
            raise NoticeError(msg)
        self.told.append([one["name"] for one in told])


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk whose corpus has a folder and three articles in memory."""
    held = replace(tiny(named("p1"), named("p2"), named("p3")), corpus=tmp_path)
    return desk_at(held, pd.Timestamp("2024-10-17 20:00", tz="UTC"))


def rise(entity: str, *others: str) -> Occasion:
    under = tuple(Occurrence("rising", one) for one in others)
    return Occasion(Occurrence("rising", entity), entity, f"Rising: {entity}.", {}, None, under)


def now(*occasions: Occasion, lasting: str = "") -> Now:
    of_names = {Occurrence("rising", entity) for entity in lasting.split()}
    return Now(occasions, frozenset({one.occurrence for one in occasions} | of_names))


def test_each_is_told_once_and_again_after_it_was_over(desk: Desk) -> None:
    heard = Heard()
    counts = [
        alerts.tell(desk, what, [heard.way], CLOCK)
        for what in (now(rise("p1")), now(rise("p1")), now(lasting="p1"), now(rise("p1")), now(), now(rise("p1")))
    ]
    assert counts == [1, 0, 0, 0, 0, 1]
    assert heard.told == [["p1"], ["p1"]]


def test_what_could_not_be_delivered_is_told_the_next_time_and_only_there(desk: Desk) -> None:
    first, second = Heard("first"), Heard("second")
    first.broken = True
    with pytest.raises(NoticeError, match="answers 503"):
        alerts.tell(desk, now(rise("p1")), [first.way, second.way], CLOCK)
    first.broken = False
    assert alerts.tell(desk, now(rise("p1")), [first.way, second.way], CLOCK) == 1
    assert (first.told, second.told) == ([["p1"]], [["p1"]])


def test_who_rises_with_another_is_not_told_of_later(desk: Desk) -> None:
    heard = Heard()
    alerts.tell(desk, now(rise("p1")), [heard.way], CLOCK)
    alerts.tell(desk, now(rise("p1", "p2")), [heard.way], CLOCK)
    alerts.tell(desk, now(rise("p1"), rise("p2")), [heard.way], CLOCK)
    assert heard.told == [["p1"]]


def test_a_merged_name_and_a_joined_story_were_told_of(desk: Desk) -> None:
    heard = Heard()
    alerts.tell(desk, now(rise("p9")), [heard.way], CLOCK)
    merged = replace(desk, snapshot=replace(desk.snapshot, forward={"p9": "p1"}))
    assert alerts.tell(merged, now(rise("p1")), [heard.way], CLOCK) == 0
    story = Occasion(Occurrence("not ours", "a2"), "a2", "", {})
    alerts.tell(desk, now(story), [heard.way], CLOCK)
    whole = desk.snapshot.articles
    joined = whole.assign(story=pd.Categorical(["a0"] * len(whole)))
    other = replace(desk, snapshot=replace(desk.snapshot, articles=joined))
    again = Occasion(Occurrence("not ours", "a0"), "a0", "", {})
    assert alerts.tell(other, now(again), [heard.way], CLOCK) == 0


def test_what_is_not_ours_is_told_once_for_good(desk: Desk) -> None:
    heard = Heard()
    story = Occasion(Occurrence("not ours", "a2"), "a2", "", {})
    for what in (now(story), now(), now(story)):
        alerts.tell(desk, what, [heard.way], CLOCK)
    assert heard.told == [["a2"]]


def test_another_selection_is_told_by_itself_and_the_past_ends_nothing(desk: Desk) -> None:
    heard = Heard()
    alerts.tell(desk, now(rise("p1")), [heard.way], CLOCK)
    asked = replace(desk, selection=Selection(people=frozenset({"p2"})))
    alerts.tell(asked, now(), [heard.way], CLOCK)
    earlier = replace(desk, as_of=desk.as_of - pd.Timedelta(days=1))
    alerts.tell(earlier, now(), [heard.way], CLOCK)
    alerts.tell(desk, now(rise("p1")), [heard.way], CLOCK)
    assert heard.told == [["p1"]]


def test_the_ledger_holds_no_name_no_address_and_no_headline(desk: Desk) -> None:
    way = Way("webhook", "https://example.org/secret", lambda _: None)
    told = Occasion(Occurrence("rising", "p1"), "Elisabeth Moss", "Rising: Elisabeth Moss.", {"story": "A headline"})
    alerts.tell(desk, Now((told,)), [way], CLOCK)
    (entry,) = entries(desk.snapshot.corpus)
    written = (desk.snapshot.corpus / "notices" / "told.jsonl").read_text()
    assert not [word for word in ("Moss", "secret", "example", "headline") if word in written]
    assert (entry.event, entry.commit, entry.at) == ("told", 7, CLOCK.isoformat())


def test_a_letter_has_a_subject_of_one_line(desk: Desk) -> None:
    told = alerts.alerts(desk, [rise(f"p{number}\r\nBcc: x@example.org") for number in range(4)])
    assert alerts.letter(told).subject == (
        "Alert: p0 Bcc: x@example.org (rising), p1 Bcc: x@example.org (rising) and 2 more"
    )
