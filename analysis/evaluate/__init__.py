"""Accuracy: what Marquee, or another tool, says of articles against labels made by reading."""
