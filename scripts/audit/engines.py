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
_AXE = "axe-core/axe.min.js"
_SNIFFER = "html_codesniffer/build/HTMLCS.js"
_VALIDATOR = "html-validate/bin/html-validate.mjs"

ENGINES = ("axe-core", "html_codesniffer", "html-validate")
"""Names of the engines as their packages have them."""

_RUN_AXE = """axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations.flatMap(
    (violation) => violation.nodes.map((node) => [violation.id, node.html])))"""
_RUN_SNIFFER = """new Promise((done, failed) => HTMLCS.process('WCAG2AA', document, () => done(
    HTMLCS.getMessages().filter((found) => found.type === HTMLCS.ERROR).map(
        (found) => [found.code, found.element.outerHTML || ''])), failed))"""


@dataclass(frozen=True)
class Fault:
    """One barrier. rule: the engine's own name of it; html: where it stands, cut short.

    Besides the engines, `width` tells a page that has to be scrolled sideways on a small phone.
    """

    engine: str
    page: str
    rule: str
    html: str


@cache
def version(engine: str) -> str:
    """The version of an engine that is installed."""
    return str(json.loads((_MODULES / engine / "package.json").read_text(encoding="utf-8"))["version"])


def axe_faults(page: Page, path: str) -> list[Fault]:
    """What axe finds on an open page, every rule on, best practice too."""
    return _faults(page, path, "axe-core", _AXE, _RUN_AXE)


def sniffer_faults(page: Page, path: str) -> list[Fault]:
    """What HTML_CodeSniffer counts as an error of WCAG 2.1 AA on an open page."""
    return _faults(page, path, "html_codesniffer", _SNIFFER, _RUN_SNIFFER)


def html_faults(site: Path, paths: list[str]) -> list[Fault]:
    """Where the HTML of pages is not valid. site: the built site's folder; paths: pages in it.

    Raises RuntimeError when the checker itself does not run.
    """
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            "node",
            str(_MODULES / _VALIDATOR),
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
            "html-validate",
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
    return [Fault("width", path, f"{wide} px too wide", "<html>")] if wide > 0 else []


@cache
def _source(file: str) -> str:
    return (_MODULES / file).read_text(encoding="utf-8")


def _faults(page: Page, path: str, engine: str, file: str, run: str) -> list[Fault]:
    page.evaluate(_source(file))
    return [Fault(engine, path, rule, html[:200]) for rule, html in page.evaluate(run)]
