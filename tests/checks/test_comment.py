"""The comment on a proposal: in two languages, about its own files, and safe whatever its run has left."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.checks.comment import MARK, Proposal, comment, read_desk
from scripts.checks.desk import Desk
from scripts.checks.readers import Reader, load_readers, readers_of
from scripts.checks.report import as_json
from scripts.content.writing.whereabouts import Whereabouts
from scripts.messages import Messages, Said, load_messages
from scripts.problems import Problem
from tests.checks.test_desk import desk
from tests.conftest import ROOT

PAGE, TWIN = "docs/loyda-apua/puhelin.md", "docs_sv/loyda-apua/puhelin.md"
RUN, PREVIEW = "https://host.example/runs/7", "https://host.example/runs/7/artifacts/8"


@pytest.fixture(scope="module")
def messages() -> Messages:
    return load_messages(ROOT)


@pytest.fixture(scope="module")
def readers() -> list[Reader]:
    return load_readers(ROOT)


EMPTY = Problem(PAGE, 0, "The file is empty.", "Write its content.")


def test_what_stops_a_proposal_is_told_in_both_languages(messages: Messages, readers: list[Reader]) -> None:
    text = comment(desk(broken=[EMPTY]), Proposal([PAGE], RUN, ""), readers, messages)
    assert text.startswith(f"{MARK}\n")
    finnish, swedish = text.split("\n---\n")
    assert f"- `{PAGE}`: Tiedosto on tyhjä. → Kirjoita sisältö." in finnish
    assert f"- `{PAGE}`: Filen är tom. → Skriv innehållet." in swedish
    assert "**Mitään ei julkaista ennen kuin kohta Rikki on tyhjä." in finnish
    assert "**Esikatselu:** syntyy, kun" in finnish
    assert PREVIEW not in text


def test_a_proposal_in_order_leads_to_its_preview_and_its_readers(
    messages: Messages, readers: list[Reader]
) -> None:
    text = comment(desk(), Proposal([PAGE, TWIN, "docs/index.md"], RUN, PREVIEW), readers, messages)
    assert text.count(f"]({PREVIEW})") == 2
    assert "`loyda-apua/puhelin/index.html`" in text
    assert "nimellä `index.html`" in text
    assert f"asiakastyötä, ja jokaisen numeron toinenkin ihminen (`{PAGE}`)." in text
    assert f"någon som har svenska som modersmål (`{TWIN}`)." in text
    assert "ohjelmoija" not in text


def test_what_does_not_stop_is_told_of_its_own_files_and_counted_elsewhere(
    messages: Messages, readers: list[Reader]
) -> None:
    style = [Problem(name, 1, "Nobody knows this.", "z") for name in (PAGE, "docs/a.md", "docs/b.md")]
    text = comment(desk(style=style), Proposal([PAGE], RUN, PREVIEW), readers, messages)
    assert "<details><summary>Kieli ja tyyli: 1</summary>" in text
    assert "docs/a.md" not in text
    assert "ei tässä muutoksessa: Kieli ja tyyli 2." in text


def test_a_proposal_whose_preview_failed_says_so(messages: Messages, readers: list[Reader]) -> None:
    text = comment(desk(), Proposal([PAGE], RUN, ""), readers, messages)
    assert f"sitä ei syntynyt. Pyydä ohjelmoijaa katsomaan, mitä [tarkistuksen loki kertoo]({RUN})." in text


@pytest.mark.parametrize(
    "left",
    [
        "",
        "not JSON",
        "{}",
        "[]",
        '{"publishable": true, "groups": []}',
        '{"publishable": true, "groups": [{"id": "broken", "title": "x", "problems": "y"}]}',
        json.dumps({"publishable": True, "groups": [{"id": "x", "title": "x", "problems": []}]}),
    ],
)
def test_what_is_no_desk_is_not_taken_for_one(left: str, messages: Messages, readers: list[Reader]) -> None:
    assert read_desk(left) is None
    text = comment(read_desk(left), Proposal([PAGE], RUN, ""), readers, messages)
    assert "Muutosta ei voitu tarkistaa." in text
    assert "kan publiceras" not in text


def test_what_the_desk_writes_can_be_read_again(messages: Messages) -> None:
    written = Desk({"broken": [EMPTY], "unfinished": [], "style": [EMPTY]})
    assert read_desk(as_json(written, messages, "en")) == written


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("@everyone look", "@\u200beveryone look"),
        ("closes #12", "closes #\u200b12"),
        ("<img src=https://x.example/y>", "&lt;img src=https://x.example/y>"),
        ("![x](https://x.example/y)", "\\!\\[x\\](https://x.example/y)"),
        ("[x](https://x.example)\n\n## Title", "\\[x\\](https://x.example) ## Title"),
        ('write `{a: "b"}` or `', 'write `{a: "b"}` or \\`'),
    ],
)
def test_nobody_is_called_and_nothing_is_shown_by_what_strangers_left(
    what: str, told: str, messages: Messages, readers: list[Reader]
) -> None:
    name = "docs/`@a`\n<b>.md"
    found = desk(broken=[Problem(name, 0, what, "z")])
    text = comment(found, Proposal([name], RUN, ""), readers, messages)
    assert f"- `docs/'@a' <b>.md`: {told} → z" in text


def test_what_to_write_can_be_copied_from_the_comment(messages: Messages, readers: list[Reader]) -> None:
    moved = Whereabouts(moved=lambda: {"a/old.md": "a/new.md"})
    instead = moved.link("old.md#price", "a/b.md", {"a/new.md"}, "")
    found = desk(broken=[Problem(PAGE, 1, "x", instead)])
    assert "kirjoita `new.md#price`." in comment(found, Proposal([PAGE], RUN, ""), readers, messages)


def test_a_comment_is_never_longer_than_the_host_takes(messages: Messages, readers: list[Reader]) -> None:
    long = [Problem(f"docs/{number}.md", 1, "x" * 3000, f"z{number}") for number in range(40)]
    text = comment(desk(broken=long, unfinished=long), Proposal([PAGE], RUN, ""), readers, messages)
    assert len(text) < 65_536
    assert "## Redaktionsbordet" in text


# --- Who reads what


def test_every_path_of_a_reader_is_there(readers: list[Reader]) -> None:
    gone = [path for reader in readers for path in reader.paths if not (ROOT / path).exists()]
    assert gone == []


def test_the_developers_page_has_the_same_table(readers: list[Reader]) -> None:
    rows = [f"| {', '.join(f'`{path}`' for path in reader.paths)} | {reader.who.en} |" for reader in readers]
    assert "\n".join(rows) in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_a_folder_is_read_with_all_below_it_and_a_file_alone() -> None:
    who = Said(fi="x", sv="y", en="z")
    reader = Reader(paths=["docs/a/", "data/b.yml"], who=who)
    changed = ["docs/a/c/d.md", "docs/ab.md", "data/b.yml", "data/b.yml.md"]
    assert readers_of(changed, [reader]) == [(reader, ["data/b.yml", "docs/a/c/d.md"])]
    assert readers_of(["x"], [reader]) == []


# --- What the host runs

SHA = "a" * 40
FAKE = """\
#!/usr/bin/env python3
import json, os, pathlib, shutil, sys
answers = json.loads(os.environ["ANSWERS"])
asked = " ".join(sys.argv[1:])
with open(os.environ["ASKED"], "a") as log:
    log.write(asked + "\\n")
