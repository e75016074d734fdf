"""Finds what a test left running."""

from __future__ import annotations

import sys
import threading
import time

import pytest

GRACE_SECONDS = 2.0
"""A thread that was told to end may still be on its way out."""


def running_threads() -> set[threading.Thread]:
    """The living threads that Python started.

    Threads of Qt that only ran Python code appear as dummies, and before Python 3.12 the dummy outlives them:
    ``assert_no_thread_is_left`` asks Qt's pool instead.
    """
    return {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}


def assert_no_thread_is_left(before: set[threading.Thread]) -> None:
    """Fails the test when it started a thread, daemon or not, that does not end by itself within the grace time."""
    deadline = time.monotonic() + GRACE_SECONDS
    left = running_threads() - before
    for thread in left:
        thread.join(max(0.0, deadline - time.monotonic()))
    names = sorted(thread.name for thread in left if thread.is_alive())
    if names:
        pytest.fail(f"the test left threads running: {', '.join(names)}", pytrace=False)
    core = sys.modules.get("PySide6.QtCore")
    if core is not None:
        pool = core.QThreadPool.globalInstance()
        if pool.activeThreadCount() and not pool.waitForDone(int(GRACE_SECONDS * 1000)):
            pytest.fail(f"the test left {pool.activeThreadCount()} jobs in Qt's thread pool", pytrace=False)
