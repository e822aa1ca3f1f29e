"""The commands together: help, errors in one line, exit codes."""

import os
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from deltalake.exceptions import DeltaError

from analysis.cli import app, main
from analysis.cli.failure import code_of, line_of
from analysis.export.formats import FORMATS
from tests.cli.conftest import Run

MARQUEE = (sys.executable, "-c", "import sys; from analysis.cli import main; sys.exit(main())")
COMMANDS = (
    *(
        "ingest",
        "annotate",
        "trends",
        "people",
        "shows",
        "works",
        "portrayal",
        "articles",
        "outlets",
        "coverage",
        "report",
        "digest",
        "alert",
        "evaluate",
        "checks",
        "sources",
        "overrule",
        "rulings",
        "remove",
        "dashboard",
    ),
)


def test_the_help_names_every_command_an_example_and_the_exit_codes(run: Run) -> None:
    ended = run("--help")
    assert (ended.code, ended.err) == (0, "")
    assert [line.split()[0] for line in ended.out.partition("Commands:\n")[2].splitlines()[: len(COMMANDS)]] == list(
        COMMANDS
    )
    assert "  Example:\n    marquee ingest articles.csv\n" in ended.out
    assert "    0  all went well\n    1  it failed, or nothing could be read\n" in ended.out
    assert "    2  the command was not understood\n    130  Ctrl-C\n" in ended.out


def test_without_any_argument_there_is_the_help(run: Run) -> None:
    assert run() == run("--help")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_commands_help_has_an_example_and_a_line_an_option(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"  Example:\n    marquee {command} " in ended.out
    options = ended.out.partition("\nOptions:\n")[2].partition("\n\n")[0].splitlines()
    assert all(line.startswith("  -") and len(line) <= 80 for line in options)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["wat"], "No such command 'wat'; see marquee --help"),
        (["ingest"], "Missing argument 'PATH'; see marquee ingest --help"),
        (["report"], "nothing to write: give --output FILE, or a report and --freeze AS"),
        (["shows", "--zzz"], "No such option: --zzz; see marquee shows --help"),
        (
            ["shows", "--limit", "0"],
            "Invalid value for '--limit': Input should be greater than or equal to 1; see marquee shows --help",
        ),
        (
            ["people", "--window", "7d", "--since", "2024-10-01"],
            "--window and --since or --until exclude each other; give one or the other",
        ),
        (
            ["people", "--window", "week"],
            '--window: "week" is no length of time; write hours or days, as in 24h or 7d',
        ),
        (
            ["people", "--until", "yesterday"],
            '--until: "yesterday" is no day and no instant; write 2024-10-17 or 2024-10-17T08:00:00Z',
        ),
        (
            ["report", "--output", "out.doc"],
            f"out.doc: a report is written as one of {', '.join(f'.{ending}' for ending in FORMATS)}; end the name so",
        ),
    ],
)
def test_a_command_that_is_not_understood_is_told_in_one_line(ask: Run, arguments: list[str], line: str) -> None:
    ended = ask(*arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", f"marquee: {line}\n")


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        (
            "MARQUEE_ZONE",
            "Nowhere",
            "zone (MARQUEE_ZONE or marquee.toml): 'Nowhere' is not a time zone; use an IANA name such as Europe/London",
        ),
        (
            "MARQUEE_WORKERS",
            "0",
            "workers (MARQUEE_WORKERS or marquee.toml): Input should be greater than or equal to 1",
        ),
        (
            "MARQUEE_LIMIT_FILE_BYTES",
            "1.5",
            "file_bytes (MARQUEE_LIMIT_FILE_BYTES or marquee.toml): Input should be a valid integer",
        ),
    ],
)
def test_a_setting_that_makes_no_sense_is_told_in_one_line(
    ask: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, line: str
) -> None:
    monkeypatch.setenv(name, value)
    ended = ask("people")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"marquee: setting {line}")
    assert ended.err.count("\n") == 1


def test_a_settings_file_that_is_no_toml_is_told_in_one_line(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "marquee.toml").write_text("zone = \n", encoding="utf-8")
    ended = ask("people")
    assert ended.code == 2
    assert ended.err.startswith("marquee: marquee.toml: the settings cannot be read: Invalid value")
    assert ended.err.count("\n") == 1


def test_the_corpus_may_be_named_before_the_command_behind_it_or_in_the_environment(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("--corpus", corpus, "people")
    assert before.code == 0
    assert run("people", "--corpus", corpus) == before
    assert run("--corpus", "elsewhere", "people", "--corpus", corpus) == before
    monkeypatch.setenv("MARQUEE_CORPUS", str(corpus))
    assert run("people") == before
    assert run("--corpus", "elsewhere", "people").err == (
        "marquee: elsewhere: no corpus here yet; `marquee ingest FILE` makes one\n"
    )


def test_without_a_corpus_it_is_said_how_to_make_one(run: Run) -> None:
    ended = run("people")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err == "marquee: .marquee: no corpus here yet; `marquee ingest FILE` makes one\n"


def test_ctrl_c_is_one_line_and_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", interrupted)
    assert main([]) == 130
    assert capsys.readouterr().err == "marquee: interrupted\n"


def test_a_reader_that_goes_away_is_no_error(corpus: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as nobody:
        ended = subprocess.run(
            [*MARQUEE, "articles", "--format", "jsonl", "--corpus", str(corpus)],
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_ctrl_c_stops_the_processes_too_without_a_word_of_theirs(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    lines = ['{"headline": "Cher sings", "body": "Cher sang and sang."}\n'] * 5_000
    # By the time that it is refused, the processes are at work: batches are read no further ahead.
    lines[50] = '{"body": ""}\n'
    file.write_text("".join(lines), encoding="utf-8")
    environment = os.environ | {"MARQUEE_LIMIT_BATCH_RECORDS": "1"}
    with subprocess.Popen(
        [*MARQUEE, "annotate", str(file), "--workers", "2"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        process_group=0,
    ) as running:
        assert running.stderr is not None
        assert running.stderr.readline().startswith(b"rejected ")
        # As a terminal does it: to the whole group.
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, b"marquee: interrupted\n")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (DeltaError("no space\nleft"), "marquee: the corpus cannot be written: no space left"),
        (
            BrokenProcessPool("gone"),
            "marquee: a process that reads articles was killed, maybe for its memory; try again ",
        ),
        (OSError("odd"), "marquee: odd"),
        (PermissionError(13, "Permission denied", "x.csv"), "marquee: x.csv: permission denied"),
    ],
)
def test_what_the_system_refuses_is_one_line_and_a_failure(error: Exception, line: str) -> None:
    assert line_of(error).startswith(line)
    assert code_of(error) == 1
