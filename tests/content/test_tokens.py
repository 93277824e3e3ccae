"""Figures of the two languages: what counts as the same, what does not, and what is no figure of the text."""

from __future__ import annotations

import pytest

from scripts.content.tokens import differences, statistic_like_tokens, tokens
from scripts.languages import Lang

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


def _read(text: str, lang: Lang = "fi") -> list[tuple[str, str]]:
    return [(token.kind, token.value) for token in tokens(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("746/2011", [("act", "746/2011")]),
        ("39/1889", [("act", "39/1889")]),
        ("(EU) 2024/1712", [("act", "2024/1712")]),
        ("1.1.2023.", [("date", "2023-01-01")]),
        ("01.02.2023", [("date", "2023-02-01")]),
        ("2023-02-01", [("date", "2023-02-01")]),
        ("alkaa 1. helmikuuta.", [("date", "--02-01")]),
        ("alkaa 1.2. ja", [("date", "--02-01")]),
        ("klo 9", [("time", "09:00")]),
        ("klo 9:00", [("time", "09:00")]),
        ("kello 9.30:stä", [("time", "09:30")]),
        ("klo 9–12, 13–15.30", [("time", "09:00–12:00"), ("time", "13:00–15:30")]),
        ("klo 9. 10 ihmistä", [("time", "09:00"), ("number", "10")]),
        ("klo 9–15 ja 25–30 päivää", [("time", "09:00–15:00"), ("number", "25–30")]),
        ("klo 9.10", [("time", "09:10")]),
        ("25 luvun 3 a §:n", [("section", "25:3a§")]),
        ("25:3 a §", [("section", "25:3a§")]),
        ("52b§", [("section", "52b§")]),
        ("33, 35 ja 38 f §", [("section", "33§"), ("section", "35§"), ("section", "38f§")]),
        ("33–38 f §", [("section", "33§–38f§")]),
        ("52 c.2 §", [("section", "52c§"), ("number", "2")]),
        ("4 luvussa", [("chapter", "4")]),
        ("12,5 %", [("percent", "12,5%")]),
        ("−8 prosenttia", [("percent", "-8%")]),
        ("vuonna 2020 ja 50 prosenttia", [("number", "2020"), ("percent", "50%")]),
        ("2020 – 50 %", [("number", "2020"), ("percent", "50%")]),
        ("1 250 000", [("number", "1250000")]),
        ("vuoden 2020 244 uhrista", [("number", "2020"), ("number", "244")]),
        ("20 – 30", [("number", "20–30")]),
        ("30 – 20", [("number", "30"), ("number", "20")]),
        ("3,5", [("number", "3,5")]),
        ("jo 5. kerta", [("ordinal", "5")]),
        ("5:nnen kerran", [("ordinal", "5")]),
        ("ikä on 18. Siksi", [("number", "18")]),
        ("versio 3.14", [("number", "3.14")]),
        ("| 5 | 250 |", [("number", "5"), ("number", "250")]),
    ],
)
def test_kinds_and_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "written",
    [
        "029 546 3177",
        "0295 463 177",
        "02954 63177",
        "+358 295 463 177",
        "+358 (0)29 546 3177",
        "029\u00a0546\u00a03177",
        "029-546 3177",
        "(029) 546 3177",
    ],
)
def test_a_phone_number_is_one_token_however_it_is_written(written: str) -> None:
    assert _read(f"Soita {written}.") == [("phone", "0295463177")]


@pytest.mark.parametrize("written", ["116 006", "080 005 005", "0800 05058", "09 2313 9325"])
def test_other_numbers_to_call_are_one_token_too(written: str) -> None:
    assert len(tokens(written, "fi")) == 1


def test_112_stands_alone_before_another_number() -> None:
    assert _read("112:een tai 116 006:een") == [("number", "112"), ("number", "116006")]


