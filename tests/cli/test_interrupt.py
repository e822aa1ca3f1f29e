"""Ctrl-C is not lost, wherever it arrives."""

import signal
from collections.abc import Iterator

import pytest

from analysis.cli import interrupt


@pytest.fixture
def listening() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    interrupt.listen()
    yield
    signal.signal(signal.SIGINT, before)
    interrupt._asked.clear()  # noqa: SLF001  (the next test has not been interrupted)


@pytest.mark.usefixtures("listening")
def test_an_interrupt_that_was_swallowed_is_raised_at_the_next_batch() -> None:
    interrupt.check()
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        interrupt.check()


@pytest.mark.usefixtures("listening")
def test_a_new_command_has_not_been_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    interrupt.listen()
    interrupt.check()
