"""Define as fields: seven for the call fill the first screen, the rest folds under "after the call"."""

from collections.abc import Mapping

from pmtui.formats.lines.fields import LONG, render
from pmtui.guide.guide import field_help
from pmtui.model.define import REQUESTS, USERS, is_filled
from pmtui.model.figures.metrics import began_ended_words, header_words
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import QUANTITY, key_of
from pmtui.model.text import one_line
from pmtui.steps.define.fields import FOLD
from pmtui.steps.define.figures import ANOTHER, FIGURES, figure_key
from pmtui.widgets.form import Field
from pmtui.widgets.paint import Span

CALL = ("problem", "kind", "severity", "began", "impact", REQUESTS, USERS, "trigger", "zone")
AFTER = (
    "summary", "lead_up", "fault", "detection", "response", "recovery", "backlog", "recurrence",
    "services", "aspects", "incident", "links", "status", "title", "date",
)  # fmt: skip


def define_fields(document: PostMortem, opened: bool, scale: Mapping[str, str]) -> list[Field]:
    """Return the fields of the screen, those after the call when they are opened; `scale` says what a severity means."""
    out = []
    for name in CALL:
        if name in FIGURES:
            out.append(_figure(document, name))
            continue
        if name == "trigger":
            out += _other_figures(document)
        out.append(_field(document, name, scale, blank=name in ("began", "trigger")))
    filled = sum(1 for name in AFTER if name in ("title", "date") or is_filled(document.define, name))
    words = f"{filled} of {len(AFTER)} filled · o {'folds' if opened else 'opens'} them"
    out.append(Field(FOLD, "After the call", (("muted", words),), blank=True, heading=True))
    return out + ([_field(document, name, scale) for name in AFTER] if opened else [])


def settled(document: PostMortem, name: str) -> str:
    """Return `not known` or `does not apply` of a field, or nothing."""
    if name in document.define.not_known:
        return "not known"
    return "does not apply" if name in document.define.does_not_apply else ""


def _field(document: PostMortem, name: str, scale: Mapping[str, str], blank: bool = False) -> Field:
    help_ = field_help("" if name in ("title", "date") else "define", name)
    text = _text(document, name)
    label = "Began, ended" if name == "began" else help_.label
    shown: tuple[Span, ...]
    if text:
        shown = (("text", text), *_said_of(document, name, scale))
    elif settled(document, name):
        shown = (("text", "– "), ("text", settled(document, name)))
    elif help_.call:
        shown = (("warn", "○ to fill "), ("muted", help_.ask))
    else:
        shown = (("muted", f"○ {help_.about}"),)
    example = next(iter([*scale][1:2] or scale), "") if name == "severity" else help_.example
    return Field(name, label, shown, text, hint=f"such as {example}" if example else help_.about, many_lines=name in LONG, blank=blank)


def _text(document: PostMortem, name: str) -> str:
    if name == "began":
        return began_ended_words(document)
    if name in ("title", "date"):
        return render(document, "", name, getattr(document, name))
    return render(document, "define", name, getattr(document.define, name))


def _said_of(document: PostMortem, name: str, scale: Mapping[str, str]) -> tuple[Span, ...]:
    if name == "began":
        return (("muted", f"  {header_words(document).split(' (')[0]}"),) if header_words(document) else ()
    if name == "severity":
        words = scale.get(document.define.severity, "")
        return (("muted", f"  {words}"),) if words else ()
    return ()


def _figure(document: PostMortem, name: str) -> Field:
    row = document.define.quantities.get(figure_key(document, name))
    amount = row.amount if row else ""
    shown: tuple[Span, ...] = (("text", amount),)
    if not amount:
        shown = (("text", f"– {settled(document, name)}"),) if settled(document, name) else (("muted", "○ how many, as people say it"),)
    return Field(name, FIGURES[name], shown, amount, hint="such as about 3.7M failed" if name == REQUESTS else "how many felt it")


def _other_figures(document: PostMortem) -> list[Field]:
    out = []
    for key, row in document.define.quantities.items():
        if row.text.casefold() not in FIGURES:
            out.append(Field(key_of(QUANTITY, key), one_line(row.text).capitalize() or "Figure", (("text", row.amount),), row.amount))
    hint = "what: how many, such as tickets: 40"
    return [*out, Field(ANOTHER, "Other figure", (("muted", hint),), "", hint=hint)]
