"""What head and foot say of the whole document, as a value: from the session, the clock and who looks. Knows no window."""

from pmtui.model.steps import STEPS
from pmtui.screens.window.context import Frame
from pmtui.session.session import Applied, Session
from pmtui.shell.meeting_timer import MeetingTimer
from pmtui.shell.view import View

DRAFTED, COMPLETE = "✎", "✓"


def frame_of(session: Session, meeting: MeetingTimer, view: View, since: tuple[str, ...] | None) -> Frame:
    """Return head and foot as they are now."""
    findings, drafted, state, clock = session.findings, session.keeper.drafts.steps(), session.keeper.state, meeting.clock
    lacks = tuple(len(findings.get(step, ())) for step in STEPS)
    marks = tuple(DRAFTED if step in drafted else ("" if lack else COMPLETE) for step, lack in zip(STEPS, lacks, strict=True))
    saving = (state.words, state.alarm, state.where)
    return Frame(marks, lacks, *saving, meeting.words(), clock.begun, clock.running, clock.step, view.desk, view.as_roles, since)


def travelled(word: str, result: Applied, then: str) -> str:
    """Say what was undone or done again, and where."""
    where = f"{STEPS.index(result.step) + 1} {result.step.capitalize()}" if result.step in STEPS else "the document"
    return f"{word} in {where}: {result.label} · {then}"
