"""The measured documents, made by our own model and formats, the same each time; and their plain twins for the floor."""

from __future__ import annotations

import datetime as dt

import tomli_w

from pmtui.model.actions import ActionItem
from pmtui.model.gather import Person
from pmtui.model.postmortem import PostMortem
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import Why

WORDS = ["latency", "of", "checkout", "rose", "while", "we", "rolled", "back", "the", "deploy", "and", "paged", "the", "owner"]
START = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def words(number: int) -> str:
    """Return the words of a row, its number first."""
    return f"{number:02d} " + " ".join(WORDS[(number + step) % len(WORDS)] for step in range(9))


def made(events: int, whys: int = 14, actions: int = 5) -> PostMortem:
    """Return a document of so many rows; each why has two below it, as deep as that goes."""
    rows = {f"e{n:05d}": TimelineEvent(time=START + dt.timedelta(minutes=n), text=words(n), kind="observation") for n in range(events)}
    answers = {
        f"w{n:04d}": Why(under=f"w{(n - 1) // 2:04d}" if n else "", text=words(n), marks=("root",) if 10 < n < 14 else ())
        for n in range(whys)
    }
    tasks = {f"a{n:04d}": ActionItem(text=words(n), owner="Ana", due=START.date(), answers=(f"w{n + 9:04d}",)) for n in range(actions)}
    document = PostMortem(id="b3nch", title=f"Of {events} rows", date=START.date(), timeline=rows, whys=answers, actions=tasks)
    return document.with_table("gather.people", {"p0001": Person(name="Ana", roles=("facilitator",))})


def floor_of(document: PostMortem) -> str:
    """Return the same rows in the plain shape that the export floor reads."""
    events = [
        {
            "id": key,
            "at": row.time if isinstance(row.time, dt.datetime) else START,
            "who": ", ".join(row.who),
            "text": row.text,
            "tags": list(row.milestones),
        }
        for key, row in document.timeline.items()
    ]
    whys = [{"id": key, "text": row.text, **({"parent": row.under} if row.under else {})} for key, row in document.whys.items()]
    actions = [{"id": key, "text": row.text, "owner": row.owner} for key, row in document.actions.items()]
    plain = {"schema_version": 1, "title": document.title, "summary": "", "events": events, "whys": whys, "actions": actions}
    return tomli_w.dumps(plain)
