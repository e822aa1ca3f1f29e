"""Servers that take what notices send: one of the web, one for mail, both real and local."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from aiosmtpd.controller import Controller


class Hook(ThreadingHTTPServer):
    """Keeps what it is posted, and answers in turn what it is told to, then 204."""

    daemon_threads = True

    def __init__(self, answers: Sequence[int]) -> None:
        super().__init__(("127.0.0.1", 0), _Taking)
        self.answers = list(answers)
        self.posted: list[tuple[str, Any]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook/secret"


class _Taking(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posted.append((self.path, json.loads(body)))
        status = self.server.answers.pop(0) if self.server.answers else 204
        if not status:
            # Until the test is over: no answer.
            self.server.over.wait()
            return
        self.send_response(status)
        self.send_header("Location", f"{self.server.url}/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def hook(*answers: int) -> Iterator[Hook]:
    """Yield a server of the web; an answer of 0 is none."""
    server = Hook(answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Box:
    """Keeps the mail it is handed, and refuses one address."""

    refused: ClassVar = "gone@example.org"

    def __init__(self) -> None:
        self.mail: list[Any] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, to: str, _options: Any) -> str:  # noqa: ANN401, N802  (aiosmtpd's)
        if to == self.refused:
            return "550 no such box"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: ANN401, N802  (aiosmtpd's)
        self.mail.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


class _Office(Controller):
    def _trigger_server(self) -> None:
        # It looks whether it can be reached where it was told to be, and it was told to take any port.
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd says no types of it


@contextmanager
def post_office(**settings: Any) -> Iterator[tuple[Box, int]]:  # noqa: ANN401  (aiosmtpd's)
    """Yield a mail server's box and its port."""
    box = Box()
    controller = _Office(box, hostname="127.0.0.1", port=0, **settings)
    controller.start()
    try:
        yield box, controller.port
    finally:
        controller.stop()
