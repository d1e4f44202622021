"""Bytes of a terminal become the keys that were pressed, however the reads split them."""

import inspect
import itertools
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from pmtui.widgets.ordered import key_of
from pmtui.widgets.pastes import ASKED, LONGEST, PasteArriving, PasteCut
from pmtui.widgets.terminal import Decoder, TerminalParser, Typed, guard


class Reader:
    """Decoder and parser as the driver has them, with a clock that the test sets."""

    def __init__(self) -> None:
        self.now = 0.0
        self.decoder = Decoder()
        self.parser = TerminalParser(clock=lambda: self.now)

    def read(self, data: bytes) -> list[Message]:
        text = self.decoder.decode(data)
        return [*(self.parser.feed(text) if text else ()), *self.parser.tick()]

    def wait(self, seconds: float) -> list[Message]:
        self.now += seconds
        return list(self.parser.tick())

    def end(self) -> list[Message]:
        last = self.decoder.decode(b"", final=True)
        return [*(self.parser.feed(last) if last else ()), *self.parser.feed("")]


def events_of(*reads: bytes) -> list[Message]:
    """Return all events of some reads, up to the end of input."""
    reader = Reader()
    found = [event for data in reads for event in reader.read(data)]
    return found + reader.end()


def plain(found: Iterable[Message]) -> list[tuple[str, str | None]]:
    """Return keys and pastes, letters that came together one by one."""
    out: list[tuple[str, str | None]] = []
    for event in found:
        if isinstance(event, events.Paste):
            out.append(("paste", event.text))
        elif isinstance(event, Typed):
            out += [(key.key, key.character) for key in map(key_of, event.letters)]
        elif isinstance(event, events.Key):
            out.append((event.key, event.character if event.is_printable else None))
    return out


def told(*reads: bytes) -> list[tuple[str, str | None]]:
    return plain(events_of(*reads))


def decoded(*reads: bytes) -> str:
    """Return the letters of some reads."""
    return "".join(letters_of(event) for event in events_of(*reads))


def letters_of(event: Message) -> str:
    """Return what an event types."""
    return event.letters if isinstance(event, Typed) else (event.character or "") if isinstance(event, events.Key) else ""


def keys(*reads: bytes) -> list[str]:
    return [key for key, _ in told(*reads)]


def cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    ends = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in itertools.pairwise(ends)]


def each_cut(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    return ((data[:place], data[place:]) for place in range(1, len(data)))


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"A\xffB", "A\ufffdB"), (b"\xc3(", "\ufffd("), (b"\xed\xa0\x80x", "\ufffd\ufffd\ufffdx"), (b"\xf0\x9f\x98", "\ufffd")],
)
def test_a_byte_that_is_no_utf8_is_replaced(data: bytes, text: str) -> None:
    assert decoded(data) == text


def test_letters_before_one_that_is_half_there_do_not_wait_for_it() -> None:
    reader = Reader()
    assert plain(reader.read(b"a\xf0\x9f")) == [("a", "a")]
    assert plain(reader.read("👍".encode()[2:])) == plain(events_of("👍".encode()))
    reader.read(b"\xf0\x9f")
    assert [letters_of(event) for event in reader.end()] == ["\ufffd"]


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


def test_an_escape_alone_is_a_key_after_a_tenth_of_a_second() -> None:
    reader = Reader()
    assert plain(reader.read(b"\x1b")) == []
    assert plain(reader.wait(0.05)) == []
    assert plain(reader.wait(0.06)) == [("escape", None)]
    assert plain(reader.read(b"[")) == [("left_square_bracket", "[")]


def test_a_click_right_behind_an_escape_is_a_click() -> None:
    for reads in ((b"\x1b\x1b[<0;5;6M\x1b[<0;5;6m",), (b"\x1b", b"\x1b[<0;5;6M", b"\x1b[<0;5;6m"), (b"\x1b\x1b", b"[<0;5;6M\x1b[<0;5;6m")):
        found = events_of(*reads)
        assert [type(event) for event in found] == [events.Key, events.MouseDown, events.MouseUp], reads
        down = found[1]
        assert isinstance(down, events.MouseDown)
        assert (down.x, down.y) == (4, 5)


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


# pastes that do not end


