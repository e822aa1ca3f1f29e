"""Reasons of rejects, grouped by their kind."""

import pandas as pd
import pytest

from analysis.metrics.refusals import by_reason, reason_of


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("not JSON: Expecting value at character 5", "not JSON"),
        ("no column for headline or body; it has a, b", "no column for headline or body"),
        ("the line is longer than 8,388,608 bytes", "the line is longer than \u2026 bytes"),
        ("no date can be read from “someday”", "no date can be read from"),
        ("the file is empty", "the file is empty"),
        (": strange", ": strange"),
    ],
)
def test_a_kind_of_reason_has_nothing_that_only_one_record_has(reason: str, kind: str) -> None:
    assert reason_of(reason) == kind


def test_the_most_frequent_kind_comes_first_and_its_records_stay_in_order() -> None:
    reasons = ["the file is empty", "not JSON: a", "not JSON: b"]
    rejects = pd.DataFrame({"place": ["1", "2", "3"], "reason": reasons, "record": ["", "x", "y"]})
    found = by_reason(rejects)
    assert found["place"].to_list() == ["2", "3", "1"]
    assert found["kind"].to_list() == ["not JSON", "not JSON", "the file is empty"]
    assert by_reason(rejects.head(0)).empty
