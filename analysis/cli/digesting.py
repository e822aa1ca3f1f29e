"""`digest`: a period told, for the terminal, a file or a mailbox."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import pandas as pd
import typer

from analysis.cli import options, period
from analysis.cli.asking import Asked, Question, asked, asking
from analysis.cli.failure import MisuseError
from analysis.cli.writing import put, say, whole
from analysis.metrics.trends import LONGEST
from analysis.notices import digest as notices
from analysis.notices import page
from analysis.notices.desk import Desk
from analysis.notices.message import Letter, address, message
from analysis.notices.smtp import send, sender
from analysis.plural import counted

DAY: Final = "24h"
_ENDINGS: Final = (".html", ".txt", ".eml")

_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="A .html, .txt or .eml file to write.")
]
Recipients = Annotated[
    list[str] | None, typer.Option("--mail", metavar="TO", help="Mail it to this address; again: to each.")
]


@asking
def digest(
    question: Question, *, output: _Output = None, mail: Recipients = None, corpus: options.Corpus = None
) -> None:
    """Tell the last 24 hours, or another --window: what rises and why, the big stories, what is not ours, who is late.

    As plain text on standard output, as a file, or by mail. Which outlets are ours, and the mail server, stand in the
    settings.
    """
    window = question.window or DAY
    _check(question, output)
    recipients = [address("--mail", one) for one in mail or ()]
    view = asked(replace(question, window=window), corpus)
    from_whom = sender(view.settings.mail) if recipients else ""
    told = notices.digest(desk_of(view, period.length(window)))
    letter = Letter(told.subject, page.text(told), page.html(told))
    if output is not None:
        with whole(output) as file:
            file.write(_written(letter, output.suffix.lower(), view.snapshot.commit.when))
    if recipients:
        send(message(letter, from_whom, recipients, pd.Timestamp.now("UTC")), recipients, view.settings.mail)
        say(f"mailed to {counted(len(recipients), 'address', 'addresses')}")
    if output is None and not recipients:
        put(letter.text.encode())


def _check(question: Question, output: Path | None) -> None:
    """Raise MisuseError where the options ask for what a digest is not."""
    if question.since is not None or question.until is not None:
        msg = "--since, --until: a digest is of a window; give --window and --as-of"
        raise MisuseError(msg)
    if period.length(question.window or DAY) > LONGEST:
        msg = f"--window: a digest is of {LONGEST.days} days at most; over a longer time nothing rises"
        raise MisuseError(msg)
    if output is not None and output.suffix.lower() not in _ENDINGS:
        msg = f"{output}: a digest is written as {', '.join(_ENDINGS)}; end the name so"
        raise MisuseError(msg)


def desk_of(view: Asked, length: pd.Timedelta) -> Desk:
    """Return what a notice is made of: a selection that has a window of this length."""
    return Desk(
        snapshot=view.snapshot,
        selection=view.selection,
        as_of=view.as_of,
        length=length,
        zone=view.settings.tz,
        name=view.name,
        ours=view.outlets(view.settings.ours),
        rivals=view.outlets(view.settings.rivals),
        dashboard=view.settings.address,
    )


def _written(letter: Letter, ending: str, when: pd.Timestamp) -> bytes:
    match ending:
        case ".html":
            return str(letter.html).encode()
        case ".txt":
            return letter.text.encode()
        case _:
            # The commit's own time and not the clock's: the same question gives the same bytes.
            return message(letter, "", (), when).as_bytes()
