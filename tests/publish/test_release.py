"""Putting a site live, going back, and what is told when that cannot be done."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from pathlib import Path

import pytest

from scripts.publish import release as releasing
from scripts.publish.manifest import NAME, manifest_problems
from scripts.publish.release import CannotRelease, release, rollback
from scripts.publish.releases import KEPT, Releases
from tests.publish.small_sites import small_site


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releasing, "_RELOADS_WITHIN", 0)
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "target"


def site(tmp_path: Path, mark: str, **moved: str) -> Path:
    folder = tmp_path / f"site-{mark}"
    return (
        folder
        if folder.exists()
        else small_site(folder, mark, {f"/{old}/": new for old, new in moved.items()})
    )


def shown(target: Path) -> str:
    """The mark of the page that the public sees."""
    page = (target / "live" / "index.html").read_text(encoding="utf-8")
    return page.partition("<h1>")[2].partition("</h1>")[0]


def settings(target: Path) -> str:
    return (target / "nginx/server.conf").read_text(encoding="utf-8")


def test_a_release_is_live_whole_and_readable_by_all(tmp_path: Path, target: Path) -> None:
    assert release(site(tmp_path, "a1"), target).endswith(" is live.")
    assert shown(target) == "a1"
    live = Releases(target).current()
    assert live
    assert manifest_problems(live) == []
    assert all(
        entry.stat().st_mode & 0o777 == (0o755 if entry.is_dir() else 0o644) for entry in live.rglob("*")
    )
    assert f'root "{target}/live";' in settings(target)


def test_the_same_site_again_changes_nothing(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    assert release(site(tmp_path, "a1"), target).endswith(" is live already.")
    assert len(Releases(target).all()) == 1


def test_the_last_five_stay_with_all_their_assets(tmp_path: Path, target: Path) -> None:
    marks = [f"a{number}" for number in range(KEPT + 2)]
    for mark in marks:
        release(site(tmp_path, mark), target)
    assert len(Releases(target).all()) == KEPT
    assets = {file.name for file in (target / "pool/assets").iterdir()}
    kept = {file.name for mark in marks[-KEPT:] for file in (site(tmp_path, mark) / "assets").iterdir()}
    assert assets == kept


def test_rollback_goes_back_step_by_step_and_never_to_what_was_withdrawn(
    tmp_path: Path, target: Path
) -> None:
    for mark in ("a1", "a2", "a3"):
        release(site(tmp_path, mark), target)
    rollback(target)
    assert shown(target) == "a2"
    release(site(tmp_path, "a4"), target)
    assert shown(target) == "a4"
    rollback(target)
    assert shown(target) == "a2", "a3 was withdrawn"
    rollback(target)
    assert shown(target) == "a1"
    with pytest.raises(CannotRelease, match="There is no release before"):
        rollback(target)
    assert shown(target) == "a1"


def test_assets_of_a_withdrawn_release_stay_for_those_who_have_its_page_open(
    tmp_path: Path, target: Path
) -> None:
    release(site(tmp_path, "a1"), target)
    release(site(tmp_path, "a2"), target)
    rollback(target)
    pool = {file.name for file in (target / "pool/assets").iterdir()}
    assert {file.name for file in (site(tmp_path, "a2") / "assets").iterdir()} <= pool


def test_a_killed_rollback_that_is_run_again_goes_back_once(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mark in ("a1", "a2", "a3"):
        release(site(tmp_path, mark), target)
    with monkeypatch.context() as killed:
        killed.setattr(Releases, "switch", lambda self, to: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            rollback(target)
    assert shown(target) == "a3"
    rollback(target)
    assert shown(target) == "a2"


def test_a_release_that_never_went_live_is_forgotten(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(site(tmp_path, "a1"), target)
    with monkeypatch.context() as killed:
        killed.setattr(Releases, "switch", lambda self, to: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            release(site(tmp_path, "a2"), target)
    release(site(tmp_path, "a3"), target)
    rollback(target)
    assert shown(target) == "a1"


def test_files_that_stay_the_same_keep_their_date_and_all_others_get_a_later_one(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server tells files apart by date and size: a clock in the past must not give one date twice."""

    def dates() -> tuple[float, float]:
        live = target / "live"
        return (live / "index.html").stat().st_mtime, (live / "robots.txt").stat().st_mtime

    release(site(tmp_path, "a1"), target)
    first = dates()
    monkeypatch.setattr(time, "time", lambda: 1_000_000)
    release(site(tmp_path, "a2"), target)
    assert dates()[0] > first[0]
    assert dates()[1] == first[1]


