"""How a line that was read is said back: its parts in their order, each with a colour; what was not read stands out."""

from pmtui.edits.base import Edit, EditRefused
from pmtui.model.gone import gone
from pmtui.model.postmortem import PostMortem
from pmtui.steps.base import Reading

STAYS = (" stays text", ": text", ", text", " right?")  # how an echo says that something was not read, or asks back


def echo_spans(words: str) -> Reading:
    """Colour an echo: what was read plain, what follows from it muted; a mark that was not read as one is to be seen."""
    spans: list[tuple[str, str]] = []
    for number, part in enumerate(words.split(" · ")):
        token = "warn" if part.endswith(STAYS) or part.startswith("no longer ") else "muted" if number else "text"
        mark = " · " if number else ""
        if spans and spans[-1][0] == token:
            spans[-1] = (token, f"{spans[-1][1]}{mark}{part}")
        else:
            spans += [("muted", mark), (token, part)] if mark and token != "muted" else [(token, f"{mark}{part}")]
    return tuple(spans)


def with_gone(document: PostMortem, edit: Edit, table: str, key: str, echo: str) -> str:
    """Return how an edited line is read; first of all what stays text, and what its row has no longer after the edit."""
    try:
        words = gone(document, edit.apply(document), table, key)
    except EditRefused:
        words = []
    parts = echo.split(" · ") if echo else []
    parts.sort(key=lambda part: not part.endswith(STAYS))
    told = sum(part.endswith(STAYS) for part in parts)
    return " · ".join([*parts[:told], *([f"no longer {', '.join(words)}"] if words else []), *parts[told:]])
