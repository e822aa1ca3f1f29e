"""Articles made up from templates, for laws that hold for any."""

from typing import Final

from hypothesis import strategies as st

# Names of which no part is another's, a word, or a stranger's.
DISTINCT: Final = {
    "Elisabeth Moss": "elisabeth-moss",
    "Jon Hamm": "jon-hamm",
    "Caitríona Balfe": "caitriona-balfe",
    "Sarah Snook": "sarah-snook",
    "Whoopi Goldberg": "whoopi-goldberg",
    "Gabriel Macht": "gabriel-macht",
}
SENTENCES: Final = (
    "{0} waved to {1}.",
    "“I like it,” said {0}.",
    "Then {0}’s new film began…",
    "In Mad\N{NO-BREAK SPACE}Men, Peggy and Don Draper wait.",
    "Moss laughed, and so did Hamm.",
    "The stylist met Kate Moss and Tom Moss.",
    "Photo: {1}",
    "Sean “Diddy” Combs and Elizabeth Moss came in May 2023.",
    "Nobody was there 🎬.",
    "It was {0} again; {1} had left The Kelly Clarkson Show.",
)
HEADLINES: Final = ("", "{0} is back", "Why {0} Loves {1}", "{0} AND {1}", "A Word on Suits | {1}")

pairs = st.tuples(*(st.sampled_from(list(DISTINCT)) for _ in range(2)))
headlines = st.builds(lambda text, names: text.format(*names), st.sampled_from(HEADLINES), pairs)
sentences = st.builds(lambda text, names: text.format(*names), st.sampled_from(SENTENCES), pairs)
bodies = st.lists(sentences, max_size=6).map("\n".join)
corpora = st.lists(st.tuples(headlines, bodies), min_size=1, max_size=4)
