"""Works by what readers look for: shows, songs and albums, books and so on."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from analysis.dashboard.parts.view import View
from analysis.entities.gazetteer import SHOWS
from analysis.errors import SelectionError

PARAMETER: Final = "kind"
"""What the address calls a shelf."""
_KEY: Final = "shelf"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Kinds of works that are looked at together."""

    key: str
    title: str
    kinds: tuple[str, ...]

    @property
    def what(self) -> str:
        """The works, in a sentence."""
        return self.title[0].lower() + self.title[1:]


SHELVES: Final = (
    Shelf("shows", "Shows", SHOWS),
    Shelf("music", "Songs and albums", ("song", "album")),
    Shelf("books", "Books", ("book",)),
    Shelf("stage", "Stage works", ("stage",)),
    Shelf("games", "Games", ("game",)),
    Shelf("podcasts", "Podcasts", ("podcast",)),
    Shelf("events", "Events", ("event",)),
)
_BY_KEY: Final = {shelf.key: shelf for shelf in SHELVES}


def of_kind(kind: str) -> Shelf:
    """Return the shelf on which works of a kind stand."""
    return next(shelf for shelf in SHELVES if kind in shelf.kinds)


def chosen(view: View) -> Shelf:
    """Show a choice of the shelves on which the corpus has something, and return the one that the address asks for.

    Where there are shows only, there is nothing to choose. Raises SelectionError where the address asks for another.
    """
    asked = st.query_params.get(PARAMETER, SHELVES[0].key)
    if asked not in _BY_KEY:
        msg = f"This link asks for works of the kind {asked!r}; there are {', '.join(_BY_KEY)}"
        raise SelectionError(msg)
    known = set(view.snapshot.entities["kind"][view.snapshot.appearances["entity_id"].unique()])
    filled = [shelf.key for shelf in SHELVES if shelf.key in {asked, SHELVES[0].key} or known & set(shelf.kinds)]
    if len(filled) > 1:
        # The address speaks; the choice follows it.
        st.session_state[_KEY] = asked
        st.segmented_control(
            "Works",
            filled,
            format_func=lambda key: _BY_KEY[key].title,
            key=_KEY,
            label_visibility="collapsed",
            on_change=_choose,
        )
    return _BY_KEY[asked]


def _choose() -> None:
    # A second click on what is chosen takes the choice away: it stays.
    if key := st.session_state[_KEY]:
        st.query_params[PARAMETER] = key
