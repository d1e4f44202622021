"""What an answer is about, guessed from its words: somebody's memory, a choice, a person, something absent.

So that the next question fits. It is a guess, and only ever leads to a question:
nothing is refused, marked or counted by it, and no sentence looks different. The wording of
the questions is the guide's. Kinds after the prompts of the Debriefing Facilitation Guide (Etsy, 2016).
"""

import re
import unicodedata
from collections.abc import Iterable

from pmtui.model.script.letters import parts_words

MEMORY, DECISION, PERSON, ABSENCE, OUTSIDE = "memory", "decision", "person", "absence", "outside"

_LEAD = r"^(?:the|an?|our|one|another|some|that|this|two)?\s*(?:[\w-]+\s+){0,2}?"
_WHO = (
    r"(?:developer|engineer|operator|admin(?:istrator)?|responder|on-call|author|reviewer|maintainer|manager|lead|intern"
    r"|contractor|colleague|technician|analyst|person|people|team|someone|somebody|everyone|everybody)s?"
)
_DID = (
    r"(?:did|didn['’]t|was|were|had|has|have|could|should|would|ran|typed|made|missed|overlooked|ignored|failed|skipped|used|pushed"
    r"|merged|deployed|deleted|changed|left|took|put|started|stopped|mis\w+|never|only|just|simply|knew|read|saw|thought)"
)
_MEMORY = re.compile(r"\bforg[eo]t|\b(?:slipped|came to) (?:\w+ )?mind\b", re.IGNORECASE)
_DECISION = re.compile(
    r"\b(?:decided|decision|chose|chosen|judged|misjudged|deemed|agreed|preferred|opted|postponed|deferred|put off|assumed|believed"
    r"|trusted|relied on|considered|good enough|on purpose|deliberate(?:ly)?)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    rf"{_LEAD}{_WHO}\s+(?:\w+\s+)?{_DID}\b|^(?:he|she|they|i|we)\s+{_DID}\b|\b(?:human|operator|user|pilot) error\b|\bmistakes?\b",
    re.IGNORECASE,
)
_ABSENCE = re.compile(
    r"^(?:there (?:is|was|are|were|has been|had been) )?(?:no|nothing|nobody|none|not an?|no one)\b"
    r"|\b(?:had|has|have|having|with) no\b|\black(?:s|ed|ing)?\b|\bmissing\b|\babsent\b"
    r"|\b(?:do|does|did) not exist\b|\b(?:nobody|no one)\b",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"^(?:the|an?|our|one|some)?\s*(?:[\w-]+\s+)?"
    r"(?:vendor|supplier|third part(?:y|ies)|upstream|provider|internet|law|regulators?|weather|heat ?wave|power (?:cut|grid)"
    r"|customers?|users?)\b",
    re.IGNORECASE,
)


def kind_of(text: str, names: Iterable[str] = ()) -> str:
    """Return the kind of a statement, or `` where its words tell none; `names` are those of people it may be about."""
    for kind, pattern in ((MEMORY, _MEMORY), (DECISION, _DECISION)):
        if pattern.search(text):
            return kind
    if _begins_with(text, names) or (_PERSON.search(text) and not re.search(r"\b(?:had|has|have) no\b", text)):
        return PERSON
    return ABSENCE if _ABSENCE.search(text) else ""


def is_outside(text: str) -> bool:
    """Return whether an answer seems to be about what others run or decide, and the team can't change alone."""
    return _OUTSIDE.search(text) is not None


def _begins_with(text: str, names: Iterable[str]) -> bool:
    words = unicodedata.normalize("NFC", text.lstrip("@\uff20"))
    plain = (unicodedata.normalize("NFC", name) for name in names)
    return any(name and words.startswith(name) and parts_words(words, len(name)) for name in plain)
