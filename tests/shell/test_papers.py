"""What is saved and written because somebody asked, without an application: fields first, then the words that say so."""

import datetime as dt
from pathlib import Path
from typing import Any

from pmtui.model.people.as_roles import AsRoles
from pmtui.screens.window.context import Frame
from pmtui.session.no_document import NoDocument
from pmtui.shell.papers import Papers
from pmtui.shell.responses import Say
from tests.driver import NOW, demo


class Keeps(NoDocument):
    """A keeper of a file that is called x.toml; `did` is what was asked of it."""

    path = Path("folder/x.toml")  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.did: list[Any] = []

    def save_now(self) -> str:
        self.did.append("saved")
        return "saved {time} · x.toml"

    def write_page(self, text: str, audience: str = "") -> str:
        self.did.append((text, audience))
        return "page written: x.md"


def papers(frame: Frame) -> tuple[Papers, Keeps]:
    keeper = Keeps()

    async def committed() -> None:
        keeper.did.append("committed")

    return Papers(keeper, lambda: NOW + dt.timedelta(seconds=5), committed, lambda: (demo(), frame)), keeper


async def test_fields_are_taken_before_it_is_saved_and_the_moment_is_said() -> None:
    saves, keeper = papers(Frame())
    assert await saves.save_now() == Say("saved 10:00:05 · x.toml") and keeper.did == ["committed", "saved"]


async def test_where_the_file_lies_is_said_at_the_desk_alone() -> None:
    assert await papers(Frame(desk=True))[0].save_now() == Say("saved 10:00:05 · folder/x.toml")


async def test_the_page_is_written_as_the_document_is_seen() -> None:
    writes, keeper = papers(Frame(as_roles=AsRoles()))
    assert await writes.write_page() == Say("page written: x.md · people by role")
    by_role = keeper.did[1][0]
    plain, other = papers(Frame())
    assert await plain.write_page() == Say("page written: x.md") and other.did[1][0] != by_role and other.did[1][1] == ""


async def test_a_message_is_that_of_its_audience() -> None:
    writes, keeper = papers(Frame())
    await writes.write_page("team")
    assert keeper.did == ["committed", (demo().communicate.message_to("team").rstrip() + "\n", "team")]
