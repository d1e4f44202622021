"""Step 6, for whom: the audiences, how they are called, and the text that each is given.

The page is for those who may know all of it. Every other audience gets its own message or nothing, never the page.
"""

from pmtui.formats.page.markdown import render
from pmtui.model.communicate import AUDIENCE_WORDS, AUDIENCES, WIKI
from pmtui.model.last import of_last
from pmtui.model.postmortem import PostMortem
from pmtui.model.row_key import AUDIENCE, DELIVERY, RowKey
from pmtui.model.text import one_line
from pmtui.steps.base import Selection
from pmtui.steps.outcomes import AnyOutcome, Copy, Say, Write

OF_THE_PAGE = WIKI  # whose text is the page itself
SHOWN = AUDIENCE_WORDS | {OF_THE_PAGE: "Wiki page"}

page = of_last(render)
"""The page of a document; made once for each, since what is drawn around it asks for its length too."""


def audiences(document: PostMortem) -> list[str]:
    """Return the audiences: ours, then those that have a message."""
    return list(dict.fromkeys([*AUDIENCES, *document.communicate.messages]))


def audience_word(audience: str) -> str:
    """Return an audience as people read it."""
    return SHOWN.get(audience, one_line(audience))


def audience_of(document: PostMortem, row: str) -> str:
    """Return the audience of a row at the left, its own or that of a delivery; else, and in the page, that of the page."""
    kind, key = RowKey.of(row)
    if kind == AUDIENCE:
        return key
    delivery = document.communicate.deliveries.get(key) if kind == DELIVERY else None
    if delivery is None:
        return OF_THE_PAGE
    said = delivery.audience.strip()
    return next((known for known in audiences(document) if said.casefold() in (known.casefold(), audience_word(known).casefold())), said)


def meant(at: Selection) -> str:
    """Return the audience whose text is meant."""
    return audience_of(at.document, at.row)


def message(at: Selection) -> str:
    """Return the message for the audience that is meant, as it may be seen; nothing where there is none."""
    return at.shown.communicate.message_to(meant(at))


def message_words(at: Selection) -> str:
    """Name the message for the audience that is meant, or say that it has none and where one is written."""
    audience = meant(at)
    if not audience:
        return "no message yet: this line names nobody"
    word = audience_word(audience)
    if message(at):
        return f"message for {word}"
    return f"no message for {word} yet" + (" · e writes one" if at.key.kind == AUDIENCE else "")


def copy(at: Selection) -> AnyOutcome:
    """Copy the text that is meant: the page, or a message."""
    if meant(at) == OF_THE_PAGE:
        return Copy(page(at.shown), "the page")
    return Copy(message(at), message_words(at)) if message(at) else Say(message_words(at))


def write(at: Selection) -> AnyOutcome:
    """Write the text that is meant beside the document."""
    if meant(at) == OF_THE_PAGE:
        return Write()
    return Write(meant(at)) if message(at) else Say(message_words(at))
