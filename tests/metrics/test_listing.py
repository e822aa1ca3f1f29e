"""The list of articles tells of each which story it tells, and what it is a copy of."""

from dataclasses import replace

import pandas as pd

from analysis.metrics.listing import listing
from analysis.selection import Selection
from analysis.store.slices import slice_of
from tests.tiny import named, tiny


def rows(*, copies: bool) -> list[list[object]]:
    first, copy = replace(named("p1"), story="a0"), replace(named("p1", "2024-10-18 08:00"), story="a0", copy_of="a0")
    texts = pd.DataFrame({"headline": "", "url": ""}, index=pd.Index(["a0", "a1", "a2"], name="article_id"))
    told = listing(slice_of(tiny(first, copy, named("p2", None)), Selection(copies=copies)), texts)
    plain = told[["article_id", "story_id", "copy_of", "copies"]].astype("object")
    return list(plain.where(plain.notna(), None).to_numpy().tolist())


def test_an_article_has_its_story_its_original_and_the_number_of_its_copies() -> None:
    assert rows(copies=True) == [["a1", "a0", "a0", 0], ["a0", "a0", None, 1], ["a2", "a2", None, 0]]


def test_copies_that_are_left_out_are_counted_all_the_same() -> None:
    assert rows(copies=False) == [["a0", "a0", None, 1], ["a2", "a2", None, 0]]
