"""What a picture says of itself in its file."""

import zlib
from struct import pack, unpack

from analysis.export.pictures.labelled import clean, png, svg

SVG = (
    b'<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" width="680" height="340" '
    b'viewBox="0 0 680 340"><g/></svg>'
)


def chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))


EMPTY = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + chunk(b"IEND", b"")


def chunks(picture: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place < len(picture):
        length, kind = unpack(">I4s", picture[place : place + 8])
        content = picture[place + 8 : place + 8 + length]
        assert unpack(">I", picture[place + 8 + length : place + 12 + length]) == (zlib.crc32(kind + content),)
        found.append((kind, content))
        place += 12 + length
    return found


def test_a_png_has_its_resolution_and_its_words() -> None:
    made = chunks(png(EMPTY, "Título", "What\0 it shows", 300))
    assert [kind for kind, _ in made] == [b"IHDR", b"pHYs", b"iTXt", b"iTXt", b"IEND"]
    assert unpack(">IIB", made[1][1]) == (11811, 11811, 1)
    assert made[2][1] == b"Title\0\0\0\0\0" + "Título".encode()
    assert made[3][1] == b"Description\0\0\0\0\0What it shows"


def test_an_svg_has_its_size_in_millimetres_and_its_words() -> None:
    made = svg(SVG, "<b> & more", "What it shows\x08", 170).decode()
    assert made == (
        '<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" width="170mm" height="85.00mm" role="img" '
        'viewBox="0 0 680 340"><title>&lt;b&gt; &amp; more</title><desc>What it shows</desc><g/></svg>'
    )


def test_line_ends_are_no_control_characters() -> None:
    assert clean("a\tb\nc\x0bd\x1f") == "a\tb\ncd"
