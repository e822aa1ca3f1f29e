"""A corpus of two outlets for the tests of reports."""

from pathlib import Path

import pytest

from tests.corpora import Told, batch, ingested

FIRE = "Elisabeth Moss of Mad Men fled a fire at the studio lot in Burbank on Thursday with Jon Hamm. Nobody was hurt."


def told_of(place: int) -> Told:
    """Return an article of its own wording, one a day."""
    source = ("Variety", "The Daily")[place % 2]
    words = f"{FIRE} Edition {place} adds what the {place + 3} firemen of district {place * 7} said of it."
    return Told(f"aa{place}", f"Elisabeth Moss flees fire {place}", words, source, f"2024-10-{17 + place} 08:00")


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Return a corpus of six articles."""
    corpus = tmp_path / "corpus"
    ingested(corpus, batch(*map(told_of, range(6))))
    return corpus
