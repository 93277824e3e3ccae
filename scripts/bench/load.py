"""`make load`: what nginx gives on this machine for our pages, against random bytes of the same size.

Everything stays on loopback and the whole ends within minutes. The load comes from wrk (Debian's package),
which takes its share of the same processors: read the figures as a floor.

A machine is seldom at rest. So page and file are measured by turns, each pair in the other order than the one
before, and the middle of all pairs counts: what disturbs one second disturbs both of a pair.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

from scripts.publish import server
from scripts.publish.manifest import read_manifest
from scripts.publish.site import SITE

PAGES = {"home": "", "find help": "loyda-apua/", "statistics": "tilastot/2020/"}
SECONDS = 1
PAIRS = 7
CONNECTIONS = 32
_CEILING = "assets/ceiling-"


@dataclass(frozen=True)
class Measured:
    """One run. rate: answers a second; p99: milliseconds that 99 of 100 took at most; failed: all others"""

    rate: float
    p99: float
    failed: int


def parse(said: str) -> Measured:
    """What wrk measured, from what it prints. Raises ValueError when it printed something else."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if not rate or not p99:
        raise ValueError(f"wrk did not measure:\n{said}")
    scale = {"us": 0.001, "ms": 1, "s": 1000}[p99[2]]
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    failed = sum(map(int, broken.groups())) if broken else 0
    return Measured(float(rate[1]), float(p99[1]) * scale, failed + (int(wrong[1]) if wrong else 0))


def main(root: Path) -> None:
    """Measure and print a table in Markdown."""
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed. Install it, then try again:\n  sudo apt-get install --yes wrk")
    nginx = server.find_nginx()
    with tempfile.TemporaryDirectory() as folder:
        site = _with_ceilings(root / SITE, Path(folder) / "site")
        print(f"{_state()}; {PAIRS} pairs of {SECONDS} s a row, {CONNECTIONS} connections\n")
        print("| page | bytes sent | way | connections | answers/s | p99 ms | of the ceiling |")
        print("|---|---|---|---|---|---|---|")
        for tls in (False, True):
            with _serving(site, Path(folder) / f"nginx-{tls}", nginx, tls=tls) as (address, process):
                for name, path in PAGES.items():
                    _print_rows(name, path, site, address)
                print(f"| all | | {address.partition(':')[0]} | | memory: {_memory(process)} MiB | | |")
        print(f"\n{_state()}")


def _state() -> str:
    """When this is measured, and how many processes wanted a processor in the last minute."""
    return f"{time.strftime('%Y-%m-%d %H:%M')}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


def _print_rows(name: str, path: str, site: Path, address: str) -> None:
    size = (site / path / "index.html.br").stat().st_size
    urls = address + path, f"{address}{_CEILING}{name.replace(' ', '-')}"
    for fresh in (False, True):
        middle, share = summary([_pair(urls, turn, fresh=fresh) for turn in range(PAIRS)])
        failed = f", {middle.failed} failed" if middle.failed else ""
        print(
            f"| {name} | {size:,} | {address.partition(':')[0]} | {'fresh' if fresh else 'kept'} "
            f"| {middle.rate:,.0f}{failed} | {middle.p99:.1f} | {share:.0%} |",
            flush=True,
        )


def _pair(urls: tuple[str, str], turn: int, *, fresh: bool) -> tuple[Measured, Measured]:
    """Page and file, one right after the other; every other time the file comes first."""
    if turn % 2:
        ceiling = _run(urls[1], fresh=fresh)
        return _run(urls[0], fresh=fresh), ceiling
    return _run(urls[0], fresh=fresh), _run(urls[1], fresh=fresh)


def summary(pairs: Sequence[tuple[Measured, Measured]]) -> tuple[Measured, float]:
    """The page's middle figures with all its failures, and the middle of its shares of the file's rate."""
    pages = [page for page, _ in pairs]
    middle = Measured(
        median(page.rate for page in pages),
        median(page.p99 for page in pages),
        sum(page.failed for page in pages),
    )
    return middle, median(page.rate / ceiling.rate for page, ceiling in pairs)


def _run(url: str, *, fresh: bool) -> Measured:
    headers = ["-H", "Accept-Encoding: br", *(["-H", "Connection: close"] if fresh else [])]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", *headers, url]
    return parse(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _with_ceilings(site: Path, target: Path) -> Path:
    """A copy of the site with a file of random bytes for each page, of the size that is sent for it."""
    shutil.copytree(site, target)
    for name, path in PAGES.items():
        size = (site / path / "index.html.br").stat().st_size
        (target / f"{_CEILING}{name.replace(' ', '-')}").write_bytes(Random(size).randbytes(size))
    return target


@contextmanager
def _serving(
    site: Path, folder: Path, nginx: server.Nginx, *, tls: bool
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.mkdir()
    own = server.loopback_tls(folder) if tls else ""
    main = server.write_settings(
        site, folder, nginx, f"127.0.0.1:{port}{' ssl' if tls else ''}", read_manifest(site), own
    )
    process = subprocess.Popen(server.command(nginx, main))
    try:
        time.sleep(1)
        yield f"{'https' if tls else 'http'}://127.0.0.1:{port}/", process
    finally:
        process.terminate()
        process.wait()


def _memory(process: subprocess.Popen[bytes]) -> int:
    """Memory of the server's processes in MiB, what they share counted once for each."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="utf-8").split()
    total = 0
    for number in (str(process.pid), *children):
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
        resident = re.search(r"VmRSS:\s+(\d+) kB", status)
        total += int(resident[1]) if resident else 0
    return total // 1024


if __name__ == "__main__":
    main(Path.cwd())
