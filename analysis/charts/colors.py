"""Colours of all charts, wherever they are drawn."""

from typing import Final

# Okabe and Ito (2008): told apart with every common colour blindness.
PALETTE: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#F0E442")
BEFORE: Final = "#9AA5B1"
"""Of the period before."""
