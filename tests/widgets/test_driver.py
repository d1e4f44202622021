"""The driver stands on names of Textual's, and reads with our decoder and parser until the terminal is gone."""

import ast
import inspect
import os
import sys
import textwrap
import threading
from collections.abc import Iterator
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("another driver there", allow_module_level=True)

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from pmtui.widgets import driver as ours
from pmtui.widgets.driver import TerminalClosed, steady

OWN = {"busy"}  # what Textual's driver knows nothing of


def replaced() -> dict[str, Any]:
    """The functions of ours that stand for Textual's, by name."""
    (made,) = (one for one in ast.walk(ast.parse(inspect.getsource(ours))) if isinstance(one, ast.ClassDef) and one.name == "Steady")
    return {one.name: one for one in made.body if isinstance(one, ast.FunctionDef)}


def lost(textual: type) -> set[str]:
    """What of ours would never be called, since Textual's driver has no such function."""
    return {name for name in replaced() if not callable(getattr(textual, name, None))} - OWN


def test_what_the_driver_replaces_is_there_in_textuals(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {"_run_input_thread", "run_input_thread", "_sigcont_application", "process_message"} <= set(replaced())
    assert not lost(LinuxDriver)
    monkeypatch.delattr(LinuxDriver, "run_input_thread")
    assert lost(LinuxDriver) == {"run_input_thread"}


@pytest.mark.parametrize(
    ("function", "words"),
    [
        ("start_application_mode", "Thread(target=self._run_input_thread"),  # ours, which calls our reading
        ("__init__", "SIGCONT, self._sigcont_application"),
        ("__init__", "self._must_signal_resume"),
        ("start_application_mode", "self._writer_thread = WriterThread"),
    ],
)
def test_textuals_driver_still_calls_it_by_that_name(function: str, words: str) -> None:
    source = textwrap.dedent(inspect.getsource(getattr(LinuxDriver, function)))
    assert words in ast.unparse(ast.parse(source))


class Read(steady(LinuxDriver, lambda: None, lambda: None)):  # type: ignore[misc]  # a base that is made
    """Reads a pipe, and notes what comes."""

    def __init__(self, fileno: int) -> None:
        self.fileno = fileno
        self.exit_event = threading.Event()
        self.found: list[Message] = []

    busy = False

    def process_message(self, message: Message) -> None:
        self.found.append(message)


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reads, writes = os.pipe()
    yield reads, writes
    os.close(reads)


def test_a_byte_that_is_no_letter_is_read_as_such_and_the_end_is_told(pipe: tuple[int, int]) -> None:
    reads, writes = pipe
    os.write(writes, b"A\xff\xc3\xa9")
    os.close(writes)
    reader = Read(reads)
    with pytest.raises(TerminalClosed):
        reader.run_input_thread()
    assert [event.character for event in reader.found if isinstance(event, events.Key)] == ["A", "\ufffd", "é"]


def test_a_driver_that_was_told_to_stop_reads_nothing(pipe: tuple[int, int]) -> None:
    reader = Read(pipe[0])
    reader.exit_event.set()
    reader.run_input_thread()
    assert not reader.found
    os.close(pipe[1])
