"""Whether an article may be known, and from when on."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.facts.status import Standing, standing

LONDON = ZoneInfo("Europe/London")
HOUR = datetime(2024, 10, 17, 8, tzinfo=UTC)


def found(word: str = "", embargo: str = "") -> Standing:
    return standing(word, embargo, LONDON, day_first=False)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        *(
            ("", "usable"),
            ("usable", "usable"),
            ("publish", "usable"),
            ("stat:usable", "usable"),
            ("Zweifel", "usable"),
        ),
        *(("canceled", "canceled"), ("Cancelled", "canceled"), ("KILL", "canceled"), ("stat:canceled", "canceled")),
        *(("http://cv.iptc.org/newscodes/pubstatusg2/canceled", "canceled"), ("killed", "canceled")),
        *(("withheld", "withheld"), ("stat:withheld", "withheld"), ("Draft", "withheld"), ("auto-draft", "withheld")),
        *(
            ("unpublished", "withheld"),
            ("private", "withheld"),
            ("pending review", "withheld"),
            ("On hold", "withheld"),
        ),
        *(("embargoed", "withheld"), ("future", "withheld")),
    ],
)
def test_a_word_is_one_of_three(word: str, status: str) -> None:
    assert found(word) == Standing(status, None, ())


@pytest.mark.parametrize("word", ["", "usable", "embargoed", "future"])
def test_an_hour_holds_a_usable_article_until_then(word: str) -> None:
    assert found(word, "2024-10-17T09:00:00") == Standing("usable", HOUR, ())
    assert found(word, "2024-10-17T08:00:00Z") == Standing("usable", HOUR, ())


def test_what_is_withheld_stays_so_after_its_hour() -> None:
    assert found("stat:withheld", "2024-10-17T09:00") == Standing("withheld", HOUR, ())


@pytest.mark.parametrize("embargo", ["true", "1", "yes", "2024-13-45", "noon", "9999-12-31", "2024-10-17 08:00 Mars"])
def test_an_embargo_that_cannot_be_read_never_publishes(embargo: str) -> None:
    loss = f'no embargo hour can be read from "{embargo}"; held back'
    assert found("usable", embargo) == Standing("withheld", None, (loss,))


@pytest.mark.parametrize("embargo", ["", " ", "-", "—", "0", "False", "no", "None", "null", "N/A", "NaT"])
def test_no_embargo_is_none(embargo: str) -> None:
    assert found("usable", embargo) == Standing("usable", None, ())


def test_a_withdrawal_waits_for_no_hour() -> None:
    assert found("canceled", "noon") == Standing("canceled", None, ())


@given(st.text(), st.text(min_size=1))
def test_whatever_is_said_of_an_embargo_an_article_without_its_hour_is_told(word: str, embargo: str) -> None:
    told = found(word, embargo)
    assert told.status in {"usable", "withheld", "canceled"}
    assert not told.losses or told.status == "withheld"
