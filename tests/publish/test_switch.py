"""Releases under load that are killed at any moment: readers see the old site or the new one, whole."""

from __future__ import annotations

import http.client
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from scripts.publish import release as releasing
from scripts.publish.manifest import manifest_problems
from scripts.publish.nginx import whole_config
from scripts.publish.releases import Releases
from scripts.publish.server import command, find_nginx, server_user
from tests.publish.serving import Served, free_port, running
from tests.publish.small_sites import PAGES, small_site

_RELOADS_WITHIN = 1.0
_KILLS = 6


def put_live(site: Path, target: Path, reload: str) -> None:
    """One release, in a process of its own. Nothing is written through to the disk: no power is cut."""
    os.sync = lambda: None
    releasing._RELOADS_WITHIN = _RELOADS_WITHIN
    releasing.release(site, target, reload)


def go_back(target: Path, reload: str) -> None:
    """The same for a rollback; when everything older was withdrawn there is nothing to be done."""
    os.sync = lambda: None
    releasing._RELOADS_WITHIN = _RELOADS_WITHIN
    try:
        releasing.rollback(target, reload)
    except releasing.CannotRelease as nothing:
        if "no release before" not in str(nothing):
            raise


@dataclass
class Reader:
    """Somebody who opens pages and, sometimes after a while, what each of them needs."""

    served: Served
    seed: int
    seen: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    requests: int = 0
    pages: int = 0

    def read(self, until: threading.Event) -> None:
        try:
            self.read_on(until)
        except (OSError, http.client.HTTPException) as error:
            self.faults.append(f"no answer: {error!r}")

    def read_on(self, until: threading.Event) -> None:
        chance = random.Random(self.seed)
        connection = self.served.connect()
        while not until.is_set():
            connection, headers, page = self.get(
                connection, "/" + chance.choice(PAGES).removesuffix("index.html")
            )
            mark = re.search(r"<h1>(\w+)</h1>", page)
            style = re.search(r"<style>(.*?)</style>", page)
            if not mark or not style:
                self.faults.append(f"a page without its mark: {page[:80]}")
                continue
            self.seen.add(mark[1])
            name = b64encode(sha256(style[1].encode()).digest()).decode()
            if name not in headers["content-security-policy"]:
                self.faults.append(f"{mark[1]}: the server's policy does not allow the page's style")
            if chance.random() < 0.3:
                time.sleep(chance.random() / 20)
            for path in re.findall(r'href="([^"]+)"', page):
                connection, _, text = self.get(connection, path)
                if sha256(text.encode()).hexdigest()[:12] not in path:
                    self.faults.append(f"{mark[1]}: {path} has another content")
            self.pages += 1
        connection.close()

    def get(
        self, connection: http.client.HTTPConnection, path: str
    ) -> tuple[http.client.HTTPConnection, dict[str, str], str]:
        """One answer. A kept connection that the server has closed is opened again, as browsers do."""
        for fresh in (False, True):
            if fresh:
                connection.close()
                connection = self.served.connect()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                text = answer.read().decode()
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                if fresh:
                    raise
                continue
            break
        self.requests += 1
        if answer.status != 200:
            self.faults.append(f"{path}: {answer.status}")
        return connection, {name.lower(): value for name, value in answer.getheaders()}, text


def let_each_read_a_page(readers: list[Reader]) -> None:
    """On a busy machine a reader could fall five releases behind, and then her page is rightly broken."""
    for reader in readers:
        before = reader.pages
        while reader.pages == before and not reader.faults:
            time.sleep(0.002)


@contextmanager
def reading(served: Served, people: int) -> Iterator[list[Reader]]:
    done = threading.Event()
    readers = [Reader(served, seed) for seed in range(people)]
    threads = [threading.Thread(target=reader.read, args=(done,)) for reader in readers]
    for thread in threads:
        thread.start()
    try:
        yield readers
    finally:
        done.set()
        for thread in threads:
            thread.join(30)


def release_and_kill(tmp_path: Path, seconds: float, people: int, seed: int = 5) -> None:
    target = tmp_path / "target"
    releasing.release(small_site(tmp_path / "site", "a0"), target)
    nginx = find_nginx()
    served = Served("127.0.0.1", free_port(), target / "nginx")
    main = target / "nginx/nginx.conf"
    main.write_text(whole_config(f"127.0.0.1:{served.port}", nginx.module, user=server_user(target)))
    # Returns before the server has read anything, like the commands of real machines.
    reload = f"(sleep 0.$((RANDOM % 5)); kill -HUP $(cat {served.folder}/nginx.pid)) >/dev/null 2>&1 &"
    reload = f"bash -c '{reload}'"
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    chance = random.Random(seed)
    killed = 0
    with running(command(nginx, main), served), reading(served, people) as readers:
        took = 0.0
        end = time.monotonic() + seconds
        number = 0
        while time.monotonic() < end or killed < _KILLS:
            number += 1
            let_each_read_a_page(readers)
            shutil.rmtree(tmp_path / "site")
            # Now and then another style, so that the server has to read a new policy.
            site = small_site(tmp_path / "site", f"{'ab'[number % 10 == 0]}{number}")
            back = number > 3 and number % 7 == 0
            act, arguments = (go_back, (target, reload)) if back else (put_live, (site, target, reload))
            process = processes.Process(target=act, args=arguments)
            started = time.monotonic()
            process.start()
            # Each fourth comes to its end; the first only warms up.
            process.join(60 if number < 3 or number % 4 == 0 else chance.random() * took * 1.2)
            if number == 2:
                took = time.monotonic() - started
            if process.exitcode is None and process.pid:
                # It may come to its end by itself just now.
                with suppress(ProcessLookupError):
                    os.kill(process.pid, signal.SIGKILL)
                    killed += 1
            process.join()
            assert process.exitcode in (0, -signal.SIGKILL)
        faults = [fault for reader in readers for fault in reader.faults]
        assert not faults, faults[:5]
        last = small_site(tmp_path / "last", "z1")
        process = processes.Process(target=put_live, args=(last, target, reload))
        process.start()
        process.join(60)
        assert b"<h1>z1</h1>" in served.get("/")[2]
    current = Releases(target).current()
    assert current
    assert manifest_problems(current) == []
    requests = sum(reader.requests for reader in readers)
    seen = set().union(*(reader.seen for reader in readers))
    print(f"{number} runs, {killed} killed, {len(seen)} releases seen, {requests} requests")
    assert len(seen) > 2
    assert requests > 100


