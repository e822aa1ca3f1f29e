"""`alert`: what begins is told once, by lines, a webhook or mail; what did not arrive is told the next time."""

import json
import shutil
from pathlib import Path

import pytest

from tests import newsdays
from tests.cli.conftest import Ended, Run
from tests.posting import hook, post_office

OURS = '["The Star"]'
NIGHT = "2024-10-02T23:00Z"
FIELDS = ["alert", "name", "said", "url", "kind", "entity_id", "articles", "copies", "sources", "expected", "q_value"]


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the made-up month; no test writes to it."""
    return newsdays.kept(tmp_path_factory.mktemp("month") / "corpus")


@pytest.fixture
def alert(run: Run, month: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `alert` on a copy of the month, for a paper that never tells of the events."""
    shutil.copytree(month, tmp_path / "corpus")
    monkeypatch.setenv("MARQUEE_OURS", OURS)
    return lambda when, *arguments: run("alert", "--corpus", "corpus", "--as-of", when, *arguments)


def told(ended: Ended) -> list[tuple[str, str]]:
    rows = [json.loads(line) for line in ended.out.splitlines()]
    return [(row["alert"], row["name"]) for row in rows]


RISE = ("rising", "Elisabeth Moss")
LACKING = ("not ours", "Elisabeth Moss opens a sourdough bakery in Burbank")


def test_each_begins_once_and_a_new_rise_after_a_fall_is_told_again(alert: Run) -> None:
    hours = {
        "2024-10-01T23:00Z": [],
        "2024-10-02T11:30Z": [RISE],
        "2024-10-02T12:30Z": [LACKING],
        NIGHT: [],
        "2024-10-05T23:00Z": [],
        "2024-10-12T23:00Z": [RISE, LACKING],
        "2024-10-12T23:30Z": [],
    }
    assert {when: told(alert(when)) for when in hours} == hours


def test_a_line_has_the_numbers_and_where_they_come_from(alert: Run) -> None:
    ended = alert(NIGHT)
    rise, lacking = (json.loads(line) for line in ended.out.splitlines())
    assert list(rise)[: len(FIELDS)] == FIELDS
    assert (rise["articles"], rise["sources"], rise["kind"], rise["commit"]) == (4, 3, "person", 1)
    assert (lacking["articles"], lacking["since"]) == (4, "2024-10-02T10:00:00Z")
    assert rise["as_of"] == "2024-10-02T23:00:00Z"
    assert "Commit 1. Names by list " in rise["source"]
    assert ended.err == (
        "2 alerts. 1 October 2024 23:00 to 2 October 2024 23:00. 24 articles. Days in UTC. Commit 1.\n"
    )


def test_a_dry_run_sends_and_notes_nothing(alert: Run, tmp_path: Path) -> None:
    with hook() as server:
        first = alert(NIGHT, "--webhook", server.url, "--dry-run")
        assert server.posted == []
    assert told(first) == [RISE, LACKING]
    assert first.err.startswith("2 alerts; nothing was sent or noted.")
    assert not (tmp_path / "corpus" / "notices").exists()
    assert told(alert(NIGHT)) == [RISE, LACKING]


def test_a_webhook_is_posted_once_and_what_failed_again(alert: Run) -> None:
    with hook(403) as server:
        failed = alert(NIGHT, "--webhook", server.url)
        assert (failed.code, failed.out) == (1, "")
        assert failed.err == "marquee: webhook 127.0.0.1: it answers 403; look at the address\n"
        assert alert(NIGHT, "--webhook", server.url).err.startswith("2 alerts. ")
        assert alert(NIGHT, "--webhook", server.url).err.startswith("0 alerts. ")
        _, (_, posted) = server.posted
    assert [(one["alert"], one["name"]) for one in posted["alerts"]] == [RISE, LACKING]
    assert posted["text"].startswith("Rising: Elisabeth Moss. 4 articles, usually under 0.1; 3 outlets; very sure.")


def test_mail_is_sent_once(alert: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARQUEE_MAIL_HOST", "127.0.0.1")
    monkeypatch.setenv("MARQUEE_MAIL_SECURITY", "none")
    monkeypatch.setenv("MARQUEE_MAIL_SENDER", "desk@example.org")
    with post_office() as (box, port):
        monkeypatch.setenv("MARQUEE_MAIL_PORT", str(port))
        for _ in range(2):
            assert alert(NIGHT, "--mail", "a@example.org").code == 0
    (mail,) = box.mail
    assert mail["Subject"].startswith("Alert: Elisabeth Moss (rising), Elisabeth Moss opens a sourdough bakery")
    assert mail["To"] == "a@example.org"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--since", "2024-10-01"], "--since, --until: an alert is of now; give --window and --as-of"),
        (["--window", "8d"], "--window: alerts are of 7 days at most; over a longer time nothing rises"),
        (["--webhook", "file:///x"], "--webhook: no http or https address; write it as https://example.org/hook"),
        (["--webhook", "https://"], "--webhook: no http or https address; write it as https://example.org/hook"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_line(alert: Run, arguments: list[str], line: str) -> None:
    ended = alert(NIGHT, *arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"marquee: {line}\n")
