"""What holds for every test: nobody's home folder is touched, nothing leaves the computer, no thread is left behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from realparts.isolation import forbid_the_network, isolated_environment
from realparts.threads import assert_no_thread_is_left, running_threads

pytest_plugins = [
    "realparts.display",
    "realparts.bus",
    "realparts.mail",
]

# A shared or slow machine says nothing about the program: a time limit for one test stands in pyproject.toml.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")

if sys.platform == "linux" and not os.environ.get("DISPLAY"):
    # scripts/test gives a virtual display; without one the windows are still drawn, in memory.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session", autouse=True)
def _isolated_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The environment that things made once a session see, the QApplication for one."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in isolated_environment(tmp_path_factory.mktemp("session")).items():
            patch.delenv(name, raising=False) if value is None else patch.setenv(name, value)
        forbid_the_network(patch)
        yield


@pytest.fixture(autouse=True)
def _nothing_is_left_running() -> Iterator[None]:
    before = running_threads()
    yield
    assert_no_thread_is_left(before)


@pytest.fixture(autouse=True)
def home(
    _nothing_is_left_running: None, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The empty home folder of this test; the XDG and Windows folders lie below it."""
    folder = tmp_path_factory.mktemp("home")
    for name, value in isolated_environment(folder).items():
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    return folder
