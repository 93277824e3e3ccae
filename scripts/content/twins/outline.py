"""The headings and ids of one text by itself."""

from __future__ import annotations

from scripts.content.twins.texts import Text
from scripts.problems import Problem


def outline_problems(text: Text, is_page: bool) -> list[Problem]:
    """Headings whose levels jump, ids that stand twice; on a page, another start than its one top heading."""
    problems: list[Problem] = []
    tops = [heading for heading in text.headings if heading.level == 1]
    if is_page and (len(tops) != 1 or text.headings[0].level != 1):
        lines = ", ".join(str(heading.line) for heading in tops)
        count = f"{len(tops)} (line {lines})" if lines else "none"
        problems.append(
            Problem(
                text.name,
                tops[1].line if len(tops) > 1 else text.parts[0].first_line,
                f"A page begins with one heading marked with a single #; this one has {count}.",
                "Begin the page with one `# Heading`, and mark the others with ## or ###.",
            )
        )
    for above, below in zip(text.headings, text.headings[1:], strict=False):
        if below.level > above.level + 1:
            problems.append(
                Problem(
                    text.name,
                    below.line,
                    f"The heading “{below.text}” jumps from {'#' * above.level} to {'#' * below.level}.",
                    f"Mark it with {'#' * (above.level + 1)}, in both languages.",
                )
            )
    seen: dict[str, int] = {}
    for anchor in text.anchors:
        if anchor.id in seen:
            problems.append(
                Problem(
                    text.name,
                    anchor.line,
                    f"The id “{anchor.id}” stands already at line {seen[anchor.id]}.",
                    "Give one of them another id, the same in both languages.",
                )
            )
        seen.setdefault(anchor.id, anchor.line)
    return problems
