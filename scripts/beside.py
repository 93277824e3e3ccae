"""Work in a copy of this process, beside it: a clean build uses the cores that a machine has."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Protocol, TypeVar

T = TypeVar("T")


class Begin(Protocol):
    """A way of taking up work."""

    def __call__(self, work: Callable[[], T], /) -> Callable[[], T]:
        """Give what waits for the work's result; what the work raises is raised there."""


def in_turn(work: Callable[[], T], /) -> Callable[[], T]:
    """Do the work when its result is asked for."""
    return work


def beside(work: Callable[[], T], /) -> Callable[[], T]:
    """Do the work in a copy of this process from now on; in turn where a copy brings nothing or is not safe.

    The work sees everything as it is now; of what it does only its result comes back, which must be
    something that can be pickled. When nobody asks for it, the copy ends with this process. Asking raises
    ChildProcessError when the copy was ended before its work was done, or raised what cannot be pickled.
    """
    if sys.platform != "linux" or (os.cpu_count() or 1) == 1 or threading.active_count() > 1:
        return in_turn(work)
    copying = multiprocessing.get_context("fork")
    ours, theirs = copying.Pipe(duplex=False)
    copy = copying.Process(target=_send, args=(work, theirs), daemon=True)
    copy.start()
    theirs.close()

    def result() -> T:
        try:
            made: T | BaseException = ours.recv()
        except EOFError as gone:
            raise ChildProcessError("A part of the build ended before its work was done.") from gone
        copy.join()
        if isinstance(made, BaseException):
            raise made
        return made

    return result


def _send(work: Callable[[], T], to: Connection) -> None:
    # Ctrl-C reaches the parent too: it says so once, and ends this copy.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        made: T | BaseException = work()
    except BaseException as error:
        # Where it happened would not come along by itself.
        error.add_note(traceback.format_exc())
        made = _that_arrives(error)
    to.send(made)


def _that_arrives(error: BaseException) -> BaseException:
    """The error, or one that tells of it: some cannot be made again from what they hold."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return ChildProcessError("\n".join(error.__notes__))
    return error
