"""Textual's terminal driver, made so that a terminal which stalls or goes away stops nothing.

Frames are skipped while the last one is still being written (`writer`, `pace`, `missed`). A closed terminal
is reported once, as such: stock Textual takes the failing read for an error, or reads nothing for ever,
using a whole core. Knows no screen and no key.
"""

import os
import selectors
import termios
import threading
import time
from collections.abc import Callable

from textual.driver import Driver
from textual.message import Message

from pmtui.widgets.looks import lean
from pmtui.widgets.pace import ASK, Pace
from pmtui.widgets.terminal import CLEARED, Answered, Decoder, TerminalParser
from pmtui.widgets.textual_private import fail, writer_of
from pmtui.widgets.writer import Writer

TICK = 0.1  # seconds until a lone ESC is taken for the key
LAST_ANSWER = 0.3  # seconds to wait when leaving for answers of the terminal
ONCE = 4096  # bytes per read


class TerminalClosed(Exception):
    """The other end of the terminal is gone."""


def steady(driver: type[Driver], closed: Callable[[], None], caught_up: Callable[[], None]) -> type[Driver]:
    """Return a subclass of this driver that no terminal can hold up.

    `closed` is called when the terminal is gone, `caught_up` when it can take a frame; both from a thread of the driver.
    """

    class Steady(driver):  # type: ignore[valid-type, misc]
        _must_signal_resume: bool

        @property
        def busy(self) -> bool:
            """Return whether a frame would have to wait behind another."""
            return not self.pace.room() or (isinstance(writer := writer_of(self), Writer) and writer.busy)

        def write(self, data: str) -> None:
            data = lean(data)
            super().write(data)
            self.pace.written(len(data))

        def flush(self) -> None:
            """After a frame, ask the terminal to report when it has drawn it."""
            super().flush()
            if writer_of(self) is not None and self.pace.asks():
                super().write(ASK)

        def start_application_mode(self) -> None:
            self.pace = Pace(time.monotonic)
            self._came_far = threading.Event()
            super().start_application_mode()
            if isinstance(writer := writer_of(self), Writer):
                writer.on_idle = caught_up

        def disable_input(self) -> None:
            """Stop reading, once the terminal has answered: otherwise its answer would be typed into the next program."""
            if self.pace.waits:
                self._came_far.clear()
                if self.pace.waits:
                    self._came_far.wait(LAST_ANSWER)
            super().disable_input()

        def stop_application_mode(self) -> None:
            """Return the terminal back; without an alternate screen the last frame would otherwise stay."""
            self.write(CLEARED)
            super().stop_application_mode()

        def process_message(self, message: Message) -> None:
            if not isinstance(message, Answered):
                super().process_message(message)
                return
            if self.pace.answered() and not self.exit_event.is_set():
                self.flush()
            self._came_far.set()
            caught_up()

        def _sigcont_application(self, *_: object) -> None:
            """Take the screen back after a stop, even one that could not be handled."""
            if not self._must_signal_resume:
                try:
                    termios.tcgetattr(self.fileno)
                except termios.error:  # the system wakes us because the terminal is gone
                    return
                self.suspend_application_mode()
                self._must_signal_resume = True
            super()._sigcont_application()

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except (OSError, TerminalClosed):
                closed()
            except BaseException as error:
                fail(self, error)

        def run_input_thread(self) -> None:
            """Read from the terminal until the driver stops."""
            parser, decoder = TerminalParser(), Decoder()
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(TICK):
                        data = os.read(self.fileno, ONCE)
                        if not data:
                            raise TerminalClosed
                        if text := decoder.decode(data):
                            for message in parser.feed(text):
                                self.process_message(message)
                    for message in parser.tick():
                        self.process_message(message)
                    if not self.busy:
                        caught_up()  # also if an answer did not come

    return Steady
