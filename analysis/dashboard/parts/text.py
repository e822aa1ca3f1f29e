"""Article text on a page: hostile until escaped."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

import pandas as pd

from analysis.entities.gazetteer import WORKS

# Streamlit's markdown: emphasis, links, code, colours, icons, mathematics, HTML, lists, headings.
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
# Found even where it is escaped, so each is cut in two: icons, arrows and other signs, addresses.
_SIGNS: Final = re.compile(
    r"(?<=:)(?=[a-z])|(?<=[-<>=~])(?=[-<>=])|(?<=[a-z])(?=://)|(?<=www)(?=\.)|(?<=\w)(?=@\w)", re.IGNORECASE
)
_CUT: Final = "\N{WORD JOINER}"
STYLE: Final = """<style>
.marquee { max-width: 44rem; line-height: 1.65; font-size: 1.05rem; overflow-wrap: anywhere; }
.marquee h1 { font-size: 1.7rem; line-height: 1.25; padding: 0 0 .75rem; }
.marquee h1 p { margin: 0; font-size: inherit; font-weight: inherit; }
.marquee p { margin: 0 0 .9rem; }
.marquee mark { color: inherit; border-radius: .2rem; padding: 0 .12em; }
.marquee mark.person { background: rgba(0, 114, 178, .22); }
.marquee mark.show { background: rgba(230, 159, 0, .30); }
.marquee mark.character { background: rgba(0, 158, 115, .25); }
</style>"""
"""How a highlighted article looks; the colours are readable on light and on dark."""

CHANGES: Final = """<style>
[data-testid="stCaptionContainer"] { opacity: 1; color: color-mix(in srgb, currentColor 75%, transparent); }
[data-testid="stMultiSelectTagsContainer"] [data-tag] { background-color: #00548c; }
[data-testid="stPlotlyChart"] :is(.xtick text, .ytick text, .infolayer text, .textpoint text, text.bartext) {
  fill: color-mix(in srgb, currentColor 80%, transparent) !important; }
[data-testid="stMain"] [data-testid="stPageLink-NavLink"] > span:last-child,
[data-testid="stMain"] [data-testid="stPageLink-NavLink"] > span:last-child * { white-space: normal; }
[data-testid="stPageLink-NavLink"]:focus-visible, [data-testid="stSidebarNavLink"]:focus-visible { outline: 2px solid; }
</style>"""
"""What is changed of Streamlit's look: captions, chosen names and charts readable on light and dark (4.5 to 1);

links that break into lines (a headline in one is cut on a phone otherwise) and show where the keyboard is.
"""

_KINDS: Final = {"person": "person", "group": "person", "character": "character", **dict.fromkeys(WORKS, "show")}


def plain(text: str) -> str:
    """Return the text so that Streamlit's markdown shows it letter by letter."""
    return _MARKDOWN.sub(r"\\\1", _SIGNS.sub(_CUT, " ".join(text.split())))


def highlighted(text: str, mentions: pd.DataFrame, entities: Mapping[str, tuple[str, str]]) -> str:
    """Return the text as HTML with each mention marked and titled with whom it names.

    `mentions`: start, end, entity_id of this text, in order. `entities`: name and kind by id.
    """
    paragraphs = "".join(_pieces(text, mentions, entities)).split("\n")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph.strip())


def _pieces(text: str, mentions: pd.DataFrame, entities: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    end = 0
    for start, stop, entity in zip(mentions["start"], mentions["end"], mentions["entity_id"], strict=True):
        name, kind = entities[entity]
        title = escape(f"{name} ({kind})", quote=True)
        yield escape(text[end:start])
        yield f'<mark class="{_KINDS[kind]}" title="{title}">{escape(text[start:stop])}</mark>'
        end = stop
    yield escape(text[end:])
