"""Services that a reader can turn to: data/contacts.yml, and how they look on a page.

Pages never hold a number themselves. They ask for one here, so that there is one place to correct.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator

from scripts.content.registers.sources import Addresses, Texts
from scripts.languages import Lang
from scripts.model_problems import fault, models_by_id
from scripts.number_format import day
from scripts.problems import Problem, ProblemsFound
from scripts.settings import Both, Strings
from scripts.strict_model import StrictModel
from scripts.yaml_files import YamlFile, load_yaml

CONTACTS = "data/contacts.yml"
"""The file, from the project's root."""

Group = Literal["core", "crime_and_violence", "work", "children", "authorities", "legal"]
Known = Literal["yes", "no", "unknown"]

GROUPS: tuple[Group, ...] = get_args(Group)
"""The lists that a page can ask for with contact_table()."""

ALWAYS_THERE = ("assistance_system", "emergency")
"""The services behind the call panel; every page leads to their numbers."""

STRING_KEYS = tuple(
    f"contacts.{key}"
    for key in (
        *("call", "call_emergency", "write", "email_warning", "site"),
        *("price", "bill", "bill_yes", "bill_no", "bill_unknown"),
        *("anonymity", "anonymous_yes", "anonymous_no", "hours"),
        *("languages", "interpreter_yes", "interpreter_no", "who_is_told", "checked", "not_checked"),
    )
)
"""The words of data/strings.yml that the renderers use."""

_NO_BREAK_SPACE = "\u00a0"
_LONGEST_BESIDE_LABEL = 90
_COUNTRY = "+358"
_NUMBER = re.compile(r"\+358[1-9]\d{4,11}|112|116\d{3}|080\d{5,8}")
_EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def _phone_number(value: str) -> str:
    if not _NUMBER.fullmatch(value):
        raise fault(
            f"“{value}” is not a number that can be called.",
            "Write it without spaces: “+358…” for an ordinary number (its first 0 left out), "
            "or a short or free number as it is, such as “116006” or “080005005”.",
        )
    return value


