"""No test can touch the user's files, another computer, or leave a thread behind."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import keyring
import keyring.errors
import pytest

from realparts.threads import assert_no_thread_is_left, running_threads


def test_home_and_its_folders_are_empty_and_belong_to_the_test(home: Path) -> None:
    assert Path.home() == home
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
        folder = Path(os.environ[name])
        assert folder.is_relative_to(home)
        assert list(folder.iterdir()) == []


@pytest.mark.parametrize("address", [("192.0.2.1", 25), ("8.8.8.8", 53)])
def test_a_connection_beyond_loopback_fails_the_test(address: tuple[str, int]) -> None:
    with socket.socket() as sock, pytest.raises(pytest.fail.Exception, match="reached for the network"):
        sock.connect(address)


def test_a_lookup_beyond_loopback_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="looked up a name"):
        socket.create_connection(("smtp.yandex.ru", 465))


def test_a_name_that_never_exists_is_not_found() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("helpdesk.invalid", 25))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_open(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1])).close()


def test_no_keyring_is_met_by_chance() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.set_password("EduSupport", "учитель", "x")


def test_a_thread_left_running_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realparts.threads.GRACE_SECONDS", 0.05)
    before, let_go = running_threads(), threading.Event()
    thread = threading.Thread(target=let_go.wait, name="забытый", daemon=True)
    thread.start()
    try:
        with pytest.raises(pytest.fail.Exception, match="забытый"):
            assert_no_thread_is_left(before)
    finally:
        let_go.set()
        thread.join()


def test_a_thread_on_its_way_out_is_waited_for() -> None:
    before = running_threads()
    threading.Thread(target=lambda: None).start()
    assert_no_thread_is_left(before)
