"""Headlines of other articles at the end of a page, told apart from the article's own text."""

import re
from statistics import median
from typing import Final

from analysis.loading.texts.labels import is_label
from analysis.loading.texts.paragraphs import ends_with_stop, is_prose

_INLINE: Final = re.compile(
    r"[\W_]*(?:related(?: story| stories)?|read (?:more|next|also)|also read|see also|don[’']t miss)"
    r"\s*[:|–—»>]+\s*(?=\S)",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"(?:[-–—•·*▪‣>»]|\d{1,2}[.)])\s+")
_WHOLLY_QUOTED: Final = re.compile(r"[\"“‘'][^\"“”]*[.!?…,]+[\"”’']\Z")
_CHARACTERS: Final = 160
_WORDS: Final = 25
# Two lines make a run; a run of more than this without a label is a list of the article's own.
_FEWEST: Final = 2
_LONGEST_RUN: Final = 20
_USUAL_WORDS: Final = 4
_MOST: Final = 0.75


def split(text: str) -> tuple[str, str]:
    """Return the article's own text and the headlines of other articles, a paragraph or headline a line."""
    if "\n" not in text:
        return text, ""
    blocks = [block.split("\n") for block in text.split("\n\n")]
    lines = [line for block in blocks for line in block]
    # Where every paragraph is a block, a block of several lines at the end is the run.
    apart = len(blocks) > 1 and len(blocks[-1]) > 1 and all(len(block) == 1 for block in blocks[:-1])
    cut = _cut(lines, len(blocks[-1]) if apart else len(lines))
    own = [line for line in lines[:cut] if not _points_elsewhere(line)]
    others = [line for line in lines[:cut] if _points_elsewhere(line)] + lines[cut:]
    if not own:
        return "\n".join(lines), ""
    return "\n".join(own), "\n".join(filter(None, map(_headline, others)))


def _cut(lines: list[str], last_block: int) -> int:
    """Return where the headlines of other articles begin; the number of lines where there are none."""
    start = len(lines)
    while start and (_is_short(lines[start - 1]) or is_label(lines[start - 1])):
        start -= 1
    labels = [index for index in range(start, len(lines)) if is_label(lines[index])]
    if labels and _is_article(lines[: labels[0]]):
        return labels[0]
    start = _best_start(lines, max(start, len(lines) - last_block))
    return start if _is_article(lines[:start]) and _are_headlines(lines[start:]) else len(lines)


def _best_start(lines: list[str], start: int) -> int:
    """Return from where on lines are headlines most clearly: one that can be none weighs as much as two that may."""
    best, best_score, score = len(lines), 0, 0
    for index in range(len(lines) - 1, start - 1, -1):
        score += 1 if _may_be_headline(lines[index]) else -2
        if score > best_score:
            best, best_score = index, score
    return best


def _may_be_headline(line: str) -> bool:
    return not (ends_with_stop(line) or line.endswith(":") or _WHOLLY_QUOTED.match(line))


def _is_article(lines: list[str]) -> bool:
    """Tell whether the lines are an article's: mostly sentences, and no list announced at their end."""
    prose = sum(len(line) for line in lines if is_prose(line))
    return bool(lines) and 2 * prose >= sum(map(len, lines)) and not lines[-1].endswith(":")


def _are_headlines(lines: list[str]) -> bool:
    """Tell whether the lines are headlines and no list of winners, tracks or ingredients."""
    if not _FEWEST <= len(lines) <= _LONGEST_RUN:
        return False
    pairs = sum(": " in line or " – " in line or " — " in line for line in lines)
    bullets = sum(_BULLET.match(line) is not None for line in lines)
    return (
        median(len(line.split()) for line in lines) >= _USUAL_WORDS
        and pairs < _MOST * len(lines)
        and bullets < _MOST * len(lines)
    )


def _is_short(line: str) -> bool:
    return len(line) <= _CHARACTERS and len(line.split()) <= _WORDS


def _points_elsewhere(line: str) -> bool:
    return _INLINE.match(line) is not None and _is_short(line)


def _headline(line: str) -> str:
    return "" if is_label(line) else _INLINE.sub("", _BULLET.sub("", line, count=1), count=1)
