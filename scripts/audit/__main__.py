"""`make audit`: build the site, read every page in every way, and write down what was found."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date

from playwright.sync_api import sync_playwright

from scripts.audit.engines import ENGINES, ROOT, VALIDATOR, WIDTH, Fault, html_faults, version
from scripts.audit.record import RECORD, AuditRun, EngineRun, write_record
from scripts.audit.server import served
from scripts.audit.ways import WAYS, all_pages, faults_in, looking
from scripts.browser import ARGUMENTS, find_browser
from scripts.clock import today
from scripts.publish.site import make_site


def main() -> int:
    """Run the audit on the site as readers get it. Returns 1 when a barrier was found, else 0."""
    site = make_site(ROOT)
    pages = all_pages(site, ROOT)
    found: list[Fault] = html_faults(site, pages)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        for way in WAYS:
            with looking(browser, address, way) as context:
                faults = faults_in(context, pages)
            print(f"{way}: {len(faults)} faults", flush=True)
            found += faults
        browser.close()
    for fault in found:
        print(fault)
    write_record(ROOT, audit_run(today(), len(pages), found))
    print(f"{len(pages)} pages, {len(found)} faults. The run is written down in {RECORD}.")
    return 1 if found else 0


def audit_run(day: date, pages: int, found: Sequence[Fault]) -> AuditRun:
    """The record of a run. found: all faults of all pages in all ways."""
    counts = Counter(fault.engine for fault in found)
    return AuditRun(
        run_on=day,
        pages=pages,
        too_wide=counts[WIDTH],
        engines=[
            EngineRun(
                name=name,
                version=version(name),
                # Files are the same however one looks at them.
                ways=1 if name == VALIDATOR else len(WAYS),
                faults=counts[name],
            )
            for name in ENGINES
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
