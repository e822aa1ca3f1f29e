import pytest

from analysis.entities import gazetteer
from analysis.entities.gazetteer import Gazetteer
from analysis.packaged import gazetteer_folder


@pytest.fixture(scope="session")
def packaged() -> Gazetteer:
    """Return the gazetteer that comes with the product."""
    return gazetteer.read(gazetteer_folder())
