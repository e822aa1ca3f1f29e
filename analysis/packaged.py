"""Where the data that Marquee brings along lies: in a checkout and in an installed wheel."""

from importlib.resources import files
from pathlib import Path

from analysis.errors import MarqueeError
from analysis.resources import Resources


def data_folder() -> Path:
    """Return the folder that holds sample/, gazetteer/ and model/."""
    package = Path(str(files("analysis")))
    # The wheel's own first: beside an installed package, `data` may be anybody's.
    return _first_folder(package / "_data", package.parent / "data")


def gazetteer_folder() -> Path:
    """Return the folder of the list of known names."""
    return data_folder() / "gazetteer"


def model_folder() -> Path:
    """Return the folder of the models that mark names and judge portrayal."""
    return data_folder() / "model"


def resources() -> Resources:
    """Return what a newsroom's articles are annotated with."""
    return Resources(gazetteer_folder(), model_folder())


def _first_folder(*places: Path) -> Path:
    for place in places:
        if place.is_dir():
            return place
    msg = f"{places[0]}: Marquee's own data is missing; install marquee again"
    raise MarqueeError(msg)


def document(name: str) -> str:
    """Return the text of a page of the documentation."""
    package = Path(str(files("analysis")))
    return (_first_folder(package / "_docs", package.parent / "docs") / name).read_text(encoding="utf-8")
