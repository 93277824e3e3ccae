"""A clean build of the site beside plain MkDocs: the same theme, language plugin and staged pages.

`python -m scripts.bench.build [pages …]` measures by turns, because a machine is seldom at rest: the site as
it is, then as many pages a language as are named, made of the real ones. It tells the seconds that somebody
waits, and those of a processor: ours works on two of them.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from scripts.bench.preview import copy_of_project
from scripts.content.writing.front_matter import split_front_matter
from scripts.text_files import read_text

_TURNS = 3
_PLAIN = """\
site_name: Plain
site_url: https://plain.example/
docs_dir: pages
theme: {name: material, language: fi, font: false, features: [navigation.indexes]}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_search: false
      languages:
        - {locale: fi, name: Suomi, default: true, build: true}
        - {locale: sv, name: Svenska, build: true}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - def_list
  - footnotes
  - tables
  - toc: {toc_depth: 3}
  - pymdownx.details
"""


def grow(project: Path, pages: int) -> None:
    """Copy real pages, in both languages, until each has so many that people write."""
    folder, twin = project / "docs", project / "docs_sv"
    real = sorted(path for path in (folder / "auttamisjarjestelma").glob("*.md") if path.name != "index.md")
    there = sum(1 for path in folder.rglob("*.md") if "_blocks" not in path.parts)
    for number in range(max(0, pages - there)):
        source = real[number % len(real)].relative_to(folder)
        target = source.with_name(f"{source.stem}-{number}.md")
        shutil.copy(folder / source, folder / target)
        header, _, _ = split_front_matter(read_text(twin / source, str(source)), str(source))
        slug = header.data["slug"]
        text = read_text(twin / source, str(source)).replace(f"slug: {slug}", f"slug: {slug}-{number}", 1)
        (twin / target).write_text(text, encoding="utf-8")


def plain_project(project: Path, target: Path) -> Path:
    """The staged pages of a built project with nothing of ours around them."""
    shutil.copytree(project / "build" / "docs", target / "pages")
    for page in target.rglob("*.md"):
        # Our own templates are no part of the plain builder.
        page.write_text(
            page.read_text(encoding="utf-8").replace('template: "help.html"\n', ""), encoding="utf-8"
        )
    (target / "mkdocs.yml").write_text(_PLAIN, encoding="utf-8")
    return target


class Seconds(NamedTuple):
    """What a build took: from its start to its end, and of a processor."""

    waited: float
    worked: float


def build(project: Path) -> Seconds:
    """A clean build in a process of its own, with Python's compiled modules kept, as they usually are."""
    shutil.rmtree(project / "build", ignore_errors=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    end, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    return Seconds(end - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def measure(pages: int | None) -> tuple[int, Seconds, Seconds]:
    """Pages a language, and seconds of ours and of the plain build; None: the site as it is."""
    with tempfile.TemporaryDirectory() as folder:
        ours = copy_of_project(Path(folder) / "ours")
        if pages:
            grow(ours, pages)
        build(ours)
        plain = plain_project(ours, Path(folder) / "plain")
        count = sum(1 for _ in (plain / "pages" / "fi").rglob("*.md"))
        turns = [(build(ours), build(plain)) for _ in range(_TURNS)]
    return count, _median(our for our, _ in turns), _median(other for _, other in turns)


def _median(measured: Iterable[Seconds]) -> Seconds:
    return Seconds(*map(median, zip(*measured, strict=True)))


def main() -> None:
    """Print a row for each size."""
    sizes: list[int | None] = [None, *map(int, sys.argv[1:])]
    print("pages a language           ours s   plain s   ours/plain")
    for size in sizes:
        count, ours, plain = measure(size)
        for what, our, other in zip(("waited", "worked"), ours, plain, strict=True):
            print(f"{count:16}  {what}  {our:7.2f}  {other:8.2f}  {our / other:11.2f}", flush=True)


if __name__ == "__main__":
    main()
