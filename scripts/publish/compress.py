"""Packed copies beside each file that is worth it, made once so that servers need not pack anything."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import brotli
import zstandard

_TEXT = (".html", ".css", ".js", ".json", ".jsonld", ".csv", ".xml", ".txt", ".svg")

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda content: bytes(brotli.compress(content, quality=11)),
    ".zst": lambda content: zstandard.ZstdCompressor(level=19).compress(content),
    ".gz": lambda content: gzip.compress(content, 9, mtime=0),
}
"""How a file is packed, by the ending of the packed copy's name. None writes a date into its result."""


def packed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Packed copies of text files, by path; a copy that would not be smaller is left out."""
    # The largest first, so that no thread is left with a big one at the end. All packers release the lock.
    jobs = sorted(
        ((path, ending) for path in files if path.endswith(_TEXT) for ending in PACKERS),
        key=lambda job: -len(files[job[0]]),
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda job: PACKERS[job[1]](files[job[0]]), jobs)
        return {
            path + ending: result
            for (path, ending), result in zip(jobs, results, strict=True)
            if len(result) < len(files[path])
        }
