"""Readiness: what each step still lacks, in the order to work through it.

An empty answer is the tick in the step bar. Nothing here asks anyone to make something up: a field that is
not known or does not apply is filled, and a time nobody knows is no fault. Knows no screen.
"""

from collections.abc import Callable, Iterator

from pmtui.checks import coverage
from pmtui.checks.words import quoted
from pmtui.model.actions import WONT_DO, is_open
from pmtui.model.communicate import CAUSES_DEEP_ENOUGH, DATA_KEPT, IMPACT_COMPLETE, PLAN_FITS, REVIEW, SIGNED_OFF
from pmtui.model.define import QUANTITIES, Define, is_filled
from pmtui.model.figures.moments import NEEDED, has_moment
from pmtui.model.finding import Finding
from pmtui.model.gather import FACILITATOR
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import MOMENT, key_of
from pmtui.model.steps import ACTIONS, COMMUNICATE, DEFINE, GATHER, STEPS, TIMELINE, WHYS
from pmtui.model.targets import DELIVERIES, PEOPLE
from pmtui.model.timeline import TimelineEvent
from pmtui.model.whys import OPEN, answers, letters, walk

# The message and the question for each missing moment that the figures need.
_MOMENT_WORDS = (
    ("no row says when the impact began (#impact-start)", "When did the first user feel it?"),
    ("no row says when it was detected (#detected)", "When did anyone, or any alert, first see that it was odd?"),
    ("no row says when it got better (#mitigated or #impact-end)", "When did it get better for users?"),
    ("no row says when it was resolved (#resolved)", "When was it over, with nothing left to mend in a hurry?"),
)
MOMENTS = tuple((milestones, *said) for milestones, said in zip(NEEDED, _MOMENT_WORDS, strict=True))

# The fields for the call, in the order of the screen.
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("problem", "the problem is not stated yet", "What could people not do that they usually can?"),
    ("kind", "technical, process or both is still to say", "Was it the system, the way of working, or both?"),
    ("severity", "the severity is still to fill", "How bad was it for users?"),
    ("began", "when it began is still to fill", "When did the first user feel it?"),
    ("ended", "when it ended is still to fill", "When could the last user work again?"),
    ("impact", "the impact is still to fill", "Who was affected, in which function, and how badly?"),
    ("quantities", "the impact has no figure yet", "How many: requests, users, tickets, money, data?"),
    ("trigger", "the trigger is still to fill", "What set it off?"),
    ("zone", "the time zone is still to fill", "In which time zone do we tell this story?"),
)

REVIEW_WORDS = {
    DATA_KEPT: ("data kept", "Are logs, chats and graphs kept where others find them?"),
    IMPACT_COMPLETE: ("impact complete", "Is everyone who was affected in it, with figures?"),
    CAUSES_DEEP_ENOUGH: ("causes deep enough", "Does each chain end at something the team can change?"),
    PLAN_FITS: ("plan and order fit", "Are the actions the right ones, in the right order?"),
    SIGNED_OFF: ("signed off", "Who has read it whole and stands behind it?"),
}


def readiness(document: PostMortem) -> dict[str, tuple[Finding, ...]]:
    """Return what is still missing, by step; an empty tuple means that the step has all it needs."""
    return {step: step_readiness(document, step) for step in STEPS}


def step_readiness(document: PostMortem, step: str) -> tuple[Finding, ...]:
    """Return what one step still lacks."""
    return tuple(_RULES[step](document))


def _gather(document: PostMortem) -> Iterator[Finding]:
    people = document.gather.people
    if not people:
        yield _missing(GATHER, "nobody", "nobody is named yet", "Who saw it first, and who was called in?", PEOPLE)
        return
    leads = any(FACILITATOR in " ".join((*person.roles, person.name, person.shown_as)).casefold() for person in people.values())
    if not leads:
        yield _missing(
            GATHER,
            "no-facilitator",
            "nobody is the facilitator yet",
            "Who facilitates, and took no part in the incident?",
            PEOPLE,
        )


def _define(document: PostMortem) -> Iterator[Finding]:
    for field, message, ask in FIELDS:
        if not _has_field(document, field):
            yield _missing(DEFINE, "empty", message, ask, DEFINE, field=field)


def _has_field(document: PostMortem, field: str) -> bool:
    define = document.define
    if field in ("began", "ended"):
        return is_filled(define, field) or has_moment(document, ("impact-start" if field == "began" else "impact-end",))
    if field == "impact":
        return is_filled(define, "impact") or bool(define.quantities)
    if field == "quantities":
        return _has_figure(define)
    return is_filled(define, field)


