"""Who may not be named is in no file: the private, and who is named only by articles under embargo."""

from pathlib import Path

import pytest

from analysis.entities.decisions import Decision
from analysis.export.formats import FORMATS, write
from analysis.ingest import ingest
from analysis.names.deciding import decide
from analysis.reports.kinds import KINDS
from analysis.reports.making import Occasion, made
from analysis.reports.text import read
from analysis.resources import Resources
from analysis.settings import Settings
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch, ingested
from tests.exporting import texts

_ALONE = {"with-people", "with-shows", "people-beside", "shows-beside"}
TEXT = 'title = "All"\n[selection]\nwindow = "7d"\n' + "".join(
    f'[[figures]]\nkind = "{kind}"\n' for kind in KINDS if kind not in _ALONE
)


@pytest.fixture
def hiding(told: Path) -> Occasion:
    """Return a corpus in which Jon Hamm is private, and Saoirse Ronan named under an embargo only."""
    ahead = Told(
        "bb1", "A carol", "Saoirse Ronan sang a carol.", "Variety", "2024-10-21 08:00", not_before="2030-01-01"
    )
    ingested(told, batch(ahead))
    folder = told.parent / "gazetteer"
    decide([Decision(0, "private", entity="p2", reason="asked for it")], told, folder, SIGNATURE)
    ingest([], told, Resources(folder), SIGNATURE)
    held = snapshot(told)
    return Occasion(held, Settings(corpus=told), "ours", held.newest)


@pytest.mark.parametrize("ending", [each.ending for each in FORMATS.values() if not each.is_drawn])
def test_who_is_hidden_is_in_no_file(hiding: Occasion, ending: str) -> None:
    report = made(read(TEXT, "all"), hiding)
    assert any(len(part.table) for part in report.parts)
    whole = b"\n".join(texts(write(report, ending)))
    for name in (b"Jon Hamm", b"Saoirse Ronan", b"A carol"):
        assert name not in whole
    assert b"Moss" in whole
