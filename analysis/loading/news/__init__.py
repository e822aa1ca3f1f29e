"""What news is exchanged in: RSS and Atom, JSON Feed, ninjs, NewsML-G2, NITF; and OPML, which lists feeds."""