def test_readers_see_the_old_site_or_the_new_one_whenever_a_release_is_killed(tmp_path: Path) -> None:
    release_and_kill(tmp_path, seconds=6, people=2)


@pytest.mark.full
@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_for_minutes_and_with_more_readers(tmp_path: Path, seed: int) -> None:
    release_and_kill(tmp_path, seconds=75, people=6, seed=seed)


# --- The same without chance: killed before each single step


_STEPS = ("open", "os.link", "os.remove", "os.rename", "os.rmdir", "os.symlink")


def put_live_until(step: int, act: str, site: Path, target: Path) -> None:
    """A release or a rollback that is killed before its n-th step that changes a file."""
    os.sync = lambda: None
    releasing._RELOADS_WITHIN = 0
    left = step

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _STEPS and (
            event != "open" or (isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY)
        ):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    if act == "release":
        releasing.release(site, target, "true")
    else:
        releasing.rollback(target, "true")


def whole_for_the_public(target: Path) -> str:
    """The mark of the page that is live, when all that it needs is there."""
    page = (target / "live/index.html").read_text(encoding="utf-8")
    for path in re.findall(r'href="/([^"]+)"', page):
        content = (target / "pool" / path).read_bytes()
        assert sha256(content).hexdigest()[:12] in path
    style = re.search(r"<style>(.*?)</style>", page)
    assert style
    settings = (target / "nginx/server.conf").read_text(encoding="utf-8")
    assert b64encode(sha256(style[1].encode()).digest()).decode() in settings
    assert manifest_problems(target / "live") == []
    return page.partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.parametrize("act", ["release", "rollback"])
def test_killed_before_any_of_its_steps_it_leaves_a_whole_site_and_can_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setattr(releasing, "_RELOADS_WITHIN", 0)
    monkeypatch.setattr(os, "sync", lambda: None)
    sites = [small_site(tmp_path / mark, mark) for mark in ("a1", "b2", "c3")]
    before = tmp_path / "before"
    for site in sites[: 2 if act == "release" else 3]:
        releasing.release(site, before, "true")
    old, new = ("b2", "c3") if act == "release" else ("c3", "b2")
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    target = tmp_path / "target"
    step = 0
    while True:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(before, target, symlinks=True)
        process = processes.Process(target=put_live_until, args=(step, act, sites[2], target))
        process.start()
        process.join(60)
        assert whole_for_the_public(target) in (old, new)
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        if step % 5 == 0:
            if act == "release":
                releasing.release(sites[2], target, "true")
            elif whole_for_the_public(target) == old:
                releasing.rollback(target, "true")
            assert whole_for_the_public(target) == new
        step += 1
    assert whole_for_the_public(target) == new
    assert step > 8


def test_a_run_killed_after_the_server_has_read_leaves_no_older_answer_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the server has read last is not what the record said before the run: the next one must reload."""
    monkeypatch.setattr(releasing, "_RELOADS_WITHIN", 0)
    target = tmp_path / "target"
    settings, read = target / "nginx/server.conf", tmp_path / "read.conf"
    reload = f"cp {settings} {read}"
    for mark in ("a1", "b2"):
        releasing.release(small_site(tmp_path / mark, mark), target, reload)
    with_b = read.read_text()

    def killed(_: float) -> None:
        raise KeyboardInterrupt

    for mark in ("a3", "a4", "a5", "a6"):
        releasing.release(small_site(tmp_path / mark, mark), target, reload)
    assert read.read_text() == with_b
    # The fifth after it lets `b2` go; the run is killed when the server has read that, before it is noted.
    monkeypatch.setattr("scripts.publish.release.time.sleep", killed)
    with pytest.raises(KeyboardInterrupt):
        releasing.release(small_site(tmp_path / "a7", "a7"), target, reload)
    assert read.read_text() != with_b
    monkeypatch.setattr("scripts.publish.release.time.sleep", lambda _: None)
    releasing.release(small_site(tmp_path / "b8", "b8"), target, reload)
    assert read.read_text() == settings.read_text() == with_b
