"""Sentences of the public sets, each set's labels told in our kinds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from tagger.files import text_of
from tagger.labels import ANY, OUTSIDE, Word, first, further, perhaps

_NO_NAME: Final = "no name"


@dataclass(frozen=True, slots=True)
class Corpus:
    """A public set, in files of a word and its label a line, with an empty line behind each sentence."""

    files: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    """What a label may be among our kinds. Nothing is learned from words with a label that is not here."""
    elsewhere: int = OUTSIDE
    """What an unlabelled word may be: a set without a label for works still has works in its texts."""
    label_first: bool = False


_CULTURE: Final = MappingProxyType(
    {
        "musicalartist": ("person",),
        "person": ("person",),
        "writer": ("person",),
        "band": ("group",),
        "album": ("work",),
        "song": ("work",),
        "book": ("work",),
        "poem": ("work",),
        "magazine": ("other",),
        "award": ("other",),
        "event": ("other",),
        "organisation": ("other",),
        "location": ("other",),
        "country": ("other",),
        "misc": ("other", "screen", "work", "character", _NO_NAME),
        "musicgenre": (_NO_NAME, "other"),
        "musicalinstrument": (_NO_NAME,),
        "literarygenre": (_NO_NAME, "other"),
    }
)

CORPORA: Final[Mapping[str, Corpus]] = MappingProxyType(
    {
        "conll": Corpus(
            ("conll2003_train.txt",),
            {
                "person": ("person",),
                "organisation": ("other", "group"),
                "location": ("other",),
                "misc": ("other", "screen", "work"),
            },
        ),
        "wnut": Corpus(
            ("wnut17_train.conll",),
            {
                "person": ("person", "character"),
                "location": ("other",),
                "corporation": ("other",),
                "product": ("other",),
                "group": ("group", "other"),
                "creative-work": ("screen", "work"),
            },
        ),
        "btc": Corpus(
            ("btc.conll",),
            {"PER": ("person", "character"), "ORG": ("other", "group"), "LOC": ("other",)},
            elsewhere=perhaps("screen", "work", "other"),
        ),
        "wikigold": Corpus(
            ("wikigold.conll",),
            {
                "PER": ("person", "character"),
                "ORG": ("other", "group"),
                "LOC": ("other",),
                "MISC": ("other", "screen", "work"),
            },
        ),
        "music": Corpus(("crossner_music_train.conll", "crossner_music_dev.conll"), _CULTURE),
        "literature": Corpus(
            ("crossner_literature_train.conll", "crossner_literature_dev.conll"),
            {**_CULTURE, "person": ("person", "character")},
        ),
        "movie": Corpus(
            ("mit_movie_train.bio",),
            {"Actor": ("person",), "Director": ("person",), "Character_Name": ("character",)},
            elsewhere=perhaps("other", "screen", "work"),
            label_first=True,
        ),
    }
)


def sentences(folder: Path, corpus: Corpus) -> list[list[Word]]:
    """Return the sentences of a set whose files are in the folder."""
    return [sentence for name in corpus.files for sentence in _sentences(text_of(folder / name), corpus)]


def _sentences(text: str, corpus: Corpus) -> Iterator[list[Word]]:
    sentence: list[Word] = []
    before = ""
    for line in text.split("\n"):
        if not line.strip():
            if sentence:
                yield sentence
            sentence, before = [], ""
            continue
        word, tag = _columns(line, corpus)
        if word == "-DOCSTART-":
            continue
        prefix, _, label = tag.partition("-")
        sentence.append(Word(word, _allowed(prefix, label, before, corpus)))
        before = label
    if sentence:
        yield sentence


def _columns(line: str, corpus: Corpus) -> tuple[str, str]:
    columns = line.split("\t" if "\t" in line else " ")
    return (columns[-1], columns[0]) if corpus.label_first else (columns[0], columns[-1])


def _allowed(prefix: str, label: str, before: str, corpus: Corpus) -> int:
    if not label:
        return corpus.elsewhere
    if label not in corpus.kinds:
        return ANY
    kinds = [kind for kind in corpus.kinds[label] if kind != _NO_NAME]
    # Some sets write B- only where two names touch.
    named = further(*kinds) if prefix == "I" and label == before else first(*kinds)
    return named | (corpus.elsewhere if _NO_NAME in corpus.kinds[label] else 0)
