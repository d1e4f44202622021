"""stdin, stdout and stderr as they may be: closed by whoever starts us, or redirected to a full disk.

Python has None in place of a closed stream, and the next opened file gets its number.
Here the number is reserved, and writing to a stand-in for stdout reports that it is closed. Knows no command.
"""

import errno
import io
import os
import sys
from typing import TextIO, cast

# What writing to a stream raises; errors of files are StorageErrors.
_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class ClosedOut(io.TextIOBase):
    """Stands in for a closed stdout: nothing can be written to it."""

    encoding = "utf-8"

    @property
    def buffer(self) -> "ClosedOut":
        """The stream for bytes."""
        return self

    def write(self, said: object) -> int:
        """Write nothing.

        Raises:
            OSError: always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def make_ready() -> None:
    """Reserve the numbers of closed streams, so that no document gets one, and let a closed stdout say so."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
    if sys.stdout is None:
        sys.stdout = cast(TextIO, ClosedOut())


def is_closed_out() -> bool:
    """Return whether stdout is closed."""
    return isinstance(sys.stdout, ClosedOut)


def is_of_a_stream(error: OSError) -> bool:
    """Return whether an unexplained error comes from writing to a stream."""
    return error.filename is None and error.errno in _WRITING


def give_up(number: int) -> None:
    """Point a stream at nothing, so that the interpreter does not retry at exit to write what is pending."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
