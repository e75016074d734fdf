"""The program as a whole, in a process of its own, in a folder with a Russian name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image

from edusupport_desktop.inbox.reply_parser import parse_letter
from edusupport_desktop.storage.places import DataFolders


def test_the_demo_does_the_whole_job(tmp_path: Path) -> None:
    folder = tmp_path / "Мария Иванова 🦊"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(
        [sys.executable, "-m", "edusupport_desktop", "--demo", str(folder)],
        env=env,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert "Учебное письмо" in parse_letter((folder / "letter.eml").read_bytes()).reply.subject
    with Image.open(folder / "picture1.png") as picture:
        colours = picture.convert("RGB").getcolors(maxcolors=1 << 20)
    assert len(colours) > 100, "the sample page with its letters is in the picture"
    assert "Не сохраняется отметка" in (folder / "journal.csv").read_text(encoding="utf-8-sig")


def test_the_users_own_folders_are_the_shells(home: Path) -> None:
    folders = DataFolders.of_this_user()
    for folder in (folders.data, folders.config, folders.log, folders.practice):
        assert folder.is_absolute()
        assert "AppData" in folder.parts
        assert "edusupport-desktop" in folder.parts
