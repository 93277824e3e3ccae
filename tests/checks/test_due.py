"""What editors are told has waited too long."""

from __future__ import annotations

from datetime import date, timedelta

from scripts.checks.due import CONTACT_DAYS, old_contacts, unreviewed_languages
from scripts.clock import today
from scripts.content.contacts import load_contacts
from scripts.content.phrases import load_phrases
from tests.conftest import ROOT


def test_a_service_is_named_from_the_day_after_its_time_is_over() -> None:
    service = load_contacts(ROOT, today())["zero_line"].model_copy(update={"checked_on": date(2026, 1, 1)})
    last_day = date(2026, 1, 1) + timedelta(days=CONTACT_DAYS)
    assert old_contacts({"zero_line": service}, last_day) == []
    (told,) = old_contacts({"zero_line": service}, last_day + timedelta(days=1))
    assert "zero_line was confirmed 2026-01-01" in told


def test_a_service_that_nobody_confirmed_is_not_old() -> None:
    service = load_contacts(ROOT, today())["zero_line"].model_copy(update={"checked_on": None})
    assert old_contacts({"zero_line": service}, date(2099, 1, 1)) == []


def test_languages_are_named_until_somebody_has_read_them() -> None:
    first, second = load_phrases(ROOT)[:2]
    read = first.model_copy(update={"reviewed_on": date(2026, 1, 1)})
    unread = second.model_copy(update={"reviewed_on": None})
    (told,) = unreviewed_languages([read, unread])
    assert told.startswith(f"data/phrases/{second.code}.yml: {second.name_fi}")