def test_a_paste_whose_end_does_not_come_ends_after_a_pause_and_keys_are_keys_again() -> None:
    reader = Reader()
    assert reader.read(b"\x1b[200~words \x1b[2") == []
    reader.wait(1.9)
    reader.read(b"and more")
    assert plain(reader.wait(1.9)) == []
    told_now = reader.wait(0.2)
    assert plain(told_now) == [("paste", "words \u241b[2and more")]
    assert isinstance(told_now[-1], PasteCut)
    assert plain(reader.read(b"\x11")) == [("ctrl+q", None)]


def test_keys_pressed_while_a_paste_does_not_end_do_not_make_it_last() -> None:
    reader = Reader()
    reader.read(b"\x1b[200~words")
    found = [event for _ in range(10) for event in (*reader.read(b"\x11"), *reader.wait(0.25))]
    assert plain(found)[0] == ("paste", "words" + "\x11" * 8)
    assert plain(found)[-1] == ("ctrl+q", None)


def test_a_paste_over_a_slow_line_is_one() -> None:
    reader = Reader()
    reader.read(b"\x1b[200~")
    words = "the latency of checkout rose while we waited for the rollback"
    found = [event for letter in words for event in (*reader.read(letter.encode()), *reader.wait(0.06))]
    assert plain(found) == []
    assert plain(reader.read(b"\x1b[201~")) == [("paste", words)]


def test_what_has_come_of_a_paste_is_told_while_it_comes() -> None:
    reader = Reader()
    assert reader.read(b"\x1b[200~one ") == []
    (arriving,) = reader.wait(0.1)
    assert isinstance(arriving, PasteArriving)
    assert arriving.text == "one "
    assert reader.wait(0.1) == []  # nothing more came
    reader.now += 0.1
    (arriving,) = reader.read("twö".encode())
    assert isinstance(arriving, PasteArriving)
    assert arriving.text == "one twö"
    assert reader.read(b" three\x1b[201~")[0].text == "one twö three"  # type: ignore[attr-defined]
    assert reader.wait(5) == []


def test_what_somebody_is_asked_about_first_is_not_told_while_it_comes() -> None:
    reader = Reader()
    reader.read(b"\x1b[200~" + b"x" * (ASKED + 1))
    assert reader.wait(0.2) == []


@pytest.mark.parametrize("late", [b"\x1b[201~", b"\x1b[201~a"])
def test_a_mark_that_comes_too_late_is_nothing(late: bytes) -> None:
    for reads in each_cut(late):
        reader = Reader()
        reader.read(b"\x1b[200~words")
        reader.wait(2)
        assert "".join(letter or "" for data in reads for _, letter in plain(reader.read(data))) == late[6:].decode(), reads


def test_the_rest_of_a_paste_that_comes_too_late_is_a_paste_too() -> None:
    reader = Reader()
    reader.read(b"\x1b[200~words")
    reader.wait(2)
    assert plain(reader.read(b"one\rtwo\x1b[201~x")) == [("paste", "one\rtwo"), ("x", "x")]
    reader.read(b"\x1b[200~words")
    reader.wait(2)
    assert plain(reader.read(b"a long line of it\rand another")) == []
    assert plain(reader.read(b"\x1b[201~x")) == [("paste", "a long line of it\rand another"), ("x", "x")]


def test_keys_after_a_paste_that_was_cut_off_are_keys() -> None:
    reader = Reader()
    reader.read(b"\x1b[200~words")
    reader.wait(2)
    assert plain(reader.read(b"ab\r")) == [("a", "a"), ("b", "b"), ("enter", None)]
    assert plain(reader.read(b"\x1b[A\x1b[B\x1b[A\x1b[B")) == [("up", None), ("down", None)] * 2
    assert plain(reader.read(PASTE)) == [PASTED]
    assert plain(reader.read(b"letters in one go")) == told(b"letters in one go")


def test_a_paste_that_goes_on_for_ever_is_not_held_for_ever() -> None:
    reader = Reader()
    reader.read(b"\x1b[200~")
    for _ in range(3):
        reader.parser.feed("x" * LONGEST)
    ((_, text),) = plain(reader.read(b"\x1b[201~"))
    assert LONGEST < len(text or "") <= 2 * LONGEST


def test_the_end_of_all_ends_a_paste() -> None:
    assert told(b"\x1b[200~words") == [("paste", "words")]


