"""Texts broken into lines by how wide they will be: SVG breaks none itself."""

import unicodedata
from typing import Final

# Of the font's size, as in DejaVu Sans: the widest of the usual fonts, so that no other is ever too wide.
_NARROW: Final = frozenset("iIjlftr.,:;'|!()[]/ \N{RIGHT SINGLE QUOTATION MARK}")
_BROAD: Final = frozenset("mwMW@%\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")


def width(text: str, size: float) -> float:
    """Return how many pixels wide a text is at most, in letters of a size."""
    return size * sum(map(_letter, text))


def wrapped(text: str, pixels: float, size: float) -> list[str]:
    """Return the text in lines of at most so many pixels; a longer word is cut."""
    lines: list[str] = []
    for word in _words(text, pixels, size):
        if lines and width(f"{lines[-1]} {word}", size) <= pixels:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _words(text: str, pixels: float, size: float) -> list[str]:
    most = max(1, int(pixels / size))
    return [
        piece
        for word in text.split()
        for piece in (
            [word]
            if width(word, size) <= pixels
            else [word[start : start + most] for start in range(0, len(word), most)]
        )
    ]


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.42
    if letter in _BROAD or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.64
