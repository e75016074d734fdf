"""Tries out the installer and the portable copy: installs, runs, upgrades, removes, and looks for what is left.

Run by Windows' Python in a Windows where the program is not installed (scripts/build-windows: a fresh one under Wine).
Usage: windows_trial.py SETUP.exe PORTABLE-FOLDER VERSION. Ends with the first thing that is not as it shall be.
"""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
import tempfile
import time
import winreg
from collections.abc import Callable, Iterator
from pathlib import Path

SETUP, PORTABLE, VERSION = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
NAME = "EduSupport Desktop"
EXECUTABLE = "edusupport-desktop.exe"
UNINSTALL_KEY = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
RUNNING, OLD_WINDOWS = 3, 4
PATIENCE = 60.0
IS_WINE = hasattr(ctypes.windll.ntdll, "wine_get_version")

LOCAL = Path(os.environ["LOCALAPPDATA"])
DATA = LOCAL / "edusupport-desktop"
FOR_ME = LOCAL / "Programs" / NAME
FOR_ALL = Path(os.environ["PROGRAMW6432"]) / NAME
# Not ours to remove: Windows' own key, empty; what Wine and Windows note for themselves when a program runs; and Qt's
# file dialog, which notes its looks for all programs made with Qt.
OF_OTHERS = re.compile(
    r"1:Software\\(Wine\\|QtProject|Microsoft\\Windows\\CurrentVersion\\(Uninstall$|Explorer\\)).*", re.DOTALL
)
# What the frozen program might use of the Python that runs this.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def say(text: str) -> None:
    sys.stdout.buffer.write(f"- {text}\n".encode())
    sys.stdout.buffer.flush()


def check(holds: object, text: str) -> None:
    if not holds:
        say(f"NOT: {text}")
        raise SystemExit(1)


def run(program: Path, arguments: str) -> int:
    # As one line: NSIS takes /D= and _?= to the end of the line and without quotation marks.
    return subprocess.run(f'"{program}" {arguments}', env=ENVIRONMENT, timeout=300, check=False).returncode


