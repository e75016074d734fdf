"""How much memory a picture from outside can take: the limits of picture_files stand on these figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

pytestmark = pytest.mark.not_windows("/proc tells a process's peak")

PIXELS = 4000 * 3000
READS = """
import sys
from pathlib import Path
from PIL import Image
from edusupport_desktop.capture.picture_files import PillowPictureFiles
def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024
PillowPictureFiles().read(Path(sys.argv[1]).read_bytes())
before = peak()
PillowPictureFiles().read(Path(sys.argv[2]).read_bytes())
print(peak() - before)
"""


@pytest.mark.parametrize(
    ("name", "mode", "orientation", "options", "bytes_a_pixel"),
    [
        ("plain.png", "RGB", 1, {"compress_level": 1}, 8),
        ("transparent.png", "RGBA", 1, {"compress_level": 1}, 8),
        ("turned.jpg", "RGB", 6, {}, 8),
        ("progressive.jpg", "RGB", 1, {"progressive": True, "subsampling": 0}, 10),
    ],
)
def test_reading_takes_no_more_memory_than_the_limits_assume(
    tmp_path: Path, name: str, mode: str, orientation: int, options: dict[str, bool], bytes_a_pixel: int
) -> None:
    warming = tmp_path / f"warming {name}"
    Image.new(mode, (8, 8)).save(warming)
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = tmp_path / name
    Image.new(mode, (4000, 3000), (90, 100, 110)).save(file, exif=exif.tobytes(), **options)
    command = [sys.executable, "-c", READS, str(warming), str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < bytes_a_pixel * PIXELS * 1.1
