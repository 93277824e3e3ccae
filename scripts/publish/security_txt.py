"""/.well-known/security.txt (RFC 9116): how to tell us of a hole."""

from __future__ import annotations

from datetime import timedelta

from scripts.publish.commit import Commit
from scripts.settings import Settings

PATH = ".well-known/security.txt"
FEEDBACK_PAGE = "tietoa/palaute/"
"""Where the site says how to write to it, also while it has no address."""

_LASTS = timedelta(days=360)
"""The standard wants an end less than a year away."""


def security_txt(settings: Settings, commit: Commit) -> str:
    """The file. While no address is set, it leads to the page that says so and will say more."""
    lines = []
    if settings.feedback_email:
        lines.append(f"Contact: mailto:{settings.feedback_email}")
    else:
        lines += [
            "# No address for reports has been set yet. This page will show one when there is:",
            f"Contact: {settings.url}{FEEDBACK_PAGE}",
        ]
    expires = (commit.moment + _LASTS).strftime("%Y-%m-%dT00:00:00Z")
    lines += [
        f"Expires: {expires}",
        "Preferred-Languages: fi, sv, en",
        f"Canonical: {settings.url}{PATH}",
    ]
    return "\n".join([*lines, ""])
