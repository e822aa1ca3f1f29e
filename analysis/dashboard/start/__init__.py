"""Where Streamlit starts: a folder of its own, because Streamlit takes a `pages` beside its script for scripts too."""
