"""The demo's document, read once."""

import pytest

from pmtui.model.postmortem import PostMortem
from tests.driver import demo as read_demo

_DEMO = read_demo()


@pytest.fixture(name="demo")
def _demo() -> PostMortem:
    return _DEMO
