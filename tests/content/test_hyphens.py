from __future__ import annotations

import pytest

from scripts.content.hyphens import with_soft_hyphens


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Auttamisjärjestelmän historia", "# Aut-ta-mis-jär-jes-tel-män historia"),
        ("## Lyhyt sana {#lyhyt}", "## Lyhyt sana {#lyhyt}"),
        (
            "### Hyväksikäyttötarkoitus {#hyvaksikayttotarkoitus}",
            "### Hyväk-si-käyt-tö-tar-koi-tus {#hyvaksikayttotarkoitus}",
        ),
        ('<h3 id="a">Oleskelulupahakemus</h3>', '<h3 id="a">Oles-ke-lu-lu-pa-ha-ke-mus</h3>'),
        ("Auttamisjärjestelmän teksti ei muutu.", "Auttamisjärjestelmän teksti ei muutu."),
    ],
)
def test_long_words_of_finnish_headings_may_break_between_syllables(written: str, shown: str) -> None:
    assert with_soft_hyphens(written, "fi").replace("\u00ad", "-") == shown


def test_swedish_is_left_alone() -> None:
    assert with_soft_hyphens("# Uppehållstillståndsansökan", "sv") == "# Uppehållstillståndsansökan"
