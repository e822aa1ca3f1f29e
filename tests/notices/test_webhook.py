"""Alerts posted to a real server."""

import pytest

from analysis.errors import NoticeError
from analysis.notices.webhook import post
from tests.posting import hook

AT_ONCE = (0.0, 0.0)


def test_a_value_is_posted_as_json() -> None:
    with hook() as server:
        post(server.url, {"text": "Beyoncé"}, AT_ONCE)
        assert server.posted == [("/hook/secret", {"text": "Beyoncé"})]


def test_a_server_in_trouble_is_tried_again_and_not_for_ever() -> None:
    with hook(503, 429) as server:
        post(server.url, {}, AT_ONCE)
        assert len(server.posted) == 3
    with hook(500, 502, 503, 200) as server:
        with pytest.raises(NoticeError, match=r"^webhook 127\.0\.0\.1: it answers 503, 3 times; what was not told"):
            post(server.url, {}, AT_ONCE)
        assert len(server.posted) == 3


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with hook(status) as server:
        with pytest.raises(NoticeError, match=f"it answers {status}, and redirects are not followed"):
            post(server.url, {}, AT_ONCE)
        assert [path for path, _ in server.posted] == ["/hook/secret"]


def test_a_refusal_is_told_at_once_without_the_secret_of_the_address() -> None:
    with hook(403) as server:
        with pytest.raises(NoticeError) as told:
            post(server.url, {}, AT_ONCE)
        assert str(told.value) == "webhook 127.0.0.1: it answers 403; look at the address"
        assert len(server.posted) == 1


def test_no_answer_is_waited_for_no_longer_than_is_said() -> None:
    with hook(0, 0, 0) as server, pytest.raises(NoticeError, match="no answer within 0 s, 3 times"):
        post(server.url, {}, AT_ONCE, seconds=0.2)


def test_nobody_there_is_told_in_one_line() -> None:
    with hook() as server:
        url = server.url
    with pytest.raises(NoticeError, match=r"^webhook 127\.0\.0\.1: .*, 3 times") as told:
        post(url, {}, AT_ONCE)
    assert "\n" not in str(told.value)
