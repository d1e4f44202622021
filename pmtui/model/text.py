"""User text: how it is stored, shown and compared.

`clean` is applied at every way in (file, paste, key), `visible` at every way out (screen,
command line, page). Nothing else may decide which characters are safe. Knows no widget.
"""

import re
import unicodedata
from functools import lru_cache

from pmtui.model.script import joining

_LINE_ENDS = re.compile("\r\n?")
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(p * 0x10000 + 0xFFFE)}{chr(p * 0x10000 + 0xFFFF)}" for p in range(17))
    + "]"
)
_PLAIN = re.compile(r"[\t\n -~\u00a1-\u00ac\u00ae-\u02ff]*\Z")
_NO_WIDTH_YET = re.compile("[\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]")  # unassigned, and always invisible
_LONGEST_MARK_RUN = 3
_SHORT = 200  # letters; longer texts are people's own, and each is drawn once
_ZWJ = "\u200d"
_VS16 = "\ufe0f"
_SOFT_HYPHEN = "\xad"  # marks where a word may be broken, and is invisible unless it is
# The flag of a region, such as Scotland: a black flag, its code in invisible letters, and an end mark.
_FLAG = re.compile("(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
# What has no width or only stretches a word: it does not make another name.
_NOT_COMPARED = re.compile("[\xad\u0640\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")


def clean(text: str) -> str:
    """Return the text as it is stored: line ends are LF, no control characters, no surrogates (rule T1).

    Keeps every letter, LF and TAB; drops C0, DEL, C1, surrogates and noncharacters.
    Idempotent; two texts are equal when their clean forms are.
    """
    if _PLAIN.match(text):
        return text
    return _DROPPED.sub("", _LINE_ENDS.sub("\n", text))


def visible(text: str) -> str:
    """Return the text as it may be shown: what has no width or turns lines around is named (rule T1).

    Format, line-separator and private characters become `[U+202E]`; from the fourth
    combining mark on a letter, the rest is counted as `[+2 marks]`. A soft hyphen is
    dropped. What belongs to a letter or an emoji stays: the joiners of words (`joining.py`),
    joiner and variation selector inside an emoji, the code of a flag after a black flag.
    Idempotent on its own output.
    """
    if _PLAIN.match(text):
        return text
    return _shown_again(text) if len(text) <= _SHORT else "".join(_shown(clean(text)))


def one_line(text: str) -> str:
    """Return the text on one line: line ends and tabs become single blanks, the rest is made visible."""
    return visible(" ".join(part for part in re.split(r"[\n\t]+", clean(text)) if part.strip()))


def folded(text: str) -> str:
    """Return the text as it is compared in a search: without case, accents and signs without width.

    Folding letter by letter gives the same as folding the whole, so that a position in it can be found in the text.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", _NOT_COMPARED.sub("", text).casefold()).replace("\u0131", "i")
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=4096)
def _shown_again(text: str) -> str:
    """Return a short text as it is shown: the labels of a screen are drawn many times a second."""
    return "".join(_shown(clean(text)))


def _shown(text: str) -> list[str]:
    out: list[str] = []
    marks = 0
    extra = 0
    text = text.replace(_SOFT_HYPHEN, "")
    flags = {place for flag in _FLAG.finditer(text) for place in range(*flag.span())} if "\U0001f3f4" in text else ()
    for place, letter in enumerate(text):
        category = unicodedata.category(letter)
        if category in ("Mn", "Me") and not (letter == _VS16 and _joins(text, place)):
            marks += 1
            if marks > _LONGEST_MARK_RUN:
                extra += 1
            else:
                out.append(letter)
            continue
        if extra:
            out.append(f"[+{extra} marks]")
        kept = place in flags or (not extra and letter in joining.JOINERS and _joins_here(text, place))
        if letter != _VS16 and not (kept and letter in joining.JOINERS):  # after a joiner the run of marks continues
            marks = extra = 0
        named = category in ("Cf", "Zl", "Zp", "Co") or (category == "Cn" and _NO_WIDTH_YET.match(letter))
        out.append(f"[U+{ord(letter):04X}]" if named and not kept else letter)
    if extra:
        out.append(f"[+{extra} marks]")
    return out


def _joins_here(text: str, place: int) -> bool:
    return joining.in_word(text, place) or (text[place] == _ZWJ and _joins(text, place))


def _joins(text: str, place: int) -> bool:
    """Return whether the joiner or selector at `place` is inside an emoji."""
    before = text[place - 1] if place else ""
    if text[place] == _VS16:
        return bool(before) and (unicodedata.category(before) in ("So", "Sk", "Sm", "Po") or before.isdigit() or before in "#*")
    after = text[place + 1] if place + 1 < len(text) else ""
    if before == _VS16 and place > 1:
        before = text[place - 2]
    return _emoji(before) and _emoji(after)


def _emoji(letter: str) -> bool:
    """Return whether a joiner may be next to it: a picture, an arrow, a skin tone; not `^` or `©`."""
    if not letter or letter < "\u2190":
        return False
    return unicodedata.category(letter) == "So" or "\u2190" <= letter <= "\u21ff" or "\U0001f3fb" <= letter <= "\U0001f3ff"
