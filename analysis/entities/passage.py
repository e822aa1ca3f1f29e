"""One field of an article, folded once, with what its capitals can tell."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from analysis.entities.folding import fold, lower
from analysis.entities.words import HONORIFICS, PARTICLES

_WORD: Final = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_PARTICLE: Final = re.compile(rf"\b(?:{'|'.join(sorted(PARTICLES))})\b(?= [A-Z])")
_BEFORE: Final = re.compile(r"([^\W_]+)(\.?)[ ]$")
_AFTER: Final = re.compile(r"[ ]([^\W_]+)")
# Addresses, handles, hashtags: a name in them is not a naming.
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\w+")
# Lines of a body that credit a writer or a photographer: a headline may well begin with "Photos:" or "By".
_CREDIT_LINE: Final = re.compile(
    r"^(?:(?:words|story|text|report|photos?|pictures?|images?|photographs?|video)[ ]?(?:by|:|credit)"
    r"|by(?= (?-i:[A-Z]))|(?:photo|image|picture)[ ](?:credit|courtesy)|credits?:)[^\n.]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
_CREDIT: Final = re.compile(r"\((?:photo|image|picture|credit)s?\b[^)\n]{0,120}\)", re.IGNORECASE)
_AGENCY: Final = re.compile(
    r"/(?:ap|afp|getty|reuters|shutterstock|wireimage|filmmagic|nbc|abc|cbs|hbo|netflix)\b", re.IGNORECASE
)
_AGENCY_CREDIT: Final = re.compile(rf"[^\n.,(]{{0,60}}{_AGENCY.pattern}[^\n]{{0,60}}$", re.IGNORECASE | re.MULTILINE)
_SITE: Final = re.compile(r"[ ]\|[ ][^|]{2,40}$")
_OPENERS: Final = " \"'([{*"
_ENDERS: Final = "\n.!?:|\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}\N{BULLET}"
_TITLE_CASE: Final = 0.7
_LONG_WORD: Final = 4
_LOUD: Final = 0.8
_SAMPLE: Final = 400


class Word(NamedTuple):
    """A word that begins with a capital."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A field and its text; every offset is an offset in that text."""

    field: str
    text: str

    @cached_property
    def folded(self) -> str:
        """The text with what is no naming (addresses, handles, credits) blanked out."""
        folded = fold(self.text)
        masks = [_ADDRESS, _CREDIT, _SITE if self.field == "headline" else _CREDIT_LINE]
        # Looked for first: the whole credit begins with anything, which is slow to try at every letter.
        masks += [_AGENCY_CREDIT] if _AGENCY.search(folded) else []
        for mask in masks:
            folded = mask.sub(lambda match: "\n" * len(match[0]), folded)
        return folded

    @cached_property
    def lowered(self) -> str:
        """The folded text in lower case."""
        return lower(self.folded)

    @cached_property
    def capitalised(self) -> list[Word]:
        """The words that begin with a capital, in order: the only ones that can be names."""
        matches = _WORD.finditer(self.folded)
        return [Word(match.start(), match.end(), match[0]) for match in matches if match[0][0].isupper()]

    @cached_property
    def name_words(self) -> list[Word]:
        """The same, with the small words that names hold: "de" in "Cote de Pablo"."""
        particles = (Word(match.start(), match.end(), match[0]) for match in _PARTICLE.finditer(self.folded))
        return sorted([*self.capitalised, *particles])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct words, in lower case."""
        return frozenset(_WORD.findall(self.lowered))

    @cached_property
    def is_title_case(self) -> bool:
        """Whether capitals tell nothing, because most words have one."""
        if self.field != "headline":
            return False
        long = [word for word in _WORD.findall(self.folded) if len(word) >= _LONG_WORD and word.isalpha()]
        return bool(long) and sum(word[0].isupper() for word in long) / len(long) >= _TITLE_CASE

    @cached_property
    def is_loud(self) -> bool:
        """Whether it is written in capitals throughout."""
        letters = [char for char in self.text[:_SAMPLE] if char.isalpha()]
        return bool(letters) and sum(char.isupper() for char in letters) / len(letters) >= _LOUD

    def starts_sentence(self, start: int) -> bool:
        """Return whether a word here has its capital from its place."""
        index = start - 1
        while index >= 0 and self.folded[index] in _OPENERS:
            index -= 1
        if index < 0 or self.folded[index] in _ENDERS:
            return self.word_before(start)[0].lower().rstrip(".") not in HONORIFICS
        # An opening quotation mark begins what somebody says, whatever stands before it.
        return '"' in self.folded[index + 1 : start]

    def word_before(self, start: int) -> tuple[str, int]:
        """Return the word directly before, one blank away, and where it starts; ("", -1) if there is none."""
        if self.folded[start - 1 : start] != " ":
            return "", -1
        match = _BEFORE.search(self.folded, max(0, start - 40), start)
        # A full stop ends a sentence, but in "Mr. Moss" and "J. Moss".
        if match is None or (match[2] and len(match[1]) > 1 and match[1].lower() not in HONORIFICS):
            return "", -1
        return match[1], match.start(1)

    def word_after(self, end: int) -> str:
        """Return the word directly behind, one blank away, or "" if there is none."""
        match = _AFTER.match(self.folded, end)
        return match[1] if match else ""

    def is_quoted(self, start: int, end: int) -> bool:
        """Return whether this stretch, and no more, stands in quotation marks or asterisks."""
        opens = start > 0 and self.folded[start - 1] in "\"'*_" and (start == 1 or not self.folded[start - 2].isalnum())
        close = end + (end < len(self.folded) and self.folded[end] in ",.!?")
        return opens and close < len(self.folded) and self.folded[close] in "\"'*_" and self._closes(close)

    def _closes(self, index: int) -> bool:
        return index + 1 >= len(self.folded) or not self.folded[index + 1].isalnum() or self.folded[index] != "'"
