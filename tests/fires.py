"""A fire that several outlets tell and a harvest that one does, in texts long enough to tell copies by."""

from typing import Final

from tests.corpora import Told

FIRE: Final = (
    "Elisabeth Moss fled a fire at the studio lot in Burbank on Thursday, with the crew of the series. "
    "Nobody was hurt, said the fire brigade, which put the flames out within two hours of the alarm."
)
HARVEST: Final = (
    "Jon Hamm opened the pear harvest festival in the valley, where growers hope for a better year than the last."
)
TITLE: Final = "Elisabeth Moss flees fire at Burbank studio"


def fire(article_id: str, source: str, hour: int) -> Told:
    """Return the fire as an outlet has it: in the words of all others, so a copy of who was before."""
    return Told(article_id, TITLE, FIRE, source, f"2024-10-17 {hour:02}:00")
