"""A notice as an e-mail."""

from email import message_from_bytes
from email.policy import default

import pandas as pd
import pytest

from analysis.errors import NoticeError
from analysis.notices.message import Letter, address, message

WHEN = pd.Timestamp("2024-10-17 08:00", tz="UTC")


def test_a_message_has_text_and_html_and_is_the_same_each_time() -> None:
    letter = Letter("Rising: Beyoncé", "Beyoncé rises.\n", "<p>Beyoncé rises.</p>\n")
    made = message(letter, "desk@example.org", ["a@example.org", "b@example.org"], WHEN).as_bytes()
    read = message_from_bytes(made, policy=default)
    assert (read["Subject"], read["From"], read["To"]) == (
        "Rising: Beyoncé",
        "desk@example.org",
        "a@example.org, b@example.org",
    )
    assert read["Date"] == "Thu, 17 Oct 2024 08:00:00 +0000"
    text, html = read.iter_parts()
    assert [part.get_content().splitlines() for part in (text, html)] == [["Beyoncé rises."], ["<p>Beyoncé rises.</p>"]]
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert made == message(letter, "desk@example.org", ["a@example.org", "b@example.org"], WHEN).as_bytes()


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1e", "\x85", "\u2028", "\x00"])
def test_no_text_writes_a_header(end: str) -> None:
    letter = Letter(f"Rising: x{end}Bcc: all@example.org{end}{end}body", "text\n")
    made = message_from_bytes(message(letter, "desk@example.org", [], WHEN).as_bytes(), policy=default)
    assert "Bcc" not in made
    assert made["Subject"].startswith("Rising: x")
    assert made.get_content().splitlines() == ["text"]


@pytest.mark.parametrize(
    "given",
    [
        "",
        "desk",
        "desk@",
        "@example.org",
        "a@b.c\nBcc: d@e.f",
        "a@b.c, d@e.f",
        "Desk <a@b.c>",
        "a b@c.d",
        "é@b.c",
        "a@b.c\n",
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(NoticeError, match=r"^--mail: .* is no e-mail address; write it as desk@example\.org$") as told:
        address("--mail", given)
    assert "\n" not in str(told.value)
