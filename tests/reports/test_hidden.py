"""Who may not be named is in no file: the private, who is under embargo, and names that too little speaks for."""

from pathlib import Path

import pytest

from analysis.entities.decisions import Decision
from analysis.export.formats import FORMATS, write
from analysis.ingest import ingest
from analysis.names import reviewing
from analysis.names.deciding import decide
from analysis.packaged import model_folder
from analysis.reports.kinds import KINDS
from analysis.reports.making import Occasion, made
from analysis.reports.text import read
from analysis.resources import Resources
from analysis.settings import Settings
from analysis.store.snapshot import snapshot
from tests.corpora import SIGNATURE, Told, batch, gazetteer, ingested
from tests.exporting import texts

_ALONE = {"portrayal-compared", "with-people", "with-shows"}
_BESIDE = {"people-beside", "shows-beside"}


def every(window: str, person: str, sources: tuple[str, str]) -> str:
    """Return a report of every kind of figure; those of one person are of this one, those of two outlets of these."""
    asked = dict.fromkeys(_ALONE, f'selection = {{ people = ["{person}"] }}\n')
    asked |= {kind: f"selection = {{ sources = {list(sources)} }}\n" for kind in _BESIDE}
    figures = "".join(f'[[figures]]\nkind = "{kind}"\n{asked.get(kind, "")}' for kind in KINDS)
    return f'title = "All"\n[selection]\nwindow = "{window}"\n{figures}'


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
    report = made(read(every("7d", "Elisabeth Moss", ("Variety", "The Daily")), "all"), hiding)
    assert any(len(part.table) for part in report.parts)
    whole = b"\n".join(texts(write(report, ending)))
    for name in (b"Jon Hamm", b"Saoirse Ronan", b"A carol"):
        assert name not in whole
    assert b"Moss" in whole


@pytest.fixture(scope="module")
def finding(tmp_path_factory: pytest.TempPathFactory) -> Occasion:
    """Return a corpus in which no list has Noor Castellane, whom three sources name, nor Teodor Hale, whom one does."""
    place = tmp_path_factory.mktemp("finding") / "corpus"
    tour = "Castellane will tour with Teodor Hale. The singer told reporters on Friday that Jon Hamm wrote the words."
    ingest(
        [
            batch(
                Told("a1", "A singer sings", f"Singer Noor Castellane is happy. {tour}", "The Daily", "2024-10-10"),
                Told(
                    "a2", "A tour", "Singer Noor Castellane is on tour, and Castellane sang.", "Variety", "2024-10-18"
                ),
                Told("a3", "A gallery", "In Lisbon the painter Noor Castellane opened rooms.", "Post", "2024-10-18"),
            )
        ],
        place,
        Resources(gazetteer(place.parent / "gazetteer"), model_folder()),
        SIGNATURE,
    )
    held = snapshot(place)
    assert dict(zip(*(reviewing.found(held)[key] for key in ("name", "counts")), strict=True)) == {
        "Noor Castellane": True,
        "Teodor Hale": False,
    }
    return Occasion(held, Settings(corpus=place), "ours", held.newest)


@pytest.mark.parametrize("ending", [each.ending for each in FORMATS.values() if not each.is_drawn])
def test_who_was_found_and_does_not_count_yet_is_in_no_file(finding: Occasion, ending: str) -> None:
    report = made(read(every("28d", "Noor Castellane", ("Variety", "Post")), "all"), finding)
    whole = b"\n".join(texts(write(report, ending)))
    assert b"Castellane" in whole
    assert b"Teodor" not in whole
