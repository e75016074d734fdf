"""Names of systems out of what they say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.operating_system import linux_name, macos_name, windows_name

# os-release as the systems have it, the exact version of their own file, and the name expected.
LINUX = {
    "Astra": (
        'PRETTY_NAME="Astra Linux"\nNAME="Astra Linux"\nID=astra\nID_LIKE=debian\nVERSION_ID=1.7_x86-64\n'
        "VERSION_CODENAME=1.7_x86-64\nVARIANT_ID=se\n",
        "1.7.5.9\n", "Astra Linux 1.7_x86-64 (сборка 1.7.5.9)"),
    "ALT": (
        'NAME="ALT Server"\nVERSION="11.0"\nID=altlinux\nVERSION_ID=11.0\nPRETTY_NAME="ALT Server 11.0 (Mendelevium)"\n'
        'BUILD_ID="ALT Server 11.0"\nALT_BRANCH_ID="p11"\n',
        "", "Альт Server 11.0 (Mendelevium)"),
    "RED OS 7": (
        'NAME="RED OS"\nVERSION="MUROM (7.3.1)"\nPLATFORM_ID="platform:el7"\nID="redos"\nVERSION_ID="7.3.1"\n'
        'PRETTY_NAME="RED OS MUROM (7.3.1)"\nEDITION="Standard"\n',
        "", "РЕД ОС MUROM (7.3.1), Standard"),
    "RED OS 8": (
        'NAME="RED OS"\nID="redos"\nPRETTY_NAME="RED OS 8.0.3 (Standard Desktop)"\nEDITION="Standard"\n',
        "", "РЕД ОС 8.0.3 (Standard Desktop)"),
    "MOS": ('NAME="MOS"\nID="mos"\nVERSION_ID="12"\nPRETTY_NAME="MOS 12"\n', "", "МОС 12"),
    "ROSA": ('NAME="ROSA Fresh"\nID=rosa\nVERSION_ID="12.5"\nPRETTY_NAME="ROSA Fresh Desktop 12.5"\n', "",
             "РОСА Fresh Desktop 12.5"),
    "Debian": ('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n', "12.11\n",
               "Debian 12 (bookworm) (сборка 12.11)"),
    "Ubuntu": ('PRETTY_NAME="Ubuntu 22.04.4 LTS"\nID=ubuntu\nVERSION_ID="22.04"\n', "", "Ubuntu 22.04.4 LTS"),
    "another": ("NAME=Fedora Linux\nID=fedora\nPRETTY_NAME='Fedora Linux 43 (Workstation)'\nVARIANT=Workstation\n", "",
                "Fedora Linux 43 (Workstation)"),
    "only an id": ("ID=свой\n", "", "свой"),
    "nothing": ("", "", "Linux"),
    "broken": ('PRETTY_NAME="незакрыто\n=\n#\nNAME=\\\nVERSION_ID=3\n', "", "Linux 3"),
    "hostile": ('PRETTY_NAME="Имя\t🦊\u202e 7\x00"\n', "", "Имя 🦊 7"),
}  # fmt: skip


@pytest.mark.parametrize("case", LINUX)
def test_a_linux_is_called_as_its_users_call_it(case: str) -> None:
    os_release, build, name = LINUX[case]
    assert linux_name(os_release, build) == name


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (
            {"ProductName": "Windows 10 Pro", "DisplayVersion": "23H2", "CurrentBuild": "22631", "UBR": "3296"},
            "Windows 11 Pro 23H2 (сборка 22631.3296)",
        ),
        (
            {"ProductName": "Windows 10 Education", "ReleaseId": "1809", "CurrentBuild": "17763", "UBR": "1"},
            "Windows 10 Education 1809 (сборка 17763.1)",
        ),
        ({"ProductName": "Windows 10 Pro", "CurrentBuild": "21999"}, "Windows 10 Pro (сборка 21999)"),
        ({"ProductName": "Windows 10 Pro", "CurrentBuild": "22000"}, "Windows 11 Pro (сборка 22000)"),
        (
            {"ProductName": "Windows Server 2025 Standard", "DisplayVersion": "24H2", "CurrentBuild": "26100"},
            "Windows Server 2025 Standard 24H2 (сборка 26100)",
        ),
        ({"ProductName": "Windows 8.1", "CurrentBuild": "9600"}, "Windows 8.1 (сборка 9600)"),
        ({"ProductName": "🦊\u202e", "CurrentBuild": "²"}, "🦊 (сборка ²)"),
        ({}, "Windows"),
    ],
)
def test_windows_11_is_told_by_its_build_because_its_name_says_10(values: dict[str, str], name: str) -> None:
    assert windows_name(values) == name


def test_a_mac_tells_version_and_build() -> None:
    assert macos_name("14.4.1", "23E224") == "macOS 14.4.1 (сборка 23E224)"
    assert macos_name("", "") == "macOS"


@given(st.text(), st.text())
def test_no_text_breaks_the_names(text: str, build: str) -> None:
    assert linux_name(text, build)
    assert linux_name(f"PRETTY_NAME={text}", build)
    assert windows_name({"ProductName": text, "CurrentBuild": build})
    assert macos_name(text, build)
