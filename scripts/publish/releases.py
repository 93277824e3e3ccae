"""The folder that a server publishes from: the last releases, which of them is live, and all their assets.

releases/0007-3f2a9c1b/   one release, as `make site` made it
live                      a link to the release that the public sees
pool/assets/              assets of all kept releases: a page that is open stays whole after a switch
nginx/                    the server's settings and logs
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scripts.publish.assets import is_hashed
from scripts.publish.manifest import NAME, Manifest, read_manifest

KEPT = 5
"""How many releases stay: the live one and those to go back to."""

_RELEASE = re.compile(r"\d{4,}-[0-9a-f]{8}")
_UNFINISHED = ".new-"


@dataclass(frozen=True)
class Releases:
    """The folder of a server, by its path."""

    folder: Path

    @property
    def live(self) -> Path:
        """The link that the server follows."""
        return self.folder / "live"

    @property
    def pool(self) -> Path:
        """The folder that holds `assets/` of all releases."""
        return self.folder / "pool"

    @property
    def settings(self) -> Path:
        """The folder of the server's settings and logs."""
        return self.folder / "nginx"

    @property
    def going_back(self) -> Path:
        """The file that names, while somebody goes back, the release that is gone back to."""
        return self.folder / "going-back"

    def all(self) -> list[Path]:
        """Folders of all releases, the oldest first."""
        folder = self.folder / "releases"
        return sorted(
            (each for each in folder.glob("*") if _RELEASE.fullmatch(each.name) and each.is_dir()),
            key=lambda each: int(each.name.partition("-")[0]),
        )

    def current(self) -> Path | None:
        """The release that is live; none when there is no link, or when it leads nowhere."""
        name = self.live.readlink().name if self.live.is_symlink() else ""
        return next((each for each in self.all() if each.name == name), None)

    def before(self, release: Path) -> Path | None:
        """The newest release before this one that was not withdrawn."""
        releases = self.all()
        older = releases[: releases.index(release)]
        return next((each for each in reversed(older) if not self.withdrawn(each).exists()), None)

    def withdrawn(self, release: Path) -> Path:
        """The file whose being there says that nobody should go back to this release."""
        return release.with_name(f"{release.name}.withdrawn")

    def manifest(self, release: Path) -> Manifest:
        """What a release says of itself; nothing when somebody has spoilt that."""
        try:
            return read_manifest(release)
        except (OSError, ValueError):
            return Manifest("", {}, {})

    def add(self, site: Path, manifest: Manifest, moment: int) -> Path:
        """Copy a site here as the newest release, not live yet.

        A file that the live release has already is the same file again, so that browsers need not fetch it
        anew; all others are dated with `moment`, in seconds since 1970, or later if older ones were.
        """
        current = self.current()
        listed = self.manifest(current).files if current else {}
        there = [each / NAME for each in self.all() if (each / NAME).is_file()]
        stamp = max([moment, *(int(file.stat().st_mtime) + 1 for file in there)])
        name = f"{self._next_number():04d}-{sha256((site / NAME).read_bytes()).hexdigest()[:8]}"
        unfinished = self.folder / "releases" / f"{_UNFINISHED}{name}"
        for path in [*manifest.files, NAME]:
            target = unfinished / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if current and _hash(current / path) == listed.get(path, "none") == manifest.files.get(path):
                os.link(current / path, target)
                continue
            shutil.copyfile(site / path, target)
            os.utime(target, (stamp, stamp))
        return unfinished.rename(unfinished.with_name(name))

    def _next_number(self) -> int:
        return max((int(each.name.partition("-")[0]) for each in self.all()), default=0) + 1

    def fill_pool(self, release: Path) -> None:
        """Make the assets of a release reachable, each complete from the first moment on."""
        for path, expected in read_manifest(release).files.items():
            target = self.pool / path
            if not is_hashed(path) or (target.is_file() and _hash(target) == expected):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = target.with_name(f"{_UNFINISHED}{target.name}")
            unfinished.unlink(missing_ok=True)
            os.link(release / path, unfinished)
            unfinished.replace(target)

    def switch(self, release: Path) -> None:
        """Let the public see this release: one rename, so that there is no moment between."""
        unfinished = self.folder / f"{_UNFINISHED}live"
        unfinished.unlink(missing_ok=True)
        unfinished.symlink_to(Path("releases") / release.name)
        unfinished.replace(self.live)

    def prune(self) -> None:
        """Forget all but the newest releases and the live one, and assets that none of the kept ones has."""
        current = self.current()
        others = [each for each in self.all() if each != current]
        for release in others[: max(0, len(others) - KEPT + 1)]:
            gone = release.rename(release.with_name(f"{_UNFINISHED}{release.name}"))
            shutil.rmtree(gone)
            self.withdrawn(release).unlink(missing_ok=True)
        for file in [each for each in self.pool.rglob("*") if each.is_file()]:
            if not any((release / file.relative_to(self.pool)).is_file() for release in self.all()):
                file.unlink()

    def tidy(self) -> None:
        """Remove what killed runs left: unfinished copies, and releases that never went live."""
        for left in [
            *(self.folder / "releases").glob(f"{_UNFINISHED}*"),
            *self.pool.rglob(f"{_UNFINISHED}*"),
        ]:
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        current = self.current()
        if current is None and self.live.is_symlink():
            return  # it leads nowhere: what was live is not known, so everything stays
        releases = self.all()
        for release in releases[releases.index(current) + 1 if current else 0 :]:
            if not self.withdrawn(release).exists():
                shutil.rmtree(release)


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
