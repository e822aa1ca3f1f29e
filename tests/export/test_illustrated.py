"""Which files have pictures: those that could not show a figure otherwise."""

import pytest

from analysis.errors import PictureError
from analysis.export.illustrated import illustrated
from analysis.export.pictures import picture as drawn
from analysis.figures.figure import Figure
from tests import reporting
from tests.reporting import report

FIGURES = (reporting.bar(), reporting.interval(), reporting.nothing())


@pytest.mark.parametrize(
    ("ending", "pictured"),
    [
        ("docx", [b"people-ranking", b"interval", None]),
        ("pptx", [None, b"interval", None]),
        ("xlsx", [None, b"interval", None]),
        ("html", [None, None, None]),
    ],
)
def test_what_no_office_program_draws_is_a_picture_and_in_a_text_all_is(
    monkeypatch: pytest.MonkeyPatch, ending: str, pictured: list[bytes | None]
) -> None:
    def picture(figure: Figure, form: str, *, bare: bool) -> bytes:
        assert (form, bare) == ("png", True)
        return figure.key.encode()

    monkeypatch.setattr(drawn, "picture", picture)
    assert [part.picture for part in illustrated(report(*FIGURES), ending).parts] == pictured


def test_where_no_browser_draws_there_are_no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> bytes:
        msg = "no browser"
        raise PictureError(msg)

    monkeypatch.setattr(drawn, "picture", refused)
    assert [part.picture for part in illustrated(report(*FIGURES), "docx").parts] == [None, None, None]
