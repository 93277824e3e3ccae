from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from scripts.publish.commit import Commit
from scripts.publish.security_txt import security_txt
from scripts.settings import load_settings
from tests.conftest import ROOT

COMMIT = Commit("", int(datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC).timestamp()))
SETTINGS = load_settings(ROOT)


def fields(text: str) -> dict[str, str]:
    parts = [line.partition(": ") for line in text.splitlines() if not line.startswith("#")]
    return {name: value for name, _, value in parts}


def test_the_required_fields_are_there_once_and_the_end_follows_the_commit() -> None:
    made = fields(security_txt(SETTINGS, COMMIT))
    assert re.match(r"(https://|mailto:)", made["Contact"])
    end = datetime.fromisoformat(made["Expires"])
    assert timedelta(days=350) < end - COMMIT.moment < timedelta(days=365)
    assert made["Canonical"] == f"{SETTINGS.url}.well-known/security.txt"


def test_the_address_of_the_settings_is_used() -> None:
    settings = SETTINGS.model_copy(update={"feedback_email": "a@e.fi"})
    assert fields(security_txt(settings, COMMIT))["Contact"] == "mailto:a@e.fi"


def test_without_an_address_none_is_made_up() -> None:
    settings = SETTINGS.model_copy(update={"feedback_email": None})
    made = security_txt(settings, COMMIT)
    assert "@" not in made
    assert fields(made)["Contact"] == f"{SETTINGS.url}tietoa/palaute/"
