"""A text of the document that is kept, given to an editor and taken back. Knows no window."""

import asyncio
import contextlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager

from textual.app import SuspendNotSupported

from pmtui.session.keeper import Keeper
from pmtui.shell import editor
from pmtui.shell.editor import Edited


async def edit_kept(text: str, keeper: Keeper, terminal: Callable[[], AbstractContextManager[None]]) -> Edited:
    """Let a text be edited; all is kept before, since nothing of ours runs while an editor has the terminal."""
    if keeper.places is not None:
        await asyncio.to_thread(keeper.rest)
        with contextlib.suppress(SuspendNotSupported):
            return editor.edit(text, keeper.places, os.environ, terminal)
    return Edited(None, "an editor can not be opened here")
