"""data/contacts.yml: what an editor is told, how services look on a page, and the file as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from markdown import markdown

from scripts.content.registers.contacts import (
    ALWAYS_THERE,
    CONTACTS,
    GROUPS,
    STRING_KEYS,
    Service,
    display_number,
    load_contacts,
    number_for,
    render_call_panel,
    render_contact_table,
    render_email_link,
    render_phone_link,
    tel_href,
)
from scripts.languages import LANGUAGES, Lang
from scripts.problems import Problem, ProblemsFound
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)

GOOD = """\
assistance_system:
  group: core
  name: {fi: "Auttamisjärjestelmä", sv: "Hjälpsystemet"}
  does: {fi: "Auttaa.", sv: "Hjälper."}
  number: "+358295463177"
  email: help.desk@example.fi
  url: {fi: "https://example.fi/", sv: "https://example.fi/sv/"}
  hours: {fi: "24 tuntia", sv: "24 timmar"}
  price: {fi: "tavallinen hinta", sv: "vanligt pris"}
  on_bill: unknown
  anonymous: yes
  languages: {fi: "suomi, ruotsi", sv: "finska, svenska"}
  interpreter: yes
  who_is_told: {fi: "Ei kenellekään.", sv: "Ingen."}
  status: ok
  checked_on: 2026-11-24
emergency:
  group: core
  name: {fi: "Hätänumero", sv: "Nödnumret"}
  does: {fi: "Lähettää avun.", sv: "Skickar hjälp."}
  number: "112"
  email: null
  url: null
  hours: null
  price: null
  on_bill: unknown
  anonymous: unknown
  languages: null
  interpreter: unknown
  who_is_told: null
  status: ok
  checked_on: 2026-11-01
"""

UNCONFIRMED = """\
police:
  group: authorities
  name: {fi: "Poliisi", sv: "Polisen"}
  does: {fi: "Tutkii rikoksia.", sv: "Utreder brott."}
  number: null
  email: null
  url: {fi: "https://www.poliisi.fi/a?b=1&c=2", sv: "https://polisen.example.fi/"}
  hours: null
  price: null
  on_bill: unknown
  anonymous: unknown
  languages: null
  interpreter: unknown
  who_is_told: null
  status: check
  checked_on: null
"""

WORDS = {
    "call": ("Soita {number}", "Ring {number}"),
    "call_emergency": ("Välitön vaara: soita {number}", "Omedelbar fara: ring {number}"),
    "write": ("Kirjoita:", "Skriv:"),
    "email_warning": ("Sähköposti ei ole turvallinen.", "E-post är inte säker."),
    "site": ("Sivusto: {host}", "Webbplats: {host}"),
    "price": ("Hinta", "Pris"),
    "bill": ("Lasku", "Faktura"),
    "bill_yes": ("näkyy laskussa", "syns på fakturan"),
    "bill_no": ("ei näy laskussa", "syns inte på fakturan"),
    "bill_unknown": ("voi näkyä laskussa", "kan synas på fakturan"),
    "anonymity": ("Nimettömyys", "Anonymitet"),
    "anonymous_yes": ("nimettömästi", "anonymt"),
    "anonymous_no": ("nimellä", "med namn"),
    "hours": ("Avoinna", "Öppet"),
    "languages": ("Kielet", "Språk"),
    "interpreter_yes": ("tulkki", "tolk"),
    "interpreter_no": ("ei tulkkia", "ingen tolk"),
    "who_is_told": ("Kenelle kerrotaan", "Vem får veta"),
    "checked": ("Tarkistettu", "Kontrollerat"),
    "not_checked": ("ei vielä tarkistettu", "ännu inte kontrollerat"),
}
STRINGS: dict[Lang, dict[str, str]] = {
    "fi": {f"contacts.{key}": words[0] for key, words in WORDS.items()},
    "sv": {f"contacts.{key}": words[1] for key, words in WORDS.items()},
}


def load(folder: Path, text: str, today: date = TODAY) -> dict[str, Service]:
    (folder / "data").mkdir(exist_ok=True)
    (folder / CONTACTS).write_text(text, encoding="utf-8")
    return load_contacts(folder, today)


def refused(folder: Path, text: str, today: date = TODAY) -> list[Problem]:
    with pytest.raises(ProblemsFound) as caught:
        load(folder, text, today)
    problems = caught.value.problems
    assert all(problem.file == CONTACTS and problem.instead for problem in problems)
    return problems


def changed(old: str, new: str) -> str:
    """The good file with one line changed, the first that holds `old`."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


