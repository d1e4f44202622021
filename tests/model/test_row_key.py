"""Keys of rows: a kind and an id, written as widgets, drafts and journals hold them."""

import pytest

from pmtui.model.row_key import ASKED, CAUSE, GAP, KINDS, ROW, RowKey, key_of


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("gap:e1", RowKey(GAP, "e1")),
        ("cause:a:b", RowKey(CAUSE, "a:b")),
        ("?w1", RowKey(ASKED, "w1")),
        ("e1", RowKey(ROW, "e1")),
        ("12:17:e1", RowKey(ROW, "12:17:e1")),
        ("gap:", RowKey(GAP, "")),
        ("", RowKey(ROW, "")),
    ],
)
def test_a_key_is_read_and_written_the_same(text: str, key: RowKey) -> None:
    assert RowKey.of(text) == key and str(key) == text


@pytest.mark.parametrize("kind", [ROW, *KINDS])
def test_each_kind_is_read_as_it_is_written(kind: str) -> None:
    assert RowKey.of(key_of(kind, "x1")) == (kind, "x1")
