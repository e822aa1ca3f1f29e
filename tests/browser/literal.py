"""Shows every trick as the dashboard shows a text that is not its own."""

import streamlit as st

from analysis.dashboard.parts.text import plain
from tests.dashboard.tricks import TRICKS

for place, trick in enumerate(TRICKS):
    with st.container(key=f"markdown-{place}"):
        st.markdown(plain(trick))
    with st.container(key=f"caption-{place}"):
        st.caption(plain(trick))
