"""A process that reads the most hostile picture stays below 300 MB and does not hang."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hostile_pictures import LARGE

pytestmark = pytest.mark.not_windows("/proc tells a process's peak")

MOST_MEMORY = 300_000_000
"""Bytes of resident memory, Python and its decoders included."""
MOST_SECONDS = 6
"""Of the processor. The worst takes 1.3 s on two cores of a server; a slow notebook must not fail the test."""
# The peak of getrusage would include what the parent had when it forked: /proc's belongs to the program alone.
READS = """
import sys, time
from pathlib import Path
from edusupport_desktop.capture.picture_files import PillowPictureFiles
from edusupport_desktop.domain.errors import UntrustedInput
began = time.process_time()
try:
    PillowPictureFiles().read(Path(sys.argv[1]).read_bytes())
    print("read")
except UntrustedInput as error:
    print(error.code)
print(time.process_time() - began)
print(int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024)
"""


@pytest.mark.parametrize("name", LARGE)
def test_the_largest_and_the_worst_are_read_in_little_memory_and_time(tmp_path: Path, name: str) -> None:
    make, outcome = LARGE[name]
    file = tmp_path / "picture"
    file.write_bytes(make())
    ran = subprocess.run([sys.executable, "-c", READS, str(file)], capture_output=True, text=True, check=True)
    said, seconds, peak = ran.stdout.split()
    print(f"{name}: {said}, {float(seconds):.2f} s, {int(peak) / 1e6:.0f} MB")
    assert said == outcome
    assert int(peak) < MOST_MEMORY
    assert float(seconds) < MOST_SECONDS
