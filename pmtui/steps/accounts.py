"""What is told differently: another account beside the first, and what settles it. Neither account is ever struck."""

from collections.abc import Callable, Mapping
from typing import Any

from pmtui.model.timeline import Account

HINT = "Ben: my terminal says 12:23"
SETTLES = "= what settles it, or Ben: another account"


def hint(accounts: Mapping[str, Account]) -> str:
    """Return what can be typed: once something is told differently, also what settles it."""
    return SETTLES if any(not row.settled for row in accounts.values()) else HINT


def with_account(accounts: Mapping[str, Account], text: str, make_id: Callable[[Any], str]) -> tuple[Mapping[str, Account], str]:
    """Return the accounts with what was typed, and words that say it; the same ones where nothing can come of it."""
    text = text.strip()
    if text.startswith("="):
        words = text[1:].strip()
        waiting = [key for key, row in accounts.items() if not row.settled]
        if not waiting or not words:
            return accounts, "nothing waits here to be settled" if not waiting else "what settles it? = and the words"
        settled = {key: row.changed(settled=words) if key in waiting else row for key, row in accounts.items()}
        return settled, "settled: both accounts stand, with what settles them"
    who, mark, words = text.partition(": ")
    row = Account(text=(words if mark else text).strip(), who=who.strip() if mark else "")
    if not row.text:
        return accounts, "an account needs words"
    return {**accounts, make_id(accounts): row}, "both accounts stand · v, then = and words, settles them"
