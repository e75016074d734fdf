"""One program over one journal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from edusupport_desktop.ui.single_instance import SingleInstance, Wish

SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from edusupport_desktop.ui.single_instance import SingleInstance, Wish
app = QCoreApplication([])
second = SingleInstance(sys.argv[1], sys.argv[1])
print(second.is_first(), second.hand_over(Wish(sys.argv[2])), flush=True)
"""


@pytest.fixture
def data_dir(tmp_path: Path) -> str:
    folder = tmp_path / "Иванова Мария"
    folder.mkdir()
    return str(folder)


@pytest.fixture
def first(qtbot: QtBot, data_dir: str) -> Iterator[SingleInstance]:
    instance = SingleInstance(data_dir, data_dir)
    assert instance.is_first()
    assert instance.listen()
    yield instance
    instance.close()


def start_second(data_dir: str, wish: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", SECOND, data_dir, wish], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("wish", list(Wish))
def test_a_second_program_hands_its_wish_to_the_first(
    qtbot: QtBot, first: SingleInstance, data_dir: str, wish: Wish
) -> None:
    with qtbot.waitSignal(first.wished, timeout=20_000) as told:
        second = start_second(data_dir, wish.value)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0].split() == ["False", "True"]
    assert told.args == [wish]


def test_a_program_over_other_data_is_first_there(
    qtbot: QtBot, first: SingleInstance, data_dir: str, tmp_path: Path
) -> None:
    other = SingleInstance(str(tmp_path), data_dir)
    assert other.is_first()
    assert not other.hand_over(Wish.RAISE)
    other.close()


def test_the_lock_holds_where_the_socket_lies_beside_it(qtbot: QtBot, data_dir: str) -> None:
    # A session without a runtime folder, and every one on macOS: both are among the temporary files.
    first = SingleInstance(data_dir, QDir.tempPath())
    assert first.is_first()
    assert first.listen()
    assert not SingleInstance(data_dir, QDir.tempPath()).is_first()
    first.close()


def test_the_lock_of_a_killed_program_does_not_stay(qtbot: QtBot, data_dir: str) -> None:
    killed = subprocess.Popen(
        [
            sys.executable,
            "-c",
            SECOND.replace("print(", "second.listen(); print(") + "sys.stdin.read()",
            data_dir,
            "new",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert killed.stdout is not None
    assert killed.stdout.readline().startswith("True")
    killed.kill()
    killed.communicate()
    instance = SingleInstance(data_dir, data_dir)
    assert instance.is_first()
    assert instance.listen()
    instance.close()


@pytest.mark.parametrize("noise", [b"format c:\n", b"\x00\xff\n", b"n" * 1000, b"", "новое\n".encode()])
def test_what_is_no_wish_is_not_heard(qtbot: QtBot, first: SingleInstance, noise: bytes) -> None:
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(first.wished, wait=200):
        socket.connectToServer(first._name)
        qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
        socket.write(noise)
        socket.flush()
    socket.abort()
