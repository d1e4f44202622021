"""stdin, stdout and stderr as they may be: closed by whoever starts us, or led to a disk that is full.

Python has None in the place of a stream that is closed, and gives its number to the next file that is opened.
Here the number is taken, and a stdout stands in that says so when something is written to it. Knows no command.
"""

import errno
import io
import os
import sys
from typing import TextIO, cast

# What writing to a stream fails with; what fails on a file comes as a StorageError.
_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


class ClosedOut(io.TextIOBase):
    """Stands for a stdout that is closed: nothing can be written to it."""

    encoding = "utf-8"

    @property
    def buffer(self) -> "ClosedOut":
        """What bytes are written to."""
        return self

    def write(self, said: object) -> int:
        """Take nothing.

        Raises:
            OSError: always.
        """
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def make_ready() -> None:
    """Hold the numbers of closed streams, so that no document is opened under one, and let a closed stdout say so."""
    if None not in (sys.stdin, sys.stdout, sys.stderr):
        return
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = cast(TextIO, ClosedOut())


def is_closed_out() -> bool:
    """Tell whether there is no stdout."""
    return isinstance(sys.stdout, ClosedOut)


def is_of_a_stream(error: OSError) -> bool:
    """Tell whether an error that nobody put into words comes of writing to a stream."""
    return error.filename is None and error.errno in _WRITING


def give_up(number: int) -> None:
    """Lead a stream nowhere, so that at the end the interpreter does not try again to write what waits for it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
