"""Work in a copy of the process: its result, its failures, and when there is no copy."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from textwrap import dedent

import pytest

from scripts.beside import beside, in_turn
from tests.conftest import ROOT

copied = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")


def told(code: str) -> str:
    """What a program prints in a process of its own: that of the tests may have threads, or end with it."""
    begin = "import os, signal\nos.cpu_count = lambda: 2\nfrom scripts.beside import beside\n"
    command = [sys.executable, "-c", begin + dedent(code)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@copied
def test_the_result_of_a_copy_comes_back() -> None:
    assert (
        told(
            """
            seen = [1, 2, 3]
            result = beside(lambda: (sum(seen), os.getpid()))
            seen.clear()
            made, process = result()
            print(made, process != os.getpid())
            """
        )
        == "6 True\n"
    )


@copied
def test_what_goes_wrong_in_a_copy_is_raised_where_it_is_asked_for_and_says_where_it_happened() -> None:
    said = told(
        """
        def fail():
            raise ValueError("no such page")
        try:
            beside(fail)()
        except ValueError as error:
            print(error, error.__notes__)
        """
    )
    assert said.startswith("no such page")
    assert "in fail" in said


@copied
@pytest.mark.parametrize("held", ["print", "lambda: 0"], ids=["not made again", "not sent"])
def test_an_error_that_cannot_come_back_is_told_all_the_same(held: str) -> None:
    said = told(
        f"""
        class Odd(Exception):
            def __init__(self, one, other):
                super().__init__(f"odd: {{one}}")
                self.other = other
        def fail():
            raise Odd("page", {held})
        try:
            beside(fail)()
        except ChildProcessError as error:
            print(error)
        """
    )
    assert "in fail" in said
    assert "odd: page" in said


@copied
def test_a_copy_leaves_ctrl_c_to_its_parent() -> None:
    assert told("print(beside(lambda: os.kill(os.getpid(), signal.SIGINT))())") == "None\n"


@copied
def test_a_copy_that_was_ended_is_told() -> None:
    said = told(
        """
        try:
            beside(lambda: os.kill(os.getpid(), signal.SIGKILL))()
        except ChildProcessError as error:
            print(error)
        """
    )
    assert said == "A part of the build ended before its work was done.\n"


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
