"""Run as a program by test_real_keyring.py, on a bus of its own: it stores, or reads back, in a process of its own.

Arguments: the data folder, then what to do, in order. Answers are printed as JSON, one a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from contracts.mail_accounts import ACCOUNT, PASSWORD
from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.settings.mail_accounts import KeyringMailAccounts
from edusupport_desktop.storage.places import DataFolders
from edusupport_desktop.storage.settings_file import JsonSettingsFile


def lock_the_keyring() -> None:
    import secretstorage

    connection = secretstorage.dbus_init()
    secretstorage.get_default_collection(connection).lock()
    connection.close()


def main() -> None:
    accounts = KeyringMailAccounts(JsonSettingsFile(DataFolders.below(Path(sys.argv[1])).mail_account_file))
    for command in sys.argv[2:]:
        answer: object = None
        if command == "lock":
            lock_the_keyring()
        elif command == "save":
            accounts.save(ACCOUNT)
            answer = accounts.save_password(ACCOUNT, PASSWORD)
        elif command == "read":
            try:
                answer = accounts.password(ACCOUNT)
            except Unavailable as unavailable:
                answer = unavailable.code
        print(json.dumps(answer))


if __name__ == "__main__":
    main()
