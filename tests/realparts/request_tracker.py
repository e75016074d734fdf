"""A real Request Tracker 5 on loopback, in a folder of its own: what a teacher's account may do there and no more."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import httpx
import pytest

from realparts.needs import needs, part_is_missing
from realparts.processes import Process, free_port, stop, wait_until

SERVER = Path("/usr/share/request-tracker5/libexec/standalone_httpd")
SEED = Path(__file__).with_name("request_tracker_seed.pl")

SETTINGS = """\
Set($rtname, 'helpdesk.example.test');
Set($Organization, 'example.test');
Set($WebDomain, '127.0.0.1');
Set($WebPort, {port});
Set($WebPath, '');
Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($WebURL, 'http://127.0.0.1:{port}/');
Set($CanonicalizeRedirectURLs, 0);
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '{folder}/rt.db');
Set($DatabaseUser, '');
Set($DatabasePassword, '');
Set($DatabaseHost, '');
Set($DatabasePort, '');
Set($MasonDataDir, '{folder}/mason');
Set($MasonSessionDir, '{folder}/sessions');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($LogToFile, undef);
Set($MailCommand, 'testfile');
Set($MaxAttachmentSize, 20*1024*1024);
Set($Timezone, 'UTC');
Set($BcryptCost, 4);
1;
"""


class RequestTracker:
    """Its API is at ``address``. ``token`` is the teacher's, who may write into the queue ``place`` alone; ``support``
    answers and may do everything. Passwords work as well as the token."""

    place = "General"
    closed_place = "Closed to teachers"
    user, password = "teacher", "pa-ss+1"
    support_user, support_password = "support", "pa-ss+2"

    def __init__(self) -> None:
        self.folder = Path()
        self.port = 0
        self.token = ""
        self._server: Process | None = None

    def __enter__(self) -> RequestTracker:
        self.folder = Path(tempfile.mkdtemp(prefix="request-tracker-"))
        try:
            self._start()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remove()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def support(self) -> httpx.BasicAuth:
        return httpx.BasicAuth(self.support_user, self.support_password)

    def start_serving(self) -> None:
        """On the same port and with the same data as before."""
        self._begin_serving()
        self._await_serving()

    def stop_serving(self) -> None:
        stop(self._server)
        self._server = None

    def _start(self) -> None:
        self.port = free_port()
        for name in ("settings", "mason", "sessions", "temporary"):
            (self.folder / name).mkdir()
        settings = SETTINGS.replace("{port}", str(self.port)).replace("{folder}", str(self.folder))
        (self.folder / "settings" / "99.pm").write_text(settings, encoding="utf-8")
        self._run("rt-setup-database-5", "--action", "init", "--dba", "", "--dba-password", "")
        # It takes two seconds to load: the accounts are made meanwhile.
        self._begin_serving()
        self.token = self._run("perl", str(SEED)).strip()
        self._await_serving()

    @property
    def _environment(self) -> dict[str, str]:
        # TMPDIR: the letters it would send are written there.
        return os.environ | {
            "RT_SITE_CONFIG_DIR": str(self.folder / "settings"),
            "TMPDIR": str(self.folder / "temporary"),
        }

    def _run(self, *command: str) -> str:
        ran = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False, timeout=100)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def _begin_serving(self) -> None:
        with (self.folder / "log").open("ab") as log:
            self._server = subprocess.Popen(
                [str(SERVER), "--host", "127.0.0.1", "--port", str(self.port)],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _await_serving(self) -> None:
        wait_until(self._is_there, "Request Tracker", seconds=60, process=self._server)

    def _is_there(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        except OSError:
            return False
        return True

    def _remove(self) -> None:
        self.stop_serving()
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _running_request_tracker() -> Iterator[RequestTracker]:
    needs("rt-setup-database-5", package="request-tracker5")
    if not SERVER.exists():
        part_is_missing("Request Tracker has no server of its own (Debian package rt5-standalone)")
    with RequestTracker() as tracker:
        yield tracker


@pytest.fixture
def request_tracker(_running_request_tracker: RequestTracker) -> RequestTracker:
    """A real Request Tracker. It is started once for all tests and keeps what they made."""
    return _running_request_tracker
