"""How saving stands, in words for the foot; each says what is, where the words are meanwhile, and what to do.

The first part of what is said fits a row of 80 columns beside its alarm; the rest is left out whole where
there is no room. Knows no disk.
"""

from typing import NamedTuple

SAVED = "saved"
BESIDE = "saved beside"
NO_JOURNAL = "no journal"


class SaveState(NamedTuple):
    """How saving stands, in words; `alarm` when the words are a warning, `where` the words are then."""

    words: str = SAVED
    alarm: bool = False
    where: str = ""


SAVING = SaveState("saving")
GONE = SaveState("NOT SAVED: the file is gone", True, "ctrl+s makes it anew · put back, or opened where it is now, it gets all")


def settled(in_memory: bool, beside: bool) -> SaveState:
    """How it stands when all is saved: it stays said where, and that no journal stands behind it."""
    if in_memory:
        return SaveState(NO_JOURNAL, True)
    return SaveState(BESIDE, True) if beside else SaveState()


def beside(name: str) -> SaveState:
    """Somebody else changed the file; ours is kept under this name."""
    return SaveState(BESIDE, True, f"somebody changed the file: yours is beside it · {name}")


def no_journal(why: str) -> SaveState:
    """The journal can not be written."""
    return SaveState(NO_JOURNAL, True, f"in memory only: {short(why)} · until it is saved")


def not_saved(why: str, in_memory: bool) -> SaveState:
    """A save failed, and is tried again."""
    where = "held in memory only" if in_memory else "in the journal · ctrl+s tries again"
    return SaveState(f"NOT SAVED: {short(why)}", True, where)


def short(words: str) -> str:
    """Return the reason in what says that something could not be written."""
    return words.rpartition("could not be written: ")[2].partition(";")[0]
