"""The terminal of the bench: what it reads while it answers a program's questions is seen at the time it came."""

import codecs
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fcntl")
sys.path.append(str(Path(__file__).resolve().parents[1] / "tools" / "bench"))

import termbench
from vt import Screen


class Played(termbench.Session):
    """A session that reads what it is given, at times it is given; nothing runs behind it."""

    def __init__(self, *chunks: tuple[float, bytes]) -> None:
        self.screen = Screen(20, 3)
        self.decode = codecs.getincrementaldecoder("utf-8")().decode
        self.chunks, self.seen, self.wanted = [], [], None
        self.total, self.sent = 0, b""
        self.coming = [*chunks]

    def send(self, data: bytes) -> None:
        self.sent += data

    def pump(self, timeout: float) -> bool:
        if not self.coming:
            return False
        self.chunks.append(self.coming.pop(0))
        if termbench.QUERY.search(self.chunks[-1][1]):
            self.parse()
        return True


def text(screen: Any) -> str:
    return str(screen.text())


def test_a_change_that_came_with_a_question_is_a_change() -> None:
    session = Played((1.0, b"one\x1b[?2026$p"), (2.0, b"two"))
    assert session.until(None, 0.0, 60)[:2] == (1.0, 2.0)
    assert session.sent == b"\x1b[?2026;2$y"


def test_words_are_seen_when_they_came_also_where_a_question_stood_behind_them() -> None:
    session = Played((1.0, b"one"), (2.0, b"two\x1b[c"), (3.0, b"\x1b[?2026hthree"), (4.0, b"four\x1b[?2026l"))
    assert session.until(lambda screen: "onetwo" in text(screen), 0.0, 60)[:2] == (2.0, 4.0)


def test_the_question_for_the_status_waits_for_no_drawing() -> None:
    assert not termbench.QUERY.search(b"\x1b[5n") and termbench.QUERY.search(b"\x1b[6n")
    session = Played((1.0, b"one\x1b[5n"))
    session.until(None, 0.0, 60)
    assert session.sent == b""  # it was answered as it was read
