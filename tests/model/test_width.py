"""Signs in their ASCII forms, one for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmtui.model.script.width import narrow


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("\uff11\uff14\uff1a\uff13\uff10", "14:30"),
        ("\uff03detected \uff20\u7530\u4e2d", "#detected @\u7530\u4e2d"),
        ("a\u3001b\uff0cc", "a,b,c"),
        ("5:37\u202fPM\u00a0x\u3000y", "5:37 PM x y"),
        ("\u06f1\u06f4:\u0663\u0660", "14:30"),
        ("\u0967\u096a:\u0969\u0966", "14:30"),
        ("14:30 \u2212 15:00", "14:30 - 15:00"),
        ("\u301c14:00", "~14:00"),
        ("caf\u00e9 \u5348\u5f8c", "caf\u00e9 \u5348\u5f8c"),
    ],
)
def test_full_width_signs_other_digits_and_blanks_are_as_ascii_has_them(typed: str, read: str) -> None:
    assert narrow(typed) == read


@given(st.text(max_size=20))
def test_a_place_in_it_is_the_same_place_in_the_text(text: str) -> None:
    assert len(narrow(text)) == len(text)
    assert narrow(narrow(text)) == narrow(text)
