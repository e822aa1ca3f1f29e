"""Mail handed to a real server, open and by TLS."""

import ssl
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from analysis.errors import NoticeError
from analysis.notices.message import Letter, message
from analysis.notices.smtp import send, sender
from analysis.settings import Mail
from tests.posting import post_office

LETTER = Letter("Rising: Cher", "Cher rises.\n", "<p>Cher rises.</p>\n")
WHEN = pd.Timestamp("2024-10-17 08:00", tz="UTC")
FROM = "desk@example.org"


def posted(to: list[str], mail: Mail) -> None:
    send(message(LETTER, FROM, to, WHEN), to, mail)


def open_line(port: int) -> Mail:
    return Mail(host="127.0.0.1", port=port, security="none", sender=FROM, seconds=5)


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Return what a server of localhost shows, which is trusted here."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


def _knows(_server: Any, _session: Any, _envelope: Any, _mechanism: Any, data: Any) -> AuthResult:  # noqa: ANN401  (aiosmtpd's)
    return AuthResult(success=(data.login, data.password) == (b"desk", b"right"), handled=False)


def test_mail_arrives_with_both_its_parts() -> None:
    with post_office() as (box, port):
        posted(["a@example.org", "b@example.org"], open_line(port))
    (mail,) = box.mail
    assert (mail["Subject"], mail["From"], mail["To"]) == ("Rising: Cher", FROM, "a@example.org, b@example.org")
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def test_starttls_and_a_password(trusted: ssl.SSLContext) -> None:
    settings = {"tls_context": trusted, "require_starttls": True, "authenticator": _knows, "auth_required": True}
    with post_office(**settings) as (box, port):
        mail = Mail(host="localhost", port=port, user="desk", password="right", sender=FROM, seconds=5)  # type: ignore[arg-type]  # noqa: S106  (pydantic makes a secret of it)
        posted(["a@example.org"], mail)
        wrong = mail.model_copy(update={"password": type(mail.password)("wrong")})
        with pytest.raises(NoticeError) as told:
            posted(["a@example.org"], wrong)
    assert len(box.mail) == 1
    assert str(told.value).startswith(f"mail server localhost:{port}: it refuses user desk (535); look at mail.user")
    assert "wrong" not in str(told.value)


def test_a_line_that_is_tls_from_the_first_byte(trusted: ssl.SSLContext) -> None:
    with post_office(ssl_context=trusted) as (box, port):
        posted(["a@example.org"], Mail(host="localhost", port=port, sender=FROM, security="tls", seconds=5))
    assert [mail["Subject"] for mail in box.mail] == ["Rising: Cher"]


def test_a_server_that_nobody_vouches_for_is_handed_nothing(
    trusted: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with post_office(tls_context=trusted) as (box, port):
        with pytest.raises(NoticeError, match=rf"^mail server localhost:{port}: .*certificate.*; look at mail\.host"):
            posted(["a@example.org"], Mail(host="localhost", port=port, sender=FROM, seconds=5))
        with pytest.raises(NoticeError, match=r"^mail server localhost"):
            posted(["a@example.org"], Mail(host="localhost", port=port, sender=FROM, security="tls", seconds=5))
    assert box.mail == []


def test_a_server_without_starttls_is_handed_nothing() -> None:
    with post_office() as (box, port), pytest.raises(NoticeError, match=r"STARTTLS .*; set mail\.security to what it"):
        posted(["a@example.org"], Mail(host="127.0.0.1", port=port, sender=FROM, seconds=5))
    assert box.mail == []


@pytest.mark.parametrize("to", [["gone@example.org"], ["a@example.org", "gone@example.org"]])
def test_an_address_that_is_refused_is_named(to: list[str]) -> None:
    with (
        post_office() as (_, port),
        pytest.raises(NoticeError, match=r"refuses gone@example\.org \(550 no such box\)"),
    ):
        posted(to, open_line(port))


def test_nobody_there_is_told_in_one_line() -> None:
    with post_office() as (_, port):
        pass
    with pytest.raises(NoticeError, match=rf"^mail server 127\.0\.0\.1:{port}: .*; look at mail\.host"):
        posted(["a@example.org"], open_line(port))


def test_without_a_server_or_a_sender_the_setting_is_named() -> None:
    with pytest.raises(NoticeError, match=r"^setting mail\.host \(MARQUEE_MAIL_HOST\): no mail server"):
        sender(Mail())
    with pytest.raises(NoticeError, match=r"^setting mail\.sender \(MARQUEE_MAIL_SENDER\): 'Desk' is no e-mail"):
        sender(Mail(host="localhost", sender="Desk"))
