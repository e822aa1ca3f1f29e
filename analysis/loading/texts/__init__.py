"""The words of an article: bytes to characters, markup to text, and what of that is the article's own."""
