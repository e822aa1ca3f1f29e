"""Reports as paged files: contents, a figure with its table, page numbers."""
