"""Figures as office documents with charts that can be edited."""
