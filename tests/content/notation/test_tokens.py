"""Figures of the two languages: what counts as the same and what does not."""

from __future__ import annotations

import pytest

from scripts.content.notation.tokens import differences, plain_tokens, tokens

# fmt: off
SAME = [
    ("Laki 746/2011 tuli voimaan 1.9.2011.", "Lag 746/2011 trädde i kraft den 1 september 2011."),
    ("Muutos tuli voimaan 1. tammikuuta 2023.", "Ändringen trädde i kraft 1.1.2023."),
    ("Alkaen 1. päivänä tammikuuta 2023", "den 1 januari 2023"),
    ("tammikuun 1. päivänä 2023 tapahtui", "1 januari 2023 hände"),
    ("vuoden 2023 tammikuun 1. päivänä", "den 1 januari 2023"),
    ("tammikuussa 2023", "i januari 2023"),
    ("vuoden 2023 tammikuussa", "i januari 2023"),
    ("1.1.–31.12.2020", "1.1–31.12.2020"),
    ("1.1.2020–31.12.2020", "från den 1 januari till den 31 december 2020"),
    ("1.–5. tammikuuta 2023", "1–5 januari 2023"),
    ("Puhelin vastaa klo 9–15.", "Telefonen svarar kl. 9–15."),
    ("klo 9.00–15.00", "kl 9:00-15:00"),
    ("klo 9–12 ja 13–15", "kl. 9–12 och 13–15"),
    ("ma klo 9–15, ti klo 10–14", "mån kl. 9–15, tis 10–14"),
    ("kello 9:stä 15:een", "från kl. 9 till 15"),
    ("klo 9–15", "från kl. 9 till kl. 15"),
    ("klo 8.30 alkaen", "från klockan 8:30"),
    ("Ulkomaalaislain (301/2004) 52 b §:n mukaan", "Enligt 52 b § i utlänningslagen (301/2004)"),
    ("52 b §:ssä ja 52 c §:ssä", "i 52 b och 52 c §"),
    ("52\u00a0b\u00a0§", "52 b §"),
    ("rikoslain 25 luvun 3 a §", "3 a § i 25 kap. i strafflagen"),
    ("rikoslain 25 luvun 3 ja 3 a §:ssä", "25 kap. 3 och 3 a § i strafflagen"),
    ("rikoslain 25 luvun 3 §:ssä ja 3 a §:ssä", "3 § och 3 a § i 25 kap. i strafflagen"),
    ("vastaanottolain 4 luku (33–38 f §)", "4 kap. i mottagningslagen (33–38 f §)"),
    ("lain 4. luvussa", "i 4 kap. i lagen"),
    ("luvussa 4", "i kapitel 4"),
    ("lain 35 §:n 4 momentti", "35 § 4 mom. i lagen"),
    ("35.4 §", "35 § 4 mom."),
    ("38 a–f §", "38 a–38 f §"),
    ("191 §:n 1 momentin 10 kohta", "191 § 1 mom. 10 punkten"),
    ("[52 b §]({{ source_url(\"laki_389_2015\") }}):n mukaan", "enligt [52 b §]({{ source_url('x99') }})"),
    ("Enintään 6 kuukautta ja vähintään 30 päivää.", "Minst 30 dagar och högst 6 månader."),
    ("30–90 päivää", "30 till 90 dagar"),
    ("30 - 90 päivää", "mellan 30 och 90 dagar"),
    ("vähintään 30 ja enintään 90 päivää", "30–90 dagar"),
    ("66–70 prosenttia", "66 - 70 %"),
    ("66–70 %", "mellan 66 och 70 procent"),
    ("66 ja 70 prosentin välillä", "66–70 procent"),
    ("66 prosentista 70 prosenttiin", "från 66 till 70 procent"),
    ("12,5 prosenttia", "12,5\u202f%"),
    ("50 %:lla", "hos 50 procent"),
    ("50-prosenttinen", "50-procentig"),
    ("8 prosenttiyksikköä", "8 procentenheter"),
    ("−8 %", "–8 procent"),
    ("1 250 asiakasta", "1\u00a0250 klienter"),
    ("1&nbsp;250 asiakasta", "1250 klienter"),
    ("alle 18-vuotias", "under 18 år"),
    ("16–17-vuotiaat", "16–17-åringar"),
    ("18 vuotta täyttänyt", "som fyllt 18 år"),
    ("Soita 112:een", "Ring 112"),
    ("112:n kautta", "via 112:s app"),
    ("vuonna 2020:", "2020:"),
    ("vuosina 2006–2020", "åren 2006-2020"),
    ("2020-luvulla", "på 2020-talet"),
    ("jo 2. kerran 3. päivänä", "för andra gången"),
    ("jo 3. kerta", "redan 3:e gången"),
    ("kuukauden 15. päivä", "den 15 i månaden"),
    ("24 tunnin ajan, 24/7", "24/7, i 24 timmar"),
    ("HE 220/2022 vp", "RP 220/2022 rd"),
    ("direktiivi (EU) 2024/1712", "direktiv (EU) 2024/1712"),
    ("029 546 3177", "+358 29 546 3177"),
    ("+358 295 463 177", "0295 463 177"),
    ("- 5 asiaa\n- 250 muuta", "- 250 andra\n- 5 saker"),
    ("Vuonna 2020 – 247 asiakasta", "247 klienter år 2020"),
    ("1. eka\n2. toka\n3. kolmas", "1. ett\n1. två\n1. tre"),
    ("5 pro\u00adsent\u00adtia", "5 %"),
    ("**52** b §", "52 b §"),
    ("<strong>30</strong> päivää", "30 dagar"),
    ("Ohje `x9` ja <span data-x=\"7\">7</span>", "7 är svaret"),
    ("25\nluvun 3 a §", "3 a §\ni 25 kap."),
    ("1\\. tammikuuta 2023", "1 januari 2023"),
    ("Ks. kohta 3.", "Se punkt 3."),
    ("20 luvun 1 §:n 1 momentin 1 kohta", "20 kap. 1 § 1 mom. 1 punkten"),
    ("Rikoslaki 39/1889", "Strafflagen 39/1889"),
    ("10–14 vuotta; 2–10 vuotta", "2–10 år; 10–14 år"),
    ("rikoslain (39/1889) 25 luvun 3 § ja 3 a §", "25 kap. 3 § och 3 a § i strafflagen (39/1889)"),
    ("1 a luvun 3 §", "3 § i 1 a kap."),
    ("tammi–maaliskuussa 2023", "januari–mars 2023"),
    ("Ajalta 1. tammikuuta – 31. joulukuuta 2020", "1.1.–31.12.2020"),
]

