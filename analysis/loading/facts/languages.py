"""The languages that inputs name, each by its two letters of ISO 639-1."""

import re
from functools import cache, lru_cache
from typing import Final

_CODE: Final = re.compile(r"\s*(?:[a-z]+:)?([A-Za-z]{2,3})(?:[-_.@ ,;/].*)?\Z", re.DOTALL)
_NAME: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = 2
# Norwegian is one language here, and these have another code or none of two letters where names come from.
_SAME: Final = {"nb": "no", "nn": "no", "fil": "tl", "tgl": "tl", "yue": "zh", "sh": "sr"}


@lru_cache(maxsize=1024)
def code(name: str) -> str | None:
    """Return the ISO 639-1 code of what an input calls a language: "en-GB", "eng" or "English"; None if unknown."""
    if (found := _CODE.match(name)) is not None and (known := _of_letters(found[1].lower())) is not None:
        return known
    words = _NAME.search(name)
    return None if words is None else _names().get(words[0].casefold())


def _of_letters(letters: str) -> str | None:
    letters = _aliases().get(letters, letters)
    letters = _SAME.get(letters, letters)
    return letters if letters in _names().values() else None


@cache
def _names() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415  (slow to import, and most inputs name no language)

    english = Locale("en").languages
    names = {name.casefold(): letters for letters, name in english.items() if len(letters) == _LETTERS}
    return {name: _SAME.get(letters, letters) for name, letters in names.items()}


@cache
def _aliases() -> dict[str, str]:
    from babel.core import get_global  # noqa: PLC0415  (only when asked: it takes long to import)

    return {old: letters for old, letters in get_global("language_aliases").items() if len(letters) == _LETTERS}
