"""Turns the operating system's errors about files into the program's own, by what the teacher can do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from edusupport_desktop.domain.errors import Unavailable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def disk_trouble(*, reading: bool = False) -> Iterator[None]:
    """Any ``OSError`` leaves as ``Unavailable``: ``storage_full``, ``storage_read_only`` or ``storage_unreadable``;
    with ``reading`` always the last.

    On Windows ``storage_read_only`` can also mean that another program keeps hold of the file.
    """
    try:
        yield
    except OSError as error:
        if reading:
            code = "storage_unreadable"
        elif error.errno in _FULL:
            code = "storage_full"
        elif error.errno in _FORBIDDEN:
            code = "storage_read_only"
        else:
            code = "storage_unreadable"
        # The error's own text names the file, and so the user: only its number goes on.
        raise Unavailable(code, errno=error.errno or 0) from error
