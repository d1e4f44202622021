"""Exit codes, and errors as one printable line on stderr.

`pmtui: FILE:LINE: what is wrong; what would be right`. Imports nothing heavy: a mistyped word on
the command line is answered as fast as a correct one.
"""

import sys

DONE = 0
FOUND = 1
USAGE = 2
NOT_READ = 3
REFUSED = 4
NOT_WRITTEN = 5
FAULT = 70
INTERRUPTED = 130
PIPE_CLOSED = 141

MEANINGS = (
    (DONE, "done"),
    (FOUND, "check found something; doctor found what stands in the way of opening"),
    (USAGE, "wrong usage"),
    (NOT_READ, "could not be read: missing, not permitted, a folder, broken, too large, newer"),
    (REFUSED, "refused, so that nothing is overwritten or leaks"),
    (NOT_WRITTEN, "could not be written: disk full, read-only"),
    (FAULT, "a fault of pmtui's own"),
)


class Problem(Exception):
    """Ends a command: an exit code and one sentence for the user."""

    def __init__(self, code: int, words: str) -> None:
        """Keep both."""
        super().__init__(words)
        self.code = code
        self.words = words


def tell(words: str) -> None:
    """Print one line on stderr, whatever is in the words; if stderr takes none, the exit code must say enough."""
    from pmtui.model.text import one_line

    if sys.stderr is None:
        return
    try:
        print(f"pmtui: {one_line(words)}", file=sys.stderr, flush=True)
    except OSError:
        from pmtui.cli.streams import give_up

        give_up(2)
