"""Ids: never one that is taken, and two rows never share one after cleaning."""

import random

from hypothesis import given
from hypothesis import strategies as st

from pmtui.model.ids import ALPHABET, LENGTH, cleaned, make_id
from pmtui.model.text import clean


@given(st.integers(), st.integers(min_value=0, max_value=20))
def test_an_id_is_five_letters_and_none_that_is_taken(seed: int, rows: int) -> None:
    taken = [make_id(random.Random(seed), ())]  # what the next draw would begin with
    for _ in range(rows):
        taken.append(make_id(random.Random(seed), taken))
    assert len({*taken}) == rows + 1
    assert all(len(key) == LENGTH and {*key} <= {*ALPHABET} for key in taken)


@given(st.lists(st.text(alphabet="ab-\x00\x1b\u202e ", max_size=3), unique=True, max_size=8))
def test_cleaned_ids_stay_apart_and_a_clean_one_keeps_its_own(keys: list[str]) -> None:
    ids = cleaned(keys)
    assert list(ids) == keys and len({*ids.values()}) == len(keys) and "" not in ids.values()
    assert all(ids[key] == key for key in keys if key and clean(key) == key)