@pytest.mark.parametrize(
    "text",
    [
        "[linkki](../tilastot/2020.md#kohta-5)",
        '[linkki]({{ source_url("laki_389_2015") }} "vuosi 2015")',
        "![](kuva-5.svg)",
        "`x5` ja ``y 6``",
        "```\n5\n```",
        "Teksti:\n\n    7 riviä\n",
        "<!-- 5\n6 -->",
        '<span data-n="5" class="x6">a</span><br/>',
        '{{ n("2020.new_clients.total") }}',
        "## Otsikko {#kohta-5}",
        "[Teksti](sivu.md){ .next5 }",
        "1. eka\n2. toka\n\n    1. sisempi\n",
        "1) eka\n2) toka\n",
        "## 3. Otsikko",
        "teksti[^1] ja [a][2]\n\n[2]: https://x.fi/5\n",
        "https://x.fi/2020 ja <https://x.fi/5> ja www.x5.fi ja a5@x.fi",
        "viisi, kolmas, XIV",
    ],
)
def test_what_is_no_figure_of_the_text(text: str) -> None:
    assert tokens(text, "fi") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# 5\n\n6 a\n7 b\n\n- 8\n", [10, 12, 13, 15]),
        ("```\n1\n```\n5\n", [13]),
        ("[a\nb](c.md\n'd') 5\n6\n", [12, 13]),
        ("52\nb § ja\n<!--\n\n-->\n7\n", [10, 15]),
        ('{{ n("a") }}\n5', [11]),
    ],
)
def test_each_token_knows_its_line(text: str, lines: list[int]) -> None:
    assert [token.line for token in tokens(text, "fi", first_line=10)] == lines


def test_figures_do_not_grow_together_across_blocks_links_and_holes() -> None:
    text = '## Vuosi 12\n345 a\n\n- 5\n- 250\n\n[6](a.md) [7](b.md) 8 {{ n("x") }} 900 `x` 100\n'
    assert _read(text) == [
        ("number", value) for value in ("12", "345", "5", "250", "6", "7", "8", "900", "100")
    ]


def test_written_is_what_an_editor_finds_in_the_file() -> None:
    assert [token.written for token in tokens("Lain 52\u00a0b §:n mukaan 66–70 %.", "fi")] == [
        "52 b §",
        "66–70 %",
    ]


def test_differences_name_only_what_the_other_side_lacks() -> None:
    fi = tokens("30 päivää, 6 kuukautta, 3. kerta", "fi")
    sv = tokens("3 månader, 30 dagar, 5 år", "sv")
    left, right = differences(fi, sv)
    assert [token.written for token in left] == ["6"]
    assert [token.written for token in right] == ["5"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fi", "Vuonna 2020 ja vuosina 2006–2020, 2020-luvulla, 1.1.2023 alkaen, tammikuussa 2023."),
        ("fi", "Lain (746/2011) 35 §:n 1 ja 4 momentin 2 kohta, 25 luku, 35.4 §."),
        ("fi", "Soita 112:een."),
        ("fi", "Alle 18-vuotiaat, 18–25-vuotiaat, yli 70 vuotta, 15 vuotta täyttäneet."),
        ("fi", "1. Lue ensin\n2. Kysy sitten\n\nKatso kohta 3 ja taulukko 2. Jo 2. kerran."),
        ("sv", "År 2020 och åren 2006–2020, från den 1 januari 2023, på 2020-talet."),
        ("sv", "35 § 1 och 4 mom. 2 punkten, 25 kap., 35 § i lag 746/2011."),
        ("sv", "Under 18 år, 18–25-åringar, 18 år fyllda, 17 år gamla, fyllt 15 år, steg 2."),
    ],
)
def test_what_is_no_statistic(lang: Lang, text: str) -> None:
    assert statistic_like_tokens(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "written"),
    [
        ("fi", "247 uutta asiakasta vuonna 2020", "247"),
        ("fi", "Asiakkaita oli 2 020.", "2 020"),
        ("fi", "Osuus on 49 prosenttia.", "49 prosenttia"),
        ("fi", "Pakkotyö (122)", "122"),
        ("fi", "Alle 5 henkilöä", "5"),
        ("fi", "Apua 15 vuotta", "15"),
        ("fi", "Soita 029 546 3177.", "029 546 3177"),
        ("sv", "Under 2020 fick 247 klienter hjälp.", "247"),
        ("sv", "över 1 250 personer", "1 250"),
        ("sv", "66–70 procent", "66–70 procent"),
    ],
)
def test_what_may_be_a_statistic(lang: Lang, text: str, written: str) -> None:
    assert [token.written for token in statistic_like_tokens(text, lang)] == [written]
