"""Names that a newsroom imports: IMDb's tables, Wikidata's items and lists of its own, kept beside its corpus."""
