"""Which programs have a journal open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.storage import presence as module
from edusupport_desktop.storage.presence import Presence

OTHER = """
import sys
from pathlib import Path
from edusupport_desktop.storage.presence import Presence
presence = Presence(Path(sys.argv[1]))
presence.come()
print("here", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "open.lock"


def test_several_programs_are_there_at_once(file: Path) -> None:
    one, other = Presence(file), Presence(file)
    one.come()
    other.come()
    other.come()
    for presence in (one, other, other):
        presence.leave()


def test_alone_one_is_alone_and_afterwards_here_again(file: Path) -> None:
    one, other = Presence(file), Presence(file)
    one.come()
    with one.alone():
        pass
    other.come()
    with pytest.raises(Unavailable, match="journal_in_use"), one.alone():
        pass
    with pytest.raises(Unavailable, match="journal_in_use"), other.alone():
        pass  # the first one is still here, though it tried
    other.leave()
    with one.alone():
        pass
    one.leave()


def test_nobody_comes_while_somebody_is_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    one, other = Presence(file), Presence(file)
    with one.alone():
        with pytest.raises(Unavailable, match="storage_busy"):
            other.come()
        with pytest.raises(Unavailable, match="journal_in_use"), other.alone():
            pass
    other.come()
    other.leave()


def test_what_goes_wrong_alone_ends_being_alone(file: Path) -> None:
    one = Presence(file)
    one.come()
    with pytest.raises(ZeroDivisionError), one.alone():
        raise ZeroDivisionError
    with pytest.raises(Unavailable, match="journal_in_use"), Presence(file).alone():
        pass
    one.leave()


def test_a_program_that_was_killed_is_gone(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "here\n"
        with pytest.raises(Unavailable, match="journal_in_use"), Presence(file).alone():
            pass
        other.kill()
        other.wait()
        with Presence(file).alone():
            pass


def test_where_no_lock_can_be_had_the_program_starts_all_the_same(tmp_path: Path) -> None:
    presence = Presence(tmp_path / "нет" / "open.lock")
    presence.come()
    with pytest.raises(Unavailable, match="storage_read_only"), presence.alone():
        pass
