"""Bytes of a terminal become the keys that were pressed, however the reads cut them."""

import inspect
import itertools
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from pmtui.widgets.terminal import TerminalText, guard


def decoded(*reads: bytes) -> str:
    decoder = TerminalText()
    return "".join(decoder.decode(read) for read in reads)


def told(*reads: bytes) -> list[tuple[str, str | None]]:
    """What Textual's parser makes of the reads: keys and pastes, up to the end of all."""
    decoder, parser = TerminalText(), XTermParser()
    found = [event for read in reads if (text := decoder.decode(read)) for event in parser.feed(text)]
    if last := decoder.decode(b"", final=True):
        found += parser.feed(last)
    found += parser.feed("")
    return [
        ("paste", event.text) if isinstance(event, events.Paste) else (event.key, event.character if event.is_printable else None)
        for event in found
        if isinstance(event, (events.Key, events.Paste))
    ]


def keys(*reads: bytes) -> list[str]:
    return [key for key, _ in told(*reads)]


def cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    ends = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in itertools.pairwise(ends)]


def each_cut(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    return ((data[:place], data[place:]) for place in range(1, len(data)))


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"A\xffB", "A\ufffdB"), (b"\xc3(", "\ufffd("), (b"\xed\xa0\x80x", "\ufffd\ufffd\ufffdx"), (b"\xf0\x9f\x98", "")],
)
def test_a_byte_that_is_no_utf8_is_replaced(data: bytes, text: str) -> None:
    assert decoded(data) == text


def test_what_is_left_of_a_letter_at_the_end_is_replaced() -> None:
    decoder = TerminalText()
    assert (decoder.decode(b"a\xf0\x9f"), decoder.decode(b"", final=True)) == ("a", "\ufffd")


@pytest.mark.parametrize("text", ["é", "漢字", "👨‍👩‍👧", "añb"])
def test_a_letter_split_over_two_reads_is_whole(text: str) -> None:
    for reads in each_cut(text.encode()):
        assert decoded(*reads) == text


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"\x1b[A", "up"), (b"\x1b[1;5C", "ctrl+right"), (b"\x1bOP", "f1"), (b"\x1b[3~", "delete"), (b"\x1b[27u", "escape")],
)
def test_a_sequence_split_over_two_reads_is_one_key(data: bytes, key: str) -> None:
    assert keys(data) == [key]
    for reads in each_cut(data):
        assert keys(*reads) == [key], reads


@pytest.mark.parametrize("letter", [*"2uaJ1:/-*", " ", "é", "漢", "\r", "\t"])
def test_escape_and_a_key_are_two_keys_in_one_read_and_in_two(letter: str) -> None:
    one, two = told(b"\x1b" + letter.encode()), told(b"\x1b", letter.encode())
    assert one == two == [("escape", None), *told(letter.encode())]


def test_what_alt_and_a_key_of_editing_send_stays_one_key() -> None:
    assert [keys(data) for data in (b"\x1bb", b"\x1bf", b"\x1b\x7f")] == [["ctrl+left"], ["ctrl+right"], ["ctrl+w"]]


def test_escape_again_and_again() -> None:
    assert keys(b"\x1b\x1b") == keys(b"\x1b", b"\x1b") == ["escape", "escape"]
    assert keys(b"\x1b\x1b\x1b2") == keys(b"\x1b", b"\x1b", b"\x1b", b"2") == ["escape", "escape", "escape", "2"]
    assert keys(b"\x1b\x1b[A") == keys(b"\x1b", b"\x1b[A") == ["escape", "up"]


def test_an_escape_alone_is_given_at_once() -> None:
    assert decoded(b"\x1b") == "\x1b"


def test_a_burst_with_escapes_keeps_its_order() -> None:
    assert keys(b"ab\x1b2\x1buc") == ["a", "b", "escape", "2", "escape", "u", "c"]


# pastes

PASTE = b"\x1b[200~one \x1b[31mRED\x1b[0m\x1b two\x1b[201~"
PASTED = ("paste", "one \u241b[31mRED\u241b[0m\u241b two")


def test_an_escape_in_a_paste_is_shown() -> None:
    assert told(PASTE) == [PASTED]


