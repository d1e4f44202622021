"""`actions`: open actions across all post mortems in a folder; one marked done, reopened or given another due date."""

import datetime as dt
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmtui.cli.errors import DONE, NOT_READ, USAGE, Problem, tell
from pmtui.cli.inputs import tell_of_journals
from pmtui.cli.output import columns, put, put_bytes, put_json
from pmtui.cli.world import app_folders, clock
from pmtui.model import actions
from pmtui.model.actions import ActionItem, is_open
from pmtui.model.postmortem import PostMortem
from pmtui.model.text import folded, one_line
from pmtui.storage.errors import StorageError
from pmtui.storage.followup import FollowUp, follow_ups

if TYPE_CHECKING:
    from pmtui.edits.base import Edit

HEADINGS = ("due", "owner", "state", "what", "of", "where")
STATES = {actions.DONE: "COMPLETED", actions.WONT_DO: "CANCELLED", actions.IN_PROGRESS: "IN-PROCESS"}
LEAST_LETTERS = 24  # of the words of an action, however narrow the terminal


def list_actions(folder: Path, *, only_open: bool, overdue: bool, owner: str, kind: str) -> int:
    """Print the actions in a folder, soonest due first.

    Raises:
        StorageError: there is no such folder. Problem: a calendar is wanted but its library is not installed.
    """
    code = DONE
    today = clock()().date()

    def broken(error: StorageError) -> None:
        from pmtui.cli.nearest import words_of

        nonlocal code
        tell(words_of(error))
        code = NOT_READ

    rows = follow_ups(folder, broken)
    rows = [row for row in rows if not only_open or is_open(row.action)]
    rows = [row for row in rows if not overdue or row.is_overdue(today)]
    rows = [row for row in rows if not owner or _is_of(row.action, owner)]
    tell_of_journals((row.path, row.document) for row in rows)
    _PRINT[kind](rows, today)
    return code


def _is_of(action: ActionItem, owner: str) -> bool:
    wanted = folded(owner.lstrip("@"))
    return wanted in folded(action.owner) if wanted else not action.owner.strip()


# printing


def _text(rows: Sequence[FollowUp], today: dt.date) -> None:
    if not rows:
        return
    wide = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    cells = [_cells(row, today) for row in rows]
    if wide:
        taken = max(map(len, columns([HEADINGS, *((*each[:3], "", *each[4:]) for each in cells)]))) + 1
        room = max(wide - taken, LEAST_LETTERS)
        cells = [(*each[:3], _cut(each[3], room), *each[4:]) for each in cells]
    put("".join(f"{line}\n" for line in columns([HEADINGS, *cells])))


def _cells(row: FollowUp, today: dt.date) -> tuple[str, ...]:
    action = row.action
    state = "overdue" if row.is_overdue(today) else action.status or "proposed"
    lead = " ".join(part for part in (f"p{action.priority}" if action.priority else "", one_line(action.kind)) if part)
    words = f"{lead}: {one_line(action.text)}" if lead else one_line(action.text)
    where = f"{os.fspath(row.path)} {row.id}"
    due = row.due.isoformat() if row.due else one_line(str(action.due or ""))
    return tuple(one_line(cell) or "-" for cell in (due, action.owner, state, words, _cut(row.title, LEAST_LETTERS), where))


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _object(row: FollowUp) -> dict[str, Any]:
    action = row.action
    return {
        "due": row.due.isoformat() if row.due else str(action.due) if action.due else None,
        "owner": action.owner,
        "status": action.status or "proposed",
        "kind": action.kind,
        "area": action.area,
        "priority": action.priority,
        "text": action.text,
        "done_when": action.done_when,
        "reason": action.reason,
        "tracker": action.tracker,
        "answers": list(row.answers),
        "id": row.id,
        "title": row.title,
        "date": row.date,
        "file": os.fspath(row.path),
    }


