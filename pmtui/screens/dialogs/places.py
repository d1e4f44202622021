"""Every line of a post mortem as a place to go to: what palette and find look through.

Each says as what people call it, and in which step it stands. Half-typed words and the guide's
are no lines, so they are not found.
"""

from collections.abc import Mapping

from pmtui.model import row_key
from pmtui.model.called import event_words
from pmtui.model.later import QUESTION
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import CAUSE, GAP, RowKey
from pmtui.model.steps import GATHER, STEP_WORDS, STEPS
from pmtui.model.targets import LATER, LESSONS, PEOPLE, TIMELINE, WHYS, Target
from pmtui.model.text import folded, one_line
from pmtui.model.time.times import time_words
from pmtui.model.whys import letters, walk
from pmtui.screens.dialogs.matching import Choice

ROW_TABLES = {GAP: TIMELINE, row_key.LATER: LATER, CAUSE: WHYS}  # by the kind of its key


def places(document: PostMortem) -> list[Choice]:
    """Return the lines, in the order of the document: people, events, answers, lessons, actions, ideas."""
    called, letter, zone = event_words(document), letters(document.whys), document.define.zone
    out = [_place(_person(document, key), GATHER, f"{PEOPLE}.{key}", "Person") for key in document.gather.people]
    for key, event in sorted_timeline(document):
        words = one_line(event.text) or ", ".join(event.milestones)
        out.append(_place(f"{called.get(key) or time_words(event, zone)} {words}", "timeline", f"timeline.{key}", "Event"))
    for key, _ in walk(document.whys):
        why = document.whys[key]
        lead = f"{letter[key]} · " if key in letter else ""
        out.append(_place(f"{lead}{one_line(why.text or why.question)}", "whys", f"whys.{key}", "Answer" if why.text else "Question"))
    for key, lesson in document.lessons.items():
        out.append(_place(one_line(lesson.text), "lessons", f"lessons.{key}", "Lesson"))
    out += [_place(one_line(row.text), "actions", f"actions.{key}", "Action") for key, row in document.actions.items()]
    for key, item in document.later.items():
        out.append(_place(one_line(item.text), "actions", f"later.{key}", "Question" if item.kind == QUESTION else "Idea"))
    return out


def step_word(place: str) -> str:
    """Return the words for where one is: `3 Timeline`."""
    if place in STEPS:
        number = STEPS.index(place)
        return f"{number + 1} {STEP_WORDS[number]}"
    return {LESSONS: "4 Lessons", "room": "0 For the room"}.get(place, place)


def back_words(found: Mapping[str, str], place: str, row: str) -> str:
    """Return the words for a place and its row with the cursor, from the words by target; a row of no table has none."""
    kind, key = RowKey.of(row)
    table = ROW_TABLES.get(kind) or (PEOPLE if place == GATHER else place)
    return " · ".join(part for part in (f"back to {step_word(place)}", found.get(str(Target(table, key)), "")) if part)


def _person(document: PostMortem, key: str) -> str:
    person = document.gather.people[key]
    handle = one_line(person.handle).lstrip("@")
    said: dict[str, str] = {}
    for part in (shown_name(document, key), handle, *person.roles, person.team):
        said.setdefault(folded(part), f"@{handle}" if part == handle and said else one_line(part))
    return " · ".join(words for plain, words in said.items() if plain.strip())


def _place(words: str, step: str, target: str, group: str) -> Choice:
    return Choice(words, step_word(step), f"app.visit({step!r}, {target!r})", group, target)
