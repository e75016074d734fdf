"""Browsers in a real registry: the keys are written with winreg and found by the program's own reader."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import winreg
from collections.abc import Iterator
from pathlib import Path

import pytest

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.system.browsers import choose_browser_finder
from edusupport_desktop.system.windows_programs import read_program
from edusupport_desktop.system.windows_registry import SystemRegistry

ADVAPI = ctypes.WinDLL("advapi32")
PYTHON_VERSION = ".".join(str(part) for part in sys.version_info[:3])
CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice"


@pytest.fixture
def registry() -> Iterator[None]:
    """This process sees empty roots: what the computer has is neither read nor touched."""
    place = rf"Software\EduSupport Desktop test {os.getpid()} Тест 🦊"
    roots = {
        winreg.HKEY_CURRENT_USER: "user",
        winreg.HKEY_LOCAL_MACHINE: "machine",
        winreg.HKEY_CLASSES_ROOT: r"user\Software\Classes",
    }
    handles = {root: winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{place}\{name}") for root, name in roots.items()}
    for root, handle in handles.items():
        assert ADVAPI.RegOverridePredefKey(ctypes.c_void_p(root), ctypes.c_void_p(int(handle))) == 0
    yield
    for root, handle in handles.items():
        ADVAPI.RegOverridePredefKey(ctypes.c_void_p(root), None)
        handle.Close()
    subprocess.run(["reg", "delete", rf"HKCU\{place}", "/f"], check=True, capture_output=True, stdin=subprocess.DEVNULL)


def write(root: int, key: str, value: str, name: str = "", kind: int = winreg.REG_SZ) -> None:
    with winreg.CreateKey(root, key) as handle:
        winreg.SetValueEx(handle, name, 0, kind, value)


def install(root: int, key: str, title: str, program: Path, prog_id: str) -> None:
    """As the browsers' installers do; the program is a real one with a version in its properties."""
    program.parent.mkdir(parents=True)
    shutil.copyfile(sys.executable, program)
    client = rf"Software\Clients\StartMenuInternet\{key}"
    write(root, client, title)
    write(root, rf"{client}\shell\open\command", f'"{program}"')
    write(root, rf"{client}\Capabilities\URLAssociations", prog_id, "https")
    write(root, rf"Software\Classes\{prog_id}\shell\open\command", f'"{program}" -- "%1"')


def test_values_and_keys_are_read_as_they_were_written(registry: None) -> None:
    write(winreg.HKEY_CURRENT_USER, "Тест", "Браузер 🦊 אב")
    write(winreg.HKEY_CURRENT_USER, "Тест", r"%SystemRoot%\x.exe", "expanded", winreg.REG_EXPAND_SZ)
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, "Тест") as handle:
        winreg.SetValueEx(handle, "number", 0, winreg.REG_DWORD, 5)
        for below in ("Яндекс", "Chrome"):
            winreg.CreateKey(handle, below).Close()
    reader = SystemRegistry()
    assert reader.value(r"HKCU\Тест") == "Браузер 🦊 אב"
    assert reader.value(r"HKCU\Тест", "expanded") == os.environ["SYSTEMROOT"] + r"\x.exe"
    assert reader.value(r"HKCU\Тест", "number") == "5"
    assert reader.value(r"HKCU\Тест", "нет") is None
    assert sorted(reader.subkeys(r"HKCU\Тест")) == ["Chrome", "Яндекс"]


def test_the_version_of_a_program_is_read_from_its_properties() -> None:
    program = read_program(sys.executable)
    assert program is not None
    assert program.product_version == PYTHON_VERSION


def test_an_empty_registry_has_no_browser(registry: None) -> None:
    assert choose_browser_finder(sys.platform).find(2.0) == []


def test_the_browsers_of_user_and_machine_are_found_the_default_one_first(registry: None, home: Path) -> None:
    yandex = home / "AppData/Local/Yandex/YandexBrowser/Application/browser.exe"
    firefox = home / "Программы/Mozilla Firefox/firefox.exe"
    install(winreg.HKEY_LOCAL_MACHINE, "Firefox-308046B0AF4A39CB", "Mozilla Firefox", firefox, "FirefoxURL-308046B0")
    install(winreg.HKEY_CURRENT_USER, "YandexBrowser.ABC", "Yandex", yandex, "YandexHTML.ABC")
    write(winreg.HKEY_CURRENT_USER, CHOICE, "YandexHTML.ABC", "ProgId")
    assert choose_browser_finder(sys.platform).find(2.0) == [
        Browser("Яндекс Браузер", PYTHON_VERSION, is_default=True),
        Browser("Mozilla Firefox", PYTHON_VERSION, is_default=False),
    ]


def test_a_browser_that_was_uninstalled_is_not_offered(registry: None, home: Path) -> None:
    program = home / "Mozilla Firefox/firefox.exe"
    install(winreg.HKEY_CURRENT_USER, "Firefox", "Mozilla Firefox", program, "FirefoxURL")
    program.unlink()
    assert choose_browser_finder(sys.platform).find(2.0) == []
