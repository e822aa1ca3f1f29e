"""Files to articles: one module a format, and one way from their records to the tables of schema.py."""

from analysis.loading.articles import Defaults
from analysis.loading.batches import Batch, read, read_stream

__all__ = ["Batch", "Defaults", "read", "read_stream"]
