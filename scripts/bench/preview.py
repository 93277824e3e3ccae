"""From saving a file to seeing it in the preview: an edit of a text, of a title, a fault and its mending.

`python -m scripts.bench.preview [times]` edits a copy of the project while `mkdocs serve` shows it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from scripts.preview import preview_command

ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("docs", "docs_sv", "data", "overrides", "scripts")
_PAGE = "docs/loyda-apua/puhelin.md"
_SHOWN_AT = "loyda-apua/puhelin/"
_LONGEST_WAIT = 180.0
_REST = 1.0
"""Seconds between edits: the page is sent before the build has ended its work."""


def copy_of_project(target: Path) -> Path:
    """Everything that the site is made from."""
    for part in _PARTS:
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


@contextmanager
def preview(project: Path) -> Iterator[tuple[str, int]]:
    """The preview of a project: its address and the id of its process, which is ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = preview_command(address)
    environment = {**os.environ, "SITE_URL": f"http://{address}/", "NO_MKDOCS_2_WARNING": "1"}
    with (project / "serve.log").open("w") as log:
        process = subprocess.Popen(command, cwd=project, stdout=log, stderr=log, env=environment)
    try:
        yield f"http://{address}/", process.pid
    finally:
        process.terminate()
        process.wait()


def seconds_until(address: str, mark: str, *, gone: bool = False) -> float:
    """Seconds until a page shows the mark, or no longer shows it."""
    start = time.perf_counter()
    while time.perf_counter() - start < _LONGEST_WAIT:
        try:
            with urllib.request.urlopen(address, timeout=_LONGEST_WAIT) as answer:
                text = answer.read().decode()
        except (urllib.error.URLError, ConnectionError):
            text = ""
        if text and (mark in text) != gone:
            return time.perf_counter() - start
        time.sleep(0.02)
    raise TimeoutError(f"{mark} at {address}")


def processor_seconds(process: int) -> float:
    """What a process has used of a processor: less at the mercy of what else runs than time is."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


Measures = dict[str, list[tuple[float, float]]]
"""For each kind of edit: seconds until the page showed it, and seconds of a processor."""


def measure(times: int) -> Measures:
    """Edit a page again and again, and undo it."""
    found: Measures = {"start": [], "text": [], "title": [], "fault": [], "mended": []}
    with tempfile.TemporaryDirectory() as folder:
        project = copy_of_project(Path(folder))
        file = project / _PAGE
        good = file.read_text(encoding="utf-8")
        with preview(project) as (root, process):

            def seen(kind: str, path: str, mark: str, *, gone: bool = False) -> None:
                # Before an edit the process is idle, so that all it uses until the page is seen is for it.
                before = processor_seconds(process) if kind != "start" else 0.0
                seconds = seconds_until(root + path, mark, gone=gone)
                found[kind].append((seconds, processor_seconds(process) - before))
                time.sleep(_REST)

            seen("start", "", "<h1")
            for number in range(times):
                # Letters: a figure in one language alone would be a fault.
                mark = "Merkki" + chr(ord("a") + number) * 3
                file.write_text(f"{good}\n\n{mark}.\n", encoding="utf-8")
                seen("text", _SHOWN_AT, f"{mark}.")
                file.write_text(good.replace("title: ", f"title: {mark} ", 1), encoding="utf-8")
                # The site map: another page, and the last that a change of a title reaches.
                seen("title", "tietoa/sivukartta/", mark)
                file.write_text(f'{good}\n{{{{ phone("{mark}x") }}}}\n', encoding="utf-8")
                seen("fault", _SHOWN_AT, f"{mark}x")
                file.write_text(good, encoding="utf-8")
                seen("mended", _SHOWN_AT, f"{mark}x", gone=True)
    return found


def main() -> None:
    """Print the measures as a table."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print("what      median s   worst s   processor s")
    for name, measures in measure(times).items():
        seconds, used = zip(*measures, strict=True)
        print(f"{name:8}  {median(seconds):8.2f}  {max(seconds):8.2f}  {median(used):12.2f}")


if __name__ == "__main__":
    main()
