"""Dates in every usual spelling, read strictly."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.loading.facts import dates

LONDON = ZoneInfo("Europe/London")


def read(value: str, *, day_first: bool = False) -> str | None:
    found = dates.instant(value, LONDON, day_first=day_first)
    return None if found is None else found.isoformat(timespec="minutes").removesuffix("+00:00")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-10-17T08:00:00Z", "2024-10-17T08:00"),
        ("2024-10-17T08:00:00.123+02:00", "2024-10-17T06:00"),
        ("2024-10-17T08:00:00+0000", "2024-10-17T08:00"),
        ("2024-10-17 08:00", "2024-10-17T07:00"),
        ("2024-10-17 08:00:00 UTC", "2024-10-17T08:00"),
        ("2024-10-17", "2024-10-16T23:00"),
        ("2024-12-17", "2024-12-17T00:00"),
        ("20241017", "2024-10-16T23:00"),
        ("20241017080000", "2024-10-17T07:00"),
        ("Thu, 17 Oct 2024 08:00:00 EDT", "2024-10-17T12:00"),
        ("Thu, 17 Oct 2024 08:00:00 +0200", "2024-10-17T06:00"),
        ("17 Oct 24 08:00 GMT", "2024-10-17T08:00"),
        ("17 October 2024", "2024-10-16T23:00"),
        ("Oct 17, 2024 8:00 AM EDT", "2024-10-17T12:00"),
        ("October 17th, 2024 at 8:00 p.m. ET", "2024-10-18T00:00"),
        ("December 17, 2024 8:00 p.m. ET", "2024-12-18T01:00"),
        ("8:00 AM PDT, Thu October 17, 2024", "2024-10-17T15:00"),
        ("Oct 17, 2024 12:05 AM BST", "2024-10-16T23:05"),
        ("Published 17 Oct 2024 | 09:15 CST", "2024-10-17T15:15"),
        ("Thu Oct 17 08:00:00 UTC 2024", "2024-10-17T08:00"),
        ("Thu Oct 17 08:00:00 2024", "2024-10-17T07:00"),
        ("Thursday 17 October 2024 8.30pm", "2024-10-17T19:30"),
        ("17-Oct-2024", "2024-10-16T23:00"),
        ("2024/12/17", "2024-12-17T00:00"),
        ("17/12/2024", "2024-12-17T00:00"),
        ("12/17/2024 14:30", "2024-12-17T14:30"),
        ("03.12.2024", "2024-12-03T00:00"),
        ("1729152000", "2024-10-17T08:00"),
        ("1729152000000", "2024-10-17T08:00"),
        ("1729152000.5", "2024-10-17T08:00"),
    ],
)
def test_a_usual_spelling_is_read(value: str, expected: str) -> None:
    assert read(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        *("2024-13-45", "2024-02-30", "31/04/2024", "45/45/2024", "Feb 30, 2024", "17 Oct 2024 25:00"),
        *("17 Oct 2024 13:00 PM", "17 Oct 2024 08:00 XYZ", "17 Oct 2024 08:00 +99:00", "yesterday", "2024", "Oct 2024"),
        *("12 May", "1899-12-31", "2201-01-01", "1 January 1850", "0", "-1", "99999999999999999999", "x" * 500, ""),
    ],
)
def test_what_is_no_date_is_not_made_one(value: str) -> None:
    assert read(value) is None


def test_day_or_month_first_is_as_told_where_both_may_be() -> None:
    assert (read("03/12/2024", day_first=True), read("03/12/2024")) == ("2024-12-03T00:00", "2024-03-12T00:00")


def test_a_part_over_twelve_tells_the_order_of_a_whole_file() -> None:
    assert dates.day_comes_first(["03/04/2024", "17/10/2024"], otherwise=False)
    assert not dates.day_comes_first(["03/04/2024", "10/17/2024"], otherwise=True)
    assert dates.day_comes_first(["03/04/2024", "2024-10-17"], otherwise=True)


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001  (hypothesis takes bounds without a zone)
def test_what_is_written_as_iso_comes_back(moment: datetime) -> None:
    assert dates.instant(moment.isoformat(), LONDON, day_first=False) == moment


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2068, 12, 30)))  # noqa: DTZ001  (hypothesis takes bounds without a zone)
def test_a_mail_date_and_a_written_one_agree(moment: datetime) -> None:
    assert read(f"{moment:%a, %d %b %Y %H:%M:%S} EST") == read(f"{moment:%B %d, %Y} at {moment:%I:%M:%S %p} EST")


@given(st.text())
def test_no_text_makes_reading_fail(value: str) -> None:
    read(value)
