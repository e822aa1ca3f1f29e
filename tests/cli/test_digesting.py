"""`digest`: a period on standard output, in a file, and by mail to a real server."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.posting import post_office

TITLE = "What is rising, 20 October 2024, 07:00"


@pytest.fixture
def mailed(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    """Run a command whose settings name a mail server; `run` comes first, for it clears all settings."""
    monkeypatch.setenv("MARQUEE_MAIL_HOST", "127.0.0.1")
    monkeypatch.setenv("MARQUEE_MAIL_SECURITY", "none")
    monkeypatch.setenv("MARQUEE_MAIL_SENDER", "desk@example.org")
    return run


def test_a_digest_is_plain_text_on_standard_output(ask: Run) -> None:
    ended = ask("digest")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{TITLE}\n")
    assert "as of 20 October 2024, 07:00 UTC" in ended.out
    assert "Commit 1." in ended.out


def test_the_ending_of_a_file_says_what_it_is(ask: Run, tmp_path: Path) -> None:
    for ending in ("html", "txt", "eml"):
        assert ask("digest", "--output", f"morning.{ending}").code == 0
    assert (tmp_path / "morning.txt").read_text() == ask("digest").out
    assert (tmp_path / "morning.html").read_text().startswith("<!DOCTYPE html>")
    made = (tmp_path / "morning.eml").read_bytes()
    text, html = message_from_bytes(made, policy=default).iter_parts()
    assert text.get_content().startswith(TITLE)
    assert TITLE in html.get_content()
    ask("digest", "--output", "again.eml")
    assert (tmp_path / "again.eml").read_bytes() == made


def test_a_digest_arrives_by_mail(mailed: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as (box, port):
        monkeypatch.setenv("MARQUEE_MAIL_PORT", str(port))
        ended = mailed("digest", "--corpus", corpus, "--mail", "a@example.org", "--mail", "b@example.org")
    assert (ended.code, ended.out, ended.err) == (0, "", "mailed to 2 addresses\n")
    (mail,) = box.mail
    assert mail["Subject"] == "Quiet: nothing is surely rising \N{MIDDLE DOT} 20 October 2024, 07:00"
    assert mail["To"] == "a@example.org, b@example.org"


def test_a_server_that_is_not_there_is_one_line(mailed: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with post_office() as (_, port):
        monkeypatch.setenv("MARQUEE_MAIL_PORT", str(port))
    ended = mailed("digest", "--corpus", corpus, "--mail", "a@example.org")
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert ended.err.startswith(f"marquee: mail server 127.0.0.1:{port}: ")


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["--since", "2024-10-01"], 2, "--since, --until: a digest is of a window; give --window and --as-of"),
        (["--window", "8d"], 2, "--window: a digest is of 7 days at most; over a longer time nothing rises"),
        (["--output", "a.pdf"], 2, "a.pdf: a digest is written as .html, .txt, .eml; end the name so"),
        (
            ["--mail", "a@b.c\nBcc: d@e.f"],
            1,
            "--mail: 'a@b.c Bcc: d@e.f' is no e-mail address; write it as desk@example.org",
        ),
        (
            ["--mail", "a@b.c"],
            1,
            "setting mail.host (MARQUEE_MAIL_HOST): no mail server; set host and sender in [mail] of marquee.toml",
        ),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_line(ask: Run, arguments: list[str], code: int, line: str) -> None:
    ended = ask("digest", *arguments)
    assert (ended.code, ended.out, ended.err) == (code, "", f"marquee: {line}\n")


def test_a_password_over_an_open_line_is_refused_naming_the_setting(run: Run, tmp_path: Path) -> None:
    (tmp_path / "marquee.toml").write_text('[mail]\nhost = "localhost"\nsecurity = "none"\nuser = "desk"\n')
    ended = run("digest")
    assert ended.code == 2
    assert ended.err.startswith(
        "marquee: setting mail_user (MARQUEE_MAIL_USER or marquee.toml): a password is not sent"
    )
