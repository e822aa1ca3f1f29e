import pytest

from analysis.entities import gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.sample import gazetteer_folder


@pytest.fixture(scope="session")
def packaged() -> Knowledge:
    """Return what is known from the gazetteer that comes with the product."""
    return Knowledge(gazetteer.read(gazetteer_folder()))
