"""A gazetteer for tests of decisions, and decisions about it."""

from pathlib import Path
from typing import Final

import pandas as pd
from hypothesis import strategies as st

from analysis import schema
from analysis.annotate import annotate
from analysis.entities import gazetteer as gazetteers
from analysis.entities.decisions import Decision
from analysis.entities.gazetteer import Gazetteer
from analysis.entities.knowledge import Knowledge
from analysis.errors import NameBookError
from analysis.names.deciding import planned
from tests.corpora import ENTITIES
from tests.corpora import gazetteer as written

TEXTS: Final = (
    "Elisabeth Moss met Jon Hamm. Moss smiled.",
    "Elizabeth Moss slipped. Ayo Edebiri laughed at Zed.",
    "Saoirse Ronan sang in Oppenheimer with Blackpink.",
    "Don Draper of Mad Men is played by Jon Hamm.",
    "Zed and Ayo Edebiri watched The Quiet Hour.",
    "Mossy Hammer is nobody. A quiet day.",
)

_IDS: Final = st.sampled_from([*ENTITIES, "n1", "n2"])
_SPELLINGS: Final = st.sampled_from(
    ["Zed", "The Quiet Hour", "Moss", "Mossy Hammer", "Jon Hamm", *(name for _, name, _ in ENTITIES.values())]
)
DRAFTS: Final = st.lists(
    st.one_of(
        st.builds(lambda one, other: Decision(0, "merge", one, into=other), _IDS, _IDS),
        st.builds(
            lambda one, name, new, shared: Decision(
                0, "split", one, spellings=(name,), new=new, name=name, shared=shared
            ),
            _IDS,
            _SPELLINGS,
            st.sampled_from(["n1", "n2"]),
            st.booleans(),
        ),
        st.builds(
            lambda one, name: Decision(0, "block", one, spellings=(name,)), st.one_of(st.just(""), _IDS), _SPELLINGS
        ),
        st.builds(lambda one, name: Decision(0, "alias", one, spellings=(name,)), _IDS, _SPELLINGS),
        st.builds(lambda one, name: Decision(0, "rename", one, name=name), _IDS, _SPELLINGS),
        st.builds(lambda one: Decision(0, "private", one), _IDS),
        st.builds(lambda number: Decision(0, "undo", undoes=(number,)), st.integers(1, 4)),
    ),
    max_size=8,
)


def gazetteer(folder: Path) -> Gazetteer:
    """Return the gazetteer of eight."""
    return gazetteers.read(written(folder))


def taken(own: Gazetteer, drafts: list[Decision]) -> list[Decision]:
    """Return those of the decisions that can be taken, one after the other."""
    book: list[Decision] = []
    for draft in drafts:
        try:
            book += planned(own, book, [draft], along=True).taken
        except NameBookError:
            continue
    return book


def found(known: Gazetteer) -> pd.DataFrame:
    """Return the mentions in the texts, whose ids are their places."""
    rows = [(str(place), "", text) for place, text in enumerate(TEXTS)]
    table = pd.DataFrame(rows, columns=["article_id", "headline", "body"], dtype="str")
    return annotate(table, Knowledge(known)).mentions[[*schema.MENTIONS.names[:5]]]
