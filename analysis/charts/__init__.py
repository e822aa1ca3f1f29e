"""Figures drawn with plotly; no number is made here."""
