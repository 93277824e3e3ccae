from __future__ import annotations

import pytest

from scripts.content.typography.hyphens import with_soft_hyphens, with_soft_hyphens_in_text
from scripts.languages import Lang


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Auttamisjärjestelmän historia", "# Auttamis-järjestelmän historia"),
        ("## Lyhyt sana {#lyhyt}", "## Lyhyt sana {#lyhyt}"),
        ("## Rajatarkastusviranomainen", "## Raja-tarkastus-viranomainen"),
        ("## Vastaanottokeskukselle", "## Vastaanotto-keskukselle"),
        ("### Kansalaisjärjestötoiminta", "### Kan-sa-lais-jär-jes-tö-toi-minta"),
        (
            "### Hyväksikäyttötarkoitus {#hyvaksikayttotarkoitus}",
            "### Hyväksi-käyttö-tarkoitus {#hyvaksikayttotarkoitus}",
        ),
        ('<h3 id="a">Oleskelulupahakemus</h3>', '<h3 id="a">Oleskelu-lupa-hakemus</h3>'),
        ("Auttamisjärjestelmän teksti ei muutu.", "Auttamisjärjestelmän teksti ei muutu."),
    ],
)
def test_long_words_of_finnish_headings_break_between_parts_or_syllables(written: str, shown: str) -> None:
    assert with_soft_hyphens(written, "fi").replace("\u00ad", "-") == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# Uppehållstillståndsansökan", "# Uppehålls-tillståndsansökan"),
        ("# Långtidsarbetslösheten", "# Långtids-arbetslösheten"),
        ("# Tillvägagångssätten", "# Tillvägagångssätten"),
    ],
)
def test_swedish_headings_break_between_known_parts_only(written: str, shown: str) -> None:
    assert with_soft_hyphens(written, "sv").replace("\u00ad", "-") == shown


@pytest.mark.parametrize(
    ("html", "lang", "shown"),
    [
        ("<p>yhdenvertaisuusvaltuutettu</p>", "fi", "<p>yhden-ver-tai-suus-valtuutettu</p>"),
        ("<p>auttamisjärjestelmä</p>", "fi", "<p>auttamisjärjestelmä</p>"),
        ('<a href="yhdenvertaisuusvaltuutettu">a</a>', "fi", '<a href="yhdenvertaisuusvaltuutettu">a</a>'),
        ("<table><td>ihmiskauppa</td></table>", "fi", "<table><td>ihmis-kauppa</td></table>"),
        ("<table><td>4 kuukautta</td></table>", "fi", "<table><td>4 kuu-kautta</td></table>"),
        ("<table><td>människohandel</td></table>", "sv", "<table><td>människo-handel</td></table>"),
        (
            '<table class="x"><td>ihmiskauppa</td></table>',
            "fi",
            '<table class="x"><td>ihmiskauppa</td></table>',
        ),
        ("<table></table><p>ihmiskauppa</p>", "fi", "<table></table><p>ihmiskauppa</p>"),
    ],
)
def test_text_breaks_only_very_long_words_and_tables_more(html: str, lang: Lang, shown: str) -> None:
    assert with_soft_hyphens_in_text(html, lang).replace("\u00ad", "-") == shown
