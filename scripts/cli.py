"""The commands behind the Makefile: `python -m scripts check`, `serve`, `site`, `new-page` and so on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NoReturn

import click

from scripts.checks.comment import Proposal, comment, read_desk
from scripts.checks.desk import look
from scripts.checks.readers import load_readers
from scripts.checks.report import as_json, as_markdown, as_text
from scripts.checks.resting import places_of_sources
from scripts.clock import today
from scripts.content.generated.news import NEWS
from scripts.inputs import Inputs, read_inputs
from scripts.messages import DeskLang, language_of, load_messages
from scripts.preview import preview_command
from scripts.problems import Problem, ProblemsFound, nearest, report
from scripts.publish import release as releasing
from scripts.publish import server
from scripts.publish.from_disk import make_preview
from scripts.publish.site import SITE, BuildFailed, builder_environment, make_site, site_at_rest
from scripts.scaffold.begin import begin, taken
from scripts.scaffold.languages import new_language
from scripts.scaffold.pages import new_page
from scripts.scaffold.services import new_service
from scripts.statistics.years.load import FOLDER, load_statistics
from scripts.statistics.years.new_year import model_year, new_year_text

ROOT = Path(__file__).resolve().parents[1]

_FILE = click.Path(path_type=Path)


@click.group()
def main() -> None:
    """Commands of the site."""


@main.command()
@click.option("--lang", type=click.Choice(["fi", "sv", "en"]), help="Language of the messages.")
@click.option("--json", "form", flag_value="json", help="For machines.")
@click.option("--markdown", "form", flag_value="markdown", help="For a page of the git host.")
@click.option("--quiet", is_flag=True, help="Only what stops the site from being published.")
def check(lang: DeskLang | None, form: str | None, quiet: bool) -> None:
    """The editors' desk: everything there is to do; takes seconds, changes nothing."""
    lang = lang or language_of(os.environ)
    try:
        messages = load_messages(ROOT)
    except ProblemsFound as found:
        _stop(found, "nothing_told")
    desk = look(ROOT, today(), "sv" if lang == "sv" else "fi")
    if quiet:
        desk = replace(desk, asked=("broken", "unfinished"))
    write = {"json": as_json, "markdown": as_markdown}.get(form or "", as_text)
    click.echo(write(desk, messages, lang))
    if desk.found["broken"]:
        sys.exit(1)


@main.command("comment")
@click.option("--checked", type=_FILE, required=True, help="What check --json wrote, of the proposal.")
@click.option("--changed", type=_FILE, required=True, help="Paths that the proposal changes, one a line.")
@click.option("--run", required=True, help="Address of the run that checked it.")
@click.option("--preview", default="", help="Address of its preview.")
def comment_command(checked: Path, changed: Path, run: str, preview: str) -> None:
    """Write the comment on a proposal, in Finnish and Swedish."""
    proposal = Proposal(changed.read_text(encoding="utf-8").splitlines(), run, preview)
    desk = read_desk(checked.read_text(encoding="utf-8", errors="replace")) if checked.is_file() else None
    try:
        click.echo(comment(desk, proposal, load_readers(ROOT), load_messages(ROOT)))
    except ProblemsFound as found:
        _stop(found, "nothing_told")


@main.command()
@click.argument("source", required=False)
def sources(source: str | None) -> None:
    """The pages and data that rest on a source of data/sources.yml; without an id, how many for each."""
    try:
        places = places_of_sources(read_inputs(ROOT, today()))
    except ProblemsFound as found:
        _stop(found, "nothing_told")
    if source is None:
        for key, files in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
            click.echo(f"{len(files):4}  {key}")
    elif source in places:
        click.echo("\n".join(places[source]))
    else:
        click.echo(f"“{source}” is not in data/sources.yml. {nearest(source, places)}".strip(), err=True)
        sys.exit(1)


@main.command("new-page")
@click.argument("path")
def new_page_command(path: str) -> None:
    """Begin a page in both languages. PATH is below docs/, such as loyda-apua/uusi-sivu.md."""
    _begin("page", lambda inputs: new_page(path, inputs))


@main.command("new-news")
@click.argument("name")
def new_news_command(name: str) -> None:
    """Begin a piece of news in both languages. NAME is its file's, such as katsaus-2026."""
    path = str(PurePosixPath(NEWS).with_name(PurePosixPath(name).name))
    _begin("news", lambda inputs: new_page(path, inputs, published=inputs.today))


@main.command("new-service")
@click.argument("key", metavar="ID")
@click.option("--group", default="authorities", show_default=True)
def new_service_command(key: str, group: str) -> None:
    """Begin a service in data/contacts.yml, unconfirmed and without a number."""
    _begin("service", lambda inputs: new_service(key, group, ROOT, inputs))


