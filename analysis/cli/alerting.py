"""`alert`: what begins, told once."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Annotated

import pandas as pd
import typer

from analysis.cli import options, period
from analysis.cli.asking import Question, asked, asking
from analysis.cli.digesting import DAY, Recipients, desk_of
from analysis.cli.failure import MisuseError
from analysis.cli.writing import put, say
from analysis.metrics.trends import LONGEST
from analysis.notices import occasions
from analysis.notices.alerts import Alert, Way, alerts, letter, news, tell, text
from analysis.notices.message import address, message
from analysis.notices.smtp import send, sender
from analysis.notices.titled import linked
from analysis.notices.webhook import post
from analysis.packaged import model_folder
from analysis.plural import counted
from analysis.settings import Mail
from analysis.store.notified import entries, standing
from analysis.tone import measured

_Webhook = Annotated[
    list[str] | None, typer.Option("--webhook", metavar="URL", help="Post it there as JSON; again: to each.")
]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Only print what would be told; nothing is sent or noted.")]


@asking
def alert(
    question: Question,
    *,
    webhook: _Webhook = None,
    mail: Recipients = None,
    dry_run: _DryRun = False,
    corpus: options.Corpus = None,
) -> None:
    """Tell what begins: who becomes rising, which story is not ours for two hours, whose portrayal changes.

    As JSON lines, by a webhook, or by mail. Each is told once; what cannot be delivered is told the next time. Run it
    again after every ingest.
    """
    window = question.window or DAY
    if question.since is not None or question.until is not None:
        msg = "--since, --until: an alert is of now; give --window and --as-of"
        raise MisuseError(msg)
    if period.length(window) > LONGEST:
        msg = f"--window: alerts are of {LONGEST.days} days at most; over a longer time nothing rises"
        raise MisuseError(msg)
    chosen = options.settings(corpus).mail
    ways = [*(_hook(one) for one in webhook or ()), *(_box(one, chosen) for one in mail or ())]
    view = asked(replace(question, window=window), corpus)
    desk = desk_of(view, period.length(window))
    now = occasions.at(desk, measured.read(model_folder()))
    ways = ways or [Way("lines", "", _lines)]
    if dry_run:
        ledger = entries(desk.snapshot.corpus)
        new = {
            one.occurrence: one for way in ways for one in news(now, standing(ledger, way.channel(desk)), desk.snapshot)
        }
        _lines(alerts(desk, new.values()))
        say(f"{counted(len(new), 'alert')}; nothing was sent or noted. {view.provenance.line}")
        return
    count = tell(desk, now, ways, pd.Timestamp.now("UTC"))
    say(f"{counted(count, 'alert')}. {view.provenance.line}")


def _lines(told: Sequence[Alert]) -> None:
    put("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told).encode())


def _hook(url: str) -> Way:
    if linked(url) is None:
        msg = "--webhook: no http or https address; write it as https://example.org/hook"
        raise MisuseError(msg)

    def deliver(told: Sequence[Alert]) -> None:
        # "text" is what chat programs show of it.
        post(url, {"text": text(told), "alerts": list(told)})

    return Way("webhook", url, deliver)


def _box(to: str, mail: Mail) -> Way:
    return Way("mail", address("--mail", to), partial(_mailed, to, sender(mail), mail))


def _mailed(to: str, from_whom: str, mail: Mail, told: Sequence[Alert]) -> None:
    send(message(letter(told), from_whom, [to], pd.Timestamp.now("UTC")), [to], mail)
