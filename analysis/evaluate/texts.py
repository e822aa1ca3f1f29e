"""The articles that labels are of, and what in the labels does not fit them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.entities.folding import fold
from analysis.evaluate.labels import Label, Named, Person
from analysis.loading.texts.clean import line
from analysis.plural import counted


def labelled(articles: Iterable[pd.DataFrame], ids: Collection[str]) -> tuple[list[pd.DataFrame], int]:
    """Return the articles whose `own_id` is among the ids, batch by batch, and how many others there were."""
    chosen, others = [], 0
    for batch in articles:
        is_labelled = batch["own_id"].isin(ids)
        others += int((~is_labelled).sum())
        if is_labelled.any():
            chosen.append(batch[is_labelled].reset_index(drop=True))
    return chosen, others


def facts(batches: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return source, extent, headline and body by `own_id`; of an article that came twice, as it came last."""
    columns = ["own_id", "source", "extent", "headline", "body"]
    empty = pd.DataFrame(columns=columns, dtype="str")
    table = pd.concat([empty, *(batch[columns] for batch in batches)], ignore_index=True)
    return table.drop_duplicates("own_id", keep="last").set_index("own_id").sort_index()


def doubts(labels: Mapping[str, Label], texts: pd.DataFrame) -> Iterator[str]:
    """Return what in the labels cannot be, text and labels side by side: one line each."""
    for article, label in labels.items():
        if article in texts.index:
            headline, body = (_comparable(str(texts.loc[article, field])) for field in ("headline", "body"))
            things: tuple[Named, ...] = (*label.people, *label.characters, *label.works)
            for thing in things:
                yield from (f"{article}: {doubt}" for doubt in _of_thing(thing, headline, body))


def _of_thing(thing: Named, headline: str, body: str) -> Iterator[str]:
    surfaces = [_comparable(surface) for surface in thing.surfaces]
    for given, surface in zip(thing.surfaces, surfaces, strict=True):
        if surface not in headline and surface not in body:
            yield f'{thing.name}: "{given}" is not in the article as it is read; correct the label or its spelling'
    fields = (
        [("headline", thing.count_headline, headline), ("body", thing.count_body, body)]
        if isinstance(thing, Person)
        else [("text", thing.namings, f"{headline}\n{body}")]
    )
    for field, count, text in fields:
        most = _most(surfaces, text)
        if count > most:
            stand = f"its spellings stand there {counted(most, 'time')}"
            yield f"{thing.name}: labelled {count:,} in the {field}, {stand}; correct either"
    if not thing.namings:
        yield f"{thing.name}: labelled 0 times; count the places or take it out"


def _most(surfaces: Iterable[str], text: str) -> int:
    """Return how often any of the spellings stands in the text, one inside another being one."""
    longest_first = sorted(filter(None, surfaces), key=len, reverse=True)
    return len(re.findall("|".join(map(re.escape, longest_first)), text)) if longest_first else 0


def _comparable(text: str) -> str:
    # Labels are made from the text as it came, with its markup and its quotes.
    return fold(line(text))
