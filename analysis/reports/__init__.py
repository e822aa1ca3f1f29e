"""Reports: a text that says what to show, the figures it comes to, and what of them was frozen."""
