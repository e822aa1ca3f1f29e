"""Frozen reports: the numbers stay, and what they are by now is told with the reason."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import removal
from analysis.entities.decisions import Decision
from analysis.errors import ReportError
from analysis.ingest import ingest
from analysis.names.deciding import decide
from analysis.reports import frozen, shelf
from analysis.reports.frozen import freeze, opened, reopened
from analysis.reports.making import Occasion
from analysis.resources import Resources
from analysis.settings import Settings
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, batch, ingested
from tests.reports.conftest import told_of

TEXT = 'title = "Ours"\n[[figures]]\nkind = "people"\n[[figures]]\nkind = "articles"\n'


def decided(corpus: Path, *drafts: Decision) -> None:
    folder = corpus.parent / "gazetteer"
    decide(drafts, corpus, folder, SIGNATURE)
    ingest([], corpus, Resources(folder), SIGNATURE)


def occasion(corpus: Path) -> Occasion:
    held = snapshot(corpus)
    return Occasion(held, Settings(corpus=corpus), "ours", held.newest)


def lines(corpus: Path) -> list[str]:
    _, found = reopened(opened(corpus, "kept"), occasion(corpus))
    return [f"{one.figure}: {one.line}" for one in found]


@pytest.fixture
def kept(told: Path) -> Path:
    freeze("kept", TEXT, "ours", occasion(told))
    return told


def test_what_is_frozen_is_read_back_and_stays(kept: Path) -> None:
    held = opened(kept, "kept")
    assert (held.commit, held.called, held.as_of) == (1, "ours", pd.Timestamp("2024-10-22 08:00", tz="UTC"))
    assert held.numbers[0] == {("p1",): 6, ("p2",): 6}
    assert frozen.frozen(kept) == ["kept"]
    with pytest.raises(ReportError, match=r"^kept: frozen already; what is frozen stays as it is: choose another"):
        freeze("kept", TEXT, "ours", occasion(kept))
    report, found = reopened(held, occasion(kept))
    assert not found
    assert report.parts[0].figure.note.endswith("Frozen at commit 1 as kept.")


def test_what_came_later_is_told_with_what_brought_it(kept: Path) -> None:
    later = replace(told_of(8), published_at="2024-10-22 07:00")
    ingested(kept, batch(later))
    assert lines(kept) == [
        "Most covered people: Elisabeth Moss: restated: 7, was 6: test on 1 November 2024",
        "Most covered people: Jon Hamm: restated: 7, was 6: test on 1 November 2024",
        "Articles a day: 2024-10-22: restated: 2, was 1: test on 1 November 2024",
    ]
    report, _ = reopened(opened(kept, "kept"), occasion(kept))
    people = report.parts[0].figure
    assert dict(zip(people.table["entity_id"], people.table["articles"], strict=True)) == {"p1": 6, "p2": 6}
    assert "Elisabeth Moss: restated: 7, was 6: test on 1 November 2024." in people.caption
    assert report.provenance.commit == 1


def test_a_merge_is_the_reason_of_what_it_changed(kept: Path) -> None:
    decided(kept, Decision(0, "merge", entity="p2", into="p1", reason="one and the same"))
    changed = lines(kept)
    assert changed == []
    table = reopened(opened(kept, "kept"), occasion(kept))[0].parts[0].table
    assert len(table) == 2


def test_a_merge_of_two_with_other_articles_says_so(told: Path) -> None:
    alone = replace(told_of(7), body="Ayo Edebiri sang in a hall, and the hall sang along until the lamps went out.")
    ingested(told, batch(replace(alone, headline="A song", published_at="2024-10-22 07:00")))
    freeze("kept", TEXT, "ours", occasion(told))
    decided(told, Decision(0, "merge", entity="p3", into="p1", reason="one and the same"))
    told_now = lines(told)
    assert told_now == [
        (
            "Most covered people: Elisabeth Moss: restated: 7, was 6: merge of Ayo Edebiri into Elisabeth Moss on "
            "1 November 2024"
        ),
        (
            "Most covered people: Ayo Edebiri: restated: 7, was 1: merge of Ayo Edebiri into Elisabeth Moss on "
            "1 November 2024"
        ),
    ]


def test_who_is_private_since_is_in_no_reopened_report(kept: Path) -> None:
    decided(kept, Decision(0, "private", entity="p2", reason="asked for it"))
    report, found = reopened(opened(kept, "kept"), occasion(kept))
    assert list(report.parts[0].table["entity_id"]) == ["p1"]
    assert not any("Hamm" in one.line for one in found)
    assert "Hamm" not in (kept / "reports" / "frozen" / "kept.json").read_text()


def test_what_was_removed_is_gone_and_the_numbers_stay(kept: Path) -> None:
    removal.remove(kept, {"aa0"}, "names a minor", SIGNATURE)
    report, found = reopened(opened(kept, "kept"), occasion(kept))
    assert list(report.parts[0].table["articles"]) == [6, 6]
    assert {one.now for one in found} >= {"5"}


def test_names_that_are_none_and_files_that_are_broken_are_told(kept: Path) -> None:
    with pytest.raises(ReportError, match=r"^none: nothing is frozen under this name; there are kept$"):
        opened(kept, "none")
    place = shelf.place(kept, "kept", "frozen")
    place.write_text("{}")
    with pytest.raises(ReportError, match=r"kept\.json: no frozen report \('over'\); freeze it anew$"):
        opened(kept, "kept")
    assert not frozen.is_frozen(kept, "../kept")
