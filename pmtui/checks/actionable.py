"""Wording of actions: a question where one names no deed, no end, or nobody in particular. Never a refusal.

Actionable, specific, bounded: after Lunney, Lueder and Beyer, "Postmortem action items" (USENIX ;login:, 2017).
Knows no screen; the screen asks the same questions while the user types.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pmtui.checks.words import quoted
from pmtui.model.actions import ActionItem, is_open
from pmtui.model.finding import Finding
from pmtui.model.people.names import person_called
from pmtui.model.postmortem import PostMortem
from pmtui.model.steps import ACTIONS


class _Rule(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    told: str
    ask: str


def _rule(name: str, pattern: str, message: str, ask: str) -> _Rule:
    return _Rule(name, re.compile(pattern, re.IGNORECASE), message, ask)


RULES = (
    _rule(
        "care",
        r"\b(?:be(?:ing)? (?:more )?(?:careful|vigilant|attentive)|(?:pays?|more) (?:\w+ )?attention|double[- ]check|try harder"
        r"|take (?:more )?care)\b",
        "asks people for more care",
        "What guard would catch it, for anyone and on any day?",
    ),
    _rule("remind", r"^(?:re)?mind\b|\bremind(?:er|ers|ing)?\b", "reminds somebody", "What would make it work without remembering?"),
    _rule(
        "train",
        r"^(?:re)?(?:train|educate|teach)\b|\btraining for\b",
        "trains people",
        "What would make it work for somebody who was not told? Which skill, for whom, by when?",
    ),
    _rule(
        "explore",
        r"^(?:investigate|look into|explore|research|analy[sz]e|think about|consider|discuss|find out|evaluate)\b",
        "ends in knowing more",
        "What will be there when it is done: a decision, a figure, a change?",
    ),
    _rule(
        "improve",
        r"^(?:improve|enhance|increase|better|more|optimi[sz]e|strengthen|extend)\b.*"
        r"\b(?:monitoring|alert(?:s|ing)?|test(?:s|ing)?|documentation|docs|communication|logging|observability|quality|process(?:es)?|coverage)\b",
        "is wide open",
        "Which one exactly, and how will we see that it is better?",
    ),
    _rule(
        "verb",
        r"^(?:the|an?|we|our|there|no|more|better|some|it|this|that|all|every|new|need(?:s|ed)?|should|must|someone|somebody"
        r"|monitoring|documentation|tests|training|alerts|alerting|dashboards?|(?!(?:b|st|sp|p|r|s|k|w)r?ing\b)\w{2,}ing)\b",
        "does not begin with what is done",
        "What is to be done? Begin with a verb: add, move, remove, alert …",
    ),
    _rule(
        "bounded",
        r"\b(?:always|regularly|continuous(?:ly)?|ongoing|keep|as (?:much|soon|often) as|wherever|everywhere|everything|etc)\b",
        "has no end",
        "How will we know that it is done?",
    ),
)
_SEVERAL = re.compile(r"[,/&+\u3001\uff0c\u060c]|\band\b")  # the commas of other scripts too


def wording(document: PostMortem, key: str) -> Iterator[Finding]:
    """Yield the questions about one action that is still to be done, the most important first."""
    row = document.actions[key]
    if not is_open(row) or not row.text.strip():
        return
    for rule in RULES:
        if rule.pattern.search(row.text) and not (rule.name == "bounded" and row.done_when):
            yield _found(rule.name, f"“{quoted(row.text)}” {rule.told}", rule.ask, key, row)
            break  # one question about the wording is enough
    if row.owner and person_called(document, row.owner) is None:
        if _SEVERAL.search(row.owner):
            message = f"“{quoted(row.text)}” has several owners: {quoted(row.owner, 30)}"
            yield _found("owners", message, "Which one of them sees to it?", key, row, "owner")
        elif "team" in row.owner.casefold():
            message = f"“{quoted(row.text)}” has a team as its owner: {quoted(row.owner, 30)}"
            yield _found("team", message, "Who there sees to it, and has said so?", key, row, "owner")


def all_wording(document: PostMortem) -> Iterator[Finding]:
    """Yield the questions about all actions."""
    for key in document.actions:
        yield from wording(document, key)


def _found(rule: str, message: str, ask: str, key: str, row: ActionItem, field: str = "text") -> Finding:
    return Finding(ACTIONS, f"actions.{rule}", "wording", message, ask, ACTIONS, key, field, row.text)