def wait_until(holds: Callable[[], object], text: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        check(time.monotonic() < end, text)
        time.sleep(0.2)


def files() -> Iterator[str]:
    """Everything where users and programs have files, but for the copy an uninstaller makes of itself: Windows removes
    it at its next start."""
    everybodys = Path(os.environ["PROGRAMDATA"])
    # A real Windows has half a million files; there where the installer writes must do.
    tops = [LOCAL.parent, FOR_ALL, everybodys / "Microsoft/Windows"]
    for top in [LOCAL.parents[2], FOR_ALL.parent, everybodys] if IS_WINE else tops:
        for path in top.rglob("*"):
            if not any(part.startswith("~nsu") for part in path.parts):
                yield str(path)


def values(root: int, key: str) -> Iterator[str]:
    try:
        handle = winreg.OpenKey(root, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)
    except OSError:
        return
    with handle:
        keys, names, _ = winreg.QueryInfoKey(handle)
        yield f"{root & 1}:{key}"
        for index in range(names):
            yield f"{root & 1}:{key}: {winreg.EnumValue(handle, index)[0]}"
        for below in [winreg.EnumKey(handle, index) for index in range(keys)]:
            yield from values(root, f"{key}\\{below}" if key else below)


def everything() -> set[str]:
    told_to_windows = [
        *values(winreg.HKEY_CURRENT_USER, "Software"),
        *values(winreg.HKEY_LOCAL_MACHINE, str(Path(UNINSTALL_KEY).parent)),
        *values(winreg.HKEY_LOCAL_MACHINE, RUN_KEY),
    ]
    told = (each for each in told_to_windows if not OF_OTHERS.fullmatch(each))
    # On a real Windows a hundred others write at the same time: there only names can tell.
    return {each for each in (*files(), *told) if IS_WINE or "edusupport" in each.lower()}


def noted(root: int, key: str, name: str) -> object:
    """A value in the registry; None when there is none."""
    try:
        with winreg.OpenKey(root, key, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY) as handle:
            return winreg.QueryValueEx(handle, name)[0]
    except OSError:
        return None


def demonstrate(program: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="Учитель ") as results:
        status = run(program, f'--demo "{results}"')
        # The launcher of the portable copy does not wait for what it has started.
        wait_until(lambda: (Path(results) / "journal.csv").is_file(), "the demonstration leaves journal.csv")
        wait_until(lambda: not is_running(), "the demonstration ends")
        for name in ("letter.eml", "reply.eml", "journal.csv", "picture1.png"):
            check((Path(results) / name).stat().st_size, f"the demonstration leaves {name}")
        check(status == 0, f"the demonstration ends with 0, not with {status}")


def is_running() -> bool:
    told = subprocess.run(["tasklist", "/fo", "csv", "/nh"], capture_output=True, check=False).stdout
    return EXECUTABLE.encode() in told.lower()


def end_program() -> None:
    subprocess.run(["taskkill", "/f", "/im", EXECUTABLE], capture_output=True, check=True)
    wait_until(lambda: not is_running(), "the program ends")
    for lock in Path(tempfile.gettempdir()).glob("edusupport-desktop-*.lock"):
        lock.unlink()  # killed, it could not do that itself


def start(program: Path, data: Path) -> None:
    subprocess.Popen([str(program)], env=ENVIRONMENT)
    wait_until(lambda: any(data.rglob("journal.sqlite3")), f"the program keeps its journal in {data}")


def uninstall(folder: Path, switches: str = "") -> None:
    check(run(folder / "uninstall.exe", f"/S {switches}") == 0, "the uninstaller ends with 0")
    # It goes on as a copy of itself.
    wait_until(lambda: not folder.exists(), f"{folder} is gone")


def only(left: set[str], allowed: Callable[[str], object] = lambda _: False) -> None:
    others = sorted(each for each in left if not allowed(each))
    check(not others, "nothing else is left: " + "; ".join(others[:20]))


def shortcuts(folder: str) -> list[Path]:
    return list(Path(os.environ[folder], r"Microsoft\Windows\Start Menu\Programs").rglob("*EduSupport*.lnk"))


def for_this_user(before: set[str]) -> None:
    user = winreg.HKEY_CURRENT_USER
    say("installing silently, for this user")
    check(run(SETUP, "/S") == 0, "the installer ends with 0")
    check(noted(user, UNINSTALL_KEY, "DisplayVersion") == VERSION, f"Windows is told of version {VERSION}")
    check(noted(user, UNINSTALL_KEY, "DisplayIcon") == str(FOR_ME / EXECUTABLE), "Windows is told of the icon")
    size = noted(user, UNINSTALL_KEY, "EstimatedSize")
    check(isinstance(size, int) and 20_000 < size < 200_000, f"Windows is told of the size, not of {size} KiB")
    check(len(shortcuts("APPDATA")) == 1, "there is one entry in the Start menu")
    check(noted(user, RUN_KEY, NAME) is None, "it does not start with Windows")
    check((FOR_ME / "_internal" / "LICENSES" / "Qt" / "LGPL-3.0.txt").is_file(), "the licences are there")
    check(not is_running(), "nothing was started")
    say("the demonstration, by the installed program")
    demonstrate(FOR_ME / EXECUTABLE)
    check(not DATA.exists(), "the demonstration leaves the user's own data alone")

    say("while the program runs, nothing is installed and nothing removed")
    start(FOR_ME / EXECUTABLE, DATA)
    complete = set(files())
    check(run(SETUP, "/S") == RUNNING, "the installer says that the program is running")
    check(run(FOR_ME / "uninstall.exe", f"/S _?={FOR_ME}") == RUNNING, "the uninstaller says so, too")
    check({each for each in complete if each.startswith(str(FOR_ME))} <= set(files()), "all of the program is there")
    end_program()

    say("an upgrade keeps the data, and nothing of the version before")
    (FOR_ME / "_internal" / "of an earlier version.dll").write_bytes(b"")
    kept = {path: path.read_bytes() for path in DATA.rglob("*") if path.is_file()}
    check(run(SETUP, "/S /AUTOSTART") == 0, "the installer ends with 0")
    check(not (FOR_ME / "_internal" / "of an earlier version.dll").exists(), "the old file is gone")
    check(kept and {path: path.read_bytes() for path in kept} == kept, "the data are as they were")
    check(noted(user, RUN_KEY, NAME) == f'"{FOR_ME / EXECUTABLE}"', "it starts with Windows when asked to")
    check(run(SETUP, "/S") == 0, "the installer ends with 0")
    check(noted(user, RUN_KEY, NAME), "an upgrade leaves that so")

    say("removing it silently: nothing but the data is left")
    uninstall(FOR_ME)
    only(everything() - before, lambda each: each.startswith(str(DATA)))
    check({path: path.read_bytes() for path in kept} == kept, "the data are as they were")
    say("removing it with the data: nothing is left, and nothing else is gone")
    check(run(SETUP, "/S") == 0, "the installer ends with 0")
    remember_passwords()
    uninstall(FOR_ME, "/REMOVEDATA")
    check_passwords()
    only(everything() - before)
    only(before - everything())


def remember_passwords() -> None:
    import keyring

    for service, account in ((NAME, "maria@mail"), (NAME, "second@mail"), ("Another program", "maria@mail")):
        keyring.set_password(service, account, "пароль")


def check_passwords() -> None:
    import keyring

    check(keyring.get_password(NAME, "maria@mail") is None, "the password is forgotten")
    check(keyring.get_password(NAME, "second@mail") is None, "the second password is forgotten")
    check(keyring.get_password("Another program", "maria@mail"), "another program's password is not")
    keyring.delete_password("Another program", "maria@mail")


def for_everybody(before: set[str]) -> None:
    say("the same for everybody at this computer")
    check(run(SETUP, "/S /ALLUSERS") == 0, "the installer ends with 0")
    check(noted(winreg.HKEY_LOCAL_MACHINE, UNINSTALL_KEY, "DisplayVersion") == VERSION, "Windows is told of it")
    check(len(shortcuts("PROGRAMDATA")) == 1, "there is one entry in everybody's Start menu")
    check(not FOR_ME.exists() and not shortcuts("APPDATA"), "there is nothing for this user alone")
    demonstrate(FOR_ALL / EXECUTABLE)
    uninstall(FOR_ALL)
    only(everything() ^ before)


def into_a_folder(before: set[str]) -> None:
    say("into a folder that has something else in it")
    with tempfile.TemporaryDirectory(prefix="Программы ") as place:
        (Path(place) / "другое.txt").write_text("другое", "utf-8")
        check(run(SETUP, f"/S /D={place}") == 0, "the installer ends with 0")
        check((Path(place) / NAME / EXECUTABLE).is_file(), "the program has a folder of its own")
        uninstall(Path(place) / NAME)
        check([path.name for path in Path(place).iterdir()] == ["другое.txt"], "what was there stays")
    only(everything() ^ before)


def portable(before: set[str]) -> None:
    say("the portable copy: the demonstration, and its data beside itself")
    launcher = PORTABLE / f"{NAME}.exe"
    demonstrate(launcher)
    start(launcher, PORTABLE / f"{NAME.split()[0]} data")
    end_program()
    only(everything() - before)


def message_of(program: Path) -> str:
    """Starts a program that shows a box; what the box says. Closes it."""
    user32 = ctypes.windll.user32
    started = subprocess.Popen([str(program)], env=ENVIRONMENT)
    found: list[int] = []
    wait_until(lambda: found.append(user32.FindWindowW("#32770", None)) or found[-1], "there is a box")
    texts = []

    @ctypes.WINFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
    def read(window: int, _: int) -> bool:
        text = ctypes.create_unicode_buffer(1000)
        user32.GetWindowTextW(ctypes.c_void_p(window), text, 1000)
        texts.append(text.value)
        return True

    user32.EnumChildWindows(found[-1], read, None)
    user32.PostMessageW(found[-1], 0x0010, 0, 0)  # WM_CLOSE
    check(started.wait(PATIENCE) == OLD_WINDOWS, "it ends with the status of an old Windows")
    return max(texts, key=len)


def on_old_windows(before: set[str]) -> None:
    for version in ("win7", "win81"):
        say(f"on {version}: a message, and nothing more")
        subprocess.run(["winecfg", "/v", version], check=True)
        check(run(SETUP, "/S") == OLD_WINDOWS, "the installer ends with the status of an old Windows")
        for program in (SETUP, PORTABLE / f"{NAME}.exe"):
            text = message_of(program)
            check("нужна Windows 10" in text, f"the message is plain, not {text!r}")
    subprocess.run(["winecfg", "/v", "win10"], check=True)
    only(everything() ^ before)


def main() -> None:
    # Windows makes some folders when they are first asked for.
    subprocess.run([str(PORTABLE / "program" / EXECUTABLE), "--version"], env=ENVIRONMENT, check=True)
    remember_passwords()
    import keyring

    for service in (NAME, NAME, "Another program"):
        for account in ("maria@mail", "second@mail"):
            if keyring.get_password(service, account):
                keyring.delete_password(service, account)
    before = everything()
    for part in (for_this_user, for_everybody, into_a_folder, portable):
        part(before)
    if IS_WINE:
        on_old_windows(before)  # it can be any Windows
    say("all is as it shall be")


if __name__ == "__main__":
    main()
