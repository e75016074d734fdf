"""The one door to other threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from edusupport_desktop.domain.errors import Cancelled, NetworkTrouble
from edusupport_desktop.services.ports import Progress
from edusupport_desktop.ui.jobs import Job, Jobs
from teacher import PATIENCE_MS


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    assert jobs.wait(5000)
    qtbot.waitUntil(lambda: not jobs.findChildren(Job), timeout=PATIENCE_MS)


def test_work_runs_beside_the_interface_and_its_result_comes_back_to_it(jobs: Jobs, qtbot: QtBot) -> None:
    here, threads, results = threading.get_ident(), [], []

    def work(_: Progress) -> str:
        threads.append(threading.get_ident())
        return "ёлка 👩‍🏫"

    def finished(result: str) -> None:
        assert threading.get_ident() == here
        results.append(result)

    jobs.run(work, finished)
    qtbot.waitUntil(lambda: bool(results), timeout=PATIENCE_MS)
    assert results == ["ёлка 👩‍🏫"]
    assert threads != [here]


def test_an_error_reaches_failed_and_nothing_else(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[object] = []
    trouble = NetworkTrouble("mail_server_unreachable")

    def work(_: Progress) -> None:
        raise trouble

    jobs.run(work, lambda result: results.append(("finished", result)), lambda error: results.append(error))
    qtbot.waitUntil(lambda: bool(results), timeout=PATIENCE_MS)
    assert results == [trouble]


def test_an_error_nobody_asked_for_is_not_lost(jobs: Jobs, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise RuntimeError("не потеряна")

    with qtbot.capture_exceptions() as raised:
        jobs.run(work)
        qtbot.waitUntil(lambda: bool(raised), timeout=PATIENCE_MS)
    assert str(raised[0][1]) == "не потеряна"


def test_progress_comes_in_order_before_the_end(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[object] = []

    def work(progress: Progress) -> str:
        for done in range(50):
            progress.report(done, 50)
        return "конец"

    jobs.run(work, seen.append, progress=lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: "конец" in seen, timeout=PATIENCE_MS)
    assert seen == [*((done, 50) for done in range(50)), "конец"]


def test_a_cancelled_job_ends_with_cancelled(jobs: Jobs, qtbot: QtBot) -> None:
    ends: list[Exception] = []
    started = threading.Event()
    asked = threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        assert asked.wait(5)
        progress.raise_if_cancelled()

    job = jobs.run(work, failed=ends.append)
    assert started.wait(5)
    job.cancel()
    asked.set()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert isinstance(ends[0], Cancelled)


def test_a_job_that_was_not_cancelled_goes_on(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[int] = []

    def work(progress: Progress) -> int:
        progress.raise_if_cancelled()
        return 1

    jobs.run(work, results.append)
    qtbot.waitUntil(lambda: results == [1], timeout=PATIENCE_MS)


def test_waiting_lets_what_is_under_way_end(jobs: Jobs) -> None:
    written: list[int] = []
    for number in range(20):
        jobs.run(lambda _, number=number: written.append(number))  # type: ignore[misc]
    assert jobs.wait(5000)
    assert sorted(written) == list(range(20))


def test_many_jobs_at_once_each_come_back(jobs: Jobs, qtbot: QtBot) -> None:
    results: list[int] = []
    for number in range(200):
        jobs.run(lambda _, number=number: number, results.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(results) == 200, timeout=PATIENCE_MS)
    assert sorted(results) == list(range(200))
