"""What a check by hand says, in words: the same on the page and on the command line."""

from typing import Final

import numpy as np

from analysis.metrics.checked import Apart, Corrected
from analysis.packaged import model_folder
from analysis.plural import counted
from analysis.tone import measured

ADVERBS: Final = {"unfavourable": "unfavourably", "neutral": "neutrally", "favourable": "favourably"}


def estimate() -> str:
    """Return what is said of machine estimates on everything that leaves."""
    return measured.read(model_folder()).line


def told(found: Corrected, asked: str) -> str:
    """Return what the answers say of the portrayal asked about, beside what the model says."""
    machine = f"the machine estimate is {found.said:.0%}"
    agreed = f"Hand and machine agree in {found.agreed:,} of {counted(found.answered, 'answer')}."
    if not shares(found):
        return f"Too few answers to tell: {found.answered:,}; {machine}."
    articles = counted(found.articles, "article")
    return f"{asked.capitalize()} portrayal, by hand: {shares(found)} of {articles}; {machine}. {agreed}"


def shares(found: Corrected) -> str:
    """Return the corrected share with its interval; "" where the answers are too few to tell."""
    if np.isnan(found.share):
        return ""
    return f"{found.share:.0%} (95% interval {found.low:.0%} to {found.high:.0%})"


def left_out(found: Apart) -> str:
    """Return who is not asked about, and why; "" where nobody is left out."""
    parts = [
        f"{count:,} {why}"
        for count, why in (
            (found.unclear, "where the text cannot tell"),
            (found.misfortune, "about the person's own misfortune"),
            (found.overruled, "that an editor decided"),
        )
        if count
    ]
    return f"Not among them: {', '.join(parts)}." if parts else ""