@main.command("new-language")
@click.argument("code")
def new_language_command(code: str) -> None:
    """Begin a first-aid page in another language. CODE has two or three letters, such as pl."""
    _begin("language", lambda inputs: new_language(code, inputs))


def _begin(kind: str, files_of: Callable[[Inputs], dict[str, str]]) -> None:
    try:
        messages = load_messages(ROOT)
        files = files_of(read_inputs(ROOT, today()))
        begin(ROOT, today(), files)
    except ProblemsFound as found:
        _stop(found, "nothing_begun")
    for path in files:
        click.echo(path)
    click.echo(messages.words[f"next_{kind}"].in_(language_of(os.environ)))


@main.command()
def site() -> None:
    """Make the whole site in site/; the last good one stays when something is wrong."""
    try:
        target = make_site(ROOT)
    except ProblemsFound as found:
        _stop(found, "nothing_made")
    except BuildFailed as failed:
        click.echo(str(failed), err=True)
        click.echo("\nsite/ is as it was.", err=True)
        sys.exit(1)
    click.echo(f"The site is in {target.name}/.")


@main.command()
def preview() -> None:
    """Copy site/ to build/preview/ in a form that opens from a disk, without a server."""
    if not (ROOT / SITE).is_dir():
        click.echo("There is no site/ yet. Run make site first.", err=True)
        sys.exit(1)
    target = make_preview(ROOT, ROOT / SITE)
    click.echo(f"Open {target.relative_to(ROOT).as_posix()}/index.html in a browser.")


@main.command()
@click.option("--address", default="127.0.0.1:8080", show_default=True)
def up(address: str) -> None:
    """Serve site/ as the public gets it, on this machine only: http://127.0.0.1:8080."""
    try:
        nginx = server.find_nginx()
        with site_at_rest(ROOT):
            main = server.prepare(ROOT / SITE, ROOT / "build" / "nginx", nginx, address)
    except (server.CannotServe, BuildFailed) as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    click.echo(f"The site is at http://{address}/ until you press Ctrl+C.")
    os.execv(nginx.program, server.command(nginx, main))


@main.command()
@click.argument("target")
@click.option("--reload", default="", help="Command that makes the server read its settings anew.")
def release(target: str, reload: str) -> None:
    """Put site/ live in the folder that a server publishes from."""

    def act(target: Path) -> str:
        with site_at_rest(ROOT):
            return releasing.release(ROOT / SITE, target, reload)

    _change_live(act, target)


@main.command()
@click.argument("target")
@click.option("--reload", default="", help="Command that makes the server read its settings anew.")
def rollback(target: str, reload: str) -> None:
    """Put the release before the live one live again."""
    _change_live(lambda target: releasing.rollback(target, reload), target)


def _change_live(act: Callable[[Path], str], target: str) -> None:
    if not target:
        click.echo("Say which folder the server publishes from, for instance: TARGET=/srv/site", err=True)
        sys.exit(1)
    try:
        click.echo(act(Path(target)))
    except (releasing.CannotRelease, BuildFailed) as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True)
def serve(address: str) -> None:
    """Show the site while it is written: http://127.0.0.1:8000."""
    sys.exit(
        subprocess.run(preview_command(address), cwd=ROOT, env=builder_environment(), check=False).returncode
    )


@main.command("new-year")
@click.argument("written", metavar="YEAR", default="")
def new_year(written: str) -> None:
    """Write the file of a year that is still to be filled in; never overwrites one."""
    if not re.fullmatch(r"(199|20\d)\d", written):
        no_year = Problem(FOLDER, 0, f"“{written}” is not a year.", "Write it with four digits: 2026.")
        _stop(ProblemsFound([no_year]), "nothing_begun")
    year = int(written)
    name = f"{FOLDER}/{year}.yml"
    if (ROOT / name).exists():
        _stop(taken(name), "nothing_begun")
    _begin("year", lambda _: {name: _year_text(year, name)})


def _year_text(year: int, name: str) -> str:
    statistics = load_statistics(ROOT)
    model = model_year(statistics)
    if model is None:
        raise ProblemsFound(
            [
                Problem(
                    name, 0, "No year is final yet, so there is no model to go by.", "Write the file by hand."
                )
            ]
        )
    return new_year_text(year, model, statistics.catalogue)


def _stop(found: ProblemsFound, consequence: str) -> NoReturn:
    """Tell the problems and end. consequence: the key of what is told last."""
    try:
        messages = load_messages(ROOT)
    except ProblemsFound:
        # The file with the words is the one that is broken.
        click.echo(str(found), err=True)
        sys.exit(1)
    lang = language_of(os.environ)
    click.echo(report(messages.problem(problem, lang) for problem in found.problems), err=True)
    last = messages.words[consequence].in_(lang).replace("{1}", str(len(found.problems)))
    click.echo(f"\n{last}", err=True)
    sys.exit(1)
