"""A figure of a page as a picture, made by the reader's own browser: no other need be on the server."""
