"""What reading refuses: each with one clear sentence and a line; any other text is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmtui.formats.file.toml import FormatError, NewerFormat, parse, render

REFUSED: list[tuple[str, str, int | None]] = [
    ("format = 1\nx = = 2\n", "not TOML", 2),
    ('format = 1\nx = "never closed', "at the end", 2),
    ('format = 1\n\nx = """never\nclosed\n\n\n', "at the end", 4),
    ("format = 1\n[timeline.a]\n[timeline.a]\n", "twice", 3),
    ("format = 2\n", "newer", 1),
    ('format = "1"\n', "whole number", 1),
    ("format = true\n", "whole number", 1),
    ("format = -1\n", "whole number", 1),
    ("format = 1\ntimeline = 5\n", "`timeline` should be a table", 2),
    ("format = 1\n[[timeline]]\ntext = 'x'\n", "`timeline` should be a table", 2),
    ("format = 1\n[timeline]\na = 5\n", "keyed by id", 3),
    ("format = 1\n[timeline.a]\n[timeline.a.text]\nx = 1\n", "should be a value", 3),
    ("format = 1\n[title]\n", "should be a value", 2),
    ("format = 1\n[gather]\nagenda = 3\n", "should be a table", 3),
    ("format = 1\n[actions.a]\npriority = 9223372036854775808\n", "too large", 3),
    ("format = 1\nx = 0x" + "f" * 400 + "\n", "too large", 2),
    ("format = 1\n\nx = " + "9" * 4400 + "\n", "too many digits", 3),
    ("x = " + "[" * 3000 + "]" * 3000, "too deeply", None),
    ("x = " + "[" * 100 + "]" * 100, "too deeply", 1),
    ("format = 1\n" + "a." * 100 + "b = 1\n", "dots", 2),
    ("[" + "a." * 100 + "b]\n", "dots", 1),
    ("x = 1\x00\n", "not TOML", 1),
]


@pytest.mark.parametrize(("text", "words", "line"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_refused_says_why_and_where(text: str, words: str, line: int | None) -> None:
    with pytest.raises(FormatError) as caught:
        parse(text)
    assert words in caught.value.message
    assert caught.value.line == line
    assert "\n" not in caught.value.message and caught.value.message.isprintable()


def test_a_newer_format_is_told_apart() -> None:
    with pytest.raises(NewerFormat):
        parse("format = 99\n")


def test_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(FormatError, match="5 MB"):
        parse("x" * 5_000_001)


def test_many_dots_in_words_are_no_key() -> None:
    dots = "so." * 200
    text = f'format = 1\n[timeline.a]\ntext = "{dots}"\n[timeline.b]\ntext = """\n{dots} = 3\n"""\n# {dots}\n'
    document = parse(text).document
    assert document.timeline["a"].text == dots


@given(st.text(st.sampled_from("[]{}=\"'\\\n.,#abtimeln 019:-T"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        loaded = parse(text)
    except FormatError as error:
        assert error.message
        return
    assert parse(render(loaded.document)).document == loaded.document
