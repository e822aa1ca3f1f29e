"""One module a page; each tells its story from top to bottom and computes nothing."""
