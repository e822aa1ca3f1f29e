"""`dashboard`: which command is run, in which environment, and what happens to it."""

import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from analysis.cli import serving
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
CHILD = "import os, signal, time; signal.signal({0}, lambda *_: os._exit(7)); print('up', flush=True); time.sleep(60)"
PARENT = "import os, sys; from analysis.cli.serving import ended; sys.exit(ended({0!r}, os.environ))"


def test_streamlit_is_started_on_the_dashboards_own_file() -> None:
    command = serving.command(8600, headless=True)
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(command[4]) == ROOT / "analysis" / "dashboard" / "start" / "app.py"
    assert command[5:] == ["--server.port", "8600", "--server.headless", "true"]
    assert serving.command(None, headless=False) == command[:5]


def test_the_dashboard_is_told_the_corpus_and_whether_to_show_the_sample(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[Mapping[str, str]] = []

    def noted(_: object, environment: Mapping[str, str], __: object) -> int:
        asked.append(environment)
        return 3

    monkeypatch.setattr(serving, "ended", noted)
    assert run("dashboard").code == 3
    assert run("--corpus", "here", "dashboard", "--sample").code == 3
    assert [given["MARQUEE_CORPUS"] for given in asked] == [str(tmp_path / ".marquee"), str(tmp_path / "here")]
    assert [given.get("MARQUEE_SAMPLE") for given in asked] == [None, "1"]


def test_what_the_first_page_needs_can_be_made_ready_before(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(serving, "ended", lambda *_: pytest.fail("nothing is to be started"))
    monkeypatch.setattr(serving, "sample_corpus", lambda settings, _: made.append(settings.corpus))
    ended = run("--corpus", tmp_path / "new", "dashboard", "--sample", "--prepare")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "Getting the first page ready: up to a minute, once.\n"
    assert made == [tmp_path / "new"]


def test_a_folder_in_which_nothing_can_be_made_ready_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("--corpus", tmp_path / "file", "dashboard", "--sample", "--prepare")
    assert ended.code == 1
    assert ended.err.splitlines()[1:] == [f"marquee: {tmp_path / 'file'}: file exists"]


def test_an_installed_marquee_serves_as_a_checkout_does() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert dict(_variables(config, "STREAMLIT")) == serving.STREAMLIT


def _variables(settings: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in settings.items():
        variable = f"{prefix}_{re.sub(r'(?<!^)(?=[A-Z])', '_', name).upper()}"
        if isinstance(value, dict):
            yield from _variables(value, variable)
        else:
            yield variable, str(value).lower() if isinstance(value, bool) else str(value)


def test_the_users_own_streamlit_settings_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "192.0.2.1")
    assert serving.variables(tmp_path, sample=False)["STREAMLIT_SERVER_ADDRESS"] == "192.0.2.1"
    assert "STREAMLIT_CLIENT_TOOLBAR_MODE" in serving.variables(tmp_path, sample=False)
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").touch()
    assert "STREAMLIT_CLIENT_TOOLBAR_MODE" not in serving.variables(tmp_path, sample=False)


def test_a_port_that_is_taken_is_told_in_one_line(run: Run) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("dashboard", "--port", port)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        f"marquee: port {port}: another program has it, or it may not be opened; choose another with --port\n"
    )


def test_the_exit_code_is_the_childs() -> None:
    assert serving.ended([sys.executable, "-c", "raise SystemExit(5)"], os.environ) == 5
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert serving.ended([sys.executable, "-c", killed], os.environ) == 128 + signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_stop_reaches_the_child_once_and_its_end_is_waited_for(number: signal.Signals) -> None:
    child = [sys.executable, "-c", CHILD.format(int(number))]
    with subprocess.Popen(
        [sys.executable, "-c", PARENT.format(child)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"up\n"
        # As a terminal does it: to the whole group.
        os.killpg(parent.pid, number)
        assert parent.wait(timeout=30) == 7
        assert parent.stderr is not None
        assert parent.stderr.read() == b""
