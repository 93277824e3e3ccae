"""The file of a new year: every table of the last complete year, empty, with words for editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.languages import LANGUAGES
from scripts.statistics.published import Text
from scripts.statistics.years.catalogue import GROUPS, NATIONALITIES, Catalogue, Year
from scripts.statistics.years.load import Statistics
from scripts.statistics.years.model import TableSpec

_HEAD = """\
# Vuoden {year} luvut. Siffrorna för år {year}.
#
# Suomeksi
# - Kirjoita luku kaksoispisteen ja välilyönnin perään pelkin numeroin: 1369. Älä laske itse mitään.
# - Jos lähde ei kerro lukua, poista koko rivi. Jos lähde sanoo, ettei ketään ollut, kirjoita 0.
# - Jos lähde salaa luvun (”alle 5”), kirjoita [c].
# - Kahdella tavalla jaetussa taulukossa luvut ovat aaltosulkeissa: {{female: 12, male: 34}}
# - Taulukko, jossa on yksikin tyhjä rivi, ei vielä näy sivuilla. Muut näkyvät.
# - make check kertoo, mikä puuttuu.
# - Kirjoita pienetkin luvut, jotka lähde kertoo. Sivusto piilottaa ne tai pyytää yhdistämään rivejä.
# - Jos lähteen luvut eivät täsmää, katso tiedoston 2020.yml kohtaa known_differences.
#
# På svenska
# - Skriv talet efter kolonet och ett mellanslag med bara siffror: 1369. Räkna inte ut något själv.
# - Om källan inte anger talet, ta bort hela raden. Om källan säger att det inte fanns någon, skriv 0.
# - Om källan hemlighåller talet (”under 5”), skriv [c].
# - I en tabell som är indelad på två sätt står talen inom klammerparenteser: {{female: 12, male: 34}}
# - En tabell med en enda tom rad syns ännu inte på sidorna. De andra syns.
# - make check berättar vad som saknas.
# - Skriv också små tal som källan anger. Webbplatsen döljer dem eller ber dig slå ihop rader.
# - Om källans tal inte stämmer överens, se known_differences i filen 2020.yml.

year: {year}
# partial = kesken (ofullständigt), provisional = ennakkotieto (preliminärt), final = valmis (färdigt)
status: partial
# Lähteen tunnus tiedostosta data/sources.yml. Källans beteckning i filen data/sources.yml.
source:
"""

_FOOT = """\
# Taulukot, joista lähde kertoo vain osan riveistä: [referrals.by_referrer]
# Tabeller där källan anger bara en del av raderna: [referrals.by_referrer]
partial_tables:
# Yhdistettävät rivit: make check antaa rivin, joka kirjoitetaan alle kaksi välilyöntiä sisemmäksi.
# Rader som slås ihop: make check ger raden, som skrivs nedanför två mellanslag längre in.
merge:
# Huomautuksia taulukoista lukijoille, malli on tiedostossa 2020.yml.
# Anmärkningar om tabeller till läsarna, en modell finns i filen 2020.yml.
notes:
"""

_NATIONALITIES = [
    "    # Maan kaksikirjaiminen koodi ja luku, yksi rivillä: IQ: 42. Vain ne, joita lähde luettelee.",
    "    # Landets kod med två bokstäver och talet, ett per rad: IQ: 42. Bara de som källan räknar upp.",
]


def model_year(statistics: Statistics) -> Year | None:
    """The newest year that is complete; None when there is none."""
    final = [year for year in statistics.years.values() if year.data.status == "final"]
    return max(final, key=lambda year: year.number, default=None)


def new_year_text(number: int, model: Year, catalogue: Catalogue) -> str:
    """The content of data/statistics/<number>.yml, with everything that `model` has and nothing filled in."""
    lines = [_HEAD.format(year=number)]
    for section, entries in model.data.sections.items():
        inside = list(_section(section, list(entries), number, model, catalogue))
        if inside:
            lines += [f"{section}:", *inside, ""]
    return "\n".join([*lines, _FOOT])


def _section(section: str, names: list[str], number: int, model: Year, catalogue: Catalogue) -> Iterator[str]:
    spec = catalogue.spec
    tables = {name: table for name, table in spec.tables.items() if name.split(".")[0] == section}
    if tables and not any(_expected(table, number) for table in tables.values()):
        return
    if section in tables:
        yield _comment("  ", tables[section].title.text, number)
    for name in names:
        path = f"{section}.{name}"
        if path in spec.figures:
            figure = spec.figures[path]
            if not figure.occasional:
                yield _comment("  ", (figure.name or figure.label).text, number, hidden=not figure.shown)
                yield f"  {name}:"
        elif path in tables:
            if _expected(tables[path], number):
                yield _comment("  ", tables[path].title.text, number, hidden=not tables[path].shown)
                yield from _table(path, name, model, catalogue)
        else:
            yield f"  {name}:  # {_words(catalogue.label(tables[section].rows, name))}"


def _expected(table: TableSpec, number: int) -> bool:
    return not table.occasional and (table.until is None or number <= table.until)


def _table(path: str, name: str, model: Year, catalogue: Catalogue) -> Iterator[str]:
    table = catalogue.spec.tables[path]
    yield f"  {name}:"
    if table.rows == NATIONALITIES:
        yield from _NATIONALITIES
        return
    for code, cells in model.rows(path, catalogue).items():
        empty = f" {{{', '.join(f'{column}: ' for column in cells)}}}" if table.columns else ""
        if code not in catalogue.codes(GROUPS):
            yield f"    {code}:{empty}  # {_words(catalogue.label(table.rows, code))}"


def _comment(indent: str, words: Text, number: int, *, hidden: bool = False) -> str:
    text = f"{indent}# {_words({lang: words[lang].replace('{year}', str(number)) for lang in LANGUAGES})}"
    return f"{text} (ei näytetä sivuilla, visas inte på sidorna)" if hidden else text


def _words(text: Mapping[str, str] | Text) -> str:
    return " / ".join(text[lang] for lang in LANGUAGES)