def _email_address(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise fault(f"“{value}” is not an e-mail address.", "Write it as name@host.fi, without spaces.")
    return value


Number = Annotated[str, AfterValidator(_phone_number)]


class Numbers(Both):
    """A number for the speakers of each language."""

    fi: Number
    sv: Number


class Service(StrictModel):
    """One service: what it does, how to reach it and what reaching it means for the caller."""

    group: Group
    name: Texts
    does: Texts
    number: Number | Numbers | None
    """None when there is no number or it is not confirmed."""
    email: Annotated[str, AfterValidator(_email_address)] | None
    url: Addresses | None
    hours: Texts | None
    price: Texts | None
    on_bill: Known
    """Whether the call can be seen on the phone bill."""
    anonymous: Known
    languages: Texts | None
    interpreter: Known
    who_is_told: Texts | None
    status: Literal["ok", "check"]
    """`check`: not confirmed, so the site names the service but no number of it."""
    checked_on: date | None
    """The day on which the service's data were last confirmed."""


def load_contacts(root: Path, today: date) -> dict[str, Service]:
    """All services by their id, the most important first, as in the file.

    root: the project's folder
    Raises ProblemsFound with every fault of the file.
    """
    file = load_yaml(root / CONTACTS, CONTACTS)
    services, problems = models_by_id(file, Service)
    for key, service in services.items():
        problems.extend(_contradictions(key, service, file, today))
    problems.extend(_gaps(services, file))
    if problems:
        raise ProblemsFound(problems)
    return services


def _contradictions(key: str, service: Service, file: YamlFile, today: date) -> list[Problem]:
    """What the fields of one service say against each other."""
    problems = []
    if service.status == "check":
        for name, value in (
            ("number", service.number),
            ("email", service.email),
            ("checked_on", service.checked_on),
        ):
            if value is not None:
                what = f"“{key}” is not confirmed (`status: check`), yet it has a value for `{name}`."
                instead = f"Write `{name}: null`; or confirm it with the service and write `status: ok`."
                problems.append(file.problem((key, name), what, instead))
    elif service.number is not None and service.checked_on is None:
        what = f"“{key}” has a number, but not the day when it was confirmed."
        instead = (
            "Write the day as `checked_on: YYYY-MM-DD`; without one, `number: null` and `status: check`."
        )
        problems.append(file.problem((key, "checked_on"), what, instead))
    if service.checked_on is not None and service.checked_on > today:
        what = f"“{key}” was confirmed on a day that has not come yet ({service.checked_on.isoformat()})."
        problems.append(file.problem((key, "checked_on"), what, "Write the day on which it was confirmed."))
    return problems


def _gaps(services: Mapping[str, Service], file: YamlFile) -> list[Problem]:
    """The services that every page relies on, when they cannot be called."""
    written = file.data if isinstance(file.data, dict) else {}
    problems = []
    for key in ALWAYS_THERE:
        if key not in written:
            what = f"The service “{key}” is missing; every page leads to its number."
            problems.append(Problem(file.name, 0, what, f"Bring the entry `{key}:` back from the history."))
        elif key in services and services[key].number is None:
            what = f"“{key}” has no number; every page leads to it."
            problems.append(file.problem((key, "number"), what, "Write its confirmed number."))
    return problems


def number_for(service: Service, lang: Lang) -> str | None:
    """The number for the speakers of a language as it is dialled, or None."""
    return service.number.in_(lang) if isinstance(service.number, Numbers) else service.number


def tel_href(number: str) -> str:
    """The link that calls a number: tel:+358295463177."""
    return f"tel:{number}"


def display_number(number: str) -> str:
    """A number as it is read, in groups with no-break spaces: +358 295 463 177, 116 006."""
    country, digits = (_COUNTRY, number.removeprefix(_COUNTRY)) if number.startswith("+") else ("", number)
    # From the right in threes; a single digit left over joins the first group.
    first = len(digits) % 3 + (3 if len(digits) % 3 < 2 else 0)
    groups = [country, digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))]
    return _NO_BREAK_SPACE.join(group for group in groups if group)


def render_phone_link(service: Service, lang: Lang) -> str:
    """A link that calls the service, its text the number; empty when there is no number."""
    number = number_for(service, lang)
    return f'<a href="{tel_href(number)}">{display_number(number)}</a>' if number else ""


def render_email_link(service: Service) -> str:
    """A link that writes to the service, its text the address; empty when there is no address."""
    return "" if service.email is None else render_address_link(service.email)


def render_address_link(address: str) -> str:
    """A link that writes to an e-mail address, its text the address."""
    # An address is wider than a small phone; these are the places where it may be broken, but not its domain.
    who, _, domain = escape(address).partition("@")
    text = f"{who.replace('.', '<wbr>.')}<wbr>@{domain}"
    return f'<a href="mailto:{escape(address)}">{text}</a>'


def render_call_panel(services: Mapping[str, Service], lang: Lang, strings: Strings) -> str:
    """The block with which help pages begin: call, what the call means, write, 112.

    services: must hold those of ALWAYS_THERE, as `load_contacts` makes sure
    strings: the words of STRING_KEYS in the page's language
    """
    help_line, emergency = (services[key] for key in ALWAYS_THERE)
    facts = (
        _text(help_line.hours, lang),
        _text(help_line.price, lang),
        strings[f"contacts.bill_{help_line.on_bill}"],
        _anonymity(help_line, strings),
        _languages(help_line, lang, strings),
    )
    return "\n".join(
        line
        for line in (
            '<div class="call">',
            _call_link(help_line, lang, strings["contacts.call"], "call-action"),
            f'<ul class="call-facts">{"".join(f"<li>{escape(fact)}</li>" for fact in facts if fact)}</ul>',
            _mail_line(help_line, strings, "call-mail"),
            _call_link(emergency, lang, strings["contacts.call_emergency"], "call-emergency"),
            "</div>",
        )
        if line
    )


