"""Settings: arguments before the environment before marquee.toml, and a zone that exists."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from analysis.settings import Limits, Settings


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("MARQUEE_CORPUS", "MARQUEE_ZONE", "MARQUEE_WORKERS"):
        monkeypatch.delenv(name, raising=False)


def test_what_nobody_set_is_the_default() -> None:
    found = Settings()
    assert (found.corpus, found.zone, found.day_first) == (Path(".marquee"), "UTC", False)
    assert found.tz.key == "UTC"


def test_the_strongest_of_argument_environment_and_file_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "marquee.toml").write_text('zone = "Europe/Paris"\nworkers = 3\ncorpus = "ours"\nunknown = 1\n')
    monkeypatch.setenv("MARQUEE_ZONE", "Europe/London")
    monkeypatch.setenv("MARQUEE_WORKERS", "4")
    found = Settings(workers=5)
    assert (found.corpus, found.zone, found.workers) == (Path("ours"), "Europe/London", 5)
    assert found.tz.key == "Europe/London"


@pytest.mark.parametrize("zone", ["Mars/One", "", "Europe", "../etc", "a\0b"])
def test_a_zone_that_is_none_says_what_one_looks_like(zone: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(zone=zone)
    [error] = refused.value.errors()
    assert error["msg"] == f"Value error, {zone!r} is not a time zone; use an IANA name such as Europe/London"


def test_no_worker_is_too_few() -> None:
    with pytest.raises(ValidationError, match="workers"):
        Settings(workers=0)


def test_a_limit_is_set_by_its_own_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARQUEE_LIMIT_BATCH_RECORDS", "7")
    assert Limits().batch_records == 7
    assert Settings().limits.batch_records == 7


def test_settings_cannot_be_edited() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().zone = "Europe/Paris"


def test_the_dashboards_address_is_one_of_the_web() -> None:
    assert Settings(address="https://ours.example/news/").address == "https://ours.example/news"
    for wrong in ("javascript:alert(1)", "ours.example", "https://", "https://a b", "https://ours.example/?window=7d"):
        with pytest.raises(ValidationError, match="is not where a dashboard is"):
            Settings(address=wrong)
