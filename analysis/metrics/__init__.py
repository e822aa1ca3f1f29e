"""Slices in, tables out: every number the product shows is made here."""
