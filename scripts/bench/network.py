"""How long a reader on a slow network waits for the number: our help page, and its text in the plain theme.

Run from the project's root: `make bench`. Prints a table and stops with an error when the number comes late.
The browser slows itself down (800 ms a request, 50 kbit/s): connecting over a real network is not in the
numbers. Two troubles come on top: every file but the page itself fails; and every tenth packet is lost, which
the system does in a network of its own (`unshare`, `nft`), where these are there. There the system asks again
for what was lost sooner than over a real slow network, so these are the least that it costs.
"""

from __future__ import annotations

import functools
import gzip
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Browser, sync_playwright

from scripts.browser import ARGUMENTS, find_browser
from scripts.publish.site import BUILT, build, builder_environment

ROOT = Path(__file__).resolve().parents[2]
STAGED = ROOT / "build" / "docs" / "fi"
SITE = ROOT / BUILT
PAGES = ("", "loyda-apua/", "loyda-apua/kun-otat-yhteytta/")
RUNS = 3
LOSSY_RUNS = 7
MOST_SECONDS = 3.0
"""The number can be called by then, however slow the network."""

LATENCY_MS = 800
BYTES_PER_SECOND = 50_000 / 8

_LOSSY = "--lossy"
_LOSE_A_TENTH = (
    ("ip", "link", "set", "lo", "up", "mtu", "1500"),
    ("nft", "add table ip lossy"),
    ("nft", "add chain ip lossy arriving { type filter hook input priority 0; }"),
    ("nft", "add rule ip lossy arriving numgen random mod 10 0 drop"),
)
"""What makes the loopback of a network of its own lose packets, each way."""

# No frame is drawn before the styles that the page waits for have come.
_NOTE_WHEN_SEEN = """
const look = () => {
  const call = document.querySelector("main a[href^='tel:'], article a[href^='tel:']");
  if (call && call.getClientRects().length) window.callSeen = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


@dataclass(frozen=True)
class Wait:
    """What one visit took.

    seconds: from the start until the link to call stood in a frame that was drawn
    kilobytes: all that was sent, until the page had loaded
    requests: how many files that was
    """

    seconds: float
    kilobytes: float
    requests: int


class _Compressing(SimpleHTTPRequestHandler):
    """Sends text as gzip, as servers of static sites do."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The answer's headers, and its body for the caller to send."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _COMPRESSED or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; gives its address."""
    handler = functools.partial(_Compressing, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def plain_site(folder: Path) -> Path:
    """The same texts in the theme as it comes, but for its fonts, which another host would send."""
    (folder / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, font: false, language: fi}\n"
        "markdown_extensions: [admonition, attr_list, md_in_html, def_list, tables, pymdownx.details]\n",
        encoding="utf-8",
    )
    for source in STAGED.rglob("*.md"):
        text = re.sub(r"^template:.*\n", "", source.read_text(encoding="utf-8"), flags=re.MULTILINE)
        target = folder / "docs" / source.relative_to(STAGED)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env=builder_environment(),
        check=True,
        capture_output=True,
    )
    return folder / "site"


def visit(browser: Browser, address: str, alone: bool = False) -> Wait:
    """Open a page for the first time on a slow network. alone: every file but the page itself is lost."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.set_default_timeout(180_000)
    if alone:
        page.route(
            "**/*",
            lambda route: route.continue_() if route.request.resource_type == "document" else route.abort(),
        )
    page.add_init_script(_NOTE_WHEN_SEEN)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
        },
    )
    sent: list[float] = []
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle", timeout=180_000)
    page.wait_for_function("window.callSeen")
    seconds = page.evaluate("window.callSeen") / 1_000
    context.close()
    return Wait(seconds, sum(sent) / 1_000, len([size for size in sent if size]))


def median_visit(browser: Browser, address: str, alone: bool, times: int) -> Wait:
    """The visit in the middle of several, by its time."""
    visits = [visit(browser, address, alone) for _ in range(times)]
    return sorted(visits, key=lambda wait: wait.seconds)[times // 2]


def print_lossy(browser_path: str) -> None:
    """Visit our pages while every tenth packet is lost, and print; a visit that cannot call is an error.

    Runs in a process that has a network of its own: see `run_lossy`.
    """
    try:
        for command in _LOSE_A_TENTH:
            subprocess.run(command, check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        print(f"Lost packets: not measured, for this machine cannot lose any ({error}).")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(ARGUMENTS))
        with served(SITE) as ours:
            for page in PAGES:
                waits = sorted(visit(browser, ours + page).seconds for _ in range(LOSSY_RUNS))
                print(
                    f"{page or '(home)':28} {'ours, 10 % lost':16} {waits[LOSSY_RUNS // 2]:10.2f} s"
                    f"   (longest of {LOSSY_RUNS}: {waits[-1]:.2f} s)"
                )
        browser.close()


def run_lossy() -> int:
    """Print what lost packets cost, or why that cannot be measured here; 0 unless a visit failed."""
    alone = ("unshare", "-rn")
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False).returncode:
        print("Lost packets: not measured, for this machine gives no process a network of its own.")
        return 0
    command = [*alone, sys.executable, "-m", "scripts.bench.network", _LOSSY]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main() -> None:
    """Measure and print; exits with 1 when the number comes too late on one of our pages."""
    path = find_browser()
    if path is None:
        sys.exit("No Chromium was found: run `make browser` first.")
    if sys.argv[1:] == [_LOSSY]:
        print_lossy(path)
        return
    build(ROOT)
    late = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        with served(SITE) as ours, served(plain_site(Path(folder))) as plain:
            speed = f"{LATENCY_MS} ms, {BYTES_PER_SECOND * 8 / 1000:.0f} kbit/s"
            print(f"2G: {speed}; median of {RUNS}, plain theme once; gzip\n")
            print(f"{'page':28} {'what':16} {'number seen':>12} {'sent':>9} {'requests':>9}")
            for page in PAGES:
                for name, address, alone, times in (
                    ("ours", ours, False, RUNS),
                    ("ours, page only", ours, True, RUNS),
                    # Once: it loads for a minute, and shows only how far apart the two are.
                    ("plain theme", plain, False, 1),
                ):
                    wait = median_visit(browser, address + page, alone, times)
                    print(
                        f"{page or '(home)':28} {name:16} {wait.seconds:10.2f} s"
                        f" {wait.kilobytes:6.1f} kB {wait.requests:9}"
                    )
                    if address == ours and wait.seconds > MOST_SECONDS:
                        late.append(f"{page or '(home)'}: {wait.seconds:.2f} s")
        browser.close()
    sys.stdout.flush()
    if run_lossy():
        sys.exit("A visit failed when packets were lost.")
    if late:
        sys.exit(f"Later than {MOST_SECONDS:.0f} s: {'; '.join(late)}")


if __name__ == "__main__":
    main()
