"""What has waited too long: services whose data may be old, languages that no native reader has read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from scripts.content.contacts import CONTACTS, Service
from scripts.content.phrases import PHRASES, Phrases

CONTACT_DAYS = 90
"""So long the data of a service are trusted after somebody confirmed them."""


def old_contacts(services: Mapping[str, Service], today: date) -> list[str]:
    """Services that were confirmed more than CONTACT_DAYS ago, the oldest first."""
    due = [
        (service.checked_on, key)
        for key, service in services.items()
        if service.checked_on and service.checked_on + timedelta(days=CONTACT_DAYS) < today
    ]
    return [
        f"{CONTACTS}: {key} was confirmed {day.isoformat()}, due every {CONTACT_DAYS} days"
        for day, key in sorted(due)
    ]


def unreviewed_languages(languages: Iterable[Phrases]) -> list[str]:
    """First-aid pages whose text waits for a native reader."""
    return [
        f"{PHRASES}/{language.code}.yml: {language.name_fi}, shown in its short form"
        if language.status == "short"
        else f"{PHRASES}/{language.code}.yml: {language.name_fi}, written by the project itself"
        for language in languages
        if language.reviewed_on is None
    ]
