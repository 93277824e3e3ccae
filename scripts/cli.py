"""The commands behind the Makefile: `python -m scripts check | sources | serve | site`."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from scripts.checks.desk import look
from scripts.checks.report import as_json, as_markdown, as_text
from scripts.checks.resting import places_of_sources
from scripts.clock import today
from scripts.inputs import read_inputs
from scripts.messages import DeskLang, language_of, load_messages
from scripts.problems import ProblemsFound, nearest
from scripts.publish.site import BuildFailed, builder_environment, make_site

ROOT = Path(__file__).resolve().parents[1]


@click.group()
def main() -> None:
    """Commands of the site."""


@main.command()
@click.option("--lang", type=click.Choice(["fi", "sv", "en"]), help="Language of the messages.")
@click.option("--json", "form", flag_value="json", help="For machines.")
@click.option("--markdown", "form", flag_value="markdown", help="For a comment on a pull request.")
@click.option("--quiet", is_flag=True, help="Only what stops the site from being published.")
def check(lang: DeskLang | None, form: str | None, quiet: bool) -> None:
    """The editors' desk: everything there is to do; takes seconds, changes nothing."""
    lang = lang or language_of(os.environ)
    try:
        messages = load_messages(ROOT)
    except ProblemsFound as found:
        _stop(found, "nothing can be told before this is mended")
    desk = look(ROOT, today(), "sv" if lang == "sv" else "fi")
    if quiet:
        desk = replace(desk, asked=("broken", "unfinished"))
    write = {"json": as_json, "markdown": as_markdown}.get(form or "", as_text)
    click.echo(write(desk, messages, lang))
    if desk.found["broken"]:
        sys.exit(1)


@main.command()
@click.argument("source", required=False)
def sources(source: str | None) -> None:
    """The pages and data that rest on a source of data/sources.yml; without an id, how many for each."""
    try:
        places = places_of_sources(read_inputs(ROOT, today()))
    except ProblemsFound as found:
        _stop(found, "nothing can be listed before this is mended")
    if source is None:
        for key, files in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
            click.echo(f"{len(files):4}  {key}")
    elif source in places:
        click.echo("\n".join(places[source]))
    else:
        click.echo(f"“{source}” is not in data/sources.yml. {nearest(source, places)}".strip(), err=True)
        sys.exit(1)


@main.command()
def site() -> None:
    """Make the whole site in site/; the last good one stays when something is wrong."""
    try:
        target = make_site(ROOT)
    except ProblemsFound as found:
        _stop(found, "site/ is as it was")
    except BuildFailed as failed:
        click.echo(str(failed), err=True)
        click.echo("\nsite/ is as it was.", err=True)
        sys.exit(1)
    click.echo(f"The site is in {target.name}/.")


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True)
def serve(address: str) -> None:
    """Show the site while it is written: http://127.0.0.1:8000."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    sys.exit(subprocess.run(command, cwd=ROOT, env=builder_environment(), check=False).returncode)


def _stop(found: ProblemsFound, consequence: str) -> NoReturn:
    click.echo(str(found), err=True)
    count = len(found.problems)
    click.echo(f"\n{count} problem{'s' if count > 1 else ''}: {consequence}.", err=True)
    sys.exit(1)
