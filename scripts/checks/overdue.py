"""Days that have passed: reviews of pages, and services that nobody has confirmed for long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from scripts.content.registers.contacts import CONTACTS, Service
from scripts.content.writing.pages import Page
from scripts.problems import Problem
from scripts.yaml_files import YamlFile

CONTACTS_EVERY = 90
"""Days after which a service's number, hours and price are confirmed again."""


def overdue_pages(pages: Iterable[Page], today: date) -> list[Problem]:
    """Pages whose review is due; the Finnish page stands for both, because the days are the same."""
    return [
        Problem(
            page.name,
            page.line_of("reviewed"),
            f"The page should have been compared with its sources by {due.isoformat()}.",
            "Read it beside its sources, correct both languages, and write today as `reviewed` in both.",
        )
        for page in pages
        if page.lang == "fi" and not page.generated
        for due in [page.meta.reviewed + timedelta(days=page.meta.review_every)]
        if due < today
    ]


def overdue_contacts(services: Mapping[str, Service], file: YamlFile, today: date) -> list[Problem]:
    """Confirmed services whose confirmation is older than CONTACTS_EVERY days."""
    return [
        file.problem(
            (key, "checked_on"),
            f"“{key}” was last confirmed on {service.checked_on.isoformat()}.",
            "Call or look at the service's own site, correct the entry, and write today as `checked_on`.",
        )
        for key, service in services.items()
        if service.checked_on and (today - service.checked_on).days > CONTACTS_EVERY
    ]


def unconfirmed_contacts(services: Mapping[str, Service], file: YamlFile) -> list[Problem]:
    """Services that are named without a number because nobody has confirmed it."""
    return [
        Problem(
            CONTACTS,
            file.line_of(key, "status"),
            f"“{key}” is not confirmed; the site shows no number of it.",
            "Confirm it with the service; then write `number`, `checked_on` and `status: ok`.",
        )
        for key, service in services.items()
        if service.status == "check"
    ]
