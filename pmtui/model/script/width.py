"""Narrow forms in ASCII: of full-width signs from an input method, digits of other scripts, every kind of blank.

What is read (times, marks) is read in this form and kept as it was typed. One sign replaces one, so
that a position in it is the same position in the text. Knows no time and no mark.
"""

import unicodedata

# Full-width forms are in ASCII's order; these are not.
_SIGNS = {
    "\u3001": ",", "\u3002": ".", "\u301c": "~", "\u2248": "~", "\u2236": ":", "\ufe55": ":",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "\uff64": ",", "\uff61": ".",
}  # fmt: skip
# Invisible characters that programs and pages put in front of a line.
UNSEEN = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u00ad\u061c"


class _Narrow(dict[int, str]):
    """A table for `str.translate` that fills itself as signs occur."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        narrow_form = _SIGNS.get(letter, letter)
        if 0xFF01 <= code <= 0xFF5E:
            narrow_form = chr(code - 0xFEE0)
        elif code >= 128 and letter.isdecimal():
            narrow_form = str(unicodedata.decimal(letter))
        elif code >= 128 and letter.isspace():
            narrow_form = " "
        self[code] = narrow_form
        return narrow_form


_NARROW = _Narrow()


def narrow(text: str) -> str:
    """Return the text with its full-width signs, digits and blanks in ASCII, sign for sign."""
    return text if text.isascii() else text.translate(_NARROW)
