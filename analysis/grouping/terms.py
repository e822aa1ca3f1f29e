"""What a text is about, as terms: stems of its words, those that tell most of it weighing most."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nltk.stem.porter import PorterStemmer

_LEAD: Final = 60  # words: the first ones of a body say what it is about
_LEAD_WEIGHS: Final = 3
_HEADLINE_WEIGHS: Final = 1.5  # beside a body
_READ: Final = 300  # words of a body: what comes after says little of the event, and costs
_SHORTEST: Final = 4  # characters of a word that has endings
_WORD: Final = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_POSSESSIVE: Final = re.compile(r"'[a-z]+")
_QUOTES: Final = str.maketrans({"’": "'", "‘": "'"})
_STOPS: Final = frozenset(
    """
    a about after again against all also am an and any are as at be because been before being below between both but by
    can could d did do does doing down during each few for from further had has have having he her here hers herself
    him himself his how i if in into is it its itself just let ll m me more most my myself new no nor not now of off on
    once only or other ought our ours out over own re s said same say says she should so some such t than that the
    their theirs them themselves then there these they this those through to too under until up us ve very was we were
    what when where which while who whom why will with would you your yours
    asp aspx com htm html http https index net org php www article news story
    """.split()  # noqa: SIM905  (a word list reads better as words)
)


def words(text: str) -> list[str]:
    """Return the words of a text that tell something, stemmed, in their order."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_QUOTES)).encode("ascii", "ignore").decode()
    stems = map(_stem, _WORD.findall(_POSSESSIVE.sub(" ", plain)))
    return [stem for stem in stems if stem]


def terms(headline: Sequence[str], body: Sequence[str]) -> dict[str, float]:
    """Return the terms of an article and how much each weighs in it, of the `words` of its headline and body."""
    in_body: Counter[str] = Counter()
    for place, word in enumerate(body[:_READ]):
        in_body[word] += _LEAD_WEIGHS if place < _LEAD else 1
    weights = {word: 1 + math.log(count) for word, count in in_body.items()}
    for word in dict.fromkeys(headline):
        weights[word] = weights.get(word, 0.0) + (_HEADLINE_WEIGHS if in_body else 1.0)
    return weights


def of_names(entities: Iterable[str], kinds: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the terms that the names of entities are made of, by entity; `entities` are ids, which spell the names."""
    return {entity: _of_name(entity, kinds.get(entity, "")) for entity in entities}


@cache
def _of_name(entity: str, kind: str) -> frozenset[str]:
    spelt = entity.removeprefix("found-").removesuffix(f"-{kind}")
    return frozenset(words(spelt.replace("-", " ")))


@cache
def _stemmer() -> "PorterStemmer":
    # Whoever only reads a corpus stems nothing, and it takes long to import.
    from nltk.stem.porter import PorterStemmer  # noqa: PLC0415

    return PorterStemmer()


@cache
def _stem(word: str) -> str:
    """Return the stem of a word, "" of one that tells nothing."""
    if word in _STOPS or (len(word) == 1 and not word.isdigit()):
        return ""
    return str(_stemmer().stem(word)) if word.isalpha() and len(word) >= _SHORTEST else word
