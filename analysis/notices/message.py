"""A notice as an e-mail: plain text and HTML side by side, and no header that a text could write."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

import pandas as pd

from analysis.errors import NoticeError
from analysis.notices.titled import plain

# As mail servers take it without more ado: no name, no comment, no end of line.
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


@dataclass(frozen=True, slots=True)
class Letter:
    """What an e-mail says."""

    subject: str
    text: str
    html: str | None = None


def address(place: str, given: str) -> str:
    """Return an e-mail address. Raises NoticeError, naming the place, where it is none."""
    if _ADDRESS.fullmatch(given) is None:
        msg = f"{place}: {plain(given)!r} is no e-mail address; write it as desk@example.org"
        raise NoticeError(msg)
    return given


def message(letter: Letter, sender: str, recipients: Sequence[str], when: pd.Timestamp) -> EmailMessage:
    """Return the e-mail: the same from the same, so that a mail program knows one that comes twice."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = plain(letter.subject)
    if sender:
        made["From"] = sender
    if recipients:
        made["To"] = ", ".join(recipients)
    made["Date"] = format_datetime(when.tz_convert("UTC").to_pydatetime())
    told = "\0".join((letter.subject, letter.text, letter.html or "", sender, *recipients, when.isoformat()))
    mark = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    made["Message-ID"] = f"<{mark}@{sender.rpartition('@')[2] or 'marquee.invalid'}>"
    # Nobody's holiday notice is to come back.
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    if letter.html is not None:
        made.add_alternative(letter.html, subtype="html")
        made.set_boundary(f"=_{mark}")
    return made
