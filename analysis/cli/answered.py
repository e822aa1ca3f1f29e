"""The answers to labelled articles, and what a reader is told where they do not fit the labels."""

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from analysis.cli.writing import say
from analysis.errors import LoadingError
from analysis.plural import counted


class Answering(Protocol):
    """What is said of one article."""

    @property
    def article_id(self) -> str:
        """The article's id in its own file."""


Answer = TypeVar("Answer", bound=Answering)


def by_article(said: Iterable[Answer], labelled: Collection[str], place: Path) -> dict[str, Answer]:
    """Return the answers to labelled articles, of several to one the last. Raises LoadingError where there is none."""
    answers: dict[str, Answer] = {}
    repeated: set[str] = set()
    for answer in said:
        article = answer.article_id
        if article in answers:
            repeated.add(article)
        if article in labelled:
            answers[article] = answer
    if not answers:
        msg = f"{place}: no answer to any of {counted(len(labelled), 'label')}; article_id must be the label's id"
        raise LoadingError(msg)
    if repeated:
        say(f"warning {place}: {counted(len(repeated), 'article')} more than once ({first(repeated)}); the last counts")
    return answers


def first(ids: Iterable[str]) -> str:
    """Return the first of some ids, and whether there are others."""
    some = sorted(ids)
    return some[0] if len(some) == 1 else f"{some[0]} and others"
