"""The articles behind a number."""

import pandas as pd

from analysis.store.slices import Slice


def listing(corpus: Slice, headlines: pd.DataFrame) -> pd.DataFrame:
    """Return the selection's articles, newest first, with headline and address.

    `headlines`: headline and url by article_id.
    """
    columns = ["article_id", "published_at", "source", "section", "words", "polarity", "subjectivity"]
    table = corpus.articles[columns].astype({"source": "str", "section": "str"})
    return table.join(headlines, on="article_id").reset_index(drop=True)[
        ["article_id", "published_at", "source", "headline", "section", "words", "polarity", "subjectivity", "url"]
    ]
