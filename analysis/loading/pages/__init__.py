"""One page, one article: HTML and plain text."""
