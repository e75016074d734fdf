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

if sys.platform == "win32":
    # Servers, tools and desktops of Linux: tests/windows/ has what is real on Windows.
    collect_ignore = ["architecture", "real", "test_realparts_isolation.py"]

    @pytest.fixture(scope="session")
    def qapp(qapp: object) -> object:
        from realparts.wine import get_used_to_wine

        get_used_to_wine()
        return qapp

else:
    pytest_plugins = [
        "realparts.display",
        "realparts.bus",
        "realparts.portal",
        "realparts.wayland",
        "realparts.mail",
        "realparts.accessibility",
        "realparts.thunderbird",
        "realparts.request_tracker",
        "realparts.redmine",
    ]
    collect_ignore = ["windows"]

# A shared or slow machine says nothing about the program: a time limit for one test stands in pyproject.toml.
# EDUSUPPORT_TEXTS: how many texts each test of a property tries (docs/testing.md).
_TEXTS = int(os.environ.get("EDUSUPPORT_TEXTS", "100"))
hypothesis.settings.register_profile("project", deadline=None, max_examples=_TEXTS)
hypothesis.settings.load_profile("project")

if sys.platform == "linux" and not os.environ.get("DISPLAY"):
    # scripts/test gives a virtual display; without one the windows are still drawn, in memory.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_configure(config: pytest.Config) -> None:
    if sys.platform == "win32":
        # Wine's screen has no name that Qt could look up.
        config.addinivalue_line("qt_log_ignore", "Unable to open monitor interface")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of another system are left out, not skipped: a skip is for what is missing here."""
    if sys.platform == "win32":
        foreign = [item for item in items if any(item.iter_markers("not_windows")) or any(item.iter_markers("real"))]
        config.hook.pytest_deselected(items=foreign)
        items[:] = [item for item in items if item not in foreign]


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
