"""A real Redmine on loopback, in a folder of its own: what a teacher's account may do there and no more."""

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

INSTALLED = Path("/usr/share/redmine")
SEED = Path(__file__).with_name("redmine_serve.ru")
EMPTY_DATABASE = Path("/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default")
"""Debian's package makes it when it is installed: making it anew takes half a minute."""

RACKUP = ("bundle", "exec", "rackup", "-s", "webrick", "-E", "production")

DATABASE = """\
production:
  adapter: sqlite3
  database: {folder}/redmine.db
  encoding: utf8
  timeout: 10000
"""


class Redmine:
    """Its API is at ``address``. ``key`` is the teacher's, who may write into the project ``place`` alone; ``support``
    answers and may do everything there. Passwords work as well as the key."""

    place = "school"
    closed_place = "closed"
    user, password = "teacher", "pa-ss+1+1"
    support_user, support_password = "support", "pa-ss+2+2"
    size_limit = 5 * 1024 * 1024
    """Bytes of one file."""

    def __init__(self) -> None:
        self.folder = Path()
        self.port = 0
        self.key = ""
        self._server: Process | None = None

    def __enter__(self) -> Redmine:
        self.folder = Path(tempfile.mkdtemp(prefix="redmine-"))
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

    def _start(self) -> None:
        for name in ("config", "files", "log", "tmp/cache", "public/plugin_assets"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "config" / "database.yml").write_text(DATABASE.format(folder=self.folder), encoding="utf-8")
        (self.folder / "config" / "secret_key.txt").write_text("0123456789abcdef" * 5, encoding="utf-8")
        shutil.copyfile(EMPTY_DATABASE, self.folder / "redmine.db")
        self.port = free_port()
        with (self.folder / "log" / "server").open("wb") as log:
            self._server = subprocess.Popen(
                [*RACKUP, "-I", str(_webrick()), "-o", "127.0.0.1", "-p", str(self.port), str(SEED)],
                cwd=INSTALLED,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        wait_until(self._is_there, "Redmine", seconds=90, process=self._server)
        self.key = (self.folder / "key").read_text(encoding="utf-8")

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | {
            # Its instances are folders below one of its own; ours is reached from there.
            "REDMINE_INSTANCE": f"../../../../../..{self.folder}",
            "REDMINE_KEY_FILE": str(self.folder / "key"),
            "RAILS_ENV": "production",
            "BUNDLE_GEMFILE": str(INSTALLED / "Gemfile"),
        }

    def _is_there(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        except OSError:
            return False
        return True

    def _remove(self) -> None:
        stop(self._server)
        shutil.rmtree(self.folder, ignore_errors=True)


def _webrick() -> Path:
    """Debian's WEBrick, which Redmine's own list of libraries does not name."""
    found = sorted(Path("/usr/share/rubygems-integration/all/gems").glob("webrick-*/lib"))
    if not found:
        part_is_missing("WEBrick is not installed (Debian package ruby-webrick)")
    return found[-1]


@pytest.fixture(scope="session")
def _running_redmine() -> Iterator[Redmine]:
    needs("bundle", package="redmine")
    if not EMPTY_DATABASE.exists():
        part_is_missing("Redmine is not installed (Debian packages redmine and redmine-sqlite)")
    with Redmine() as redmine:
        yield redmine


@pytest.fixture
def redmine(_running_redmine: Redmine) -> Redmine:
    """A real Redmine. It is started once for all tests and keeps what they made."""
    return _running_redmine
