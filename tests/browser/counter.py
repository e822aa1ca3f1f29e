"""The smallest app with what `settled` waits for: a rerun, a slow part, a chart."""

import os
import time

import plotly.graph_objects as go
import streamlit as st

st.title("Counter")
st.text(f"corpus {os.environ['MARQUEE_CORPUS']}")
times = st.session_state.setdefault("times", 0)
if st.button("Once more"):
    time.sleep(0.5)
    st.session_state["times"] = times = times + 1
st.plotly_chart(go.Figure(go.Bar(x=["a", "b"], y=[1, 1 + times])), key="bars")
st.text(f"clicked {times}")
if st.button("Break"):
    msg = "broken on purpose"
    raise RuntimeError(msg)
