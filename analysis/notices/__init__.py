"""What goes out unasked: the digest of a period, and alerts when something begins."""
