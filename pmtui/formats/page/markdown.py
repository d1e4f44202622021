"""The wiki page, in Markdown that any wiki reads: headings, tables, lists, one or two fenced blocks.

No HTML, no footnotes, no front matter; LF and one final newline; the same bytes for an equal
document. Sections come in a fixed order and empty ones are left out. All text that people typed goes
through `escape`, so that no text can change the page's structure.
"""

from collections.abc import Iterable, Iterator, Sequence

from pmtui.formats.page import escape
from pmtui.formats.page.tables import action_items, coverage, lessons, people, table, told
from pmtui.formats.page.timeline import duration, timeline
from pmtui.formats.page.times import stamp, with_zone, zone_name
from pmtui.formats.page.whys import five_whys, open_questions, root_causes, untold
from pmtui.model.gather import FACILITATOR
from pmtui.model.later import QUESTION, waits
from pmtui.model.order import sorted_timeline
from pmtui.model.people.names import shown_name
from pmtui.model.postmortem import PostMortem

TITLE_LETTERS = 100
UNTITLED = "Untitled post mortem"
NOT_KNOWN = "not known"
WHYS = ("chains", "tree")  # forms of the whys that any wiki reads


def render(document: PostMortem, whys: Sequence[str] = WHYS) -> str:
    """Return the page with the whys in these forms; to leave out names, pass the document through `AsRoles` first."""
    blocks = [f"# {escape.heading(document.title, TITLE_LETTERS) or UNTITLED}", *_facts(document)]
    for title, section in _sections(document, whys):
        content = list(section)
        if content:
            blocks += [f"## {title}", *content]
    return "\n\n".join(blocks) + "\n"


def _sections(document: PostMortem, whys: Sequence[str]) -> Iterator[tuple[str, Iterable[str]]]:
    zone = zone_name(document)

    def event(key: str) -> str:
        return stamp(document.timeline[key], zone)

    def event_words(key: str) -> str:
        first, *more = escape.lines(document.timeline[key].text) or [""]
        words = f"{escape.item(first)} …" if more else escape.item(first)
        return f"{event(key)}, {words}" if words else event(key)

    yield "Summary", _words(document, "summary")
    yield "Problem", _problem(document)
    yield "Impact", _impact(document)
    for title, field in (("Lead-up", "lead_up"), ("Trigger", "trigger"), ("Fault", "fault")):
        yield title, _words(document, field)
    for title, field in (("Detection", "detection"), ("Response", "response"), ("Recovery", "recovery")):
        yield title, _words(document, field)
    yield "Timeline", timeline(document)
    yield "Five whys", five_whys(document, event, whys)
    yield "Root causes", root_causes(document, event_words)
    yield "Lessons", lessons(document)
    yield "Action items", action_items(document)
    yield "Coverage", coverage(document)
    yield "Open questions", _open(document)
    yield "Told", told(document)
    yield "People", people(document)


def _facts(document: PostMortem) -> list[str]:
    """Return the table under the title: what is known, and what was asked and is unknown."""
    define = document.define
    leaders = [shown_name(document, key) for key, person in document.gather.people.items() if FACILITATOR in _roles(person.roles)]
    rows = [
        ("Status", _cell(define.status), "status"),
        ("Severity", _cell(define.severity), "severity"),
        ("Started", _moment(document, ("impact-start",), first=True), "began"),
        ("Ended", _moment(document, ("impact-end",), first=False) or _moment(document, ("mitigated",), first=False), "ended"),
        ("Duration", duration(document), ""),
        ("Services", _cell(", ".join(define.services)), "services"),
        ("Facilitator", _cell(", ".join(leaders)), ""),
    ]
    known = [(label, words or _unknown(document, field)) for label, words, field in rows]
    known = [(label, words) for label, words in known if words]
    return [table(("Fact", "Value"), known)] if known else []


def _cell(text: str) -> str:
    return escape.cell(text) if escape.lines(text) else ""


def _roles(roles: tuple[str, ...]) -> list[str]:
    return [role.casefold() for role in roles]


def _moment(document: PostMortem, words: tuple[str, ...], first: bool) -> str:
    """Return the first or last row with a milestone, as day, time and zone."""
    events = [event for _, event in sorted_timeline(document) if set(words) & set(event.milestones)]
    return with_zone(events[0 if first else -1], zone_name(document)) if events else ""


def _unknown(document: PostMortem, field: str) -> str:
    return NOT_KNOWN if field and field in document.define.not_known else ""


def _words(document: PostMortem, field: str) -> Iterator[str]:
    words = escape.paragraph(getattr(document.define, field))
    if words:
        yield words
    elif _unknown(document, field):
        yield "Not known."


def _problem(document: PostMortem) -> Iterator[str]:
    define = document.define
    yield from _words(document, "problem")
    kind = ", ".join(word for word in (define.kind, *define.aspects) if word)
    rows = [f"- Kind: {escape.item(kind)}"] if escape.lines(kind) else []
    rows += [f"- Incident: {escape.url(define.incident)}"] if escape.lines(define.incident) else []
    rows += [f"- {escape.url(link)}" for link in define.links if escape.lines(link)]
    if rows:
        yield "\n".join(rows)


def _impact(document: PostMortem) -> Iterator[str]:
    yield from _words(document, "impact")
    rows = [": ".join(part for part in (figure.text, figure.amount) if part) for figure in document.define.quantities.values()]
    if any(map(escape.lines, rows)):
        yield "\n".join(f"- {escape.item(row)}" for row in rows if escape.lines(row))
    elif _unknown(document, "quantities"):
        yield "Figures: not known."


def _open(document: PostMortem) -> Iterator[str]:
    """Yield what nobody could answer yet, and questions and ideas kept for later."""
    accounts = [words for _, event in sorted_timeline(document) for words in untold(event.accounts.values())]
    rows = [*(f"- Told differently: {escape.item(words)}" for words in accounts), *open_questions(document)]
    for item in document.later.values():
        if waits(item) and escape.lines(item.text):
            rows.append(f"- {escape.item(item.text)}" if item.kind == QUESTION else f"- Idea kept for later: {escape.item(item.text)}")
    if rows:
        yield "\n".join(rows)
