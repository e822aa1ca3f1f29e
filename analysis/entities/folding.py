"""Texts made comparable without moving a character: offsets in the folded text are offsets in the text."""

import unicodedata
from functools import cache
from itertools import starmap

_SAME = {
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    "\N{GRAVE ACCENT}": "'",
    "\N{ACUTE ACCENT}": "'",
    "\N{PRIME}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
    "\N{THIN SPACE}": " ",
    "\t": " ",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "ð": "d",
    "ß": "s",
    "æ": "a",
    "ı": "i",
}


@cache
def _folded(char: str) -> str:
    if same := _SAME.get(char):
        return same
    plain = unicodedata.normalize("NFKD", char)[0]
    return plain if plain.isascii() else char


@cache
def _lowered(char: str) -> str:
    lower = char.lower()
    # "İ".lower() is two characters and would move everything behind it.
    return lower if len(lower) == 1 else char


def fold(text: str) -> str:
    """Return the text with plain quotes, blanks and unaccented letters, case kept, length kept."""
    return text if text.isascii() and "\t" not in text and "`" not in text else "".join(map(_folded, text))


def lower(folded: str) -> str:
    """Return a folded text in lower case, length kept."""
    return folded.lower() if folded.isascii() else "".join(map(_lowered, folded))


def key(name: str) -> str:
    """Return the form under which a name is looked up: folded, lower case, single blanks."""
    return " ".join(lower(fold(unicodedata.normalize("NFC", name))).split())


def is_capitalised_as(alias: str, surface: str) -> bool:
    """Return whether every word the alias begins with a capital begins with one in the surface too.

    A leading "the" may be small: "the Crown" is how running text writes "The Crown".
    """
    free = 4 if alias[:4].lower() == "the " else 0
    return all(starmap(_keeps_capital, zip(_starts(alias)[free:], _starts(surface)[free:], strict=True)))


def _starts(text: str) -> list[str]:
    """Return each character that begins a word, and a blank for each that does not."""
    return [char if index == 0 or not text[index - 1].isalnum() else " " for index, char in enumerate(text)]


def _keeps_capital(wanted: str, found: str) -> bool:
    return not wanted.isupper() or found.isupper()
