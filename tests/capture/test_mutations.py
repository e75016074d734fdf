"""Broken copies of real files are refused or read, never anything else. EDUSUPPORT_MUTATIONS=10000 is the full run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNT = int(os.environ.get("EDUSUPPORT_MUTATIONS", "600"))
KNOWN = {
    *("picture", "document", "picture_damaged", "picture_too_large", "picture_format_refused", "picture_unreadable"),
    *("picture_is_archive", "picture_is_word_document", "picture_is_video", "picture_is_heic", "picture_is_pdf"),
    *("archive_damaged", "archive_encrypted", "archive_too_many_files", "picture_is_drawing", "document_encrypted"),
}


@pytest.mark.not_windows("/proc tells a process's peak")
@pytest.mark.timeout(1800)
def test_broken_files_are_refused_or_read_in_little_memory_and_time(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    program = Path(__file__).with_name("mutating.py")
    ran = subprocess.run(
        [sys.executable, str(program), "20261122", str(COUNT), str(folder)], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    said = json.loads(ran.stdout)
    print(said)
    assert set(said["ends"]) <= KNOWN
    assert sum(said["ends"].values()) == COUNT
    assert said["ends"]["picture"] > COUNT / 20  # the wounds are not all deadly, or the decoders would never be reached
    assert said["peak"] < 300_000_000
    assert said["longest"] < 6
