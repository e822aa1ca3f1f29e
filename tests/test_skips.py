from pathlib import Path

import pytest

CONFTEST = (Path(__file__).parent / "conftest.py").read_text()
SKIPPING = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="no such machine")
def test_waits():
    pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    return pytester


def test_a_skip_that_is_not_listed_fails_the_run(run: pytest.Pytester) -> None:
    run.makepyfile(test_it=SKIPPING)
    result = run.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        [
            "1 skipped, 1 of them not in the list in tests/conftest.py",
            "test_it.py::test_waits (no such machine) NOT ALLOWED",
        ]
    )


def test_a_listed_skip_is_printed_with_its_reason(run: pytest.Pytester) -> None:
    run.makeconftest(f"{CONFTEST}\nALLOWED_SKIPS['test_it.py::test_waits'] = 'needs two screens'\n")
    run.makepyfile(test_it=SKIPPING)
    result = run.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["test_it.py::test_waits (no such machine) allowed: needs two screens"])


def test_an_expected_failure_is_a_skip(run: pytest.Pytester) -> None:
    run.makepyfile(test_it="import pytest\n@pytest.mark.xfail(reason='later')\ndef test_it():\n    assert False")
    result = run.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["test_it.py::test_it (later) NOT ALLOWED"])


def test_a_skipped_file_is_a_skip(run: pytest.Pytester) -> None:
    run.makepyfile(test_it="import pytest\npytest.importorskip('no_such_library')\ndef test_it():\n    pass")
    result = run.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["test_it.py (could not import 'no_such_library'*) NOT ALLOWED"])


def test_a_run_without_skips_passes_and_says_so(run: pytest.Pytester) -> None:
    run.makepyfile(test_it="def test_it():\n    pass")
    result = run.runpytest_subprocess()
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines(["0 skipped, 0 of them not in the list in tests/conftest.py"])
