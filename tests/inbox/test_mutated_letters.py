"""Broken copies of letters are read or refused, never anything else. EDUSUPPORT_MUTATIONS=10000 is the full run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edusupport_desktop.services.check_replies import ReplyOutcome

COUNT = int(os.environ.get("EDUSUPPORT_MUTATIONS", "150"))
KNOWN = {*(outcome.value for outcome in ReplyOutcome), "mail_unreadable", "mail_too_large"}


@pytest.mark.not_windows("/proc tells a process's peak")
@pytest.mark.timeout(1800)
def test_broken_letters_are_read_or_refused_in_little_memory_and_time(tmp_path: Path) -> None:
    program = Path(__file__).with_name("mutating_letters.py")
    ran = subprocess.run(
        [sys.executable, str(program), "20261123", str(COUNT), str(tmp_path)], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    print(said)
    assert set(said["ends"]) <= KNOWN
    assert sum(said["ends"].values()) == COUNT
    assert len(said["ends"]) >= 4  # the wounds are not all deadly
    assert said["peak"] < 200_000_000
    assert said["longest"] < 1  # of the process's own time, whatever else the computer does
