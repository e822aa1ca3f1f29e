"""Mail handed to the newsroom's server."""

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage

from analysis.errors import NoticeError
from analysis.notices.message import address
from analysis.notices.titled import plain
from analysis.settings import Mail


def sender(mail: Mail) -> str:
    """Return the address that mail is from. Raises NoticeError where the settings do not say, or name no server."""
    if not mail.host:
        msg = "setting mail.host (MARQUEE_MAIL_HOST): no mail server; set host and sender in [mail] of marquee.toml"
        raise NoticeError(msg)
    return address("setting mail.sender (MARQUEE_MAIL_SENDER)", mail.sender)


def send(message: EmailMessage, recipients: Sequence[str], mail: Mail) -> None:
    """Hand a message to the mail server. Raises NoticeError where it does not take it, for all of the recipients."""
    place = f"mail server {mail.host}:{mail.usual_port}"
    try:
        with _connected(mail) as server:
            if mail.user:
                server.login(mail.user, mail.password.get_secret_value())
            refused = server.send_message(message, sender(mail), list(recipients))
    except smtplib.SMTPAuthenticationError as error:
        msg = f"{place}: it refuses user {mail.user} ({error.smtp_code}); look at mail.user and MARQUEE_MAIL_PASSWORD"
        raise NoticeError(msg) from error
    except smtplib.SMTPRecipientsRefused as error:
        raise NoticeError(_refused(place, error.recipients)) from error
    except smtplib.SMTPResponseException as error:
        msg = f"{place}: it answers {error.smtp_code} {_said(error.smtp_error)}; nothing was sent, try again"
        raise NoticeError(msg) from error
    except smtplib.SMTPNotSupportedError as error:
        msg = f"{place}: {plain(str(error))}; set mail.security to what it offers"
        raise NoticeError(msg) from error
    except (OSError, UnicodeError) as error:
        msg = f"{place}: {plain(str(error)) or type(error).__name__}; look at mail.host, port and security, try again"
        raise NoticeError(msg) from error
    if refused:
        raise NoticeError(_refused(place, refused))


def _connected(mail: Mail) -> smtplib.SMTP:
    if mail.security == "tls":
        return smtplib.SMTP_SSL(mail.host, mail.usual_port, timeout=mail.seconds, context=ssl.create_default_context())
    server = smtplib.SMTP(mail.host, mail.usual_port, timeout=mail.seconds)
    if mail.security == "starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _refused(place: str, recipients: dict[str, tuple[int, bytes]]) -> str:
    told = ", ".join(f"{who} ({code} {_said(words)})" for who, (code, words) in recipients.items())
    return f"{place}: it refuses {told}; look at the address"


def _said(words: bytes | str) -> str:
    return plain(words.decode("utf-8", "replace") if isinstance(words, bytes) else words)
