"""Stories: what was told in the period by how many, and one story from its first article to its latest."""

from typing import Final

import streamlit as st

from analysis.dashboard.parts import choice, story, story_desk, story_list
from analysis.dashboard.parts.view import View
from analysis.metrics.stories import by_story
from analysis.plural import counted

_ORDERS: Final = {"outlets": "Most outlets", "articles": "Most articles", "latest": "Last updated", "first": "Newest"}
_COLUMNS: Final = {
    "outlets": ["sources", "articles", "latest_at", "story_id"],
    "articles": ["articles", "sources", "latest_at", "story_id"],
    "latest": ["latest_at", "sources", "articles", "story_id"],
    "first": ["first_at", "sources", "articles", "story_id"],
}


def page(view: View) -> None:
    """Show the stories of the selection, or the one that the address asks for."""
    if asked := st.query_params.get("story"):
        story.show(view, asked)
        return
    st.title("Stories", anchor=False)
    story_desk.report()
    st.caption("Articles about one event, grouped by what they say and whom they name. Copies belong to their story.")
    _list(view)
    story_desk.decisions(view)


def _list(view: View) -> None:
    table = by_story(view.with_copies.corpus)
    several = table[(table["articles"] + table["copies"]).gt(1)]
    alone = len(table) - len(several)
    if several.empty:
        st.info(f"No story of this selection has two articles; {counted(alone, 'article')} stand alone.")
        return
    order = choice.one("order", "Order", _ORDERS)
    st.subheader(counted(len(several), "story", "stories"), anchor=False)
    st.caption(
        f"Of two articles and more in this selection; {counted(alone, 'further article')} in it tell"
        f"{'s' if alone == 1 else ''} a story alone. A story's own page has all its articles."
    )
    ordered = several.sort_values(_COLUMNS[order], ascending=[False, False, False, True], na_position="last")
    story_list.listed(view, ordered, key=f"stories-{order}")