if sys.argv[1:3] == ["run", "download"]:
    folder = pathlib.Path(sys.argv[sys.argv.index("--dir") + 1])
    folder.mkdir(parents=True)
    (folder / "check.json").write_text(answers["desk"])
elif "--input" in sys.argv:
    shutil.copy(sys.argv[sys.argv.index("--input") + 1], os.environ["SENT"])
else:
    print(json.dumps(next(answer for part, answer in answers.items() if part in asked)))
"""


class Host:
    """A stand-in for the host's command line: answers what it is told to, and remembers what it was asked."""

    def __init__(self, folder: Path, messages: Messages) -> None:
        self.folder = folder
        (folder / "gh").write_text(FAKE, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        self.answers: dict[str, Any] = {
            "/files": [{"filename": PAGE}, {"filename": TWIN, "previous_filename": "docs_sv/x.md"}],
            "/artifacts": {
                "artifacts": [
                    {"name": "desk", "id": 1, "expired": False, "size_in_bytes": 900},
                    {"name": "preview-12", "id": 8, "expired": False, "size_in_bytes": 900},
                ]
            },
            "/comments": [],
            "/pulls": [{"number": 11, "head": {"sha": "b" * 40}}, {"number": 12, "head": {"sha": SHA}}],
            "desk": as_json(desk(broken=[EMPTY]), messages, "en"),
        }

    def run(self, **environment: str) -> tuple[int, list[str], str]:
        """How it ended, what was asked, and the comment that was sent."""
        asked, sent = self.folder / "asked", self.folder / "sent"
        result = subprocess.run(
            [ROOT / ".github/comment.sh"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
            env={
                **os.environ,
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "ANSWERS": json.dumps(self.answers),
                "ASKED": str(asked),
                "SENT": str(sent),
                "GH_REPO": "publisher/site",
                "GITHUB_SERVER_URL": "https://host.example",
                "RUN_ID": "7",
                "HEAD": "somebody:$(touch x)`id`; branch",
                "HEAD_SHA": SHA,
                **environment,
            },
        )
        lines = asked.read_text(encoding="utf-8").splitlines() if asked.is_file() else []
        body = json.loads(sent.read_text(encoding="utf-8"))["body"] if sent.is_file() else ""
        return result.returncode, lines, body


@pytest.fixture
def host(tmp_path: Path, messages: Messages) -> Host:
    return Host(tmp_path, messages)


def test_the_proposal_at_the_run_s_commit_gets_the_comment(host: Host) -> None:
    code, asked, body = host.run()
    assert code == 0
    assert "head=somebody:$(touch x)`id`; branch" in asked[0]
    assert asked[-1].startswith("api --method POST repos/publisher/site/issues/12/comments")
    assert "Tiedosto on tyhjä." in body
    assert "(https://host.example/publisher/site/actions/runs/7/artifacts/8)" in body


def test_the_comment_that_is_there_is_renewed_and_nobody_else_s(host: Host) -> None:
    host.answers["/comments"] = [
        {"id": 1, "user": {"login": "somebody"}, "body": f"{MARK}\nx"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "another"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"},
    ]
    code, asked, _ = host.run()
    assert code == 0
    assert asked[-1].startswith("api --method PATCH repos/publisher/site/issues/comments/3 ")


def test_without_a_proposal_at_the_commit_nothing_is_written(host: Host) -> None:
    host.answers["/pulls"] = [{"number": 12, "head": {"sha": "b" * 40}}]
    code, asked, body = host.run()
    assert (code, len(asked), body) == (0, 1, "")


@pytest.mark.parametrize("wrong", [{"RUN_ID": "7; id"}, {"HEAD_SHA": "main"}, {"RUN_ID": ""}])
def test_what_is_no_run_or_no_commit_is_not_asked_for(host: Host, wrong: dict[str, str]) -> None:
    code, asked, _ = host.run(**wrong)
    assert (code, asked) == (1, [])


def test_what_is_too_large_is_not_fetched(host: Host) -> None:
    host.answers["/artifacts"]["artifacts"][0]["size_in_bytes"] = 3_000_000
    code, asked, body = host.run()
    assert code == 0
    assert not any("run download" in line for line in asked)
    assert "Muutosta ei voitu tarkistaa." in body


def workflows() -> dict[str, Any]:
    return {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
        for file in sorted((ROOT / ".github/workflows").glob("*.yml"))
    }


def test_no_workflow_has_more_rights_than_it_needs() -> None:
    for name, workflow in workflows().items():
        assert workflow["permissions"] == {}, name
        # PyYAML reads the key `on` as true.
        assert "pull_request_target" not in workflow[True], name
        for job in workflow["jobs"].values():
            rights = {"actions": "read", "contents": "read", "pull-requests": "write"}
            assert job["permissions"] == (rights if name == "comment" else {"contents": "read"}), name


def test_every_action_is_pinned_and_keeps_no_key() -> None:
    for name, workflow in workflows().items():
        for step in (step for job in workflow["jobs"].values() for step in job["steps"]):
            if "uses" in step:
                assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]), name
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name
            # What strangers name reaches a command only as a variable.
            assert "${{" not in step.get("run", ""), name


def test_the_comment_runs_the_main_branch_s_code_alone() -> None:
    comment_workflow = workflows()["comment"]
    assert comment_workflow[True] == {"workflow_run": {"workflows": ["site"], "types": ["completed"]}}
    assert workflows()["site"]["name"] == "site"
    checkout = comment_workflow["jobs"]["comment"]["steps"][0]
    assert set(checkout["with"]) == {"persist-credentials"}


def test_where_the_history_is_read_all_of_it_is_fetched() -> None:
    for name, workflow in workflows().items():
        for job in workflow["jobs"].values():
            if any("scripts check" in step.get("run", "") for step in job["steps"]):
                assert job["steps"][0]["with"]["fetch-depth"] == 0, name