# --- The server's settings


def test_a_new_policy_is_read_by_the_server_before_the_switch(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    with pytest.raises(CannotRelease, match=r"must read its settings anew.*\n.*RELOAD="):
        release(site(tmp_path, "b1"), target)
    assert shown(target) == "a1"
    witness = f"cat {target}/live/index.html {target}/nginx/server.conf >> {tmp_path}/seen"
    release(site(tmp_path, "b1"), target, witness)
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert seen.startswith((site(tmp_path, "a1") / "index.html").read_text(encoding="utf-8"))
    policy = next(line for line in seen.splitlines() if "Content-Security-Policy" in line)
    assert policy.count("sha256-") == 2, "both sites' styles are allowed at the moment of the switch"


def test_a_server_that_did_not_read_its_settings_stops_the_release(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    with pytest.raises(CannotRelease, match="“echo broken >&2; false” said\nbroken"):
        release(site(tmp_path, "b1"), target, "echo broken >&2; false")
    assert shown(target) == "a1"
    with pytest.raises(CannotRelease, match="must read its settings anew"):
        release(site(tmp_path, "b1"), target)


def test_an_old_address_leads_on_only_while_its_new_page_is_live(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    witness = f"(cat {target}/live/index.html {target}/nginx/server.conf; echo END) >> {tmp_path}/seen"
    release(site(tmp_path, "a2", old="/a/"), target, witness)
    rollback(target, witness)
    moments = (tmp_path / "seen").read_text(encoding="utf-8").split("END\n")[:-1]
    assert [("<h1>a2" in moment, "/old/" in moment) for moment in moments] == [(True, True), (True, False)]


def test_the_server_need_not_read_again_what_only_stands_in_another_order(
    tmp_path: Path, target: Path
) -> None:
    for mark in ("a1", "a2", "a3"):
        release(site(tmp_path, mark, z="/a/", b="/a/", y="/a/"), target)
        assert shown(target) == mark


# --- Faults


@pytest.mark.parametrize("damage", ["half", "missing", "link"])
def test_a_site_that_is_not_whole_does_not_go_live(tmp_path: Path, target: Path, damage: str) -> None:
    release(site(tmp_path, "a1"), target)
    spoilt = site(tmp_path, "a2") / "a/index.html"
    content = spoilt.read_bytes()
    spoilt.unlink()
    if damage == "half":
        spoilt.write_bytes(content[:20])
    if damage == "link":
        spoilt.symlink_to("nowhere")
    with pytest.raises(CannotRelease, match=r"is not whole, so it does not go live\.\na/index.html"):
        release(site(tmp_path, "a2"), target)
    assert shown(target) == "a1"
    assert len(Releases(target).all()) == 1


def test_rollback_does_not_go_to_a_release_that_was_damaged(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    release(site(tmp_path, "a2"), target)
    (Releases(target).all()[0] / "index.html").unlink()
    with pytest.raises(CannotRelease, match="is not whole"):
        rollback(target)
    assert shown(target) == "a2"


def test_a_damaged_asset_in_the_pool_is_mended_by_the_next_release(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    asset = next((target / "pool/assets").glob("same.*"))
    asset.unlink()
    asset.write_bytes(b"half")
    release(site(tmp_path, "a1"), target)
    assert asset.read_bytes() == (site(tmp_path, "a1") / "assets" / asset.name).read_bytes()


def test_where_no_site_was_made_it_is_said(tmp_path: Path, target: Path) -> None:
    with pytest.raises(CannotRelease, match="no manifest that can be read"):
        release(tmp_path / "none", target)


def test_nothing_to_go_back_to_is_said(target: Path) -> None:
    with pytest.raises(CannotRelease, match="Nothing is live in"):
        rollback(target)


def test_a_link_that_leads_nowhere_is_mended_and_nothing_is_thrown_away(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    (target / "live").unlink()
    (target / "live").symlink_to("releases/none")
    release(site(tmp_path, "a2"), target, "true")
    assert shown(target) == "a2"
    assert len(Releases(target).all()) == 2


def test_a_folder_in_the_place_of_the_link_is_told(tmp_path: Path, target: Path) -> None:
    (target / "live").mkdir(parents=True)
    with pytest.raises(CannotRelease, match=r"live is not a link\. Move it away"):
        release(site(tmp_path, "a1"), target)


def test_two_releases_at_once_are_told_and_the_first_goes_on(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    with (target / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CannotRelease, match=r"Another release .* is running\. Wait"):
            release(site(tmp_path, "a2"), target)
    assert shown(target) == "a1"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "No space left on device"),
        (errno.EROFS, "Read-only file system"),
        (errno.EACCES, "Permission denied"),
    ],
)
@pytest.mark.parametrize("step", ["copyfile", "link", "symlink_to"])
def test_what_the_system_refuses_is_told_and_nothing_has_changed(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, step: str
) -> None:
    release(site(tmp_path, "a1"), target)

    def refuse(*arguments: object) -> None:
        raise OSError(number, words, "there")

    with monkeypatch.context() as broken:
        where = {"copyfile": shutil, "link": os, "symlink_to": Path}[step]
        broken.setattr(where, step, refuse)
        with pytest.raises(
            CannotRelease, match=rf"^Nothing has changed for the public: {words} \(there\)\.$"
        ):
            release(site(tmp_path, "a2"), target)
    assert shown(target) == "a1"
    assert len(Releases(target).all()) == 1
    release(site(tmp_path, "a2"), target)
    assert shown(target) == "a2"


def test_a_copy_that_finds_no_room_names_the_file_that_could_not_be_written(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, copy: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(copy))

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(CannotRelease, match=rf"No space left on device \({target}/releases/"):
        release(site(tmp_path, "a1"), target)


def test_what_fails_after_the_switch_does_not_claim_that_nothing_has_changed(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(site(tmp_path, "a1"), target)

    def refuse(self: Releases) -> None:
        raise OSError(errno.EIO, "Input/output error", "there")

    monkeypatch.setattr(Releases, "prune", refuse)
    with pytest.raises(CannotRelease, match=r"^0002-\w+ is live, but: Input/output error \(there\)\.$"):
        release(site(tmp_path, "a2"), target)
    assert shown(target) == "a2"


# --- Folders


def test_whoever_the_server_runs_as_can_read_all_whatever_the_operators_habits(tmp_path: Path) -> None:
    target = tmp_path / "www" / "target"
    whole = site(tmp_path, "a1")
    mask = os.umask(0o077)
    try:
        release(whole, target)
        release(site(tmp_path, "a2"), target)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(mask)
    for entry in [target.parent, target, *target.rglob("*")]:
        if not entry.is_symlink():
            assert entry.stat().st_mode & 0o777 == (0o755 if entry.is_dir() else 0o644), entry


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path, target: Path) -> None:
    target.mkdir()
    (target / "thesis.doc").touch()
    with pytest.raises(CannotRelease, match=r"There is something else in .*target\. Name a folder"):
        release(site(tmp_path, "a1"), target)
    assert [entry.name for entry in target.iterdir()] == ["thesis.doc"]


def test_a_folder_that_the_servers_settings_cannot_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotRelease, match=r"nginx cannot read a folder with '\$' in its name"):
        release(site(tmp_path, "a1"), tmp_path / "$site")
    assert not (tmp_path / "$site").exists()


def test_going_back_where_nothing_is_live_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotRelease, match="Nothing is live in"):
        rollback(tmp_path / "mistyped")
    assert not (tmp_path / "mistyped").exists()


def test_a_folder_that_one_may_not_look_into_is_told(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    whole = site(tmp_path, "a1")
    monkeypatch.setattr(Path, "is_symlink", refuse)
    with pytest.raises(CannotRelease, match=r"^Nothing has changed for the public: Permission denied"):
        release(whole, target)
    with pytest.raises(CannotRelease, match=r"^Nothing has changed for the public: Permission denied"):
        rollback(target)


# --- A server that says what it has read


def reading_server(target: Path, *, late: float = 0) -> str:
    """A command that returns at once; a server then reads its settings as nginx does, `late` or not."""
    sign = rf"""$(sed -n 's/^error_log "\(.*\/read-.*\)" emerg;$/\1/p' {target}/nginx/server.conf)"""
    return f"(sleep {late}; touch {sign}) >/dev/null 2>&1 &"


def test_the_switch_waits_until_the_server_has_read(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    os.system(reading_server(target).removesuffix("&"))
    release(site(tmp_path, "b1"), target, reading_server(target, late=0.3))
    assert shown(target) == "b1"
    signs = [file.name for file in (target / "nginx").glob("read-*")]
    assert len(signs) == 1
    assert signs[0] in settings(target)


def test_a_command_that_succeeds_without_the_server_reading_stops_the_release_each_time(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releasing, "_READS_WITHIN", 0.2)
    release(site(tmp_path, "a1"), target)
    os.system(reading_server(target).removesuffix("&"))
    for _ in range(2):
        with pytest.raises(CannotRelease, match=r"did not read its settings within .* after “true”"):
            release(site(tmp_path, "b1"), target, "true")
        assert shown(target) == "a1"
    release(site(tmp_path, "b1"), target, reading_server(target))
    assert shown(target) == "b1"


def test_a_sign_that_was_given_before_is_not_taken_for_a_new_one(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """a, then b is refused after it was written, then a again: the server must read a again."""
    monkeypatch.setattr(releasing, "_READS_WITHIN", 0.2)
    release(site(tmp_path, "a1"), target)
    os.system(reading_server(target).removesuffix("&"))
    with pytest.raises(CannotRelease, match="within"):
        release(site(tmp_path, "b1"), target, "true")
    with pytest.raises(CannotRelease, match="within"):
        release(site(tmp_path, "a2"), target, "true")
    release(site(tmp_path, "a2"), target, reading_server(target))
    assert shown(target) == "a2"


def test_what_fails_after_the_switch_says_what_is_live(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    with pytest.raises(CannotRelease, match=r"^0002-\w+ is live, but: The server must read its settings"):
        release(site(tmp_path, "a2", old="/a/"), target)
    assert shown(target) == "a2"


# --- What somebody has damaged on the server


@pytest.mark.parametrize("file", [NAME, "_redirects", "index.html"])
@pytest.mark.parametrize("content", [None, b"{half", b""])
def test_a_live_release_that_was_damaged_is_mended_by_the_same_site_or_another(
    tmp_path: Path, target: Path, file: str, content: bytes | None
) -> None:
    for mark in ("a1", "a2"):
        release(site(tmp_path, "a0"), target, "true")
        spoilt = target / "live" / file
        spoilt.unlink()
        if content is not None:
            spoilt.write_bytes(content)
        assert release(site(tmp_path, mark), target, "true").endswith(" is live.")
        assert manifest_problems(target / "live") == []
        assert shown(target) == mark


def test_a_damaged_live_release_is_no_hindrance_to_going_back(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    release(site(tmp_path, "a2"), target)
    (target / "live" / NAME).write_bytes(b"")
    (target / "live" / "_redirects").unlink()
    rollback(target, "true")
    assert shown(target) == "a1"


def test_a_server_that_runs_while_the_link_leads_nowhere_reads_the_new_policy(
    tmp_path: Path, target: Path
) -> None:
    release(site(tmp_path, "a1"), target)
    (target / "live").unlink()
    (target / "live").symlink_to("releases/none")
    with pytest.raises(CannotRelease, match="must read its settings anew"):
        release(site(tmp_path, "b1"), target)
    release(site(tmp_path, "b1"), target, f"cp {target}/nginx/server.conf {tmp_path}/read")
    assert (tmp_path / "read").read_text() == settings(target)


# --- Going back that does not come to its end


@pytest.mark.parametrize("step", ["prune", "switch"])
def test_a_rollback_that_is_killed_around_its_switch_goes_back_once(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    for mark in ("a1", "a2", "a3"):
        release(site(tmp_path, mark), target)
    with monkeypatch.context() as killed:
        killed.setattr(Releases, step, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            rollback(target)
    assert rollback(target).startswith("0002-")
    assert shown(target) == "a2"
    rollback(target)
    assert shown(target) == "a1"


def test_a_rollback_that_could_not_be_done_withdraws_nothing(tmp_path: Path, target: Path) -> None:
    release(site(tmp_path, "a1"), target)
    release(site(tmp_path, "a2"), target, "true")
    (target / "nginx/loaded").unlink()
    with pytest.raises(CannotRelease, match="must read its settings anew"):
        rollback(target)
    release(site(tmp_path, "a3"), target, "true")
    rollback(target)
    assert shown(target) == "a2"


def test_a_site_that_is_put_live_again_is_no_longer_withdrawn(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mark in ("a1", "a2"):
        release(site(tmp_path, mark), target)
    with monkeypatch.context() as killed:
        killed.setattr(Releases, "switch", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            rollback(target)
    assert release(site(tmp_path, "a2"), target).endswith("is live already.")
    release(site(tmp_path, "a3"), target)
    rollback(target)
    assert shown(target) == "a2"