def _has_figure(define: Define) -> bool:
    """Return whether the impact states a number, or that nobody knows one."""
    settled = {*define.not_known, *define.does_not_apply} & {"impact", "quantities", *QUANTITIES}
    return bool(settled) or is_filled(define, "quantities") or any(letter.isdigit() for letter in define.impact)


def _timeline(document: PostMortem) -> Iterator[Finding]:
    if not document.timeline:
        yield _missing(TIMELINE, "empty", "the timeline has no rows yet", "What was normal that day, before anything was odd?", TIMELINE)
        return
    for words, message, ask in MOMENTS:
        if not has_moment(document, words):
            yield _missing(TIMELINE, f"no-{words[0]}", message, ask, TIMELINE, field=key_of(MOMENT, words[0]))
    for key, event in document.timeline.items():
        if is_time_open(event):
            message = f"the time “{quoted(event.typed, 20)}” of {_named(event.text)} could not be read"
            yield _missing(TIMELINE, "open-time", message, "When was that?", TIMELINE, key, "time", event.typed)


def is_time_open(event: TimelineEvent) -> bool:
    """Return whether a time was typed that could not be read; a time that nobody knows is not open."""
    typed = event.typed.strip(" ~?:.-")
    if isinstance(event.time, str):
        return bool(event.time.strip(" ~?:.-"))
    return event.time is None and bool(typed)


def _whys(document: PostMortem) -> Iterator[Finding]:
    whys = document.whys
    if not answers(whys):
        yield _missing(WHYS, "empty", "the first why has no answer yet", "Why did the problem happen?", WHYS)
    elif not letters(whys):
        yield _missing(WHYS, "no-cause", "no answer is marked as root cause or factor yet", "Which of these could the team change?", WHYS)
    for key, _ in walk(whys):
        row = whys[key]
        if not row.text:
            yield _missing(WHYS, "open", f"{_named(row.question)} has no answer yet", row.question, WHYS, key, "text", row.question)
        elif OPEN in row.marks:
            ask = "Who or what could answer it?"
            yield _missing(WHYS, "open", f"{_named(row.text)} is marked as open", ask, WHYS, key, "marks", row.text)


def _actions(document: PostMortem) -> Iterator[Finding]:
    bare = list(coverage.bare(document))
    yield from bare
    if not document.actions and not bare:
        ask = "Which one change would help most, and could begin this week?"
        yield _missing(ACTIONS, "empty", "no action is written down yet", ask, ACTIONS)
    for key, action in document.actions.items():
        if is_open(action):
            if not action.owner:
                message = f"{_named(action.text)} has no owner yet"
                yield _missing(ACTIONS, "no-owner", message, "Who will see to it?", ACTIONS, key, "owner", action.text)
            if action.due is None:
                yield _missing(
                    ACTIONS, "no-date", f"{_named(action.text)} has no date yet", "By which day?", ACTIONS, key, "due", action.text
                )
        elif action.status == WONT_DO and not action.reason:
            message = f"{_named(action.text)} is decided against; the reason is not written down yet"
            yield _missing(ACTIONS, "no-reason", message, "Why not?", ACTIONS, key, "reason", action.text)


def _communicate(document: PostMortem) -> Iterator[Finding]:
    done = document.communicate
    if all(row.planned for row in done.deliveries.values()):
        yield _missing(COMMUNICATE, "nobody-told", "nobody was told yet", "Who relied on this and has not been told?", DELIVERIES)
    # `causes-answered` is missing here on purpose: coverage counts it, so nobody has to tick it.
    for word in REVIEW:
        if word in REVIEW_WORDS and word not in done.reviewed and not (word == SIGNED_OFF and done.signed_by):
            label, ask = REVIEW_WORDS[word]
            yield _missing(COMMUNICATE, "not-reviewed", f"the review is open: {label}", ask, COMMUNICATE, field="reviewed", text=word)


def _named(text: str) -> str:
    return f"“{quoted(text)}”" if text else "a row without words"


def _missing(step: str, rule: str, message: str, ask: str, table: str, id: str = "", field: str = "", text: str = "") -> Finding:
    return Finding(step, f"{step}.{rule}", "readiness", message, ask, table, id, field, text)


_RULES: dict[str, Callable[[PostMortem], Iterator[Finding]]] = {
    GATHER: _gather,
    DEFINE: _define,
    TIMELINE: _timeline,
    WHYS: _whys,
    ACTIONS: _actions,
    COMMUNICATE: _communicate,
}
