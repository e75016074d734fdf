"""Real Chromium and real Firefox, the default set by the real xdg-settings in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from edusupport_desktop.system.browsers import choose_browser_finder
from edusupport_desktop.system.linux_browsers import lists_tell_the_default
from realparts.needs import needs

pytestmark = [pytest.mark.real, pytest.mark.skipif(sys.platform != "linux", reason="the browsers of a Linux desktop")]

REAL = {"chromium.desktop": ("chromium", "Chromium"), "firefox-esr.desktop": ("firefox-esr", "Mozilla Firefox")}


def printed_version(program: str) -> str:
    answer = subprocess.run([program, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return answer.stdout.decode()


DESKTOPS = ["", "MATE", "fly", "ubuntu:GNOME", "X-Cinnamon", "LXQt"]
# For a browser it does not know, xdg-settings waits a quarter of a minute: two desktops must do.
MADE_UP = [(desktop, "made-up.desktop") for desktop in ("", "ubuntu:GNOME")]


@pytest.mark.parametrize(("desktop", "desktop_id"), [*product(DESKTOPS, REAL), *MADE_UP])
def test_the_lists_say_what_xdg_settings_says_where_it_is_not_asked(home: Path, desktop: str, desktop_id: str) -> None:
    needs("chromium", package="chromium")
    needs("firefox-esr", package="firefox-esr")
    needs("xdg-settings", package="xdg-utils")
    applications = home / ".local/share/applications"
    applications.mkdir(parents=True)
    made_up = "[Desktop Entry]\nType=Application\nName=Свой 🦊\nExec=cat %u\nMimeType=x-scheme-handler/https;\n"
    (applications / "made-up.desktop").write_text(made_up, "utf-8")
    environ = {**os.environ, "XDG_CURRENT_DESKTOP": desktop}
    subprocess.run(["xdg-settings", "set", "default-web-browser", desktop_id], env=environ, check=True)
    assert lists_tell_the_default(environ)

    (default,) = [browser for browser in choose_browser_finder("linux", environ).find(30.0) if browser.is_default]

    asked = subprocess.run(
        ["xdg-settings", "get", "default-web-browser"], env=environ, stdout=subprocess.PIPE, check=True
    )
    assert asked.stdout.decode().strip() == desktop_id
    assert default.name == REAL.get(desktop_id, ("cat", "Свой 🦊"))[1]


@pytest.mark.parametrize("desktop_id", REAL)
def test_the_default_set_by_xdg_settings_comes_first_with_the_version_it_prints(home: Path, desktop_id: str) -> None:
    needs("chromium", package="chromium")
    needs("firefox-esr", package="firefox-esr")
    needs("xdg-settings", package="xdg-utils")
    subprocess.run(["xdg-settings", "set", "default-web-browser", desktop_id], check=True)

    found = choose_browser_finder("linux").find(30.0)

    assert [browser.name for browser in found if browser.is_default] == [REAL[desktop_id][1]]
    assert found[0].is_default
    for real_program, real_name in REAL.values():
        version = next(browser.version for browser in found if browser.name == real_name)
        assert version in printed_version(real_program).split()
    assert desktop_id in (home / ".config/mimeapps.list").read_text(), "the default was set in this test's own home"
