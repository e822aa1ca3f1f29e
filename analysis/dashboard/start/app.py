"""The script that `marquee dashboard` has Streamlit run."""

from analysis.dashboard.app import main

# The processes that annotate an upload import this script again, under another name.
if __name__ == "__main__":
    main()
