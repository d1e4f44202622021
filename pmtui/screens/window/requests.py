"""From an outcome to the message that asks the application for it: what lies beyond one window."""

from typing import assert_never

from textual.message import Message

from pmtui.screens.window import messages
from pmtui.steps.outcomes import Choose, Copy, Details, Go, GoLinked, Open, PickLinks, PickMerge, PickParent, ReadBack, Write


def request_of(outcome: Choose | Open | Copy | Details | Go | GoLinked | PickLinks | PickMerge | PickParent | ReadBack | Write) -> Message:
    """Return the message that asks for it."""
    match outcome:
        case Choose(options):
            return messages.MenuRequested([messages.MenuOption(option.key, option.word, option.chosen) for option in options])
        case Open(path, title, demo):
            return messages.OpenRequested(path, title, demo)
        case Copy(text, what):
            return messages.CopyRequested(text, what)
        case Details(table, key):
            return messages.DetailsRequested(table, key)
        case Go(step, target, filling, idea):
            return messages.GoRequested(step, target, filling, idea)
        case GoLinked(target, nothing):
            return messages.LinkedRequested(target, nothing)
        case PickLinks(linked, answers):
            return messages.LinksRequested(linked, answers)
        case PickMerge(key):
            return messages.MergeRequested(key)
        case PickParent(key):
            return messages.ParentRequested(key)
        case ReadBack(key):
            return messages.ReadBackRequested(key)
        case Write(audience):
            return messages.WriteRequested(audience)
        case _:
            assert_never(outcome)
