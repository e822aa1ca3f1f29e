"""The corpus on disk: Delta tables under one log of commits, and the slices that answer a selection."""
