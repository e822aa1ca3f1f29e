"""The evidence behind the portrayal of a person as a table to take away."""

from typing import Final

import pandas as pd

from analysis.metrics import quoted
from analysis.metrics.evidence import evidence
from analysis.metrics.passages import read
from analysis.store import portrayed
from analysis.store.slices import Slice
from analysis.store.texts import headlines
from analysis.tone.portrayal import Portrayer
from analysis.tone.rulings import in_force
from analysis.tone.verdicts import MISFORTUNE, PORTRAYALS

READ: Final = 100
"""Of how many articles the passage is looked up: each sentence costs a run of the model."""
_COLUMNS: Final = [
    *("article_id", "published_at", "source", "headline", "portrayal", "overruled", "overruled_by", "overruled_at"),
    *("reason", "text_changed", "machine", *PORTRAYALS, "passage", "url", "caution"),
]


def ordered(corpus: Slice, entity_id: str) -> pd.DataFrame:
    """Return the articles behind the portrayal of a person, as `evidence` does, with `text_changed`.

    That is since when an article says what it says, where that is later than the ruling on it; else null.
    """
    appearances = corpus.appearances
    ruled = appearances["article"][appearances["entity_id"].eq(entity_id) & appearances["overruled"]]
    ids = corpus.articles["article_id"].reindex(ruled).tolist()
    standing = in_force(held_rulings(corpus, entity_id, ids)).set_index("article_id")
    rows = evidence(corpus, entity_id, portrayed.judged(corpus.whole, entity_id, ids))
    return rows.join(standing["text_changed"], on="article_id")


def table(corpus: Slice, entity_id: str, rows: pd.DataFrame, portrayer: Portrayer, caution: str) -> pd.DataFrame:
    """Return these rows of `ordered` with all there is to say: numbers, ruling, and the most decisive passage.

    portrayal: the verdict that counts; machine, and the numbers: the model's; none in stories of somebody's own
    misfortune. passage: of the first hundred; this and the headline without the names of who is private or does not
    count. `caution`: what is to be known of machine estimates.
    """
    held = corpus.whole
    ids = rows["article_id"].tolist()
    facts = headlines(held).assign(headline=quoted.headlines(held, ids))
    shares = portrayed.judged(held, entity_id, ids)[list(PORTRAYALS)]
    first = rows.head(READ)
    told = read(held, entity_id, dict(zip(first["article_id"], first["portrayal"], strict=True)), portrayer)
    hidden = quoted.hidden(held, (entity for one in told.values() for entity in one.mentions["entity_id"]))
    said = {article: quoted.told(one.quoted(one.passages[0]), hidden) for article, one in told.items() if one.passages}
    found = (
        rows.join(facts, on="article_id")
        .join(shares, on="article_id")
        .join(_ruling(held_rulings(corpus, entity_id, ids)), on="article_id")
    )
    is_silent = found["portrayal"].eq(MISFORTUNE) | found["said"].eq(MISFORTUNE)
    return found.assign(
        **{name: found[name].mask(is_silent) for name in PORTRAYALS},
        machine=found["said"].mask(found["portrayal"].eq(MISFORTUNE)),
        passage=found["article_id"].map(said),
        caution=caution,
    )[_COLUMNS]


def held_rulings(corpus: Slice, entity_id: str, article_ids: list[str]) -> pd.DataFrame:
    """Return the rulings on a person in some articles, oldest first."""
    rows = portrayed.rulings(corpus.whole, article_ids)
    return rows[rows["entity_id"].eq(entity_id)]


def _ruling(rulings: pd.DataFrame) -> pd.DataFrame:
    standing = in_force(rulings).set_index("article_id")
    return standing[["who", "at", "reason"]].rename(columns={"who": "overruled_by", "at": "overruled_at"})
