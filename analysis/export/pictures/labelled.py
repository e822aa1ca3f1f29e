"""Pictures that say what they are: title, description and size in the file."""

import re
import struct
import zlib
from html import escape
from typing import Final

_HEADER_END: Final = 33  # signature and the first chunk, which is always IHDR
_INCH: Final = 0.0254  # metres
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def png(picture: bytes, title: str, description: str, dpi: int) -> bytes:
    """Return the PNG with its resolution, so that a text takes it in at its size, and with its texts."""
    per_metre = round(dpi / _INCH)
    chunks = [
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
        _text("Title", title),
        _text("Description", description),
    ]
    return picture[:_HEADER_END] + b"".join(chunks) + picture[_HEADER_END:]


def svg(picture: bytes, title: str, description: str, width_mm: float) -> bytes:
    """Return the SVG with its width in millimetres, and with title and description for who cannot see it."""
    head, size, rest = re.split(r'( width="[\d.]+" height="[\d.]+")', picture.decode(), maxsplit=1)
    wide, high = map(float, re.findall(r"[\d.]+", size))
    opening, body = rest.split(">", 1)
    sized = f' width="{width_mm:g}mm" height="{width_mm * high / wide:.2f}mm" role="img"'
    told = f"<title>{_safe(title)}</title><desc>{_safe(description)}</desc>"
    return f"{head}{sized}{opening}>{told}{body}".encode()


def clean(text: str) -> str:
    """Return the text without control characters, which no XML may hold."""
    return _CONTROL.sub("", text)


def _safe(text: str) -> str:
    return escape(clean(text), quote=False)


def _text(keyword: str, words: str) -> bytes:
    return _chunk(b"iTXt", keyword.encode() + b"\0\0\0\0\0" + clean(words).encode())


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
