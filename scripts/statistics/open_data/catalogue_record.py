"""How others find the open data: a DCAT-AP record for catalogues, and schema.org for search engines."""

from __future__ import annotations

from datetime import date
from typing import Any

from scripts.languages import LANGUAGES, Lang
from scripts.statistics.material import Material
from scripts.statistics.open_data.rows import ALL, CODEBOOK, HALF_YEARS, PACKAGE, SPREADSHEET
from scripts.statistics.places import DATA
from scripts.statistics.wording import sentence_start

_EU = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types"

DISTRIBUTIONS = (
    (f"{ALL}.csv", "text/csv", "CSV"),
    (f"{ALL}.json", "application/json", "JSON"),
    (SPREADSHEET, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    (f"{HALF_YEARS}.csv", "text/csv", "CSV"),
    (CODEBOOK, "text/csv", "CSV"),
    (PACKAGE, "application/json", "JSON"),
)
"""Address, media type and format of the files that a catalogue names."""

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def span(material: Material) -> tuple[int, int]:
    """The first and the last year of which anything is published. At least one year must be."""
    years = [number for number, year in material.years.items() if year.tables or year.figures]
    return min(years), max(years)


def record(material: Material, modified: date) -> dict[str, Any]:
    """The record as JSON-LD. No licence is named while none is chosen; the rights say so."""
    page = material.settings.url + DATA.address("fi")
    first, last = span(material)
    changed = {"@type": "xsd:date", "@value": modified.isoformat()}
    publisher = {
        "@id": f"{material.settings.url}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": [
            {"@language": lang, "@value": material.settings.publisher.name.in_(lang)} for lang in LANGUAGES
        ],
    }
    dataset = {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        "dct:title": _texts(material, "title"),
        "dct:description": _texts(material, "description"),
        "dct:identifier": f"{page}#dataset",
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:modified": changed,
        "dct:language": [{"@id": f"{_EU}/language/{code}"} for code in ("FIN", "SWE")],
        "dct:accrualPeriodicity": {"@id": f"{_EU}/frequency/ANNUAL"},
        "dct:spatial": {"@id": f"{_EU}/country/FIN"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": f"{first}-01-01"},
            "dcat:endDate": {"@type": "xsd:date", "@value": f"{last}-12-31"},
        },
        "dcat:theme": [{"@id": f"{_EU}/data-theme/{code}"} for code in ("JUST", "SOCI")],
        "dcat:keyword": [
            *(
                {"@language": lang, "@value": word}
                for lang in LANGUAGES
                for word in material.strings[lang]["stats.data.keywords"].split(", ")
            ),
            *(
                {"@language": "en", "@value": word}
                for word in material.english.dataset["keywords"].split(", ")
            ),
        ],
        "dcat:landingPage": [{"@id": material.settings.url + DATA.address(lang)} for lang in LANGUAGES],
        "dcat:distribution": [
            _distribution(material, address, media, form) for address, media, form in DISTRIBUTIONS
        ],
    }
    return {
        "@context": _CONTEXT,
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": [{"@language": lang, "@value": material.settings.name.in_(lang)} for lang in LANGUAGES],
        "dct:description": _texts(material, "description"),
        "dct:publisher": publisher,
        "dct:modified": changed,
        "foaf:homepage": {"@id": material.settings.url},
        "dcat:dataset": [dataset],
    }


def _texts(material: Material, name: str) -> list[dict[str, str]]:
    texts = [
        {"@language": lang, "@value": material.strings[lang][f"stats.data.dataset_{name}"]}
        for lang in LANGUAGES
    ]
    return [*texts, {"@language": "en", "@value": material.english.dataset[name]}]


def _rights(material: Material) -> list[dict[str, str]]:
    own = [
        {"@language": lang, "@value": material.strings[lang]["stats.data.licence_text"]} for lang in LANGUAGES
    ]
    return [*own, {"@language": "en", "@value": material.english.dataset["licence"]}]


def _distribution(material: Material, address: str, media: str, form: str) -> dict[str, Any]:
    url = material.settings.url + address
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": address.rpartition("/")[2],
        "dct:rights": {"@type": "dct:RightsStatement", "rdfs:label": _rights(material)},
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dcat:mediaType": {"@id": f"{_MEDIA}/{media}"},
        "dct:format": {"@id": f"{_EU}/file-type/{form}"},
    }


def schema_org(material: Material, lang: Lang, modified: date) -> dict[str, Any]:
    """The same as schema.org's Dataset, in the language of the page in which it stands."""
    words, settings = material.strings[lang], material.settings
    first, last = span(material)
    newest_first = [material.years[number] for number in sorted(material.years, reverse=True)]
    titles = {table.id: table.title for year in reversed(newest_first) for table in year.tables}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": f"{settings.url}{DATA.address('fi')}#dataset",
        "name": words["stats.data.dataset_title"],
        "description": words["stats.data.dataset_description"],
        "url": settings.url + DATA.address(lang),
        "inLanguage": list(LANGUAGES),
        "dateModified": modified.isoformat(),
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": {"@type": "Country", "name": words["stats.data.country"]},
        "creator": {"@type": "Organization", "name": settings.publisher.name.in_(lang)},
        "isAccessibleForFree": True,
        "usageInfo": f"{settings.url}{DATA.address(lang)}#licence",
        "keywords": words["stats.data.keywords"].split(", "),
        "variableMeasured": [sentence_start(title[lang]) for _id, title in sorted(titles.items())],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": settings.name.in_(lang),
            "url": settings.url,
        },
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media, "contentUrl": settings.url + address}
            for address, media, _form in DISTRIBUTIONS
        ],
    }
