"""TextBlob's polarity and subjectivity: the only place that imports textblob."""

import math
from typing import NamedTuple


class Tone(NamedTuple):
    """The tone of a document: polarity from -1 to 1, subjectivity from 0 to 1; both NaN where it is undefined."""

    polarity: float
    subjectivity: float


def tone(text: str) -> Tone:
    """Return TextBlob's polarity and subjectivity of a text, exactly TextBlob's numbers.

    TextBlob (Loria, PatternAnalyzer) averages a lexicon of adjectives; a text without any word of it is 0.0 and 0.0,
    as a balanced one is. A text with no word at all has no tone: NaN.
    """
    if not any(char.isalnum() for char in text):
        return Tone(math.nan, math.nan)
    # Here and not above: it imports all of nltk, about a second.
    from textblob import TextBlob  # noqa: PLC0415  (only when asked: it takes long to import)

    polarity, subjectivity = TextBlob(text).sentiment
    return Tone(float(polarity), float(subjectivity))
