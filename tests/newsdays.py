"""A made-up month and a half of four outlets on disk, quiet but for some days on which three tell of one name."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import pandas as pd

from tests.corpora import Told, batch, ingested

FIRST: Final = pd.Timestamp("2024-09-02", tz="UTC")
OUTLETS: Final = ("The Daily", "Evening Post", "Variety", "The Star")
EVENTS: Final = (30, 40)
"""The days on which three of them tell of Elisabeth Moss, and she rises; The Star never does."""
_NAMED: Final = 10  # the day of the first article that names her: whom nobody named before is new, and rises not
DAYS: Final = 45
HOSTILE: Final = '<script>alert(1)</script> "Moss" & <img src=x onerror=alert(2)>\u202e opens bakery in Burbank'
_EACH: Final = 5
_TELLS: Final = (
    (
        "The Daily",
        "Elisabeth Moss opens a sourdough bakery in Burbank",
        "The bakery in Burbank bakes sourdough, Elisabeth Moss said.",
    ),
    (
        "Evening Post",
        "Sourdough bakery of Elisabeth Moss opens in Burbank",
        "Elisabeth Moss bakes sourdough in her Burbank bakery now.",
    ),
    ("Variety", HOSTILE, "Elisabeth Moss and her sourdough bakery in Burbank opened at dawn."),
    (
        "The Daily",
        "Queues at the sourdough bakery of Elisabeth Moss in Burbank",
        "Queues for sourdough at the Burbank bakery of Elisabeth Moss.",
    ),
)


def at(day: int, hour: float = 23.0) -> pd.Timestamp:
    """Return an hour of a day of the month."""
    return FIRST + pd.Timedelta(days=day, hours=hour)


def month(days: int = DAYS) -> Iterator[Told]:
    """Return the articles: of each outlet a few a day of which no two tell the same, and those of the events."""
    for day in range(days):
        for place, outlet in enumerate(OUTLETS):
            for number in range(_EACH):
                key = f"{day}-{outlet}-{number}"
                yield told(key, _words(key, 6), _words(f"{key} body", 30), outlet, at(day, 6 + 3 * number + place / 10))
        for place, (outlet, headline, body) in enumerate(_TELLS if day in EVENTS else _TELLS[: day == _NAMED]):
            key = f"event {day} {place}"
            yield told(key, headline, f"{body} {_words(key, 12)}", outlet, at(day, 8 + place))


def told(key: str, headline: str, body: str, source: str, when: pd.Timestamp) -> Told:
    """Return an article with an id of its own."""
    return Told(sha256(key.encode()).hexdigest()[:16], headline, body, source, f"{when:%Y-%m-%d %H:%M}")


def kept(corpus: Path, *further: Told, days: int = DAYS) -> Path:
    """Return the folder of a corpus of the month and of further articles."""
    ingested(corpus, batch(*month(days), *further))
    return corpus


def _words(key: str, count: int) -> str:
    """Return words that no other text has."""
    letters = "".join("bcdfghjklmnpqrst"[int(sign, 16)] for sign in sha256(key.encode()).hexdigest() * 4)
    return " ".join(letters[place * 5 : place * 5 + 5] + "o" for place in range(count))
