"""A digest as an e-mail shows it: HTML of tables and inline styles alone, and the same as plain text."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.notices.digest import Digest, Item

_TEMPLATE: Final = "digest.html.jinja"


def html(digest: Digest) -> str:
    """Return the digest for a mail program: no script, no style sheet, nothing that is fetched."""
    return _environment().get_template(_TEMPLATE).render(digest=digest)


def text(digest: Digest) -> str:
    """Return the digest as plain text."""
    lines = [digest.title, "=" * len(digest.title), "", digest.lead, ""]
    for part in digest.parts:
        lines += [part.heading, "-" * len(part.heading)]
        lines += [part.words] if part.words else []
        lines += [line for item in part.items for line in _lines(item)]
        lines += [*([part.rest] if part.rest else []), ""]
    return "\n".join([*lines, *([digest.nothing, ""] if digest.nothing else []), *digest.notes, ""])


def _lines(item: Item) -> list[str]:
    title = f'   "{item.title}"' if item.title else ""
    link = f"   {item.link}" if item.link else ""
    more = f"   {item.more}" if item.more else ""
    return [f"*  {item.head}", f"   {item.said}", *(line for line in (title, link, more) if line)]


@cache
def _environment() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
