"""`make release`, `make rollback`: the public sees the old site or the new one, never a mixture.

Everything is prepared beside what is live; the switch itself is one rename of a link. The server's settings
always fit what is live: before a switch they allow both sites, after it they are those of the new one.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from scripts.publish.headers import security_headers
from scripts.publish.manifest import NAME, manifest_problems, read_manifest
from scripts.publish.nginx import HTTP_PART, SERVER_PART, Place, http_part, moved_addresses, server_part
from scripts.publish.policy import union
from scripts.publish.redirects import RULES
from scripts.publish.releases import Releases
from scripts.publish.tree import settle

_LOADED = "loaded"
"""Says which settings the server has read: theirs is the hash in this file."""

_RELOADS_WITHIN = 2.0
"""Seconds until all of a server's processes answer by new settings, after the command has returned."""


class CannotRelease(Exception):
    """It was not done, or not to the end; the message says why, and what to do."""


def release(site: Path, target: Path, reload: str = "") -> str:
    """Put a site live. Returns what was done, for a person.

    target: the server's folder; made when it is not there
    reload: command that makes the server read its settings anew; needed only when they change
    Raises CannotRelease.
    """
    settle(site)
    with _working_on(target) as releases:
        _stop_unless_whole(site)
        current = releases.current()
        if current and (current / NAME).read_bytes() == (site / NAME).read_bytes():
            _stop_unless_whole(current)
            releases.fill_pool(current)
            _settle_settings(releases, current, reload)
            return f"{current.name} is live already."
        new = releases.add(site, read_manifest(site), int(time.time()))
        _stop_unless_whole(new)
        _go_live(releases, new, reload)
        return f"{new.name} is live."


def rollback(target: Path, reload: str = "") -> str:
    """Put the release before the live one live again. Returns what was done, for a person.

    Raises CannotRelease, with nothing changed, when there is none or when it is not whole.
    """
    with _working_on(target) as releases:
        current = releases.current()
        if current is None:
            raise CannotRelease(f"Nothing is live in {target} yet.")
        earlier = releases.before(current)
        if earlier is None:
            raise CannotRelease(f"There is no release before {current.name} to go back to.")
        _stop_unless_whole(earlier)
        # First of all: a run that is killed and started again must not go back twice.
        releases.withdrawn(current).touch()
        _go_live(releases, earlier, reload)
        return f"{earlier.name} is live again, instead of {current.name}."


def _stop_unless_whole(site: Path) -> None:
    if problems := manifest_problems(site):
        shown = "\n".join(str(problem) for problem in problems[:5])
        raise CannotRelease(f"The site in {site} is not whole, so it does not go live.\n{shown}")


def _go_live(releases: Releases, release: Path, reload: str) -> None:
    releases.fill_pool(release)
    current = releases.current()
    if current:
        both = _moved(current).items() & _moved(release).items()
        _apply(releases, dict(sorted(both)), reload)
    os.sync()  # a power cut after the switch must not leave empty files behind it
    releases.switch(release)
    releases.prune()
    _settle_settings(releases, release, reload, first=current is None)


def _settle_settings(releases: Releases, release: Path, reload: str, *, first: bool = False) -> None:
    _apply(releases, _moved(release), reload, first=first)


def _moved(release: Path) -> dict[str, str]:
    return moved_addresses((release / RULES).read_text(encoding="utf-8"))


def _apply(releases: Releases, moved: Mapping[str, str], reload: str, *, first: bool = False) -> None:
    """Write the settings for all kept releases and let the server read them, when it has not done so.

    first: there is no server yet that could have read others
    """
    policy = union(read_manifest(release).policy for release in releases.all())
    place = Place(releases.live, releases.pool, releases.settings)
    parts = {
        HTTP_PART: http_part(),
        SERVER_PART: server_part(place, security_headers(policy), moved),
    }
    named = sha256("".join(parts.values()).encode()).hexdigest()
    loaded = releases.settings / _LOADED
    if loaded.is_file() and loaded.read_text() == named:
        return
    if not (first or reload):
        raise CannotRelease(
            "The server must read its settings anew, because the site's policy or its old addresses have "
            "changed. Say which command does that, for instance:\n"
            f"  make release TARGET={releases.folder} RELOAD='sudo systemctl reload nginx'\n"
            "With another server than nginx: RELOAD=true"
        )
    # From here on nobody knows what the server has read: a killed run must not leave an older answer.
    loaded.unlink(missing_ok=True)
    for name, text in parts.items():
        _replace(releases.settings / name, text)
    if not first:
        result = subprocess.run(reload, shell=True, capture_output=True, text=True, check=False)
        if result.returncode:
            raise CannotRelease(f"The server did not read its settings: “{reload}” said\n{result.stderr}")
        time.sleep(_RELOADS_WITHIN)
    _replace(loaded, named)


def _replace(file: Path, text: str) -> None:
    unfinished = file.with_name(f"{file.name}.new")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)


@contextmanager
def _working_on(target: Path) -> Iterator[Releases]:
    """The server's folder for one run at a time; what the system refuses is told in words."""
    releases = Releases(target.absolute())
    before = releases.current()
    try:
        for folder in (target, target / "releases", releases.pool / "assets", releases.settings):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                folder.chmod(0o755)
        if releases.live.exists() and not releases.live.is_symlink():
            raise CannotRelease(f"{releases.live} is not a link. Move it away: a release puts a link there.")
        with (target / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            releases.tidy()
            try:
                yield releases
            except (OSError, CannotRelease):
                releases.tidy()
                raise
    except BlockingIOError:
        raise CannotRelease(f"Another release to {target} is running. Wait until it has ended.") from None
    except OSError as error:
        now = releases.current()
        state = (
            "Nothing has changed for the public" if now == before or not now else f"{now.name} is live, but"
        )
        # A copy that fails names two files; the second is the one that could not be written.
        raise CannotRelease(
            f"{state}: {error.strerror} ({error.filename2 or error.filename or target})."
        ) from error
