"""A screen reader is told which words are English."""

from __future__ import annotations

import pytest

from scripts.content.typography.foreign_words import with_foreign_words


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<li>Benefit fraud: uhri</li>", '<li><span lang="en">Benefit fraud</span>: uhri</li>'),
        ("<p>sanottu loverboy-ilmiö</p>", '<p>sanottu <span lang="en">loverboy</span>-ilmiö</p>'),
        ("<title>Benefit fraud</title>", "<title>Benefit fraud</title>"),
        ('<a href="benefit fraud">x</a>', '<a href="benefit fraud">x</a>'),
        ("<p>ihmiskauppa</p>", "<p>ihmiskauppa</p>"),
    ],
)
def test_english_words_say_that_they_are(html: str, marked: str) -> None:
    assert with_foreign_words(html) == marked