def render_contact_table(group: str, services: Mapping[str, Service], lang: Lang, strings: Strings) -> str:
    """The services of one group, each with a heading of the third level, ready to stand below a second.

    strings: the words of STRING_KEYS in the page's language
    """
    return "\n".join(
        _section(key, service, lang, strings) for key, service in services.items() if service.group == group
    )


def _section(key: str, service: Service, lang: Lang, strings: Strings) -> str:
    rows = "".join(
        _row(strings[f"contacts.{label}"], text) for label, text in _rows(service, lang, strings) if text
    )
    return "\n".join(
        line
        for line in (
            '<section class="contact">',
            f'<h3 id="{key.replace("_", "-")}">{escape(service.name.in_(lang))}</h3>',
            f"<p>{escape(service.does.in_(lang))}</p>",
            _call_link(service, lang, strings["contacts.call"], "contact-call"),
            _site_link(service, lang, strings) if _needs_site(service, lang) else "",
            _mail_line(service, strings, "contact-mail"),
            f"<dl>{rows}</dl>" if rows else "",
            "</section>",
        )
        if line
    )


def _row(label: str, text: str) -> str:
    """A label and its text; sentences get the whole width, for half a phone is too narrow for them."""
    wide = ' class="wide"' if len(text) > _LONGEST_BESIDE_LABEL else ""
    return f"<dt{wide}>{escape(label)}</dt><dd{wide}>{escape(text)}</dd>"


def _rows(service: Service, lang: Lang, strings: Strings) -> list[tuple[str, str]]:
    """What the list says of a service, as label and text; an empty text is not known and left out."""
    can_be_called = number_for(service, lang) is not None
    return [
        ("price", _text(service.price, lang)),
        # The one thing that is told even when it is not known: somebody else may read the bill.
        ("bill", strings[f"contacts.bill_{service.on_bill}"] if can_be_called else ""),
        ("anonymity", _anonymity(service, strings)),
        ("hours", _text(service.hours, lang)),
        ("languages", _languages(service, lang, strings)),
        ("who_is_told", _text(service.who_is_told, lang)),
        ("checked", _checked(service, lang, strings)),
    ]


def _needs_site(service: Service, lang: Lang) -> bool:
    """Whether the reader has to look something up there: the number, or when somebody answers."""
    return number_for(service, lang) is None or service.hours is None


def _text(texts: Texts | None, lang: Lang) -> str:
    return texts.in_(lang) if texts else ""


def _anonymity(service: Service, strings: Strings) -> str:
    return "" if service.anonymous == "unknown" else strings[f"contacts.anonymous_{service.anonymous}"]


def _languages(service: Service, lang: Lang, strings: Strings) -> str:
    interpreter = (
        "" if service.interpreter == "unknown" else strings[f"contacts.interpreter_{service.interpreter}"]
    )
    return "; ".join(part for part in (_text(service.languages, lang), interpreter) if part)


def _checked(service: Service, lang: Lang, strings: Strings) -> str:
    if service.checked_on is not None:
        return day(service.checked_on, lang)
    return strings["contacts.not_checked"] if service.status == "check" else ""


def _call_link(service: Service, lang: Lang, words: str, css_class: str) -> str:
    """A large link that calls; `words` holds {number}."""
    number = number_for(service, lang)
    if number is None:
        return ""
    text = escape(words).replace("{number}", display_number(number))
    return f'<a class="{css_class}" href="{tel_href(number)}">{text}</a>'


def _site_link(service: Service, lang: Lang, strings: Strings) -> str:
    """A link to the service's own site, its host in the text; `contacts.site` holds {host}."""
    if service.url is None:
        return ""
    address = service.url.in_(lang)
    host = urlsplit(address).netloc.removeprefix("www.")
    text = escape(strings["contacts.site"]).replace("{host}", host)
    return f'<a class="contact-site" href="{escape(address)}">{text}</a>'


def _mail_line(service: Service, strings: Strings, css_class: str) -> str:
    if service.email is None:
        return ""
    label, warning = escape(strings["contacts.write"]), escape(strings["contacts.email_warning"])
    return f'<p class="{css_class}">{label} {render_email_link(service)}<br>{warning}</p>'
