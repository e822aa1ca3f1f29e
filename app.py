"""Marquee for `streamlit run app.py`; `marquee dashboard` starts the same."""

from analysis.dashboard.app import main

main()
