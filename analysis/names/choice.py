"""What of an input a newsroom wants."""

from dataclasses import dataclass
from typing import Final

VOTES: Final = 10_000
SITELINKS: Final = 5
KIND: Final = "person"
_GROWN_UP: Final = 18
MINOR: Final = "born less than 18 years ago"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows are taken; `year` is the one it is now."""

    year: int
    votes: int = VOTES
    """IMDb: of a title, or of a title somebody is known for."""
    sitelinks: int = SITELINKS
    """Wikidata: Wikipedias and sister projects that have an article."""
    kind: str = KIND
    """What a row of a list is that does not say it."""

    def is_minor(self, born: int | None, died: int | None) -> bool:
        """Return whether somebody alive may be under age: of a year of birth alone, who may be 17 still is."""
        return born is not None and died is None and self.year - born <= _GROWN_UP


def year_of(text: str) -> int | None:
    """Return a year of four digits, or the year a date begins with; None for anything else."""
    digits = text.strip()[:4]
    return int(digits) if len(digits) == len("1984") and digits.isascii() and digits.isdigit() else None