class TestLoading:
    """Reading the file."""

    def test_services_come_in_the_order_of_the_file(self, tmp_path: Path) -> None:
        services = load(tmp_path, GOOD + UNCONFIRMED)
        assert list(services) == ["assistance_system", "emergency", "police"]
        assert services["assistance_system"].anonymous == "yes"
        assert services["police"].number is None

    def test_each_language_may_have_its_own_number(self, tmp_path: Path) -> None:
        own = changed('"+358295463177"', '{fi: "116111", sv: "+358295463177"}')
        service = load(tmp_path, own)["assistance_system"]
        assert number_for(service, "fi") == "116111"
        assert number_for(service, "sv") == "+358295463177"

    @pytest.mark.parametrize(
        "number", ["+358295463177", "+35891234567", "112", "116006", "080005005", "0800161177"]
    )
    def test_numbers_that_can_be_called_in_finland_are_taken(self, tmp_path: Path, number: str) -> None:
        service = load(tmp_path, changed('"+358295463177"', f'"{number}"'))["assistance_system"]
        assert number_for(service, "fi") == number_for(service, "sv") == number


class TestFaults:
    """What an editor is told; every message with its line and what to write instead."""

    @pytest.mark.parametrize(
        "number",
        [
            "+358 295 463 177",
            "+3580295463177",
            "0295463177",
            "029 546 3177",
            "+46295463177",
            "113",
            "116 006",
            "",
        ],
    )
    def test_a_number_of_another_form(self, tmp_path: Path, number: str) -> None:
        (problem,) = refused(tmp_path, changed('"+358295463177"', f'"{number}"'))
        assert problem.line == 5
        assert "is not a number that can be called" in problem.what
        assert "Write it without spaces" in problem.instead

    def test_a_number_without_quotes(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, changed('"+358295463177"', "+358295463177"))
        assert problem.line == 5
        assert "should be a text or a group of keys" in problem.what
        assert 'between "quotes"' in problem.instead

    def test_a_number_for_one_language_only(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, changed('"+358295463177"', '{fi: "116111"}'))
        assert (problem.line, problem.what) == (5, "“number › sv” is missing.")
        assert "both languages are needed" in problem.instead

    def test_a_number_without_the_day_when_it_was_checked(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, changed("checked_on: 2026-11-24", "checked_on: null"))
        assert problem.line == 16
        assert "has a number, but not the day when it was confirmed" in problem.what
        assert "checked_on: YYYY-MM-DD" in problem.instead

    def test_a_day_that_has_not_come(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, GOOD, today=date(2026, 11, 23))
        assert problem.line == 16
        assert "a day that has not come yet (2026-11-24)" in problem.what
        assert "Write the day on which it was confirmed." in problem.instead

    def test_a_day_that_does_not_exist(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, changed("2026-11-24", "2026-11-31"))
        assert problem.line == 16
        assert "not valid YAML" in problem.what
        assert "only days that exist" in problem.instead

    @pytest.mark.parametrize(
        ("old", "new", "name", "offset"),
        [
            ("number: null", 'number: "116006"', "number", 5),
            ("email: null", "email: a@poliisi.fi", "email", 6),
            ("checked_on: null", "checked_on: 2026-11-24", "checked_on", 16),
        ],
    )
    def test_data_of_a_service_that_is_not_confirmed(
        self, tmp_path: Path, old: str, new: str, name: str, offset: int
    ) -> None:
        problems = refused(tmp_path, GOOD + UNCONFIRMED.replace(old, new))
        assert [problem.line for problem in problems] == [GOOD.count("\n") + offset]
        assert f"is not confirmed (`status: check`), yet it has a value for `{name}`" in problems[0].what
        assert f"Write `{name}: null`" in problems[0].instead

    @pytest.mark.parametrize("address", ["http://example.fi/", "example.fi", "ftp://example.fi/"])
    def test_an_address_without_https(self, tmp_path: Path, address: str) -> None:
        (problem,) = refused(tmp_path, changed("https://example.fi/sv/", address))
        assert (problem.line, "is not a safe web address" in problem.what) == (7, True)
        assert "begins with https://" in problem.instead

    @pytest.mark.parametrize(
        "address", ["help.example.fi", "help@example", "a b@example.fi", "mailto:a@b.fi"]
    )
    def test_what_is_no_mail_address(self, tmp_path: Path, address: str) -> None:
        (problem,) = refused(tmp_path, changed("help.desk@example.fi", f'"{address}"'))
        assert (problem.line, "is not an e-mail address" in problem.what) == (6, True)
        assert "name@host.fi" in problem.instead

    @pytest.mark.parametrize(
        ("slip", "line", "what", "instead"),
        [
            (("  group: core\n", "  group: cor\n"), 2, "“group” cannot be “cor”.", "Did you mean “core”?"),
            (("on_bill: unknown", "on_bill: maybe"), 10, "“on_bill” cannot be “maybe”.", "yes, no, unknown"),
            (("anonymous: yes", "anonymous: true"), 11, "“anonymous” cannot be true.", "yes, no, unknown"),
            (("status: ok", "status: okk"), 15, "“status” cannot be “okk”.", "Did you mean “ok”?"),
            (('sv: "Hjälpsystemet"', 'sv: ""'), 3, "“name › sv” is empty.", "Write its content."),
            ((', sv: "Hjälper."', ""), 4, "“does › sv” is missing.", "Add the Swedish line"),
            (("  interpreter: yes\n", ""), 1, "“interpreter” is missing.", "Add a line `interpreter: …`"),
            (("  email: h", "  mail: h"), 6, "The key “mail” is not known here.", "Did you mean “email”?"),
            (("2026-11-24", '"24.11.2026"'), 16, "“checked_on” should be a day", "YYYY-MM-DD"),
            (("assistance_system:", "emergency:"), 17, "stands twice in the same place", "delete the other"),
            (("  group: core", "\tgroup: core"), 2, "holds a tab", "Use spaces"),
            (("on_bill: unknown", "on_bill: [no"), 11, "not valid YAML", "Compare with a line nearby"),
        ],
    )
    def test_a_slip(self, tmp_path: Path, slip: tuple[str, str], line: int, what: str, instead: str) -> None:
        (problem,) = refused(tmp_path, changed(*slip))
        assert problem.line == line
        assert what in problem.what
        assert instead in problem.instead

    @pytest.mark.parametrize(
        ("raw", "line", "what", "instead"),
        [
            (GOOD.encode("latin-1"), 3, "not saved as UTF-8", "encoding UTF-8"),
            (b"", 0, "The file is empty.", "Write its content"),
            (b">>>>>>> other\n" + GOOD.encode(), 1, "after a merge", "Keep one version"),
        ],
    )
    def test_a_file_that_is_no_good_text(
        self, tmp_path: Path, raw: bytes, line: int, what: str, instead: str
    ) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / CONTACTS).write_bytes(raw)
        with pytest.raises(ProblemsFound) as caught:
            load_contacts(tmp_path, TODAY)
        (problem,) = caught.value.problems
        assert (problem.file, problem.line) == (CONTACTS, line)
        assert what in problem.what
        assert instead in problem.instead

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsFound) as caught:
            load_contacts(tmp_path, TODAY)
        assert caught.value.problems == [
            Problem(CONTACTS, 0, "The file is missing.", "Bring it back from the history.")
        ]

    def test_the_numbers_of_every_page_may_not_be_missing(self, tmp_path: Path) -> None:
        help_line, emergency = refused(tmp_path, UNCONFIRMED)
        assert (help_line.line, emergency.line) == (0, 0)
        assert "“assistance_system” is missing" in help_line.what
        assert "`emergency:`" in emergency.instead

    def test_the_numbers_of_every_page_may_not_be_unknown(self, tmp_path: Path) -> None:
        (problem,) = refused(tmp_path, changed('number: "112"', "number: null"))
        assert (problem.line, problem.what) == (21, "“emergency” has no number; every page leads to it.")
        assert problem.instead == "Write its confirmed number."

    def test_all_faults_of_all_services_are_told(self, tmp_path: Path) -> None:
        text = changed("status: ok", "status: fine") + UNCONFIRMED.replace("number: null", 'number: "116006"')
        text = text.replace("group: authorities", "group: authority")
        problems = refused(tmp_path, text.replace("checked_on: 2026-11-01", "checked_on: 2027-01-01"))
        assert [problem.line for problem in problems] == [15, 32, 34]


