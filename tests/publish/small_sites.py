"""Small sites for tests of releases: a few pages, each with assets that carry its own mark."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from scripts.publish.commit import Commit
from scripts.publish.manifest import NAME, manifest_json
from scripts.publish.policy import Policy, page_policy, union
from scripts.publish.tree import write_new_tree
from scripts.publish.verify import read_page

PAGES = ("index.html", "a/index.html", "sv/index.html")


def small_site(folder: Path, mark: str, moved: Mapping[str, str] | None = None) -> Path:
    """A whole site whose pages say `mark`, and so do two of the three assets that each page names."""
    assets = {}
    for kind, text in (("own", f"/*{mark}*/"), ("other", f"/*other {mark}*/"), ("same", "/*same*/")):
        content = (text * 400).encode()
        assets[f"assets/{kind}.{sha256(content).hexdigest()[:12]}.css"] = content
    links = "".join(f'<link rel=stylesheet href="/{path}">' for path in assets)
    page = f"<!doctype html><html><head><style>.{mark[0]}{{}}</style>{links}</head><h1>{mark}</h1></html>"
    rules = "".join(f"{old} {new} 301\n" for old, new in (moved or {}).items())
    files = {
        **dict.fromkeys((*PAGES, "404.html", "sv/404.html"), page.encode()),
        **assets,
        "robots.txt": b"User-agent: *\n",
        "_redirects": rules.encode(),
    }
    policy: Policy = union([page_policy(read_page("index.html", page))])
    write_new_tree({**files, NAME: manifest_json(files, policy, Commit(mark, 0))}, folder)
    return folder
