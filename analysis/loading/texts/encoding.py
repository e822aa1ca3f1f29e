"""Bytes to text: which encoding an input is in, and what becomes of bytes that do not fit it."""

import codecs
import io
import re
from typing import BinaryIO, Final

SAMPLE_BYTES: Final = 64 * 2**10
_BOMS: Final = (  # UTF-32's mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What English and its neighbours write above ASCII: quotes, dashes, signs of money and rights, accented letters.
_WESTERN: Final = re.compile("[€‚„…†‡‰‹Œ‘’“”•–—™›œ\xa0¡£§©«®°´·»¿À-ÖØ-öø-ÿ]+")
_ASCII: Final = re.compile(r"[\x00-\x7f]+")
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_REPAIR: Final = "marquee-cp1252"


def _repaired(error: UnicodeError) -> tuple[str, int]:
    """Return bytes that are no UTF-8 as the Windows characters they most often are."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_REPAIR, _repaired)


def encoding_of(sample: bytes) -> str:
    """Return the encoding that the first bytes of an input are in; UTF-8 unless they tell otherwise."""
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    if (wide := _utf16_without_mark(sample)) is not None:
        return wide
    if _is_utf8(sample):
        return "utf-8"
    return "cp1252" if _reads_as_western(sample) else _guessed(sample)


def text_of(stream: BinaryIO, sample: bytes) -> io.TextIOWrapper:
    """Return the stream as text with line breaks as one LF; no byte makes reading it fail."""
    encoding = encoding_of(sample)
    repair = _REPAIR if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(stream, encoding=encoding, errors=repair, newline=None)


def decoded(data: bytes) -> str:
    """Return a whole input as text with line breaks as one LF."""
    return text_of(io.BytesIO(data), data[:SAMPLE_BYTES]).read().replace("\0", "")


def _utf16_without_mark(sample: bytes) -> str | None:
    # Latin text in UTF-16 has a NUL in every other byte.
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return None


def _is_utf8(sample: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8: a file cut within a character still is."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    bad = text.count("\ufffd")
    return bad == 0 or len(text) - bad - sum(map(len, _ASCII.findall(text))) >= bad


def _reads_as_western(sample: bytes) -> bool:
    """Tell whether cp1252 gives only signs that Western text uses, and those not as whole words."""
    high = len(_HIGH.findall(sample))
    try:
        decoded_sample = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    western = sum(map(len, _WESTERN.findall(decoded_sample)))
    return western == high and high < 0.25 * sum(map(str.isalpha, decoded_sample))


def _guessed(sample: bytes) -> str:
    # Slow to import, and needed for few inputs.
    from charset_normalizer import from_bytes  # noqa: PLC0415  (only when asked: it takes long to import)

    best = from_bytes(sample[: SAMPLE_BYTES // 4]).best()
    return best.encoding if best is not None else "cp1252"
