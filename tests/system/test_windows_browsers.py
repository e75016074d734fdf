"""Windows computers as dictionaries of the registry and of the programs on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.browser import Browser
from edusupport_desktop.system.windows_browsers import WindowsBrowserFinder, newest_version_folder, program_of
from edusupport_desktop.system.windows_programs import ProgramFile

CHOICES = r"HKCU\Software\Microsoft\Windows\Shell\Associations\UrlAssociations"
CLIENTS = r"HKLM\Software\Clients\StartMenuInternet"
OWN_CLIENTS = r"HKCU\Software\Clients\StartMenuInternet"
LOCAL = r"C:\Users\Мария\AppData\Local"


@dataclass
class Computer:
    """Registry keys with their values ('' is the default value), and programs by their path."""

    keys: dict[str, dict[str, str]] = field(default_factory=dict)
    programs: dict[str, ProgramFile] = field(default_factory=dict)

    def value(self, key: str, name: str = "") -> str | None:
        values = next((values for known, values in self.keys.items() if known.casefold() == key.casefold()), {})
        return values.get(name)

    def subkeys(self, key: str) -> Sequence[str]:
        beginning = key.casefold() + "\\"
        below = (
            known[len(beginning) :].split("\\")[0] for known in self.keys if known.casefold().startswith(beginning)
        )
        return list(dict.fromkeys(below))

    def client(self, key: str, title: str, program: str, prog_id: str = "", root: str = CLIENTS) -> None:
        self.keys[rf"{root}\{key}"] = {"": title}
        self.keys[rf"{root}\{key}\shell\open\command"] = {"": f'"{program}"'}
        if prog_id:
            self.keys[rf"{root}\{key}\Capabilities\URLAssociations"] = {"https": prog_id}

    def program(self, path: str, version: str | None, *neighbours: str) -> None:
        self.programs[path] = ProgramFile(version, neighbours)

    def default_is(self, prog_id: str, command: str = "", choice: str = r"https\UserChoice") -> None:
        self.keys[rf"{CHOICES}\{choice}"] = {"ProgId": prog_id, "Hash": "x"}
        if command:
            self.keys[rf"HKCR\{prog_id}\shell\open\command"] = {"": command}

    def find(self) -> list[Browser]:
        return list(WindowsBrowserFinder(self, self.programs.get).find())


# Each row of the table as its installer registers it: key and title of the client, program, ProgId, ProductVersion,
# and the name expected.
ROWS = [
    ("Yandex.4TN2VCWZ", "Yandex", rf"{LOCAL}\Yandex\YandexBrowser\Application\browser.exe",
     "YandexHTML.4TN2VCWZ", "26.4.0.2105", "Яндекс Браузер"),
    ("Google Chrome", "Google Chrome", r"C:\Program Files\Google\Chrome\Application\chrome.exe",
     "ChromeHTML", "146.0.7680.80", "Google Chrome"),
    ("Chromium.QWE", "Chromium-Gost", rf"{LOCAL}\Chromium\Application\chrome.exe",
     "ChromiumHTM.QWE", "142.0.7444.60", "Chromium-Gost"),
    ("Chromium.RTY", "Chromium", rf"{LOCAL}\Chromium-Gost\Application\chrome.exe",
     "ChromiumHTM.RTY", "142.0.7444.60", "Chromium"),
    ("Microsoft Edge", "Microsoft Edge", r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
     "MSEdgeHTM", "146.0.3856.59", "Microsoft Edge"),
    ("Firefox-308046B0AF4A39CB", "Mozilla Firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe",
     "FirefoxURL-308046B0AF4A39CB", "151.0.2", "Mozilla Firefox"),
    ("OperaStable", "Opera Stable", rf"{LOCAL}\Programs\Opera\launcher.exe",
     "OperaStable", "117.0.5408.39", "Opera"),
    ("Opera GXStable", "Opera GX Stable", rf"{LOCAL}\Programs\Opera GX\launcher.exe",
     "Opera GXStable", "116.0.5366.103", "Opera GX"),
    ("VIVALDI", "Vivaldi", rf"{LOCAL}\Vivaldi\Application\vivaldi.exe",
     "VivaldiHTM.5LHS", "7.5.3735.58", "Vivaldi"),
    ("Atom.XYZ", "Atom", rf"{LOCAL}\Mail.Ru\Atom\Application\atom.exe",
     "AtomHTML.XYZ", "34.0.0.144", "Atom"),
    ("Sputnik", "Спутник", rf"{LOCAL}\Sputnik\Sputnik\Application\browser.exe",
     "SputnikHTML", "5.6.6290.0", "Спутник"),
    ("Brave", "Brave", r"C:\Program Files\BraveSoftware\Brave-Browser\Application\brave.exe",
     "BraveHTML", "146.1.88.132", "Brave"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_browser_of_the_table_is_found_as_it_registers_itself(row: tuple[str, str, str, str, str, str]) -> None:
    key, title, program, prog_id, version, name = row
    computer = Computer()
    computer.client(key, title, program, prog_id)
    computer.program(program, version)
    computer.default_is(prog_id, f'"{program}" --single-argument %1')
    assert computer.find() == [Browser(name, version, is_default=True)]


@pytest.mark.parametrize("row", [row for row in ROWS if row[1] not in {"Chromium-Gost", "Chromium", "Спутник"}])
def test_a_default_that_is_no_client_is_known_by_its_path_or_prog_id(row: tuple[str, str, str, str, str, str]) -> None:
    _, _, program, prog_id, version, name = row
    computer = Computer()
    computer.program(program, version)
    computer.default_is(prog_id, f'"{program}" --single-argument %1')
    assert computer.find() == [Browser(name, version, is_default=True)]


def test_internet_explorer_states_its_version_in_the_registry() -> None:
    computer = Computer()
    program = r"C:\Program Files\Internet Explorer\iexplore.exe"
    computer.client("IEXPLORE.EXE", "Internet Explorer", program)
    computer.program(program, "11.00.19041.1")
    computer.keys[r"HKLM\SOFTWARE\Microsoft\Internet Explorer"] = {"svcVersion": "11.3636.19041.0", "Version": "9.11"}
    computer.default_is("IE.HTTPS", f'"{program}" %1')
    assert computer.find() == [Browser("Internet Explorer", "11.3636.19041.0", is_default=True)]


@pytest.mark.parametrize(
    "choice", [r"https\UserChoiceLatest\ProgId", r"https\UserChoiceLatest", r"https\UserChoice", r"http\UserChoice"]
)
def test_the_newest_shape_of_the_choice_counts(choice: str) -> None:
    computer = Computer()
    for row in ROWS:
        computer.client(*row[:4])
        computer.program(row[2], row[4])
    computer.default_is("VivaldiHTM.5LHS", choice=choice)
    older = {r"https\UserChoiceLatest\ProgId": r"https\UserChoiceLatest", r"https\UserChoice": r"http\UserChoice"}
    if choice in older:
        computer.default_is("BraveHTML", choice=older[choice])
    found = computer.find()
    assert found[0] == Browser("Vivaldi", "7.5.3735.58", is_default=True)
    assert len(found) == len(ROWS)
    assert [browser.name for browser in found if browser.is_default] == ["Vivaldi"]


def test_without_a_choice_the_command_of_the_scheme_tells_the_default() -> None:
    computer = Computer()
    computer.keys[r"HKCR\http\shell\open\command"] = {"": r"C:\Program Files\Mozilla Firefox\firefox.exe -osint %1"}
    computer.program(r"C:\Program Files\Mozilla Firefox\firefox.exe", "115.30.0")
    assert computer.find() == [Browser("Mozilla Firefox", "115.30.0", is_default=True)]


def test_the_users_own_class_counts_before_the_shared_one() -> None:
    computer = Computer()
    computer.default_is("FirefoxURL-1", r'"C:\old\firefox.exe" %1')
    computer.keys[r"HKCU\Software\Classes\FirefoxURL-1\shell\open\command"] = {"": r'"D:\мой\firefox.exe" %1'}
    computer.program(r"D:\мой\firefox.exe", "151.0")
    computer.program(r"C:\old\firefox.exe", "52.0")
    assert computer.find() == [Browser("Mozilla Firefox", "151.0", is_default=True)]


def test_a_store_package_gives_its_name_and_version() -> None:
    computer = Computer()
    computer.default_is("AppXabc", choice=r"https\UserChoice")
    title = "@{Mozilla.Firefox_151.0.2.0_x64__n80bbvh6b1yt2?ms-resource://Mozilla.Firefox/Resources/AppName}"
    computer.keys[r"HKCU\Software\Classes\AppXabc\Application"] = {"ApplicationName": title}
    assert computer.find() == [Browser("Mozilla Firefox", "151.0.2.0", is_default=True)]


def test_an_unknown_browser_keeps_its_own_name() -> None:
    computer = Computer()
    computer.client("Own", "Мой\tбраузер 🦊\u202e", r"C:\own\own.exe", root=OWN_CLIENTS)
    computer.client("Key\u200f", "@own.dll,-1", r"C:\own\second.exe")
    computer.program(r"C:\own\own.exe", "3, 2")
    computer.program(r"C:\own\second.exe", "2.1")
    assert computer.find() == [Browser("Key", "2.1"), Browser("Мой браузер 🦊", None)]


def test_an_unknown_default_is_named_by_its_file_when_nothing_else_names_it() -> None:
    computer = Computer()
    computer.default_is("OwnURL", r'"C:\own\Зубр.EXE" %1')
    assert computer.find() == [Browser("Зубр", None, is_default=True)]


def test_one_program_registered_for_the_user_and_for_all_is_listed_once() -> None:
    computer = Computer()
    computer.client("Firefox-1", "Mozilla Firefox", r"C:\Firefox\firefox.exe", "FirefoxURL-1")
    computer.client("Firefox-1", "Mozilla Firefox", r"c:\firefox\FIREFOX.exe", "FirefoxURL-1", root=OWN_CLIENTS)
    computer.program(r"C:\Firefox\firefox.exe", "151.0")
    computer.program(r"c:\firefox\FIREFOX.exe", "151.0")
    computer.default_is("FirefoxURL-1", r'"C:\Firefox\firefox.exe" -osint -url "%1"')
    assert computer.find() == [Browser("Mozilla Firefox", "151.0", is_default=True)]


def test_what_an_uninstalled_browser_left_behind_is_not_listed() -> None:
    computer = Computer()
    computer.client("Google Chrome", "Google Chrome", r"C:\gone\chrome.exe", "ChromeHTML")
    assert computer.find() == []


def test_the_version_comes_from_the_folder_then_from_the_beacon() -> None:
    program = r"C:\Program Files\Google\Chrome\Application\chrome.exe"
    computer = Computer()
    computer.client("Google Chrome", "Google Chrome", program)
    computer.keys[r"HKCU\Software\Google\Chrome\BLBeacon"] = {"version": "144.0.0.1"}
    computer.program(program, None, "SetupMetrics", "99.0.4844.51", "146.0.7680.80", "146.0")
    assert computer.find() == [Browser("Google Chrome", "146.0.7680.80")]
    computer.program(program, None, "SetupMetrics")
    assert computer.find() == [Browser("Google Chrome", "144.0.0.1")]


def test_yandex_prefers_its_own_number_to_that_of_its_base() -> None:
    program = rf"{LOCAL}\Yandex\YandexBrowser\Application\browser.exe"
    computer = Computer()
    computer.client("Yandex", "Yandex", program, "YandexHTML")
    computer.program(program, "146.0.7680.80", "26.4.0.2105")
    assert computer.find() == [Browser("Яндекс Браузер", "26.4.0.2105")]
    computer.program(program, "146.0.7680.80")
    assert computer.find() == [Browser("Яндекс Браузер", "Chromium 146.0.7680.80")]


@pytest.mark.parametrize(
    ("command", "program"),
    [
        (r'"C:\Program Files\a b\x.exe" --single-argument %1', r"C:\Program Files\a b\x.exe"),
        (r"C:\Program Files\a b\x.EXE -osint -url %1", r"C:\Program Files\a b\x.EXE"),
        (r"C:\my.exes\x.exe", r"C:\my.exes\x.exe"),
        (r'  "C:\Мои программы\🦊.exe"', r"C:\Мои программы\🦊.exe"),
        (r'"C:\незакрыто\x.exe', r"C:\незакрыто\x.exe"),
        (r"rundll32 url.dll,FileProtocolHandler %l", None),
        ('""', None),
        ('"', None),
        ("", None),
        ("\x00\u202e", None),
    ],
)
def test_the_program_of_a_command(command: str, program: str | None) -> None:
    assert program_of(command) == program


def test_the_newest_folder_is_compared_as_numbers() -> None:
    assert newest_version_folder(["9.0.0.0", "10.0.0.0", "новая", "11.0"]) == "10.0.0.0"
    assert newest_version_folder([]) is None


def test_an_empty_registry_has_no_browsers() -> None:
    assert Computer().find() == []


def test_a_prog_id_that_leads_nowhere_is_no_browser() -> None:
    computer = Computer()
    computer.default_is("AppXq0fevzme2pys62n3e0fbqa7peapykr8v")
    assert computer.find() == []


@given(st.text(), st.text(), st.text())
def test_no_registry_text_breaks_the_finder(title: str, command: str, prog_id: str) -> None:
    computer = Computer()
    computer.default_is(prog_id, command)
    computer.client("Ключ", title, command, prog_id)
    computer.keys[rf"{CLIENTS}\Ключ\shell\open\command"] = {"": command}
    computer.keys[rf"HKCR\{prog_id}\Application"] = {"ApplicationName": title}
    computer.find()
