"""`make release`, `make rollback`: the public sees the old site or the new one, never a mixture.

Everything is prepared beside what is live; the switch itself is one rename of a link. The server's settings
always fit what is live: before a switch they allow both sites, after it they are those of the new one.
"""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from scripts.publish.headers import security_headers
from scripts.publish.manifest import NAME, manifest_problems, read_manifest
from scripts.publish.nginx import (
    HTTP_PART,
    SERVER_PART,
    Place,
    http_part,
    moved_addresses,
    server_part,
    witness,
)
from scripts.publish.policy import union
from scripts.publish.redirects import RULES
from scripts.publish.releases import Releases
from scripts.publish.tree import settle

_LOADED = "loaded"
"""Says which settings the server has read: theirs is the hash in this file."""

_READ = "read-"
"""nginx makes a file whose name begins so, and ends with their hash, when it reads settings."""

_READS_WITHIN = 30.0
"""Seconds that nginx has for that, after the command has returned."""

_RELOADS_WITHIN = 2.0
"""Seconds until all of a server's processes answer by the settings that it has read."""

_UNSPEAKABLE = re.compile(r'["$\\{}\n]')
"""What nginx would not take for a part of a folder's name."""


class CannotRelease(Exception):
    """It was not done, or not to the end; the message says why, and what to do."""


def release(site: Path, target: Path, reload: str = "") -> str:
    """Put a site live. Returns what was done, for a person.

    target: the server's folder; made when it is not there
    reload: command that makes the server read its settings anew; needed only when they change
    Raises CannotRelease.
    """
    with _working_on(target) as releases:
        settle(site)
        _stop_unless_whole(site)
        current = releases.current()
        # A live release that somebody has damaged is put live once more, as a new one.
        if current and _is_same(current, site) and not manifest_problems(current):
            releases.withdrawn(current).unlink(missing_ok=True)
            releases.fill_pool(current)
            _settle_settings(releases, current, reload)
            releases.going_back.unlink(missing_ok=True)
            return f"{current.name} is live already."
        new = releases.add(site, read_manifest(site), int(time.time()))
        _stop_unless_whole(new)
        _go_live(releases, new, reload)
        releases.going_back.unlink(missing_ok=True)
        return f"{new.name} is live."


def rollback(target: Path, reload: str = "") -> str:
    """Put the release before the live one live again. Returns what was done, for a person.

    Raises CannotRelease, with nothing changed, when there is none or when it is not whole.
    """
    with _working_on(target, new=False) as releases:
        current = releases.current()
        if current is None:
            raise CannotRelease(
                f"{releases.live} leads nowhere. Put a site live: make release TARGET={target}"
            )
        if releases.going_back.is_file() and releases.going_back.read_text() == current.name:
            # A run that was killed after its switch: it is finished, and does not go back twice.
            _settle_settings(releases, current, reload)
            releases.going_back.unlink()
            return f"{current.name} is live again."
        earlier = releases.before(current)
        if earlier is None:
            raise CannotRelease(f"There is no release before {current.name} to go back to.")
        _stop_unless_whole(earlier)
        _replace(releases.going_back, earlier.name)
        releases.withdrawn(current).touch()
        try:
            _go_live(releases, earlier, reload)
        except (OSError, CannotRelease):
            if releases.current() == current:
                releases.withdrawn(current).unlink(missing_ok=True)
            raise
        releases.going_back.unlink()
        return f"{earlier.name} is live again, instead of {current.name}."


def _is_same(one: Path, other: Path) -> bool:
    return (one / NAME).is_file() and (one / NAME).read_bytes() == (other / NAME).read_bytes()


def _stop_unless_whole(site: Path) -> None:
    if problems := manifest_problems(site):
        shown = "\n".join(str(problem) for problem in problems[:5])
        raise CannotRelease(f"The site in {site} is not whole, so it does not go live.\n{shown}")


def _go_live(releases: Releases, release: Path, reload: str) -> None:
    releases.fill_pool(release)
    current = releases.current()
    if current or _can_be_read(releases):
        both = (_moved(current) if current else {}).items() & _moved(release).items()
        _apply(releases, dict(both), reload)
    os.sync()  # a power cut after the switch must not leave empty files behind it
    releases.switch(release)
    releases.prune()
    _settle_settings(releases, release, reload)


def _settle_settings(releases: Releases, release: Path, reload: str) -> None:
    _apply(releases, _moved(release), reload)


def _moved(release: Path) -> dict[str, str]:
    try:
        return moved_addresses((release / RULES).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}  # somebody has damaged what is live, which must not keep a whole site from taking its place


