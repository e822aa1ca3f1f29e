"""Who and what a text names: known entities matched in it, and short names resolved inside one article."""
