"""The texts of a stage, cut into windows as long as the model reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from analysis.entities.knowledge import Knowledge
from tagger import articles, corpora, invented, silver
from tagger.labels import Word, perhaps
from tagger.marking import Marked, words
from tagger.names import Names
from tagger.silver import Silver
from tagger.stages import Stage

_LONGEST_GROUP: Final = 90  # words of sentences that follow one another
_LONGEST_CUT: Final = 100  # words of running text
_PARTED: Final = 0.4  # of the sentences start a window, so that short ones are seen too
_LABELLED: Final = {"short articles": "train_short", "long articles": "train_long"}
# Whoever labelled these looked for people, characters and works only.
_UNLABELLED: Final = perhaps("group", "other")


@dataclass(frozen=True, slots=True)
class Material:
    """All that is learned from."""

    corpora: Mapping[str, list[list[Word]]]
    articles: Mapping[str, list[Marked]]
    silver: Mapping[str, list[Silver]]
    invented: list[Marked]
    everyday: frozenset[str]


class Window(NamedTuple):
    """Words to learn from, and how often other names are put into them."""

    words: list[Word]
    renamed: float


def material(data: Path, without: frozenset[str], knowledge: Knowledge, names: Names, most: int | None) -> Material:
    """Return what the data folder holds and our own texts, without some of the public sets."""
    labelled = silver.labelled(data, knowledge, most)
    return Material(
        corpora={
            name: corpora.sentences(data / "ner", corpus)
            for name, corpus in corpora.CORPORA.items()
            if name not in without
        },
        articles={part: articles.marked(data / "names", name) for part, name in _LABELLED.items()},
        silver=labelled,
        invented=invented.marked(),
        everyday=silver.everyday_words((text for texts in labelled.values() for text in texts), names),
    )


def windows(given: Material, stage: Stage, rng: np.random.Generator) -> list[Window]:
    """Return the windows of a stage, each as often as its part has a share."""
    return [
        window for part, window in _windows(given, stage, rng) for _ in range(_times(stage.shares.get(part, 0), rng))
    ]


def _times(share: float, rng: np.random.Generator) -> int:
    return int(share) + int(rng.random() < share % 1)


def _windows(given: Material, stage: Stage, rng: np.random.Generator) -> Iterator[tuple[str, Window]]:
    for part, sentences in given.corpora.items():
        # Half as they are: these name more people than the gazetteer does.
        yield from ((part, Window(group, renamed=0.5)) for group in _groups(sentences, rng))
    for part, text in _running_words(given, stage):
        yield from ((part, Window(cut, renamed=1)) for cut in _cuts(text, _LONGEST_CUT))


def _running_words(given: Material, stage: Stage) -> Iterator[tuple[str, list[Word]]]:
    for part, texts in given.articles.items():
        yield from ((part, words(text, _UNLABELLED)) for text in texts)
    everyday = given.everyday if stage.everyday else frozenset()
    for part, labelled in given.silver.items():
        fields = (field for text in labelled for field in text if field.marks)
        yield from ((part, silver.marked_words(field, everyday)) for field in fields)
    yield from (("invented", words(text)) for text in given.invented)


def _groups(sentences: Iterable[list[Word]], rng: np.random.Generator) -> Iterator[list[Word]]:
    """Return sentences that follow one another, some by chance alone."""
    group: list[Word] = []
    for sentence in sentences:
        if group and (len(group) + len(sentence) > _LONGEST_GROUP or rng.random() < _PARTED):
            yield from _cuts(group, _LONGEST_GROUP)
            group = []
        group = group + sentence
    yield from _cuts(group, _LONGEST_GROUP)


def _cuts(text: Sequence[Word], longest: int) -> Iterator[list[Word]]:
    yield from (list(text[start : start + longest]) for start in range(0, len(text), longest))
