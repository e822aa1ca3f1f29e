"""File names that every system takes."""

import re
import unicodedata


def file_name(title: str, ending: str) -> str:
    """Return a file name of letters, digits and hyphens, at most 80 long; "marquee" where nothing is left."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-")
    return f"{stem or 'marquee'}.{ending}"