def test_a_paste_is_the_same_wherever_the_reads_cut_it() -> None:
    for reads in each_cut(PASTE):
        assert told(*reads) == [PASTED], reads
    assert told(*cut(PASTE, range(len(PASTE)))) == [PASTED]


def test_a_paste_between_keys_wherever_the_reads_cut_it() -> None:
    data = b"a\x1b2" + PASTE + b"b" + PASTE
    whole = told(data)
    assert whole == [("a", "a"), ("escape", None), ("2", "2"), PASTED, ("b", "b"), PASTED]
    for reads in each_cut(data):
        assert told(*reads) == whole, reads


def test_a_start_mark_inside_a_paste_is_words() -> None:
    assert told(b"\x1b[200~a\x1b[200~b\x1b[201~c") == [("paste", "a\u241b[200~b"), ("c", "c")]


def test_an_escape_right_after_a_paste_is_a_key() -> None:
    for reads in ((PASTE + b"\x1b", b"2"), (PASTE, b"\x1b", b"2"), (PASTE + b"\x1b2",)):
        assert told(*reads) == [PASTED, ("escape", None), ("2", "2")]


def test_an_end_mark_without_a_start_does_no_harm() -> None:
    assert keys(b"a\x1b[201~\x1b2b") == ["a", "escape", "2", "b"]


# whatever comes

PIECES = st.sampled_from(
    [
        b"\x1b",
        b"\x1b[200~",
        b"\x1b[201~",
        b"\x1b[A",
        b"\x1bOP",
        b"a",
        b"2",
        b"[",
        b"~",
        b"\xff",
        "é".encode(),
        "👍".encode(),
        b"\r",
        b"\x1b[27u",
    ]
)
CUTS = st.lists(st.integers(0, 400), max_size=8)


@given(st.one_of(st.binary(max_size=40), st.lists(PIECES, max_size=12).map(b"".join)), CUTS)
@example(b"\x1b[200~x\x1b[201~", [12])
def test_no_bytes_raise_and_no_letter_is_lost(data: bytes, places: list[int]) -> None:
    """The text is that of the bytes, but for what the decoder adds: escape as a sequence of its own, ESC shown in a paste."""
    decoder = TerminalText()
    text = "".join(decoder.decode(read) for read in cut(data, places)) + decoder.decode(b"", final=True)
    assert bare(text) == bare(data.decode("utf-8", "replace"))


def bare(text: str) -> str:
    """A text without what the decoder adds."""
    return text.replace("\u241b", "\x1b").replace("\x1b[I", "").replace("\x1b[27u", "\x1b")


SAFE = st.lists(
    st.sampled_from([b"\x1b[A", b"\x1b[3~", b"\x1bOP", b"a", b"2", "é".encode(), "👍".encode(), b"\xff", b"\r", b"\x1b[27u", b"\x1b2", b"\x1bu",
                     b"\x1b\r", b"\x1b[200~x \x1b[31m\xff\x1b\x1b[201~", b"\x1b[200~\x1b[201~"]),
    max_size=12,
).map(b"".join)  # fmt: skip


@given(SAFE, CUTS)
def test_the_keys_are_the_same_wherever_the_reads_cut_them(data: bytes, places: list[int]) -> None:
    assert told(*cut(data, places)) == told(data)


@given(SAFE)
def test_the_keys_are_the_same_byte_by_byte(data: bytes) -> None:
    assert told(*cut(data, range(len(data)))) == told(data)


# Textual's one name


@pytest.mark.skipif(sys.platform == "win32", reason="another driver there")
def test_the_one_private_name_that_guard_replaces_is_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    stock: Callable[[str], Any] = linux_driver.getincrementaldecoder
    monkeypatch.setattr(linux_driver, "getincrementaldecoder", stock)  # put back at the end
    assert guard()
    assert linux_driver.getincrementaldecoder("utf-8") is TerminalText
    made = linux_driver.getincrementaldecoder("utf-8")()
    assert made.decode(b"A\xff", final=False) == "A\ufffd"
    source = inspect.getsource(linux_driver.LinuxDriver)
    assert 'getincrementaldecoder("utf-8")().decode' in source  # the driver still asks for it by this name
    assert source.count("getincrementaldecoder") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="another driver there")
def test_guard_says_when_the_name_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    from textual.drivers import linux_driver

    monkeypatch.delattr(linux_driver, "getincrementaldecoder")
    assert not guard()
