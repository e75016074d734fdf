"""What was taken for a picture is given back, also by threads that live on."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

from edusupport_desktop.system.memory import return_large_blocks

SCRIPT = """
import sys, threading
from pathlib import Path
from edusupport_desktop.system.memory import return_large_blocks

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

def hold():
    # Freed from the middle, as pictures of several steps are: what lies above keeps a heap from shrinking.
    for _ in range(3):
        several = [bytearray(b"x") * 20_000_000 for _ in range(2)]
        kept.append(bytearray(b"x") * 100_000)
        del several
    done.release()
    go.acquire()

if sys.argv[1] == "yes":
    return_large_blocks()
kept, done, go = [], threading.Semaphore(0), threading.Semaphore(0)
before = resident()
threads = [threading.Thread(target=hold) for _ in range(3)]
for thread in threads:
    thread.start()
    done.acquire()
print(resident() - before)
go.release(3)
"""


def kept(called: str) -> int:
    asked = [sys.executable, "-c", SCRIPT, called]
    return int(subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
@pytest.mark.not_windows("about glibc's heaps")
def test_a_thread_that_held_pictures_does_not_keep_their_room() -> None:
    assert kept("yes") < 10_000_000
    assert kept("no") > 20_000_000, "the C library does it by itself now: this is no longer needed"


def test_it_can_be_asked_for_everywhere_and_again() -> None:
    return_large_blocks()
    return_large_blocks()
