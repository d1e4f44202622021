r"""Letters in any script: which characters make up a word, which belong together, which scripts have capitals.

Python's `\w` leaves out the vowel signs of Indian scripts and the joiners of Persian, and `isupper` says of most
scripts only that they have no capitals. Names are read with these instead. Knows no name and no document.
"""

import re
import unicodedata
from collections.abc import Iterator

# Combining marks of Unicode 15, as ranges that hold nothing but marks and letters.
_MARKS = """
300-36F 483-489 591-5BD 5BF 5C1-5C2 5C4-5C5 5C7 610-61A 64B-65F 670 6D6-6DC 6DF-6E8 6EA-6ED 711-7F3 7FD 816-82D 859-85B 898-8E1 8E3-963
981-9E3 9FE-A75 A81-AE3 AFA-B63 B82-BD7 C00-C63 C81-C83 CBC-D4D D57-D63 D81-DF3 E31-E3A E47-E4E EB1-ECD F18-F19 F35 F37 F39 F3E-F84
F86-FBC FC6 102B-103E 1056-109D 135D-135F 1712-1734 1752-17D3 17DD 180B-180D 180F-193B 1A17-1A1B 1A55-1A7F 1AB0-1B44 1B6B-1B73 1B80-1BF3
1C24-1C37 1CD0-1CD2 1CD4-1DFF 20D0-20F0 2CEF-2CF1 2D7F-2DFF 302A-302F 3099-309A A66F-A672 A674-A67D A69E-A6F1 A802-A827 A82C A880-A8C5
A8E0-A8F1 A8FF-A92D A947-A953 A980-A9C0 A9E5-AA4D AA7B-AAC1 AAEB-AAEF AAF5-AAF6 ABE3-ABEA ABEC-ABED FB1E FE20-FE2F 10A01-10A3F
10D24-10EAC 11000-11046 11070-110BA 110C2 11100-11134 11145-11173 11180-111C0 1122C-11237 112DF-11446 115AF-115C0 11930-11943 1E8D0-1E94A
"""
_PARTS = [part.partition("-") for part in _MARKS.split()]
MARKS = "".join(chr(int(first, 16)) + (f"-{chr(int(last, 16))}" if last else "") for first, _, last in _PARTS)
LETTER = rf"[\w{MARKS}\u200c\u200d]"
"""A letter, digit, sign or joiner within a word, for patterns."""
HANDLE = rf"[^\W_](?:[\w.{MARKS}\u200c\u200d-]*[\w{MARKS}])?"
"""A word that can stand behind `@` as it is, for patterns."""

# What may belong to the letter before it; in a text without any, each character is a letter.
_JOINED = (
    "[\xad\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u200c\u200d\u20d0-\u20ff\u2cef-\u2cf1\u2d7f-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua6f1\ua800-\uabff\ud7b0-\ud7ff\ufb1e\ufe00-\ufe2f\U00010000-\U0010ffff]"
)
_EXTENDS = frozenset("\xad\u200c\u200d\u0e33\u0eb3")  # a soft hyphen is invisible, and not a letter of its own
_LEAD, _VOWEL, _TAIL, _WHOLE = "L", "V", "T", "S"  # parts of a Korean letter
_KOREAN = (
    (_WHOLE, "\uac00", "\ud7a3"),
    (_LEAD, "\u1100", "\u115f"),
    (_VOWEL, "\u1160", "\u11a7"),
    (_TAIL, "\u11a8", "\u11ff"),
    (_LEAD, "\ua960", "\ua97c"),
    (_VOWEL, "\ud7b0", "\ud7c6"),
    (_TAIL, "\ud7cb", "\ud7fb"),
)


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is seen and deleted as one letter, as (start, end): Unicode's extended grapheme clusters (UAX #29).

    A letter with its marks and signs, a Korean letter in parts, a family of joined emoji, a flag.
    """
    if text.isascii() or not re.search(_JOINED, text):
        yield from zip(range(len(text)), range(1, len(text) + 1), strict=True)
        return
    start, flags = 0, 0
    for place in range(1, len(text)):
        before, here = text[place - 1], text[place]
        flags = flags + 1 if _is_flag(before) else 0
        joined = before == "\u200d" and _is_picture(here) and _is_picture(text[start])
        if not (_extends(here) or joined or _korean(before, here) or (flags % 2 and _is_flag(here))):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _extends(letter: str) -> bool:
    if letter <= "\u02ff":
        return letter == "\xad"
    return (
        letter in _EXTENDS
        or unicodedata.category(letter)[0] == "M"
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U000e0020" <= letter <= "\U000e007f"
    )


def _is_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"


def _is_picture(letter: str) -> bool:
    return letter in "\xa9\xae" or (letter >= "\u203c" and unicodedata.category(letter) in ("So", "Sm", "Po", "Cn"))


def _korean(before: str, here: str) -> bool:
    """Return whether two parts of a Korean letter belong to one."""
    left, right = _part(before), _part(here)
    if left == _LEAD:
        return right in (_LEAD, _VOWEL, _WHOLE)
    if left == _WHOLE and right == _VOWEL:
        return (ord(before) - 0xAC00) % 28 == 0
    return (left in (_VOWEL, _WHOLE, _TAIL) and right == _TAIL) or left == right == _VOWEL


def _part(letter: str) -> str:
    """Return which part of a Korean letter this is; `` for any other."""
    return next((part for part, first, last in _KOREAN if first <= letter <= last), "")


def has_case(letter: str) -> bool:
    """Return whether a letter's script has capitals; not Georgian, which has them in headings only."""
    if letter.isascii():
        return letter.isalpha()
    if "\u10a0" <= letter <= "\u10ff" or "\u1c90" <= letter <= "\u1cbf" or "\u2d00" <= letter <= "\u2d2f":
        return False
    return unicodedata.category(letter) in ("Lu", "Ll", "Lt")


def parts_words(text: str, place: int) -> bool:
    """Return whether a word may begin or end at `place`.

    Between letters of scripts with capitals, and digits, it can't; scripts without capitals join words, or put
    letters before and after (Japanese, Arabic), and there any place will do.
    """
    if not 0 < place < len(text):
        return True
    before = next((text[at] for at in range(place - 1, -1, -1) if unicodedata.category(text[at])[0] != "M"), " ")
    here = text[place]
    return not (_is_close(before) and _is_close(here))


def _is_close(letter: str) -> bool:
    return letter.isdigit() or has_case(letter) or unicodedata.category(letter)[0] == "M" or letter in "\xaa\xba"