def _csv(rows: Sequence[FollowUp], today: dt.date) -> None:
    from pmtui.formats.exports.actions_table import as_csv

    put(as_csv(map(_object, rows)))


def _ics(rows: Sequence[FollowUp], today: dt.date) -> None:
    from pmtui.formats.exports.actions_table import Task, as_ics

    tasks = []
    for row in rows:
        if row.due is not None:
            notes = f"{row.title} ({row.date})" + (f"\nOwner: {row.action.owner}" if row.action.owner else "")
            url = row.action.tracker if row.action.tracker.startswith(("http://", "https://")) else ""
            state = STATES.get(row.action.status, "NEEDS-ACTION")
            tasks.append(Task(f"{row.document}.{row.id}@pmtui", row.due, row.action.text, state, notes, row.action.priority, url))
    try:
        put_bytes(as_ics(tasks, clock()()))
    except ImportError:
        words = "a calendar needs the icalendar library; install it with pip install 'pmtui[ics]', or take --format csv"
        raise Problem(USAGE, words) from None


_PRINT: dict[str, Callable[[Sequence[FollowUp], dt.date], None]] = {
    "text": _text,
    "csv": _csv,
    "json": lambda rows, today: put_json([_object(row) for row in rows]),
    "ics": _ics,
}


# changing: what the keys of step 5 do, in a file that nobody has open


def set_status(path: Path, words: Sequence[str], status: str) -> int:
    """Mark actions as done, or as open again.

    Raises:
        StorageError: the file can't be read or written, or is open elsewhere. Problem: no such action.
    """
    return _change(path, words, "state", status, "done" if status == actions.DONE else "open again")


def set_due(path: Path, word: str, day: str) -> int:
    """Give an action another due date.

    Raises:
        StorageError: the file can't be read or written, or is open elsewhere. Problem: no such action, or that is no day.
    """
    from pmtui.model.time.times import long_day_words, read_due

    due = read_due(day.strip(), clock()().date())
    if due is None:
        raise Problem(USAGE, f"`{day}` is no day; write one such as 2026-12-01, fri or +2w")
    return _change(path, [word], "due", due.isoformat(), f"due {long_day_words(due)}")


def _change(path: Path, words: Sequence[str], answer: str, value: str, state: str) -> int:
    """Apply an answer of step 5 to the actions that the words name."""
    from pmtui.session.closed_file import change_closed_file
    from pmtui.steps.actions.manual import MANUAL
    from pmtui.steps.base import Selection
    from pmtui.steps.outcomes import Do

    changed: list[str] = []

    def edits(document: PostMortem) -> "Iterator[Edit]":
        keys = tuple(_called(document, word) for word in words)
        changed.extend(document.actions[key].text for key in keys)
        at = Selection(document=document, row=keys[0], ids=keys, now=0.0, today=clock()().date(), new_id=lambda taken: "")
        outcome = MANUAL.answers[answer].take(value, at)
        if isinstance(outcome, Do):
            yield outcome.edit

    change_closed_file(app_folders(), path, edits)
    for text in changed:
        tell(f"{path}: “{_cut(one_line(text), 60)}” is {state}")
    return DONE


def _called(document: PostMortem, word: str) -> str:
    """Return the id of an action, given the id or the beginning of its words if only one action begins so."""
    if word in document.actions:
        return word
    wanted = folded(word.strip())
    keys = [key for key, row in document.actions.items() if wanted and folded(row.text).startswith(wanted)]
    if len(keys) == 1:
        return keys[0]
    if keys:
        raise Problem(USAGE, f"`{word}`: {len(keys)} actions begin so; give an id, such as {keys[0]}")
    near = get_close_matches(word, document.actions, 1, 0.5) or list(document.actions)[:1]
    hint = f"did you mean {near[0]}, “{_cut(one_line(document.actions[near[0]].text), 40)}”?" if near else "it has no actions"
    raise Problem(USAGE, f"`{word}`: no such action here; {hint}")
