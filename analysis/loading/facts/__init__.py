"""The short fields of an article: whose address, which day, which language, whether it may be known."""
