"""How the statistics grow: time and memory for 20 and 60 years, made from the real ones.

`python -m scripts.bench.statistics` measures each size in a process of its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeVar

from scripts.clock import today
from scripts.inputs import read_inputs
from scripts.statistics.pages.all_pages import statistics_files, statistics_pages
from scripts.statistics.published import PublishedYear

ROOT = Path(__file__).resolve().parents[2]
SIZES = (20, 60)

_T = TypeVar("_T")


@dataclass(frozen=True)
class Measured:
    """What one size took.

    read, files, pages: seconds to read the project's real content, to make all downloads and charts, to make
    all pages; written: bytes of the files; peak: most memory that the process used, in bytes
    """

    years: int
    tables: int
    read: float
    files: float
    pages: float
    written: int
    peak: int


def many_years(years: Mapping[int, PublishedYear], count: int) -> dict[int, PublishedYear]:
    """So many years that follow each other, the fullest real ones over and over."""
    real = sorted(years.values(), key=lambda year: (-len(year.tables), -year.year))
    fullest = [year for year in real if len(year.tables) * 2 >= len(real[0].tables)]
    last = max(years)
    made = {}
    for index in range(count):
        year = fullest[index % len(fullest)]
        number = last - index
        tables = tuple(replace(table, year=number) for table in year.tables)
        made[number] = replace(year, year=number, tables=tables)
    return made


def measure(count: int) -> Measured:
    """Make everything for so many years, in this process."""
    read, inputs = _timed(lambda: read_inputs(ROOT, today()))
    material = replace(inputs.statistics, years=many_years(inputs.statistics.years, count))
    files_time, files = _timed(lambda: statistics_files(material, inputs.today))
    pages_time, _ = _timed(lambda: statistics_pages(material, files, inputs.today))
    return Measured(
        years=count,
        tables=sum(len(year.tables) for year in material.years.values()),
        read=read,
        files=files_time,
        pages=pages_time,
        written=sum(map(len, files.values())),
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    )


def measured_apart(count: int) -> Measured:
    """The same in a process of its own, so that its memory is its own."""
    result = subprocess.run(
        [sys.executable, "-m", "scripts.bench.statistics", str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Measured(**json.loads(result.stdout))


def _timed(make: Callable[[], _T]) -> tuple[float, _T]:
    start = time.perf_counter()
    made = make()
    return round(time.perf_counter() - start, 2), made


def main() -> None:
    """Print one size as JSON when it is named, else all sizes as a table."""
    if len(sys.argv) > 1:
        print(json.dumps(asdict(measure(int(sys.argv[1])))))
        return
    print("years  tables  read s  files s  pages s  written MB  peak MB")
    for size in SIZES:
        one = measured_apart(size)
        print(
            f"{one.years:5}  {one.tables:6}  {one.read:6.2f}  {one.files:7.2f}  {one.pages:7.2f}  "
            f"{one.written / 1e6:10.1f}  {one.peak / 1e6:7.0f}"
        )


if __name__ == "__main__":
    main()
