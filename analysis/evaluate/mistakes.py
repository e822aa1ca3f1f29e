"""Where answers and labels differ, by kind of mistake."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple, TypeVar

import pandas as pd

from analysis.evaluate.answers import Answer, Person, Thing
from analysis.evaluate.labels import Label, Named, Work
from analysis.evaluate.scoring import fictional, fold, kind_of, loose, pairs, spellings
from analysis.evaluate.spelt import Known

KINDS: Final = (
    "person missed, in the gazetteer",
    "person missed, not in the gazetteer",
    "person said, not labelled",
    "character taken for a person",
    "right person, other number of namings",
    "title missed, in the gazetteer",
    "title missed, not in the gazetteer",
    "title said, not labelled",
    "title of another kind",
    "character missed, in the gazetteer",
    "character missed, not in the gazetteer",
    "character said, not labelled",
)

FULL: Final = "full name"
PART: Final = "surname or given name alone"
ONE_WORD: Final = "one-word name"

Labelled = TypeVar("Labelled", bound=Named)
Said = TypeVar("Said", bound=Person | Thing)


class Mistake(NamedTuple):
    """One difference.

    `form` says of a person or character how the name stands there, of a title what it is of; `detail` what a developer
    would ask next.
    """

    kind: str
    article_id: str
    name: str
    form: str
    detail: str


def mistakes(labels: Mapping[str, Label], answers: Mapping[str, Answer], known: Known) -> pd.DataFrame:
    """Return a row a mistake, with the columns of Mistake, in the order of KINDS and then of the articles."""
    rows = [
        row
        for article, label in labels.items()
        for row in _of_article(label, answers.get(article) or Answer(article), known)
    ]
    table = pd.DataFrame(rows, columns=list(Mistake._fields), dtype="str")
    order = table["kind"].map({kind: rank for rank, kind in enumerate(KINDS)})
    return table.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def by_form(mistakes: pd.DataFrame) -> pd.DataFrame:
    """Return kind, form and count, in the order of KINDS and then most first; a kind that was not made has one row."""
    counts = mistakes.value_counts(["kind", "form"], sort=False).rename("count").reset_index()
    rest = [kind for kind in KINDS if kind not in set(counts["kind"])]
    table = pd.concat([counts, pd.DataFrame({"kind": rest, "form": "", "count": 0}, dtype="object")])
    order = {kind: rank for rank, kind in enumerate(KINDS)}
    return (
        table.assign(rank=table["kind"].map(order))
        .sort_values(["rank", "count", "form"], ascending=[True, False, True], ignore_index=True)
        .drop(columns="rank")
        .astype({"kind": "str", "form": "str", "count": "int64"})
    )


def _of_article(label: Label, answer: Answer, known: Known) -> Iterator[Mistake]:
    yield from _people(label, answer, known["people"])
    yield from _titles(label, answer, known["works"])
    found = pairs(label.characters, answer.characters, spellings)
    missed, extra = _unpaired(label.characters, answer.characters, found)
    yield from _missed("character", label, missed, known["characters"])
    yield from (
        Mistake("character said, not labelled", label.article_id, guess.name, _form(guess.name), "") for guess in extra
    )


def _people(label: Label, answer: Answer, known: AbstractSet[str]) -> Iterator[Mistake]:
    article, made_up = label.article_id, fictional(label)
    found = pairs(label.people, answer.people, loose)
    missed, extra = _unpaired(label.people, answer.people, found)
    yield from _missed("person", label, missed, known)
    for guess in extra:
        kind = "character taken for a person" if fold(guess.name) in made_up else "person said, not labelled"
        yield Mistake(kind, article, guess.name, _form(guess.name, guess.surfaces), ", ".join(guess.surfaces))
    for person, guess in found:
        if person.namings != guess.mentions:
            detail = f"labelled {person.namings}, said {guess.mentions}: {', '.join(guess.surfaces)}"
            form = _form(person.name, person.surfaces)
            yield Mistake("right person, other number of namings", article, person.name, form, detail)


def _titles(label: Label, answer: Answer, known: AbstractSet[str]) -> Iterator[Mistake]:
    # Those of one kind first: a film and its song may have one title.
    alike = [pair for kind in _kinds(label.works) for pair in _pairs_of_kind(kind, label.works, answer.works)]
    missed, extra = _unpaired(label.works, answer.works, alike)
    confused = pairs(missed, extra, spellings)
    missed, extra = _unpaired(missed, extra, confused)
    yield from _missed("title", label, missed, known)
    for guess in extra:
        kind = guess.kind or ""
        yield Mistake("title said, not labelled", label.article_id, guess.name, kind, kind)
    for work, guess in confused:
        detail = f"labelled {work.type}, said {guess.kind}"
        yield Mistake("title of another kind", label.article_id, work.name, f"{work.type} as {guess.kind}", detail)


def _kinds(works: Sequence[Work]) -> list[str]:
    return list(dict.fromkeys(kind_of(work.type) for work in works))


def _pairs_of_kind(kind: str, works: Sequence[Work], said: Sequence[Thing]) -> list[tuple[Work, Thing]]:
    alike = [work for work in works if kind_of(work.type) == kind]
    return pairs(alike, [guess for guess in said if kind_of(guess.kind) == kind], spellings)


def _missed(what: str, label: Label, things: Sequence[Named], known: AbstractSet[str]) -> Iterator[Mistake]:
    for thing in things:
        where = "in the gazetteer" if fold(thing.name) in known else "not in the gazetteer"
        kind = f"{thing.type}, " if isinstance(thing, Work) else ""
        detail = f"{kind}labelled {thing.namings}: {', '.join(thing.surfaces)}"
        form = thing.type if isinstance(thing, Work) else _form(thing.name, thing.surfaces)
        yield Mistake(f"{what} missed, {where}", label.article_id, thing.name, form, detail)


def _form(name: str, surfaces: Sequence[str] = ()) -> str:
    """Return how an article names somebody: in full somewhere, by a part alone, or by all there is of the name."""
    if any(" " in fold(written) for written in surfaces or (name,)):
        return FULL
    return PART if " " in fold(name) else ONE_WORD


def _unpaired(
    labelled: Sequence[Labelled], said: Sequence[Said], found: Sequence[tuple[Labelled, Said]]
) -> tuple[list[Labelled], list[Said]]:
    # By identity: a name may be labelled twice, and said once.
    used = {id(thing) for pair in found for thing in pair}
    return [label for label in labelled if id(label) not in used], [guess for guess in said if id(guess) not in used]
