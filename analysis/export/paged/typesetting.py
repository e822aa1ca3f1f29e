"""Templates set as PDF: what they are told comes as data, never as markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from analysis.errors import PictureError
from analysis.export.missing import NO_REPORTS

# The first that is installed; the last comes with the typesetter.
FONTS: Final = ("Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans", "Libertinus Serif")


def typeset(template: str, told: Mapping[str, object], drawings: Mapping[str, bytes]) -> bytes:
    """Return the PDF of a template beside this module; the same input gives the same bytes."""
    try:
        import typst  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise PictureError(NO_REPORTS) from error
    sources = {
        "main.typ": Path(__file__).with_name(template).read_bytes(),
        "told.json": json.dumps({"fonts": FONTS, **told}, ensure_ascii=False).encode(),
        **drawings,
    }
    # The time of the making would make each copy another file.
    made = typst.compile(sources, format="pdf", timestamp=0)  # type: ignore[call-overload]  # its types lack dicts
    return bytes(made)
