"""Which articles are copies of one text, and which tell the same story: a function of the set of articles."""

from analysis.grouping.grouped import MEMORY, Grouped, grouped

__all__ = ["MEMORY", "Grouped", "grouped"]
