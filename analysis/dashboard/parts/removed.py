"""What was removed from the corpus: that it was there, and nothing of what it said."""

import streamlit as st

from analysis.dashboard.parts.view import View
from analysis.newsroom import local
from analysis.store import texts


def removed(view: View) -> None:
    """Show the tombstones; nothing where nothing was ever removed."""
    graves = texts.tombstones(view.snapshot)
    if graves.empty:
        return
    st.subheader("What was removed", anchor=False)
    st.caption(
        "Withdrawn by their publisher, or removed here: their texts are deleted from past states too, and they are not "
        "read again. Files exported before cannot be recalled."
    )
    st.dataframe(
        graves.assign(removed_at=local(graves["removed_at"], view.zone), source=graves["source"].map(view.called))[
            ["source", "removed_at", "reason", "who", "article_id"]
        ],
        hide_index=True,
        column_config={
            "source": st.column_config.TextColumn("Source"),
            "removed_at": st.column_config.DatetimeColumn("Removed", format="D MMM YYYY, HH:mm"),
            "reason": st.column_config.TextColumn("Why", width="large"),
            "who": st.column_config.TextColumn("By", width="small"),
            "article_id": st.column_config.TextColumn("Article", width="small"),
        },
        alt="Removed articles: source, when, why and by whom.",
    )
