"""The three engines, locked in package.json: axe-core, HTML_CodeSniffer and, for files, html-validate."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
_MODULES = ROOT / "node_modules"
_AXE_FILE = "axe-core/axe.min.js"
_SNIFFER_FILE = "html_codesniffer/build/HTMLCS.js"
_VALIDATOR_FILE = "html-validate/bin/html-validate.mjs"

AXE = "axe-core"
SNIFFER = "html_codesniffer"
VALIDATOR = "html-validate"
ENGINES = (AXE, SNIFFER, VALIDATOR)
"""Names of the engines as their packages have them."""

WIDTH = "width"
"""What a page that has to be scrolled sideways on a small phone is told by; no engine sees that."""

OFF = {
    "p-as-heading": "an experiment that takes large letters for a heading; the card and the poster, which are"
    " made for print, have a number and a first line in large letters, and these are no headings of the page",
}
"""The rules of axe that are off, each with its reason. Those that axe itself has given up are off as well."""

# By itself axe leaves out what is new, experimental or of level AAA: the size of what is touched (WCAG 2.2),
# for one. What axe cannot tell counts as a fault where colours or sizes are meant: somebody must look.
_RUN_AXE = """(off) => axe.run(document, {
    rules: Object.fromEntries(axe.getRules().filter(({tags}) => !tags.includes('deprecated')).map(
        ({ruleId}) => [ruleId, {enabled: !off.includes(ruleId)}])),
    resultTypes: ['violations', 'incomplete'],
}).then(({violations, incomplete}) => [
    ...violations, ...incomplete.filter(({id}) => /contrast|target-size/.test(id))
].flatMap(({id, nodes}) => nodes.map(({html}) => [id, html])))"""
_RUN_SNIFFER = """() => new Promise((done, failed) => HTMLCS.process('WCAG2AAA', document, () => done(
    HTMLCS.getMessages().filter((found) => found.type === HTMLCS.ERROR).map(
        (found) => [found.code, found.element.outerHTML || ''])), failed))"""


@dataclass(frozen=True)
class Fault:
    """One barrier. engine: one of ENGINES, or WIDTH; rule: its name; html: where it stands, cut short."""

    engine: str
    page: str
    rule: str
    html: str


@cache
def version(engine: str) -> str:
    """The version of an engine that is installed."""
    return str(json.loads((_MODULES / engine / "package.json").read_text(encoding="utf-8"))["version"])


def axe_faults(page: Page, path: str) -> list[Fault]:
    """What axe finds on an open page: every rule on, of level AAA and best practice too."""
    _bring(page, "axe", _AXE_FILE)
    return _faults(page, path, AXE, _RUN_AXE, list(OFF))


def sniffer_faults(page: Page, path: str) -> list[Fault]:
    """What HTML_CodeSniffer counts as an error of WCAG 2.1, level AAA, on an open page."""
    _bring(page, "HTMLCS", _SNIFFER_FILE)
    return _faults(page, path, SNIFFER, _RUN_SNIFFER)


def html_faults(site: Path, paths: list[str]) -> list[Fault]:
    """Where the HTML of pages is not valid. site: the built site's folder; paths: pages in it.

    Raises RuntimeError when the checker itself does not run.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            "node",
            str(_MODULES / _VALIDATOR_FILE),
            "--preset",
            "standard",
            "--formatter",
            f"json={report}",
        ]
        result = subprocess.run([*command, *paths], cwd=site, capture_output=True, text=True, check=False)
        if not report.is_file():
            raise RuntimeError(f"html-validate did not run: {result.stdout}{result.stderr}")
        told: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))
    return [
        Fault(
            VALIDATOR,
            Path(file["filePath"]).relative_to(site.resolve()).as_posix(),
            message["ruleId"],
            f"line {message['line']}: {message['message']}",
        )
        for file in told
        for message in file["messages"]
    ]


def width_faults(page: Page, path: str) -> list[Fault]:
    """Whether an open page is wider than its window."""
    wide = int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
    return [Fault(WIDTH, path, f"{wide} px too wide", "<html>")] if wide > 0 else []


@cache
def _source(file: str) -> str:
    return (_MODULES / file).read_text(encoding="utf-8")


def _bring(page: Page, name: str, file: str) -> None:
    """Let an engine into an open page, unless it is there. name: what it is called in pages"""
    if not page.evaluate("(name) => name in window", name):
        page.evaluate(_source(file))


def _faults(page: Page, path: str, engine: str, run: str, told: list[str] | None = None) -> list[Fault]:
    return [Fault(engine, path, rule, html[:200]) for rule, html in page.evaluate(run, told)]
