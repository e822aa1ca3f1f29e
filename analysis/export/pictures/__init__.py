"""Figures as pictures: PNG, SVG and PDF, drawn on the server by a browser without a window."""
