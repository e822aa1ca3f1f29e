"""Marquee: who and which shows are in the news, how often, where, and beside whom."""