class TestNumbers:
    """How numbers are dialled and read."""

    @pytest.mark.parametrize(
        ("number", "shown"),
        [
            ("+358295463177", "+358 295 463 177"),
            ("112", "112"),
            ("116006", "116 006"),
            ("116111", "116 111"),
            ("080005005", "080 005 005"),
            ("0800161177", "0800 161 177"),
            ("+35892525011", "+358 92 525 011"),
            ("+3589252501", "+358 9252 501"),
        ],
    )
    def test_numbers_are_grouped_and_never_broken(self, number: str, shown: str) -> None:
        assert display_number(number) == shown.replace(" ", "\u00a0")

    def test_a_link_dials_the_number_itself(self) -> None:
        assert tel_href("+358295463177") == "tel:+358295463177"
        assert tel_href("112") == "tel:112"


class TestLinks:
    """Numbers and addresses in running text."""

    def test_a_phone_link(self, tmp_path: Path) -> None:
        services = load(tmp_path, GOOD + UNCONFIRMED)
        assert (
            render_phone_link(services["assistance_system"], "fi")
            == '<a href="tel:+358295463177">+358\u00a0295\u00a0463\u00a0177</a>'
        )
        assert render_phone_link(services["police"], "sv") == ""

    def test_a_mail_link_may_break_on_a_small_phone_but_copies_whole(self, tmp_path: Path) -> None:
        services = load(tmp_path, GOOD)
        link = BeautifulSoup(render_email_link(services["assistance_system"]), "html.parser").a
        assert link is not None
        assert link["href"] == "mailto:help.desk@example.fi"
        assert link.get_text() == "help.desk@example.fi"
        assert str(link).count("<wbr/>") == 2
        assert "desk<wbr/>@example.fi" in str(link)
        assert render_email_link(services["emergency"]) == ""


