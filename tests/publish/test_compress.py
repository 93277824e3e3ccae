from __future__ import annotations

import gzip

import brotli
import zstandard

from scripts.publish.compress import packed

TEXT = b"the same words again and again, " * 50


def test_text_is_packed_in_three_ways_that_give_it_back() -> None:
    made = packed({"a.html": TEXT})
    assert brotli.decompress(made["a.html.br"]) == TEXT
    assert zstandard.ZstdDecompressor().decompress(made["a.html.zst"]) == TEXT
    assert gzip.decompress(made["a.html.gz"]) == TEXT
    assert len(made) == 3


def test_packing_twice_gives_the_same_bytes_and_no_date() -> None:
    files = {f"{number}.css": TEXT * number for number in range(1, 9)}
    assert packed(files) == packed(files)
    assert packed({"a.css": TEXT})["a.css.gz"][4:8] == bytes(4)


def test_what_is_packed_already_or_would_not_shrink_is_left() -> None:
    assert packed({"a.xlsx": TEXT, "a.png": TEXT, "b.html": b"a"}) == {}
