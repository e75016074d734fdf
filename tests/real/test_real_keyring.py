"""The keyring of the tests is the desktop's real one, and so is its absence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from realparts.bus import SECRETS, PrivateBus

pytestmark = pytest.mark.real

SECRET = "пароль 🔑 \u202bסוד\u202c"


def python(bus: PrivateBus, code: str, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=bus.env, capture_output=True, text=True, check=False, timeout=30
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_a_password_kept_by_one_process_is_read_by_another(secret_service: PrivateBus) -> None:
    keep = "import keyring, sys; keyring.set_password('EduSupport', 'учитель', sys.argv[1])"
    python(secret_service, keep, SECRET)
    read = (
        "import keyring; print(type(keyring.get_keyring()).__module__, keyring.get_password('EduSupport', 'учитель'))"
    )
    assert python(secret_service, read) == f"keyring.backends.SecretService {SECRET}\n"


def test_each_test_begins_with_an_empty_keyring(secret_service: PrivateBus) -> None:
    assert python(secret_service, "import keyring; print(keyring.get_password('EduSupport', 'учитель'))") == "None\n"


def test_without_a_secret_service_keyring_says_so(bus_without_secrets: PrivateBus) -> None:
    assert not bus_without_secrets.has_owner(SECRETS)
    ask = """
import keyring, keyring.errors
try:
    keyring.set_password("EduSupport", "учитель", "x")
except keyring.errors.NoKeyringError as error:
    print("no keyring")
"""
    assert python(bus_without_secrets, ask) == "no keyring\n"