@pytest.fixture
def services(tmp_path: Path) -> dict[str, Service]:
    return load(tmp_path, GOOD + UNCONFIRMED)


def rows(section: Tag) -> dict[str, str]:
    terms = [term.get_text() for term in section.find_all("dt")]
    return dict(zip(terms, (text.get_text() for text in section.find_all("dd")), strict=True))


class TestCallPanel:
    """The block with which help pages begin."""

    @pytest.mark.parametrize(
        ("lang", "call", "facts", "danger"),
        [
            (
                "fi",
                "Soita +358 295 463 177",
                [
                    "24 tuntia",
                    "tavallinen hinta",
                    "voi näkyä laskussa",
                    "nimettömästi",
                    "suomi, ruotsi; tulkki",
                ],
                "Välitön vaara: soita 112",
            ),
            (
                "sv",
                "Ring +358 295 463 177",
                ["24 timmar", "vanligt pris", "kan synas på fakturan", "anonymt", "finska, svenska; tolk"],
                "Omedelbar fara: ring 112",
            ),
        ],
    )
    def test_it_says_what_a_call_means(
        self, services: dict[str, Service], lang: Lang, call: str, facts: list[str], danger: str
    ) -> None:
        panel = BeautifulSoup(render_call_panel(services, lang, STRINGS[lang]), "html.parser")
        box = panel.select_one("div.call")
        assert box is not None
        action, emergency = box.select("a.call-action"), box.select("a.call-emergency")
        assert [(link["href"], link.get_text().replace("\u00a0", " ")) for link in action + emergency] == [
            ("tel:+358295463177", call),
            ("tel:112", danger),
        ]
        assert [item.get_text() for item in box.select("ul.call-facts > li")] == facts
        mail = box.select_one("p.call-mail")
        assert mail is not None
        assert "help.desk@example.fi" in mail.get_text()
        assert STRINGS[lang]["contacts.email_warning"] in mail.get_text()

    def test_what_is_not_known_is_left_out_but_the_bill(self, tmp_path: Path) -> None:
        text = GOOD.replace("anonymous: yes", "anonymous: unknown").replace(
            "interpreter: yes", "interpreter: unknown"
        )
        for line in ("hours", "price", "languages"):
            text = "\n".join(
                f"  {line}: null" if row.startswith(f"  {line}:") else row for row in text.split("\n")
            )
        text = text.replace("email: help.desk@example.fi", "email: null")
        panel = BeautifulSoup(render_call_panel(load(tmp_path, text), "fi", STRINGS["fi"]), "html.parser")
        assert [item.get_text() for item in panel.find_all("li")] == ["voi näkyä laskussa"]
        assert panel.select_one(".call-mail") is None