def _apply(releases: Releases, moved: Mapping[str, str], reload: str) -> None:
    """Write the settings for all kept releases and let the server read them, when it has not done so."""
    policy = union(releases.manifest(release).policy for release in releases.all())
    place = Place(releases.live, releases.pool, releases.settings)
    parts = {
        HTTP_PART: http_part(),
        SERVER_PART: server_part(place, security_headers(policy), dict(sorted(moved.items()))),
    }
    named = sha256("".join(parts.values()).encode()).hexdigest()
    parts[SERVER_PART] += witness(releases.settings / f"{_READ}{named}")
    loaded = releases.settings / _LOADED
    first = not _can_be_read(releases)
    if not first and loaded.is_file() and loaded.read_text() == named:
        return
    if not (first or reload):
        raise CannotRelease(
            "The server must read its settings anew, because the site's policy or its old addresses have "
            "changed, or the last run did not come to its end. Say which command does that, for instance:\n"
            f"  make release TARGET={releases.folder} RELOAD='sudo systemctl reload nginx'\n"
            "With another server than nginx: RELOAD=true"
        )
    if first:
        _replace(loaded, named)
    else:
        # From here on it is not known what the server has read: a run that is killed must not leave an older
        # answer.
        loaded.unlink(missing_ok=True)
    for name, text in parts.items():
        _replace(releases.settings / name, text)
    if not first:
        _let_read(releases.settings, f"{_READ}{named}", reload)
        _replace(loaded, named)


def _can_be_read(releases: Releases) -> bool:
    """Whether a server can have read settings of ours: its part is what is written last."""
    return (releases.settings / SERVER_PART).is_file()


def _let_read(settings: Path, sign: str, reload: str) -> None:
    """Run the command, and wait for nginx to give the sign that it has read the settings.

    A command may well return before, or although nginx has refused them. A server that has never given a
    sign is another one, or has not been started: it is given time only.
    """
    signs = sorted(settings.glob(f"{_READ}*"))
    if settings / sign in signs:
        # Given for these settings once, before others. It is kept: it tells that the server is nginx.
        (settings / sign).replace(settings / f"{_READ}before")
    result = subprocess.run(reload, shell=True, capture_output=True, text=True, check=False)
    if result.returncode:
        raise CannotRelease(f"The server did not read its settings: “{reload}” said\n{result.stderr}")
    end = time.monotonic() + _READS_WITHIN
    while signs and not (settings / sign).exists():
        if time.monotonic() > end:
            raise CannotRelease(
                f"The server did not read its settings within {_READS_WITHIN:.0f} seconds after “{reload}”. "
                "What is wrong with them it says itself: sudo nginx -t\n"
                f"If the server is not nginx any more, delete the files {settings}/{_READ}*"
            )
        time.sleep(0.05)
    time.sleep(_RELOADS_WITHIN)
    for other in settings.glob(f"{_READ}*"):
        if other.name != sign:
            other.unlink()


def _replace(file: Path, text: str) -> None:
    unfinished = file.with_name(f"{file.name}.new")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)


@contextmanager
def _working_on(target: Path, *, new: bool = True) -> Iterator[Releases]:
    """The server's folder for one run at a time; what the system refuses is told in words.

    new: whether the folder may be one in which nothing has been put live yet
    """
    releases = Releases(target.absolute())
    before = None
    mask = os.umask(0o022)  # whoever the server runs as must be able to read everything
    try:
        _stop_unless_usable(releases, new=new)
        before = releases.current()
        for folder in (target / "releases", releases.pool / "assets", releases.settings):
            folder.mkdir(parents=True, exist_ok=True)
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
        # A copy that fails names two files; the second is the one that could not be written.
        what = f"{error.strerror} ({error.filename2 or error.filename or target})."
        changed = _changed(before, releases)
        raise CannotRelease(f"{changed or 'Nothing has changed for the public: '}{what}") from error
    except CannotRelease as error:
        raise CannotRelease(f"{_changed(before, releases)}{error}") from error
    finally:
        os.umask(mask)


def _changed(before: Path | None, releases: Releases) -> str:
    """Begins what is told when something fails although the public sees another release by then."""
    try:
        now = releases.current()
    except OSError:
        return ""  # what cannot even be looked at was not changed
    return f"{now.name} is live, but: " if now and now != before else ""


def _stop_unless_usable(releases: Releases, *, new: bool) -> None:
    folder, live = releases.folder, releases.live
    if not new and not live.is_symlink():
        raise CannotRelease(f"Nothing is live in {folder} yet.")
    if found := _UNSPEAKABLE.search(str(folder)):
        raise CannotRelease(f"nginx cannot read a folder with {found[0]!r} in its name: {folder}")
    if live.exists() and not live.is_symlink():
        raise CannotRelease(f"{live} is not a link. Move it away: a release puts a link there.")
    there = {each.name for each in folder.iterdir()} - {"lost+found"} if folder.is_dir() else set()
    if there and "releases" not in there:
        raise CannotRelease(f"There is something else in {folder}. Name a folder that is for releases only.")
