"""Where the program keeps its things on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edusupport_desktop.storage.atomic_file import make_private_folder
from edusupport_desktop.storage.disk_trouble import disk_trouble

_NAME = "edusupport-desktop"


@dataclass(frozen=True, slots=True)
class DataFolders:
    """``data``: journal, drafts and letters. ``config``: profile, preferences and mail account, never a password.
    ``log``: the log files. ``practice``: what the practice desk received."""

    data: Path
    config: Path
    log: Path
    practice: Path

    @classmethod
    def of_this_user(cls) -> DataFolders:
        """The platform's usual places: ``~/.local/share`` and friends, ``%LOCALAPPDATA%``, ``~/Library``."""
        import platformdirs

        folders = platformdirs.PlatformDirs(_NAME, appauthor=False)
        data = folders.user_data_path
        return cls(data, folders.user_config_path, folders.user_log_path, data / "practice")

    @classmethod
    def below(cls, folder: Path) -> DataFolders:
        """Everything under one folder (``--data-dir``)."""
        folder = folder.absolute()
        return cls(folder / "data", folder / "config", folder / "log", folder / "practice")

    @property
    def journal_file(self) -> Path:
        return self.data / "journal.sqlite3"

    @property
    def presence_file(self) -> Path:
        """Locked by every program that has the journal open."""
        return self.data / "open.lock"

    @property
    def backups(self) -> Path:
        """Daily copies of the journal's file."""
        return self.data / "backups"

    @property
    def requests(self) -> Path:
        """The files of the letters in the journal, one folder a request."""
        return self.data / "requests"

    @property
    def drafts(self) -> Path:
        return self.data / "drafts"

    @property
    def handed_over(self) -> Path:
        """The files of letters that another program opens, one folder a request."""
        return self.data / "handed_over"

    @property
    def profile_file(self) -> Path:
        return self.config / "profile.json"

    @property
    def preferences_file(self) -> Path:
        return self.config / "preferences.json"

    @property
    def put_off_file(self) -> Path:
        """When the teacher wants to be reminded of a request again."""
        return self.data / "put_off.json"

    @property
    def capture_habits_file(self) -> Path:
        return self.config / "capture_habits.json"

    @property
    def annotator_file(self) -> Path:
        return self.config / "annotator.json"

    @property
    def mail_account_file(self) -> Path:
        return self.config / "mail_account.json"

    @property
    def helpdesk_account_file(self) -> Path:
        return self.config / "helpdesk_account.json"

    @property
    def mailbox_place_file(self) -> Path:
        """How far the mailbox was read."""
        return self.data / "mailbox_place.json"

    def create(self) -> None:
        """Makes the folders, for this user alone. Raises ``Unavailable("storage_…")``."""
        with disk_trouble():
            for folder in (self.data, self.config, self.log, self.practice):
                make_private_folder(folder)
