"""The script that `marquee dashboard` has Streamlit run."""

from analysis.dashboard.app import main

main()
