"""Where one may write about the site: the address of the settings on each page, or that there is none."""

from __future__ import annotations

from pathlib import Path

from scripts.inputs import read_inputs
from scripts.stage import staged_site
from tests.copies import copy_project, edit
from tests.test_bad_input import TODAY

ABOUT = ("tietoa/palaute.md", "tietoa/index.md", "tietoa/saavutettavuus.md")


def test_the_address_for_feedback_is_on_each_page_that_speaks_of_it_as_soon_as_it_is_set(
    tmp_path: Path,
) -> None:
    project = copy_project(tmp_path)
    before = staged_site(read_inputs(project, TODAY)).files
    edit(
        project / "data/site.yml",
        lambda text: text.replace("feedback_email: null", "feedback_email: a@site.example"),
    )
    after = staged_site(read_inputs(project, TODAY)).files
    for lang, none in (("fi", "ei ole vielä osoitetta"), ("sv", "ännu ingen adress för respons")):
        for page in ABOUT:
            name = f"{lang}/{page}"
            assert none in before[name].decode().replace("\u00ad", "")
            assert none not in after[name].decode().replace("\u00ad", "")
            assert "mailto:a@site.example" in after[name].decode()
