"""The paragraphs of a text: found again where lines were cut at a width, and what kind of line one is."""

import itertools
import re
from typing import Final

# Lines cut at a width are cut at one in this range.
_NARROWEST: Final = 45
_WIDEST: Final = 100
_MOST: Final = 0.6
_MANY: Final = 0.4
# Blanks that do not break hold two words together, and a line may end before them.
_NEARLY_ALL: Final = 0.75
_CLOSERS: Final = "\"'”’»)]*_"
_STOP: Final = re.compile(rf"\.[{re.escape(_CLOSERS)}]*\Z")
_NO_STOP: Final = re.compile(
    rf"(?:\b(?:Jr|Sr|Inc|Co|Ltd|Vol|No|Pt|Dr|St|vs|feat|ft)|\b[A-Z]|\.[A-Z]|\.\.)\.[{re.escape(_CLOSERS)}]*\Z"
)
_SENTENCE_END: Final = re.compile(rf"[.!?…][{re.escape(_CLOSERS)}]*\Z")
_PROSE_CHARACTERS: Final = 60


def ends_with_stop(line: str) -> bool:
    """Tell whether the line ends with a full stop, quotes and brackets after it aside; "Jr." and "..." do not count."""
    return _STOP.search(line) is not None and _NO_STOP.search(line) is None


def is_prose(line: str) -> bool:
    """Tell whether the line is long enough for running text and ends as a sentence does."""
    return len(line) >= _PROSE_CHARACTERS and _SENTENCE_END.search(line) is not None


def unwrapped(text: str) -> str:
    """Return the text with the lines of a paragraph joined where an editor had cut them at a width."""
    if "\n" not in text:
        return text
    blocks = [block.split("\n") for block in text.split("\n\n")]
    width = max(len(line) for block in blocks for line in block)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    cuts = [_cuts(block, width) for block in blocks]
    if len(blocks) > 1:
        # Where empty lines part paragraphs, a block is cut throughout or it is a list or a poem.
        cuts = [[sum(block) >= _NEARLY_ALL * len(block)] * len(block) for block in cuts]
    if not _is_cut(blocks, cuts):
        return text
    return "\n\n".join(_joined(block, cut) for block, cut in zip(blocks, cuts, strict=True))


def _cuts(block: list[str], width: int) -> list[bool]:
    """Return for each line but the last whether the next one's first word would not have fitted on it."""
    return [len(line) + 1 + len(following.partition(" ")[0]) > width for line, following in itertools.pairwise(block)]


def _is_cut(blocks: list[list[str]], cuts: list[list[bool]]) -> bool:
    """Tell whether most line breaks are cuts, and most cuts fall within sentences."""
    breaks = sum(map(len, cuts))
    cut = [
        line
        for block, marks in zip(blocks, cuts, strict=True)
        for line, mark in zip(block, marks, strict=False)
        if mark
    ]
    within = sum(_SENTENCE_END.search(line) is None for line in cut)
    return bool(cut) and len(cut) >= (_MANY if len(blocks) > 1 else _MOST) * breaks and 2 * within >= len(cut)


def _joined(block: list[str], cuts: list[bool]) -> str:
    parts = [block[0]]
    for line, cut in zip(block[1:], cuts, strict=True):
        # A cut after a hyphen is one within a compound.
        joint = "\n" if not cut else "" if re.search(r"\w-\Z", parts[-1]) else " "
        parts.append(joint + line)
    return "".join(parts)
