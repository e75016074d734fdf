"""The mail programs of computers as they are found: folders of .desktop files, registries, applications."""

from __future__ import annotations

from pathlib import Path

import pytest

from edusupport_desktop.domain.hand_off import MailProgram, MailProgramKind
from edusupport_desktop.system.linux_mail_programs import LinuxMailPrograms
from edusupport_desktop.system.macos_mail_programs import MacMailPrograms
from edusupport_desktop.system.windows_mail_programs import WindowsMailPrograms

THUNDERBIRD = MailProgramKind.THUNDERBIRD


class Linux:
    """A home folder with programs in it; the computer's own are not seen."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "bin"
        self.programs.mkdir()
        self.applications = folder / "share" / "applications"
        self.applications.mkdir(parents=True)
        self.environ = {
            "HOME": str(folder),
            "PATH": str(self.programs),
            "XDG_DATA_HOME": str(folder / "share"),
            "XDG_DATA_DIRS": str(folder / "none"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CONFIG_DIRS": str(folder / "none"),
        }

    def program(self, name: str) -> str:
        path = self.programs / name
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
        return str(path)

    def entry(self, name: str, title: str, command: str, types: str = "x-scheme-handler/mailto;") -> None:
        text = f"[Desktop Entry]\nType=Application\nName={title}\nExec={command}\nMimeType={types}\n"
        (self.applications / f"{name}.desktop").write_text(text, encoding="utf-8")

    def default(self, name: str) -> None:
        text = f"[Default Applications]\nx-scheme-handler/mailto={name}.desktop\n"
        (self.applications / "mimeapps.list").write_text(text)

    def find(self) -> list[MailProgram]:
        return list(LinuxMailPrograms(self.environ, exports=()).find())


@pytest.fixture
def linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Linux:
    # The standard folders are searched too, and this computer may have a Thunderbird of its own.
    monkeypatch.setattr("edusupport_desktop.system.program_environment._STANDARD_PATH", "")
    return Linux(tmp_path)


@pytest.mark.not_windows(".desktop files and executables of Linux")
class TestLinux:
    def test_nothing_is_found_where_there_is_nothing(self, linux: Linux) -> None:
        assert linux.find() == []

    def test_a_thunderbird_without_a_desktop_file_is_found_by_its_name(self, linux: Linux) -> None:
        path = linux.program("thunderbird")
        assert linux.find() == [MailProgram(THUNDERBIRD, "Thunderbird", (path,))]

    def test_its_own_name_and_place_are_those_of_its_desktop_file(self, linux: Linux) -> None:
        path = linux.program("betterbird")
        linux.entry("eu.betterbird", "Почта\u202e Betterbird", f"env A=b {path} %u")
        assert linux.find() == [MailProgram(THUNDERBIRD, "Почта Betterbird", (path,))]

    def test_a_flatpak_is_started_by_flatpak_and_sees_no_hidden_folder(self, linux: Linux) -> None:
        flatpak = linux.program("flatpak")
        command = f"{flatpak} run --branch=stable --file-forwarding org.mozilla.Thunderbird @@u %u @@"
        linux.entry("org.mozilla.Thunderbird", "Thunderbird", command)
        (found,) = linux.find()
        assert found.command == (flatpak, "run", "org.mozilla.Thunderbird")
        assert found.is_sandboxed

    def test_a_snap_sees_no_hidden_folder(self, linux: Linux) -> None:
        snap = linux.program("snap")
        (linux.programs / "thunderbird").symlink_to(snap)
        (found,) = linux.find()
        assert (found.command, found.is_sandboxed) == ((str(linux.programs / "thunderbird"),), True)

    def test_another_default_program_comes_first_by_xdg_email(self, linux: Linux) -> None:
        linux.program("thunderbird")
        script = linux.program("xdg-email")
        linux.program("evolution")
        linux.entry("evolution", "Evolution", "evolution %U")
        linux.default("evolution")
        first, second = linux.find()
        assert first == MailProgram(MailProgramKind.XDG_EMAIL, "Evolution", (script,))
        assert not first.surely_takes_everything
        assert second.kind is THUNDERBIRD

    def test_a_browser_that_opens_mail_links_is_no_mail_program(self, linux: Linux) -> None:
        linux.program("xdg-email")
        linux.program("firefox")
        linux.entry("firefox", "Firefox", "firefox %u", "x-scheme-handler/mailto;x-scheme-handler/https;")
        linux.default("firefox")
        assert linux.find() == []

    def test_a_program_whose_file_is_gone_is_none(self, linux: Linux) -> None:
        linux.entry("thunderbird", "Thunderbird", "/нет/thunderbird %u")
        linux.default("thunderbird")
        linux.entry("broken", 'Не "закрыто', 'thunderbird "%u')
        assert linux.find() == []


class Registry:
    def __init__(self, **values: str) -> None:
        self._values = {key.replace("__", "\\"): value for key, value in values.items()}

    def value(self, key: str, name: str = "") -> str | None:
        return self._values.get(key.rpartition("\\")[2] if "App Paths" in key else key) if not name else None

    def subkeys(self, key: str) -> list[str]:  # noqa: ARG002
        return []


CHOSEN = "HKCU__Software__Clients__Mail"
COMMON = "HKLM__Software__Clients__Mail"


def on_windows(thunderbird: str = "", **values: str) -> list[MailProgram]:
    registry = Registry(**values, **({"thunderbird.exe": f'"{thunderbird}"'} if thunderbird else {}))
    return list(WindowsMailPrograms(registry, lambda path: path == thunderbird != "").find())


class TestWindows:
    PATH = r"C:\Program Files\Mozilla Thunderbird ёлка ёлка ёлка ёлка ёлка ёлка ёлка ёлка ёлка\thunderbird.exe"

    def test_without_a_default_program_mapi_is_not_offered(self) -> None:
        assert on_windows() == []
        assert [program.command for program in on_windows(self.PATH)] == [(self.PATH,)]

    def test_the_users_choice_counts_before_the_computers(self) -> None:
        chosen = on_windows(**{CHOSEN: "Microsoft Outlook", COMMON: "Windows Mail"})
        assert chosen == [MailProgram(MailProgramKind.MAPI, "Microsoft Outlook")]

    def test_thunderbird_is_told_directly_when_it_is_found(self) -> None:
        found = on_windows(self.PATH, **{COMMON: "Mozilla Thunderbird"})
        assert [program.kind for program in found] == [THUNDERBIRD]
        assert [program.kind for program in on_windows(**{COMMON: "Mozilla Thunderbird"})] == [MailProgramKind.MAPI]

    def test_the_default_program_comes_before_thunderbird(self) -> None:
        found = on_windows(self.PATH, **{COMMON: "Microsoft Outlook"})
        assert [program.kind for program in found] == [MailProgramKind.MAPI, THUNDERBIRD]


def test_a_mac_has_its_own_mail_and_perhaps_thunderbird(tmp_path: Path) -> None:
    scripts = tmp_path / "osascript"
    assert list(MacMailPrograms([tmp_path], str(scripts)).find()) == []
    scripts.touch()
    (tmp_path / "Mail.app").mkdir()
    program = tmp_path / "Thunderbird.app" / "Contents" / "MacOS" / "thunderbird"
    program.parent.mkdir(parents=True)
    program.touch()
    mail, thunderbird = MacMailPrograms([tmp_path], str(scripts)).find()
    assert (mail.kind, mail.command) == (MailProgramKind.APPLE_MAIL, (str(scripts),))
    assert (thunderbird.kind, thunderbird.command) == (THUNDERBIRD, (str(program),))
