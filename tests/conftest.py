"""What holds for every test: laws are tried on the same examples each run, and no test is skipped unseen."""

import os
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock
from hypothesis import settings

from analysis.sample import sample_corpus
from analysis.settings import Settings
from tests.corpora import NOW

ALLOWED_SKIPS: Final[dict[str, str]] = {}
"""Node id of a test that may be skipped -> the reason why that is right."""

# The same examples every run, none remembered between runs, and no limit a busy machine could break.
settings.register_profile("marquee", deadline=None, derandomize=True, database=None, max_examples=50)
settings.load_profile("marquee")

SKIPPED: Final = pytest.StashKey[dict[str, str]]()


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus not begun yet, with the sample in it; made once for all processes: copy it to write to it."""
    base = tmp_path_factory.getbasetemp()
    # Processes of one run have their folders beside one another.
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "newsroom"
    with FileLock(f"{shared}.lock"):
        sample_corpus(Settings(corpus=shared), NOW)
    return shared


def pytest_configure(config: pytest.Config) -> None:
    """Start with nothing skipped."""
    config.stash[SKIPPED] = {}
    config.pluginmanager.register(_SkipList(config.stash[SKIPPED]), "skip-list")


class _SkipList:
    """Notes every test, or file of tests, that was skipped or expected to fail."""

    def __init__(self, skipped: dict[str, str]) -> None:
        self.skipped = skipped

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # An expected failure checks nothing either: pytest reports it as skipped.
        if report.skipped:
            self.skipped[report.nodeid] = getattr(report, "wasxfail", None) or _reason(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self.skipped[report.nodeid] = _reason(report)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that skipped what the list does not allow."""
    if _unlisted(session.config) and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what was skipped, why, and whether that is allowed."""
    skipped, unlisted = config.stash[SKIPPED], _unlisted(config)
    terminalreporter.section("skips")
    terminalreporter.line(f"{len(skipped)} skipped, {len(unlisted)} of them not in the list in tests/conftest.py")
    for test, reason in skipped.items():
        verdict = "NOT ALLOWED" if test in unlisted else f"allowed: {ALLOWED_SKIPS[test]}"
        terminalreporter.line(f"{test} ({reason}) {verdict}", red=test in unlisted)


def _unlisted(config: pytest.Config) -> list[str]:
    return [test for test in config.stash[SKIPPED] if test not in ALLOWED_SKIPS]


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    match report.longrepr:
        case (_, _, str(reason)):
            return reason.removeprefix("Skipped: ")
        case other:
            return str(other)
