"""`make audit`: build the site, read every page in every way, and write down what was found."""

from __future__ import annotations

import sys
from collections import Counter

from playwright.sync_api import sync_playwright

from scripts.audit.engines import ENGINES, ROOT, Fault, html_faults, version
from scripts.audit.record import RECORD, AuditRun, EngineRun, write_record
from scripts.audit.server import served
from scripts.audit.ways import SNIFFED, WAYS, all_pages, faults_in, looking
from scripts.browser import ARGUMENTS, find_browser
from scripts.clock import today
from scripts.publish.site import BUILT, build


def main() -> int:
    """Run the audit on the project itself. Returns 1 when a barrier was found, else 0."""
    build(ROOT)
    site = ROOT / BUILT
    pages = all_pages(site, ROOT)
    found: list[Fault] = html_faults(site, pages)
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        for way in WAYS:
            with looking(browser, address, way) as context:
                faults = faults_in(context, pages, way in SNIFFED)
            print(f"{way}: {len(faults)} faults", flush=True)
            found += faults
        browser.close()
    for fault in found:
        print(fault)
    counts = Counter(fault.engine for fault in found)
    ways = dict(zip(ENGINES, (len(WAYS), len(SNIFFED), 1), strict=True))
    write_record(
        ROOT,
        AuditRun(
            run_on=today(),
            pages=len(pages),
            engines=[
                EngineRun(name=name, version=version(name), ways=ways[name], faults=counts[name])
                for name in ENGINES
            ],
        ),
    )
    print(f"{len(pages)} pages, {len(found)} faults. The run is written down in {RECORD}.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
