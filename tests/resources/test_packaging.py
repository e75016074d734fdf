"""resources/packaging: what a Linux desktop reads about the program, judged by the desktop's own checkers."""

import configparser
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from realparts.needs import needs

PACKAGING = Path(__file__).parents[2] / "resources" / "packaging"
DESKTOP = PACKAGING / "ru.edusupport.Desktop.desktop"
METAINFO = PACKAGING / "ru.edusupport.Desktop.metainfo.xml"


@pytest.fixture
def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(DESKTOP, encoding="utf-8")
    return parser


def test_every_word_of_the_menu_entry_is_also_in_russian(entry):
    for section in entry.sections():
        for key in ("Name", "GenericName", "Comment", "Keywords"):
            assert (key in entry[section]) == (f"{key}[ru]" in entry[section]), (section, key)
    assert entry["Desktop Action NewRequest"]["Name[ru]"] == "Новое обращение"


def test_the_menu_offers_a_new_request(entry):
    assert entry["Desktop Entry"]["Actions"] == "NewRequest;"
    assert entry["Desktop Action NewRequest"]["Exec"] == "edusupport-desktop --new"


def test_the_two_files_speak_of_the_same_program(entry):
    root = ElementTree.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert root.findtext("id") == DESKTOP.stem == METAINFO.name.removesuffix(".metainfo.xml")
    assert root.findtext("launchable") == DESKTOP.name
    assert root.findtext("icon") == entry["Desktop Entry"]["Icon"]
    assert root.findtext("provides/binary") == entry["Desktop Entry"]["Exec"]


@pytest.mark.real
@pytest.mark.parametrize(
    ("command", "package"),
    [
        (["desktop-file-validate", str(DESKTOP)], "desktop-file-utils"),
        (["appstreamcli", "validate", "--no-net", str(METAINFO)], "appstream"),
    ],
    ids=["desktop-file-validate", "appstreamcli"],
)
def test_the_desktops_own_checker_accepts_it(command, package):
    needs(command[0], package=package)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in done.stdout.casefold()
