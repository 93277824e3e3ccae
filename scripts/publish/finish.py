"""From the pages as they were built to the files that the public gets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

import minify_html

from scripts.problems import ProblemsFound
from scripts.publish.assets import with_hashed_names
from scripts.publish.commit import Commit
from scripts.publish.compress import packed
from scripts.publish.headers import HOST_RULES, host_rules
from scripts.publish.manifest import NAME, manifest_json
from scripts.publish.policy import page_policy, union, with_policy
from scripts.publish.security_txt import PATH, security_txt
from scripts.publish.verify import problems_in, read_pages
from scripts.settings import Settings


def finished(
    built: Mapping[str, bytes], settings: Settings, languages: Collection[str], commit: Commit
) -> dict[str, bytes]:
    """Everything that is published, by path from the site's root.

    built: what the site builder wrote
    languages: codes of the languages, beside the site's own two, that have a folder with their page
    Raises ProblemsFound when anything in it must not be published.
    """
    files = with_hashed_names(built, settings.url)
    files |= {
        path: small_page(text.decode()).encode() for path, text in files.items() if path.endswith(".html")
    }
    files[PATH] = security_txt(settings, commit).encode()
    pages = read_pages(files)
    policies = {path: page_policy(page) for path, page in pages.items()}
    policy = union(policies.values())
    files[HOST_RULES] = host_rules(policy, urlsplit(settings.url).path).encode()
    if problems := problems_in(pages, files, settings.url, languages):
        raise ProblemsFound(problems)
    for path, needed in policies.items():
        files[path] = with_policy(files[path].decode(), needed).encode()
    files |= packed(files)
    files[NAME] = manifest_json(files, policy, commit)
    return files


def small_page(html: str) -> str:
    """A page without needless white space and quotes. Its elements, attributes and words stay."""
    return str(minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True))