class TestContactTable:
    """The list of services of a group."""

    def test_every_service_of_the_group_is_there_in_order(self, services: dict[str, Service]) -> None:
        table = BeautifulSoup(render_contact_table("core", services, "sv", STRINGS["sv"]), "html.parser")
        assert [(head["id"], head.get_text()) for head in table.select("section.contact > h3")] == [
            ("assistance-system", "Hjälpsystemet"),
            ("emergency", "Nödnumret"),
        ]
        assert table.find(["h1", "h2"]) is None

    def test_a_group_without_services_is_empty(self, services: dict[str, Service]) -> None:
        assert render_contact_table("legal", services, "fi", STRINGS["fi"]) == ""

    def test_a_service_with_a_number_tells_all_that_is_known(self, services: dict[str, Service]) -> None:
        table = BeautifulSoup(render_contact_table("core", services, "fi", STRINGS["fi"]), "html.parser")
        section = table.select("section")[0]
        assert rows(section) == {
            "Hinta": "tavallinen hinta",
            "Lasku": "voi näkyä laskussa",
            "Nimettömyys": "nimettömästi",
            "Avoinna": "24 tuntia",
            "Kielet": "suomi, ruotsi; tulkki",
            "Kenelle kerrotaan": "Ei kenellekään.",
            "Tarkistettu": "24.11.2026",
        }
        call = section.select_one("a.contact-call")
        assert call is not None
        assert call["href"] == "tel:+358295463177"
        assert section.select_one("a.contact-site") is None
        assert "Sähköposti ei ole turvallinen." in section.get_text()

    def test_what_is_not_known_is_left_out_but_the_bill(self, services: dict[str, Service]) -> None:
        table = BeautifulSoup(render_contact_table("core", services, "sv", STRINGS["sv"]), "html.parser")
        assert rows(table.select("section")[1]) == {
            "Faktura": "kan synas på fakturan",
            "Kontrollerat": "1.11.2026",
        }

    def test_a_service_without_a_number_leads_to_its_own_site(self, services: dict[str, Service]) -> None:
        html = render_contact_table("authorities", services, "fi", STRINGS["fi"])
        section = BeautifulSoup(html, "html.parser")
        assert "tel:" not in html
        link = section.select_one("a.contact-site")
        assert link is not None
        assert (link["href"], link.get_text()) == ("https://www.poliisi.fi/a?b=1&c=2", "Sivusto: poliisi.fi")
        assert rows(section) == {"Tarkistettu": "ei vielä tarkistettu"}

    @pytest.mark.parametrize(("on_bill", "shown"), [("yes", "näkyy laskussa"), ("no", "ei näy laskussa")])
    def test_what_is_known_of_the_bill_is_said(self, tmp_path: Path, on_bill: str, shown: str) -> None:
        services = load(tmp_path, changed("on_bill: unknown", f"on_bill: {on_bill}"))
        table = BeautifulSoup(render_contact_table("core", services, "fi", STRINGS["fi"]), "html.parser")
        assert rows(table.select("section")[0])["Lasku"] == shown

    def test_a_no_is_said_too(self, tmp_path: Path) -> None:
        text = GOOD.replace("anonymous: yes", "anonymous: no").replace("interpreter: yes", "interpreter: no")
        table = BeautifulSoup(
            render_contact_table("core", load(tmp_path, text), "fi", STRINGS["fi"]), "html.parser"
        )
        told = rows(table.select("section")[0])
        assert (told["Nimettömyys"], told["Kielet"]) == ("nimellä", "suomi, ruotsi; ei tulkkia")

    def test_what_editors_write_is_text_and_never_markup(self, tmp_path: Path) -> None:
        text = GOOD.replace('"Auttaa."', "'<b>A</b> & \"B\"'").replace('"24 tuntia"', '"<i>24</i>"')
        services = load(tmp_path, text)
        words = {key: f"<u>{word}</u>" for key, word in STRINGS["fi"].items()}
        for html in (
            render_contact_table("core", services, "fi", words),
            render_call_panel(services, "fi", words),
        ):
            assert BeautifulSoup(html, "html.parser").find(["b", "i", "u"]) is None
        assert "&lt;b&gt;A&lt;/b&gt; &amp; " in render_contact_table("core", services, "fi", words)

    def test_markdown_leaves_the_blocks_as_they_are(self, services: dict[str, Service]) -> None:
        blocks = [
            render_call_panel(services, "fi", STRINGS["fi"]),
            render_contact_table("core", services, "fi", STRINGS["fi"]),
        ]
        html = markdown("\n\n".join(["# A", *blocks, "after"]), extensions=["attr_list", "md_in_html"])
        assert all(block in html for block in blocks)
        assert html.endswith("<p>after</p>")


