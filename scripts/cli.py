"""The commands behind the Makefile: `python -m scripts check | serve | site | new-year`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NoReturn

import click

from scripts.checks.due import old_contacts, unreviewed_languages
from scripts.checks.readability import long_sentences, readability
from scripts.clock import today
from scripts.content.confirm import load_to_confirm
from scripts.content.terms import term_warnings
from scripts.inputs import Inputs, read_inputs
from scripts.problems import ProblemsFound
from scripts.publish import release as releasing
from scripts.publish import server
from scripts.publish.site import SITE, BuildFailed, builder_environment, make_site
from scripts.stage import staged_site
from scripts.statistics.load import FOLDER, load_statistics, unfilled
from scripts.statistics.new_year import model_year, new_year_text

ROOT = Path(__file__).resolve().parents[1]


@click.group()
def main() -> None:
    """Commands of the site."""


@main.command()
def check() -> None:
    """Check everything that editors write; takes seconds, changes nothing."""
    try:
        inputs = read_inputs(ROOT, today())
        staged = staged_site(inputs)
        points = load_to_confirm(ROOT, set(staged.views["fi"]))
    except ProblemsFound as found:
        _stop(found, "nothing can be published before these are mended")
    click.echo("Everything fits together.")
    _list(
        "Words to avoid",
        [str(warning) for warning in term_warnings(inputs.pages, inputs.terms, inputs.blocks)],
    )
    _list("Long sentences", long_sentences(readability(inputs.pages)))
    _list(
        "Figures not filled in yet (data/statistics)",
        [f"{year}: {', '.join(names)}" for year, names in unfilled(ROOT).items()],
    )
    _list(
        "Found in the sources and left out of the data (data/collected/places.yml)",
        [f"{one.what['fi']} ({one.count}): {one.why['fi']}" for one in inputs.statistics.left_out],
    )
    _list("Overdue for review", _overdue(inputs))
    _list("Services to confirm again", old_contacts(inputs.contacts, inputs.today))
    _list("Languages that no native reader has read", unreviewed_languages(inputs.languages))
    _list(
        "To confirm with the authority before launch (data/to_confirm.yml)",
        [f"{point.question.fi} ({len(point.pages)} pages)" for point in points],
    )


def _list(title: str, lines: list[str]) -> None:
    click.echo(f"\n{title}: {len(lines)}")
    for line in lines:
        click.echo("  " + line.replace("\n", "\n  "))


def _overdue(inputs: Inputs) -> list[str]:
    return [
        f"{page.name}: reviewed {page.meta.reviewed.isoformat()}, due every {page.meta.review_every} days"
        for page in inputs.pages
        if page.meta.reviewed + timedelta(days=page.meta.review_every) < inputs.today
    ]


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
@click.option("--address", default="127.0.0.1:8080", show_default=True)
def up(address: str) -> None:
    """Serve site/ as the public gets it, on this machine only: http://127.0.0.1:8080."""
    try:
        nginx = server.find_nginx()
        main = server.prepare(ROOT / SITE, ROOT / "build" / "nginx", nginx, address)
    except server.CannotServe as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    click.echo(f"The site is at http://{address}/ until you press Ctrl+C.")
    os.execv(nginx.program, server.command(nginx, main))


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--reload", default="", help="Command that makes the server read its settings anew.")
def release(target: Path, reload: str) -> None:
    """Put site/ live in the folder that a server publishes from."""
    _change_live(lambda: releasing.release(ROOT / SITE, target, reload))


@main.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--reload", default="", help="Command that makes the server read its settings anew.")
def rollback(target: Path, reload: str) -> None:
    """Put the release before the live one live again."""
    _change_live(lambda: releasing.rollback(target, reload))


def _change_live(act: Callable[[], str]) -> None:
    try:
        click.echo(act())
    except releasing.CannotRelease as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True)
def serve(address: str) -> None:
    """Show the site while it is written: http://127.0.0.1:8000."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    sys.exit(subprocess.run(command, cwd=ROOT, env=builder_environment(), check=False).returncode)


@main.command("new-year")
@click.argument("year", type=click.IntRange(1990, 2100))
def new_year(year: int) -> None:
    """Write the file of a year that is still to be filled in; never overwrites one."""
    name = f"{FOLDER}/{year}.yml"
    if (ROOT / name).exists():
        click.echo(f"{name} is already there, and stays as it is.", err=True)
        sys.exit(1)
    try:
        statistics = load_statistics(ROOT)
    except ProblemsFound as found:
        _stop(found, "no file was written")
    model = model_year(statistics)
    if model is None:
        click.echo("No year is final yet, so there is no model to go by.", err=True)
        sys.exit(1)
    (ROOT / name).write_text(new_year_text(year, model, statistics.catalogue), encoding="utf-8")
    click.echo(
        f"{name} is there, with the tables of {model.number}. Fill in the numbers, then run make check."
    )


def _stop(found: ProblemsFound, consequence: str) -> NoReturn:
    click.echo(str(found), err=True)
    count = len(found.problems)
    click.echo(f"\n{count} problem{'s' if count > 1 else ''}: {consequence}.", err=True)
    sys.exit(1)
