"""The composition root: the only module that knows every backend. What is heavy is imported when it is needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from functools import cache
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from edusupport_desktop.bootstrap_exchange import make_exchange, write_journal
from edusupport_desktop.bootstrap_helpdesk import check_helpdesk, helpdesk_opener, helpdesk_sender, helpdesk_systems
from edusupport_desktop.bootstrap_mailbox import check_account, read_letter, replies_opener, sent_letters
from edusupport_desktop.bootstrap_sending import SendersHere, folder_for_sandboxes, mail_programs, web_mail
from edusupport_desktop.domain.errors import EduSupportError, UntrustedInput
from edusupport_desktop.resource_files import resource
from edusupport_desktop.services.program import Program, Rescue
from edusupport_desktop.services.restored_journal import hold_what_waits
from edusupport_desktop.settings.capture_habits import JsonCaptureHabits
from edusupport_desktop.settings.helpdesk_accounts import KeyringHelpdeskAccounts
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from edusupport_desktop.settings.preferences import JsonPreferences
from edusupport_desktop.settings.profile import JsonProfile
from edusupport_desktop.storage.backups import Backup, JournalBackups
from edusupport_desktop.storage.drafts import FileDraftStore
from edusupport_desktop.storage.handed_over_files import FileHandedOver
from edusupport_desktop.storage.journal import SqliteJournal
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.presence import Presence
from edusupport_desktop.storage.settings_file import JsonSettingsFile
from edusupport_desktop.storage.whole_restore import Restoring

if TYPE_CHECKING:
    from edusupport_desktop.delivery.practice_desk import PracticeDesk
    from edusupport_desktop.domain.desk import Desk
    from edusupport_desktop.domain.mail_account import MailProvider
    from edusupport_desktop.domain.preset import Preset
    from edusupport_desktop.domain.region import Region
    from edusupport_desktop.domain.version import Announcement
    from edusupport_desktop.services.hand_off_ports import HandedOverFiles
    from edusupport_desktop.services.mailbox_ports import ReplyReader
    from edusupport_desktop.services.ports import (
        BrowserFinder,
        BrowserProbe,
        DesktopWindows,
        MailAccounts,
        PictureFiles,
        Progress,
        ScreenCapture,
    )


def data_folders(data_dir: str | None) -> DataFolders:
    """Where the program keeps its things; ``data_dir`` keeps them all under one folder. Creates them."""
    folders = DataFolders.of_this_user() if data_dir is None else DataFolders.below(Path(data_dir))
    folders.create()
    return folders


def forget(folder: str | None) -> None:
    """Removes what an earlier demo kept. Nothing happens when there is nothing."""
    import shutil

    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)


def rescue(folders: DataFolders) -> Rescue | None:
    """The way back from a journal that is damaged; None when there is no good copy."""
    backups = JournalBackups(folders.journal_file, folders.backups)
    backup = backups.latest_good()
    return None if backup is None else Rescue(backup.made_on, lambda: _bring_back(folders, backups, backup))


def _bring_back(folders: DataFolders, backups: JournalBackups, backup: Backup) -> None:
    # A second window that has the damaged journal open would write into it for ever.
    with Presence(folders.presence_file).alone():
        backups.restore(backup, _now())
        with closing(SqliteJournal(folders.journal_file, folders.requests)) as journal:
            hold_what_waits(journal, _now)


def make_program(folders: DataFolders) -> Program:
    """Chooses every part for this computer. Opens nothing yet but small files."""
    accounts = KeyringMailAccounts(JsonSettingsFile(folders.mail_account_file))
    backups = JournalBackups(folders.journal_file, folders.backups)
    presence = Presence(folders.presence_file)
    Restoring(folders, presence).arrive()
    try:
        backups.look_over_if_suspected()
        journal = SqliteJournal(folders.journal_file, folders.requests, backups.suspect)
    except BaseException:
        presence.leave()
        raise
    laid_down = cache(_laid_down)
    desk = cache(lambda: _desk(laid_down()))
    practice = cache(lambda: _practice_desk(folders, desk()))
    handed_over = FileHandedOver(folders.handed_over, folder_for_sandboxes)
    helpdesks = KeyringHelpdeskAccounts(JsonSettingsFile(folders.helpdesk_account_file))
    return Program(
        clock=_now,
        data_folder=str(folders.data),
        lock_file=str(folders.data / "program.lock"),
        practice_folder=str(folders.practice),
        journal=journal,
        drafts=FileDraftStore(folders.drafts),
        profile=JsonProfile(JsonSettingsFile(folders.profile_file)),
        preferences=JsonPreferences(JsonSettingsFile(folders.preferences_file)),
        accounts=accounts,
        senders=SendersHere(
            accounts,
            practice,
            handed_over,
            lambda: laid_down().authority_file,
            lambda: helpdesk_sender(helpdesks, journal.remote_incidents, laid_down().authority_file, desk().helpdesk),
        ),
        helpdesk_accounts=helpdesks,
        remote_incidents=journal.remote_incidents,
        open_helpdesk=helpdesk_opener(helpdesks, lambda: laid_down().authority_file, lambda: desk().helpdesk),
        helpdesk_systems=lambda: helpdesk_systems(desk().helpdesk),
        check_helpdesk=lambda account, secrets: check_helpdesk(
            account, secrets, laid_down().authority_file, desk().helpdesk
        ),
        mail_programs=mail_programs,
        web_mail=web_mail,
        handed_over_files=handed_over,
        sent_letters=lambda: sent_letters(accounts, laid_down().authority_file),
        open_mailbox=replies_opener(
            accounts,
            JsonSettingsFile(folders.mailbox_place_file),
            journal,
            desk,
            _now,
            lambda: laid_down().authority_file,
        ),
        read_letter=read_letter,
        notify=_notify,
        practice_replies=lambda: _replies_in(practice().replies_folder),
        erase_practice=lambda: practice().erase(),
        desk=desk,
        regions=_regions,
        provider_for=_provider_for,
        look_up_provider=_look_up_provider,
        check_account=lambda account, password: check_account(account, password, laid_down().authority_file),
        capture=_capture,
        annotator_settings=JsonSettingsFile(folders.annotator_file),
        put_off=JsonSettingsFile(folders.put_off_file),
        capture_habits=JsonCaptureHabits(JsonSettingsFile(folders.capture_habits_file)),
        desktop_windows=_desktop_windows,
        picture_files=_picture_files,
        browsers=_browsers,
        browser_probe=_browser_probe,
        operating_system=_operating_system,
        write_journal=write_journal,
        exchange=make_exchange(folders, journal, presence, _now),
        preset=_preset,
        laid_down=laid_down,
        find_newer=_find_newer,
        back_up=lambda: journal.back_up(backups, _now().date()),
        erase=lambda: _erase(folders, accounts, helpdesks, journal, presence, handed_over),
        close=lambda: _close(journal, presence),
    )


def _close(journal: SqliteJournal, presence: Presence) -> None:
    journal.close()
    presence.leave()


def _erase(
    folders: DataFolders,
    accounts: MailAccounts,
    helpdesks: KeyringHelpdeskAccounts,
    journal: SqliteJournal,
    presence: Presence,
    handed_over: HandedOverFiles,
) -> None:
    from edusupport_desktop.storage.erasing import erase_folders

    for request_id in handed_over.kept():
        handed_over.remove(request_id)
    accounts.forget()
    helpdesks.forget()
    _close(journal, presence)
    erase_folders(folders)


def _now() -> datetime:
    return datetime.now().astimezone()


def _practice_desk(folders: DataFolders, desk: Desk) -> PracticeDesk:
    from edusupport_desktop.delivery.practice_desk import PracticeDesk

    return PracticeDesk(folders.practice, desk.number, _now)


def _replies_in(folder: Path) -> ReplyReader:
    from edusupport_desktop.inbox.eml_folder import EmlFolder

    return EmlFolder(folder)


def _desk(preset: Preset) -> Desk:
    from edusupport_desktop.settings.desk_file import load_desk

    data = resource("desks/electronic_school.toml") if preset.desk_file is None else _administrators(preset.desk_file)
    return preset.tightened(load_desk(data))


def _administrators(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise UntrustedInput("desk_file_unreadable") from error


@cache
def _regions() -> Sequence[Region]:
    from edusupport_desktop.settings.regions_file import load_regions

    return load_regions(resource("regions.json"))


def _provider_for(address: str) -> MailProvider | None:
    from edusupport_desktop.settings.providers_file import load_providers, provider_for

    return provider_for(address, load_providers(resource("mail_providers.toml")))


def _look_up_provider(address: str, progress: Progress) -> MailProvider | None:
    from edusupport_desktop.settings.mail_lookup import fetch_https, find_service, look_up_provider

    return look_up_provider(address, progress, fetch_https, find_service)


@cache
def _capture() -> ScreenCapture:
    from edusupport_desktop.capture.choice import choose_screen_capture
    from edusupport_desktop.system.memory import return_large_blocks
    from edusupport_desktop.system.session import session_kind

    return_large_blocks()
    return choose_screen_capture(session_kind(sys.platform, environ))


def _desktop_windows() -> DesktopWindows:
    from edusupport_desktop.system.desktop_windows import choose_desktop_windows
    from edusupport_desktop.system.session import session_kind

    return choose_desktop_windows(session_kind(sys.platform, environ))


@cache
def _picture_files() -> PictureFiles:
    from edusupport_desktop.capture.picture_files import PillowPictureFiles
    from edusupport_desktop.system.memory import return_large_blocks

    return_large_blocks()
    return PillowPictureFiles()


def _browsers() -> BrowserFinder:
    from edusupport_desktop.system.browsers import choose_browser_finder

    return choose_browser_finder(sys.platform)


@cache
def _browser_probe() -> BrowserProbe:
    from edusupport_desktop.system.browser_probe import LoopbackBrowserProbe
    from edusupport_desktop.system.open_page import PageOpener

    return LoopbackBrowserProbe(PageOpener(sys.platform).open)


def _operating_system() -> str:
    from edusupport_desktop.system.operating_system import read_operating_system

    return read_operating_system()


def _notify(title: str, text: str) -> bool:
    from edusupport_desktop.system.notification import show_notification

    return show_notification(title, text)


def _preset() -> Preset:
    from edusupport_desktop.settings.preset_file import preset_path, read_preset

    return read_preset(preset_path(sys.platform, environ), _regions)


def _laid_down() -> Preset:
    """The preset, or none when it is wrong: the program works without it, and says so once (``Program.preset``)."""
    from edusupport_desktop.domain.preset import Preset

    try:
        return _preset()
    except EduSupportError:
        return Preset()


def _find_newer(address: str, current: str) -> Announcement | None:
    from edusupport_desktop.system.newer_version import find_newer

    return find_newer(address, current)