def test_the_renderers_ask_only_for_the_words_they_name(services: dict[str, Service]) -> None:
    assert set(STRINGS["fi"]) == set(STRING_KEYS)


class TestTheFileItself:
    """data/contacts.yml as it is published. A change of a number must be made here too, on purpose."""

    @pytest.fixture
    def published(self) -> dict[str, Service]:
        return load_contacts(ROOT, date.max)

    def test_only_confirmed_numbers_are_published(self, published: dict[str, Service]) -> None:
        numbers = {
            key: (number_for(service, "fi"), number_for(service, "sv"))
            for key, service in published.items()
            if service.number is not None
        }
        assert numbers == {
            "assistance_system": ("+358295463177", "+358295463177"),
            "emergency": ("112", "112"),
            "victim_support": ("116006", "116006"),
            "zero_line": ("080005005", "080005005"),
            "child_helpline": ("116111", "116111"),
            "medical_advice": ("116117", "116117"),
        }

    def test_the_help_line_is_described_as_it_is(self, published: dict[str, Service]) -> None:
        service = published["assistance_system"]
        assert service.email == "ihmiskauppa.auttamisjarjestelma@migri.fi"
        assert (service.on_bill, service.anonymous, service.interpreter) == ("unknown", "yes", "yes")
        assert service.price is not None
        assert service.who_is_told is not None
        for word in ("maksuton", "ilmainen"):
            assert word not in service.price.fi
        for word in ("poliisi", "lapsen", "vaara", "oikeus"):
            assert word in service.who_is_told.fi
        for word in ("polisen", "barn", "fara", "rätt"):
            assert word in service.who_is_told.sv

    def test_the_most_important_come_first_and_every_group_has_services(
        self, published: dict[str, Service]
    ) -> None:
        assert tuple(published)[:2] == ALWAYS_THERE
        assert {service.group for service in published.values()} == set(GROUPS)

    def test_pages_can_name_the_services_they_need(self, published: dict[str, Service]) -> None:
        assert set(published) >= {
            *("assistance_system", "emergency", "victim_support", "zero_line", "child_helpline", "shelters"),
            *("police", "occupational_safety", "discrimination_ombudsman"),
        }

    def test_both_languages_say_the_same_numbers(self, published: dict[str, Service]) -> None:
        for service in published.values():
            for texts in (service.does, service.hours, service.price, service.who_is_told):
                if texts:
                    digits = [[sign for sign in texts.in_(lang) if sign.isdigit()] for lang in LANGUAGES]
                    assert digits[0] == digits[1]
