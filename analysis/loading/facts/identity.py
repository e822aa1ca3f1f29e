"""Which article a record is, and whether it still says the same: hashes of what it holds."""

from hashlib import sha256
from typing import Final

_DIGITS: Final = 16


def article_id(source: str, address: str | None, input_id: str | None, texts: tuple[str, str], file: str) -> str:
    """Return the id of an article: of its address, else its source and input id, else its source and texts.

    `address` is addresses.key of its URL and by itself says who published it; `texts` are headline and body; `file`
    stands in for a source nobody named.
    """
    if address is not None:
        return digest("url", address)
    if input_id is not None:
        return digest("id", source or file, input_id)
    return digest("text", source, *texts)


def digest(*parts: str | None) -> str:
    """Return 16 hexadecimal digits that differ wherever a part differs, None and "" included."""
    # Lengths first: ("ab", "c") and ("a", "bc") must not meet.
    written = "".join(["-," if part is None else f"{len(part)}:{part}," for part in parts])
    return sha256(written.encode()).hexdigest()[:_DIGITS]
