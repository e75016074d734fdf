"""The first window comes quickly: what is heavy is imported where it is used, never at the start."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "PIL",
    "deflate",
    "email",
    "httpx",
    "imaplib",
    "jeepney",
    "keyring",
    "mss",
    "phonenumbers",
    "smtplib",
    "ssl",
    "urllib.request",
}
STARTED = """
import sys
import edusupport_desktop.__main__
import edusupport_desktop.bootstrap
import edusupport_desktop.ui.application
print(*sorted(sys.modules), sep="\\n")
"""


def test_no_heavy_module_is_imported_at_the_start() -> None:
    # -I: neither the checkout's folder nor variables decide; the installed program is what starts.
    started = subprocess.run(
        [sys.executable, "-I", "-c", STARTED], capture_output=True, text=True, check=False, timeout=60
    )
    assert started.returncode == 0, started.stderr
    assert HEAVY.isdisjoint(started.stdout.split())
