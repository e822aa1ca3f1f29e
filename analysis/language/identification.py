"""The language a text is in: py3langid's answer where it can be believed."""

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Those that entertainment news is likely to be in. Of more, py3langid takes short headlines for Nigerian Pidgin.
_LANGUAGES: Final = """
    ar bn cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv ta te th tl tr uk ur vi zh
"""
_ENGLISH: Final = "en"
_SURE: Final = 0.9
# Fewer are a name or a title, which tell nothing of the text: "Die Hard", "Roma".
_LATIN_LETTERS: Final = 20
_OTHER_LETTERS: Final = 6
# More of a text changes no answer and takes time.
_CHARACTERS: Final = 2_000
_LATIN: Final = re.compile(r"[^\W\d_\u0250-\u1dff\u1f00-\uffff\U00010000-\U0010ffff]")
_OTHER: Final = re.compile(r"[\u0250-\u1dff\u1f00-\uffff](?<=\w)")


def language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language a text is in; None where that is not sure.

    Sure is a probability over 0.9, and of another language than English one that does not rest on capitals: a headline
    in English In Which Every Word Begins With One is not to be called foreign for a name or two in it.
    """
    text = text[:_CHARACTERS]
    latin, other = len(_LATIN.findall(text)), len(_OTHER.findall(text))
    if latin < _LATIN_LETTERS and other < _OTHER_LETTERS:
        return None
    if other < latin:
        # A name in its own script in an English text is told apart so easily that it would decide for all.
        text = _OTHER.sub(" ", text)
        if latin < _LATIN_LETTERS:
            return None
    found, probability = _identifier().classify(text.lower())
    if probability > _SURE and found != _ENGLISH:
        as_written, probability = _identifier().classify(text)
        return found if as_written == found and probability > _SURE else None
    return found if probability > _SURE else None


@cache
def _identifier() -> "LanguageIdentifier":
    # Here and not above: reading the model takes most of a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  (only when asked: it takes long to import)

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES.split())
    return identifier