DIFFERENT = [
    ("30 päivää", "90 dagar"),
    ("52 b §", "52 d §"),
    ("52 b §", "52 §"),
    ("1.1.2023", "1.2.2023"),
    ("alkaen 1. tammikuuta 2023", "från 1 februari 2023"),
    ("klo 9–15", "kl. 9–14"),
    ("klo 9", "kl. 9.30"),
    ("25 luvun 3 a §", "3 § i 25 kap."),
    ("25 luvun 3 §", "3 § i 20 kap."),
    ("66–70 %", "66–71 procent"),
    ("8 %", "8 procentenheter"),
    ("−8 %", "8 %"),
    ("50 prosenttia", "50 klienter"),
    ("3,5", "35"),
    ("3,5 %", "3.5 %"),
    ("746/2011", "764/2011"),
    ("vuonna 2020", "år 2021"),
    ("30 päivää 30 päivää", "30 dagar"),
    ("1 250", "1 520"),
    ("ma klo 9–15, ti klo 10–14", "mån kl. 9–14, tis kl. 10–15"),
    ("33–38 f §", "33 § och 38 f §"),
    ("35 §:n 4 momentti", "35 § 3 mom."),
    ("4–6 kuukautta", "4 eller 7 månader"),
    ("alle 18-vuotias", "under 16 år"),
    ("tammikuussa 2023", "i februari 2023"),
    ("025 123 4567", "025 123 4568"),
    ("0,5", "5"),
    ("38 a–f §", "38 a–e §"),
    ("2–6 vuotta", "2 år"),
    ("1.1.–31.12.2020", "1.1–30.12.2020"),
    ("25 luvun 3 ja 3 a §", "3 a § i 25 kap."),
    ("jo 1. päivästä", "den 15 dagen"),
    ("klo 9–12 ja 13–15", "kl. 9–12 och 13–16"),
    ("30 ja 90", "30–91"),
    ("5 ‰", "5 %"),
    ("20–25 ja 30–35", "20–30 och 25–35"),
    ("vuonna 2020", ""),
    ("", "under 18 år"),
    ("klo 9–15 ja klo 9–15", "kl. 9–15"),
    ("52 b §:n 1 ja 2 momentti", "52 b § 1 och 3 mom."),
    ("vähintään 30 ja enintään 90 päivää", "30–60 dagar"),
    ("100 000", "10 000"),
    ("laki 301/2004", "lag 301/2014"),
    ("alkaen 3. lokakuuta 2024", "3 november 2024"),
    ("4 luku", "5 kap."),
    ("25:3 §", "25 kap. 3 a §"),
    ("viimeistään 14 päivän kuluessa", "inom fjorton dagar"),
]
# fmt: on


@pytest.mark.parametrize(("fi", "sv"), SAME)
def test_the_same_figures_in_both_languages(fi: str, sv: str) -> None:
    assert differences(tokens(fi, "fi"), tokens(sv, "sv")) == ([], [])


@pytest.mark.parametrize(("fi", "sv"), DIFFERENT)
def test_different_figures(fi: str, sv: str) -> None:
    assert differences(tokens(fi, "fi"), tokens(sv, "sv")) != ([], [])


def test_differences_name_only_what_the_other_side_lacks() -> None:
    fi = tokens("30 päivää, 6 kuukautta, 3. kerta", "fi")
    sv = tokens("3 månader, 30 dagar, 5 år", "sv")
    left, right = differences(fi, sv)
    assert [token.written for token in left] == ["6"]
    assert [token.written for token in right] == ["5"]


def test_a_text_that_is_no_markdown_has_no_lists_and_no_marks() -> None:
    text = "1. tammikuuta 2023 *5* [6] alkaen"
    assert [token.value for token in plain_tokens(text, "fi", 7)] == ["2023-01-01", "5", "6"]
    assert {token.line for token in plain_tokens(text, "fi", 7)} == {7}
