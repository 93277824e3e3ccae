"""How sentences are told apart and counted, and which of them an editor is told."""

from __future__ import annotations

import pytest

from scripts.checks.readability import LONGEST, readability, sentences
from tests.content.made_up import BODY_LINE, page


def texts(body: str) -> list[str]:
    return [sentence.text for sentence in sentences(page("fi", body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Yksi. Kaksi! Kolme?", ["Yksi.", "Kaksi!", "Kolme?"]),
        (
            "Soita esim. Rikosuhripäivystykseen. Se auttaa.",
            ["Soita esim. Rikosuhripäivystykseen.", "Se auttaa."],
        ),
        ("Laki tuli voimaan 1.1.2023 alkaen.", ["Laki tuli voimaan 1.1.2023 alkaen."]),
        ("- yksi\n- kaksi", ["yksi", "kaksi"]),
        ("# Otsikko\n\nTeksti.", ["Teksti."]),
        ("| a | b |\n|---|---|\n| c d | e |\n\nTeksti.", ["Teksti."]),
        ("[Seuraava sivu](b.md){ .next }\n\nTeksti.", ["Teksti."]),
        ("    koodia\n\nTeksti.", ["Teksti."]),
        ('!!! note "Huomio"\n    Sisältö tässä.', ["Sisältö tässä."]),
    ],
)
def test_sentences_are_what_is_read_as_running_text(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_words_are_counted_and_a_placeholder_is_one() -> None:
    (sentence,) = sentences(
        page("fi", '\nSoita {{ phone("emergency") }} – [linkki]({{ source_url("x") }}) nyt.')
    )
    assert (sentence.words, sentence.line) == (4, BODY_LINE + 1)


def test_only_sentences_too_long_for_their_readers_are_told() -> None:
    for audience, longest in LONGEST.items():
        body = f"{'Sana ' * (longest - 1)}loppu.\n\n{'Sana ' * longest}loppu."
        (measured,) = readability([page("fi", body, audience=audience)])
        (outlier,) = measured.outliers
        assert (outlier.words, outlier.line) == (longest + 1, BODY_LINE + 2)
        assert measured.longest == outlier
        assert measured.words == longest + 0.5


def test_a_page_without_running_text_has_no_measures_that_divide_by_nothing() -> None:
    (measured,) = readability([page("fi", "# Otsikko"), page("fi", "x", generated=True)])
    assert (measured.words, measured.longest, measured.letters, measured.long_share) == (0, None, 0, 0)


def test_letters_and_the_share_of_long_sentences() -> None:
    long = "Sana " * 20 + "loppu. "
    (measured,) = readability([page("fi", long + "Sana sana. Sana sana. Sana sana.")])
    assert measured.long_share == 0.25
    assert 4 < measured.letters < 4.1
