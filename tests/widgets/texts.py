"""Texts that are hard to draw: two cells wide, none, joined, marked, turned around, with control characters."""

from hypothesis import strategies as st

HARD = (
    "漢字かな", "한글", "👨‍👩‍👧", "❤️", "❤", "👍🏽", "e\u0301\u0301\u0301\u0301\u0301", "\u200d", "\ufe0f", "\u0301", "\ufe0f\u0301",
    "\u0301\ufe0f", "\u202egnp.exe", "a\u200bb", "\u2028", "\x1b[31m", "\x07", "\t", "\n", "\r\n", "…", "  ", " ", "a b c", "word",
    "a-very-long-word-without-a-blank", "１２", "\u1160", "\U000e0041", "1\ufe0f\u20e3", "🏳️‍🌈", "\u00ad", "[/]", "\u3000", "\u00a0", "\u0301\u0301",
    "می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", "\u200c", "\xad\u0301",
)  # fmt: skip


def hard(max_size: int = 8) -> st.SearchStrategy[str]:
    """Pieces of all kinds after one another."""
    letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    return st.lists(st.one_of(st.sampled_from(HARD), letters), max_size=max_size).map("".join)


def spans(
    tokens: tuple[str, ...] = ("text", "muted", "key", "link", "step"), max_size: int = 5
) -> st.SearchStrategy[tuple[tuple[str, str], ...]]:
    """Spans of such texts."""
    return st.lists(st.tuples(st.sampled_from(tokens), hard(5)), max_size=max_size).map(tuple)
