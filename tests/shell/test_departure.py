"""Leaving, without an application: at once where all words are somewhere, else with ways; and by a signal without a question."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pmtui.screens.window.messages import OpenRequested
from pmtui.session.no_document import NoDocument
from pmtui.session.save_state import SaveState
from pmtui.shell import departure
from pmtui.shell.departure import WAYS, Departure
from pmtui.shell.responses import Offer
from pmtui.storage.refuge import ELSEWHERE, KEPT, NOWHERE, SAVED, Left

FOLDERS = [Path("own"), Path("state"), Path("home")]


class Keeps(NoDocument):
    """A keeper that leaves words where a test wants; `did` is what was asked of it."""

    def __init__(self, settled: Left, elsewhere: Left | None = None) -> None:
        super().__init__()
        self.settled, self.elsewhere = settled, elsewhere or Left(NOWHERE)
        self.state = SaveState("NOT SAVED: the disk is full", True)
        self.did: list[Any] = []

    def settle(self) -> Left:
        return self.settled

    def write_elsewhere(self, folders: Sequence[Path], why: str = "") -> Left:
        self.did.append((list(folders), why))
        return self.elsewhere

    def leave_at_once(self, folders: Sequence[Path]) -> Left:
        self.did.append(list(folders))
        return self.settled

    def whole(self) -> str:
        return "all words"

    def end(self) -> None:
        self.did.append("end")


def leaving(keeper: Keeps) -> tuple[Departure, list[int]]:
    codes: list[int] = []
    return Departure(keeper, lambda: FOLDERS, codes.append), codes


@pytest.mark.parametrize(("left", "code"), [(Left(SAVED), 0), (Left(KEPT, "the disk is full"), 5)])
async def test_with_all_words_somewhere_it_is_left_at_once(left: Left, code: int) -> None:
    leaves, codes = leaving(keeper := Keeps(left))
    wanted = OpenRequested(title="the next")
    assert await leaves.quit(wanted) is None
    assert (leaves.left, leaves.next, codes, keeper.did) == (left, wanted, [code], ["end"])


async def test_with_words_in_memory_only_it_stays_and_offers_ways() -> None:
    leaves, codes = leaving(keeper := Keeps(Left(NOWHERE, "the disk is full")))
    offer = await leaves.quit(OpenRequested(title="the next"))
    assert isinstance(offer, Offer) and offer.options == WAYS and "since the disk is full" in offer.why
    assert (leaves.left, leaves.next, codes, keeper.did) == (None, None, [], [])


async def test_written_elsewhere_means_to_other_folders_than_those_that_failed() -> None:
    elsewhere = Left(ELSEWHERE, "", Path("home/x"))
    leaves, codes = leaving(keeper := Keeps(Left(NOWHERE), elsewhere))
    assert await leaves.write_elsewhere() is None
    assert keeper.did == [([Path("home")], "the disk is full"), "end"] and leaves.left == elsewhere and codes == [5]


async def test_where_no_folder_takes_them_the_other_ways_are_left() -> None:
    leaves, codes = leaving(Keeps(Left(NOWHERE)))
    offer = await leaves.write_elsewhere()
    assert isinstance(offer, Offer) and offer.options == WAYS[1:] and codes == [] and leaves.left is None


def test_to_copy_is_to_stay_and_to_leave_without_is_told_by_the_code() -> None:
    leaves, codes = leaving(Keeps(Left(NOWHERE)))
    offer = leaves.copy_whole(lambda text: f"copied {text}")
    assert offer.options == WAYS and "copied all words. Not left yet." in offer.why and codes == []
    leaves.leave_without()
    assert codes == [5] and leaves.left == Left(NOWHERE)


@pytest.mark.parametrize(("left", "code"), [(Left(SAVED), 143), (Left(KEPT), 143), (Left(NOWHERE), 5)])
async def test_a_signal_waits_for_keys_before_it_and_not_for_ever(left: Left, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(departure, "AT_ONCE", 0.0)
    leaves, codes = leaving(keeper := Keeps(left))
    did: list[Any] = []

    async def never() -> None:
        await asyncio.Event().wait()

    async def settled(within: float) -> None:
        did.append(within)

    await leaves.leave_by_signal(15, never, lambda: did.append("told"), settled)
    assert did == ["told", 0.0] and keeper.did == [FOLDERS] and codes == [code]


def test_a_fault_is_kept_until_all_words_are_seen_to() -> None:
    leaves, _ = leaving(Keeps(Left(SAVED)))
    leaves.fault_found(first := ValueError())
    assert leaves.fault is first
    leaves.left = Left(SAVED)
    leaves.fault_found(KeyError())
    assert leaves.fault is first
