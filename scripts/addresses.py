"""Addresses inside the site, as seen from one of its pages."""

from __future__ import annotations

from posixpath import dirname, relpath


def relative_url(here: str, there: str) -> str:
    """Relative link from the page at address `here` to `there`, both from the site's root.

    A page's address ends with a slash ("sv/sok-hjalp/"), a file's does not ("assets/site.css").
    """
    target, mark, fragment = there.partition("#")
    path = relpath(f"/{target}", dirname(f"/{here}"))
    if not target or target.endswith("/"):
        path = f"{path}/"
    return path + mark + fragment
