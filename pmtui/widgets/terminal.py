"""Bytes from the terminal made safe before Textual's parser sees them.

Three faults of the stock decoder end an application or lose a key: an invalid byte, ESC and
a letter in one read (`esc` `2` becomes `™`), and an ESC inside a paste. They can't be mended
later, for by then the ESC is gone. `guard` puts our decoder in; a test watches the one
name of Textual's that it replaces. Knows no key's meaning.
"""

import codecs
import re

# An ESC that starts no sequence. `ESC b`, `ESC f` and `ESC DEL` are one key: alt and an arrow or backspace in most terminals.
_ESC_THEN_KEY = re.compile("\x1b(?=[^\x1b\\[\\]OPX^_Nbf\x7f])|\x1b(?=\x1b)")
_ESC_KEY, _FOCUS_IN = "\x1b[27u", "\x1b[I"
_STARTS_SEQUENCE = "\x1b[]OPX^_N"
_PASTE_START, _PASTE_END = "\x1b[200~", "\x1b[201~"
_PART_OF_START = re.compile("\x1b(\\[(2(0(0)?)?)?)?\\Z")
_PART_OF_END = re.compile("\x1b(\\[(2(0(1)?)?)?)?\\Z")
_ESC_SHOWN = "\u241b"


class TerminalText:
    """An incremental decoder with the interface of `codecs.IncrementalDecoder`."""

    def __init__(self, errors: str = "replace") -> None:
        """Make a decoder; `errors` is there for the interface, bad bytes are always replaced."""
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._in_paste = False
        self._told = ""  # the last of what was given, if it may be the first part of a mark
        self._held = ""  # the same inside a paste, where it must not be given yet

    def decode(self, data: bytes, final: bool = False) -> str:
        """Give the text of some bytes, with keys parted and pastes kept literal."""
        text = self._held + self._utf8.decode(data, final)
        self._held = ""
        out: list[str] = []
        while text:
            text = self._pasted(text, out, final) if self._in_paste else self._typed(text, out)
        return "".join(out)

    def _typed(self, text: str, out: list[str]) -> str:
        """Part the keys up to the start of a paste; give the rest."""
        told, self._told = self._told, ""
        if told == "\x1b" and text[0] not in _STARTS_SEQUENCE:
            out.append(_FOCUS_IN)  # makes the parser give up the ESC it still waits with, as a key
        keys, mark, rest = (told + text).partition(_PASTE_START)
        if mark:
            self._in_paste = True
        elif part := _PART_OF_START.search(keys):
            self._told = part.group()
        # What was told is not told again; a mark begun there ends here.
        out.append(_ESC_THEN_KEY.sub(_ESC_KEY, keys[len(told) :]) if len(keys) >= len(told) else "")
        out.append(mark[max(len(told) - len(keys), 0) :])
        return rest

    def _pasted(self, text: str, out: list[str], final: bool) -> str:
        """Keep a paste literal up to its end; give the rest. A part of the mark waits for the other."""
        words, mark, rest = text.partition(_PASTE_END)
        if mark:
            self._in_paste = False
        elif not final and (part := _PART_OF_END.search(words)):
            words, self._held = words[: part.start()], part.group()
        out.append(words.replace("\x1b", _ESC_SHOWN) + mark)
        return rest


def guard() -> bool:
    """Put our decoder into Textual's driver; tell whether the name was there to replace."""
    try:
        from textual.drivers import linux_driver
    except ImportError:  # not on this system
        return False
    if not hasattr(linux_driver, "getincrementaldecoder"):
        return False
    linux_driver.getincrementaldecoder = lambda encoding: TerminalText  # its one name for it
    return True
