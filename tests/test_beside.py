"""Work in a copy of the process: its result, its failures, and when there is no copy."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from scripts.beside import beside, in_turn


def test_the_result_of_a_copy_comes_back() -> None:
    seen = [1, 2, 3]
    result = beside(lambda: (sum(seen), os.getpid()))
    seen.clear()
    made, process = result()
    assert made == 6
    assert process != os.getpid()


def test_what_goes_wrong_in_a_copy_is_raised_where_it_is_asked_for_and_says_where_it_happened() -> None:
    def fail() -> None:
        raise ValueError("no such page")

    result = beside(fail)
    with pytest.raises(ValueError, match="no such page") as raised:
        result()
    assert "in fail" in raised.value.__notes__[0]


def test_a_copy_that_was_ended_is_told() -> None:
    result = beside(lambda: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(ChildProcessError):
        result()


def test_work_in_turn_is_done_when_its_result_is_asked_for() -> None:
    done: list[int] = []
    result = in_turn(lambda: done.append(1))
    assert done == []
    result()
    assert done == [1]


def test_there_is_no_copy_while_threads_run_or_without_a_second_core(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        stop.set()
        thread.join()
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert beside(os.getpid)() == os.getpid()