def test_a_paste_costs_by_its_size_however_it_is_cut() -> None:
    """A million letters in reads of four thousand, as from a terminal: no read looks at what came before."""
    reader, read = Reader(), "x" * 4096
    reader.read(b"\x1b[200~")
    start = time.process_time()
    for _ in range(256):
        assert reader.parser.feed(read) == []
    assert time.process_time() - start < 1  # some milliseconds; letter by letter it was half a second on a machine that does nothing else


# sequences that Textual can not read


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b[97;1:3u", b"\x1b[1;1:3A", b"\x1b[13;1:3u", b"\x1b[3;5:3~", b"\x1b[1087::103;5:3u",  # let go
        b"\x1b[1114112u", b"\x1b[55296u", b"\x1b[99999999999u", b"\x1b[u", b"\x1b[0u", b"\x1b[1;5u", b"\x1b[57344u",  # no letter
        b"\x1b[0;;7u",
        b"\x1b[48;0;0;0;0t", b"\x1b[48;99999;80;1;1t", b"\x1b[0;0R", b"\x1b[<0;999999999;5M", b"\x1b[<" + b"9" * 90 + b"M",
        b"\x1b[?1;2c", b"\x1b[>0;276;0c", b"\x1b[?62;4c", b"\x1b]11;rgb:0000/0000/0000\x1b\\", b"\x1bP>|xterm(3)\x1b\\", b"\x1b_Gi=1\x1b\\",
        b"\x1b[M !!", b"\x1b[32;5;6M", b"\x1b[200;1~", b"\x1b[5n", b"\x1b[27;5;999999999~",
    ],
)  # fmt: skip
def test_what_can_be_no_key_is_nothing_and_the_next_key_is_one(data: bytes) -> None:
    assert keys(data + b"a") == ["a"]
    for reads in each_cut(data):
        assert keys(*reads, b"a") == ["a"], reads


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\x1b[97;1:1u", "a"), (b"\x1b[97;1:2u", "a"), (b"\x1b[1;1:2A", "up"), (b"\x1b[1;5:1C", "ctrl+right"), (b"\x1b[3;1:1~", "delete"),
        (b"\x1b[97:65;2:1;65u", "A"), (b"\x1b[97:65:97;2;65u", "A"), (b"\x1b[103;5u", "ctrl+g"), (b"\x1b[27;5;103~", "ctrl+g"),
        (b"\x1b[57421u", "pageup"), (b"\x1b[97;129;97u", "a"), (b"\x1b[13;1:2u", "enter"), (b"\x1b[[A", "f1"), (b"\x1b[3$", "shift+delete"),
    ],
)  # fmt: skip
def test_a_key_that_is_pressed_or_held_is_that_key(data: bytes, key: str) -> None:
    assert keys(data) == [key]
    for reads in each_cut(data):
        assert keys(*reads) == [key], reads


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\x1b[1087::103;5u", "ctrl+g"), (b"\x1b[1087;5u", "ctrl+g"),  # Cyrillic; with the base layout's key and without
        (b"\x1b[1081:1049:113;5u", "ctrl+q"), (b"\x1b[1110;5u", "ctrl+s"),
        (b"\x1b[947::103;5u", "ctrl+g"), (b"\x1b[947;5u", "ctrl+g"),  # Greek
        (b"\x1b[1506::103;5u", "ctrl+g"), (b"\x1b[1506;5u", "ctrl+g"),  # Hebrew
        (b"\x1b[1086;133u", "ctrl+j"),  # with num lock
        (b"\x1b[252::91;5u", "ctrl+left_square_bracket"), (b"\x1b[252;5u", "ctrl+ü"),  # Latin letters of their own
    ],
)  # fmt: skip
def test_ctrl_and_a_key_of_another_layout_is_ctrl_and_the_latin_key_there(data: bytes, key: str) -> None:
    assert keys(data) == [key]


def test_a_letter_of_another_layout_stays_that_letter() -> None:
    assert told(b"\x1b[1087::103;1;1087u", b"\x1b[1087:1055:103;2;1055u", b"\x1b[1087;;1087u") == [("п", "п"), ("П", "П"), ("п", "п")]


def test_a_terminal_that_does_not_know_its_pixels_tells_the_mouse_in_cells() -> None:
    found = events_of(b"\x1b[48;24;80;0;0t\x1b[<0;5;6M")
    assert isinstance(found[0], events.Resize)
    assert isinstance(found[1], events.MouseDown)
    assert (found[1].x, found[1].y) == (4, 5)


def test_a_sequence_parted_by_a_slow_line_is_one_key() -> None:
    reader = Reader()
    reader.read(b"\x1b[1;")
    assert reader.wait(0.4) == []
    assert plain(reader.read(b"5C")) == [("ctrl+right", None)]


def test_what_only_began_like_a_sequence_is_its_keys() -> None:
    reader = Reader()
    reader.read(b"\x1b[1;")
    assert plain(reader.wait(0.6)) == [("escape", None), ("left_square_bracket", "["), ("1", "1"), ("semicolon", ";")]
    assert keys(b"\x1bPeter\r") == ["escape", *"Peter", "enter"]


# letters in one go


def test_letters_in_one_go_are_told_together_and_single_ones_as_keys() -> None:
    found = events_of("añb漢c\rletters in one go 👨‍👩‍👧\rab".encode())
    assert [event.letters if isinstance(event, Typed) else event.key for event in found if isinstance(event, (Typed, events.Key))] == [
        "a", "ñ", "b", "漢", "c", "enter", "letters in one go 👨‍👩‍👧", "enter", "a", "b",
    ]  # fmt: skip


# whatever comes

PIECES = st.sampled_from(
    [b"\x1b", b"\x1b[200~", b"\x1b[201~", b"\x1b[A", b"\x1bOP", b"a", b"2", b"[", b"~", b"\xff", "é".encode(), "👍".encode(), b"\r", b"\x1b[27u",
     b"\x1b[", b";", b":", b"1", b"97", b"1114112", b"u", b"48;", b"t", b"<", b"M", b"m", b"R", b"?", b"$y", b"\x1b]", b"\x1b\\", b"\x07", b"0", b"-",
     b"letters in one go", b"1087::103;5", b"\x1b[<0;5;6M", b"\x1b[48;0;80;0;0t", "\u2028".encode(), "\uffff".encode()]
)  # fmt: skip
CUTS = st.lists(st.integers(0, 400), max_size=8)
PAUSES = st.lists(st.sampled_from([0.0, 0.05, 0.2, 1.0, 3.0]), max_size=10)


@given(st.one_of(st.binary(max_size=60), st.lists(PIECES, max_size=16).map(b"".join)), CUTS, PAUSES)
@example(b"\x1b[200~x\x1b[201~", [12], [])
@example(b"\x1b[97;1:3u\x1b[1;1:3A\x1b[1114112u", [], [])
def test_no_bytes_raise_and_the_next_key_is_a_key(data: bytes, places: list[int], pauses: list[float]) -> None:
    reader = Reader()
    for read, pause in itertools.zip_longest(cut(data, places), pauses):
        reader.read(read or b"")
        reader.wait(pause or 0)
    reader.wait(0.6)
    reader.wait(3)
    reader.read(b"\x1b[201~")  # should a paste have been cut off
    assert plain(reader.read(b"\x11")) == [("ctrl+q", None)]
    reader.end()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), max_size=40), CUTS)
def test_no_letter_is_lost(text: str, places: list[int]) -> None:
    reader = Reader()
    heard = [event for read in cut(text.encode(), places) for event in reader.read(read)]
    assert "".join(letters_of(event) for event in heard) == text


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


# Textual's name


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the driver's module; what is replaced in it is restored at the end."""
    if sys.platform == "win32":
        pytest.skip("another driver there")
    from textual.drivers import linux_driver

    monkeypatch.setattr(linux_driver, "KITTY_DISAMBIGUATE_ESCAPE_CODES", 1)
    return linux_driver


def test_guard_asks_for_the_key_of_the_base_layout_and_may_be_called_again(stock: Any) -> None:
    assert guard()
    assert guard()
    assert stock.KITTY_DISAMBIGUATE_ESCAPE_CODES == 1 | 4
    assert "KITTY_DISAMBIGUATE_ESCAPE_CODES\n" in inspect.getsource(stock.LinuxDriver.start_application_mode)


def test_guard_says_when_the_name_is_gone(stock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(stock, "KITTY_DISAMBIGUATE_ESCAPE_CODES")
    assert not guard()
