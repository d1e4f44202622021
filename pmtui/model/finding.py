"""A finding: one thing that is missing or worth a second look, and the question to ask."""

from typing import NamedTuple


class Finding(NamedTuple):
    """The result of a check, and where it belongs.

    `table` and `id` name the row (id empty for a section's field), `field` the key in it;
    `column` and `length` count characters in that value, 1-based, None where not known.
    `kind` is readiness, coverage, wording, blame, hindsight, vague, name or secret.
    """

    step: str
    rule: str
    kind: str
    message: str
    ask: str = ""
    table: str = ""
    id: str = ""
    field: str = ""
    text: str = ""
    column: int | None = None
    length: int | None = None
