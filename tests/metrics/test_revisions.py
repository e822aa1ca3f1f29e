"""Revisions: how an article came to say what it says now."""

import pandas as pd

from analysis import schema
from analysis.metrics.revisions import changes, other_headlines

NOW = pd.Series({"headline": "Now", "body": "One.\nTwo, corrected.\nThree.", "note": "Two was wrong."})
TIMES = pd.to_datetime(["2024-10-17 08:00", "2024-10-17 09:00", "2024-10-17 10:00"], utc=True)


def revisions(*rows: tuple[str, str, str | None, str | None, int]) -> pd.DataFrame:
    told = [
        ("a1", kind, headline, body, note, "", TIMES[0], TIMES[until] if kind == "former" else None)
        for kind, headline, body, note, until in rows
    ]
    return schema.conform(pd.DataFrame(told, columns=schema.REVISIONS.names), schema.REVISIONS, "test")


def test_an_article_that_never_changed_has_no_changes() -> None:
    assert changes(NOW, revisions()) == []


def test_each_change_tells_the_headline_before_and_the_paragraphs_that_differ() -> None:
    found = changes(
        NOW,
        revisions(
            ("former", "First", "One.\nTwo.", None, 1),
            ("former", "Now", "One.\nTwo.\nThree.", None, 2),
        ),
    )
    assert [(one.at, one.headline_before, one.removed, one.added, one.note) for one in found] == [
        (TIMES[2], None, ("Two.",), ("Two, corrected.",), "Two was wrong."),
        (TIMES[1], "First", (), ("Three.",), None),
    ]


def test_headlines_tried_in_turn_make_no_change_out_of_the_one_it_has() -> None:
    rows = revisions(("former", "Other", NOW["body"], NOW["note"], 1), ("former", "Now", NOW["body"], NOW["note"], 2))
    assert [one.headline_before for one in changes(NOW, rows)] == ["Other"]


def test_other_headlines_are_told_once_and_without_the_present_one() -> None:
    rows = revisions(*(("variant", headline, None, None, 0) for headline in ("Test", "Now", "Test", "Another")))
    assert other_headlines(NOW, rows) == ["Test", "Another"]
    assert changes(NOW, rows) == []
