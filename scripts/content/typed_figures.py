"""No statistic is typed where readers look for statistics: it comes from the data or not at all."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.content.pages import Page
from scripts.content.tokens import statistic_like_tokens
from scripts.problems import Problem


def typed_figure_problems(pages: Iterable[Page]) -> list[Problem]:
    """Figures typed on the pages about statistics and on news.

    Years, dates, sections and acts, 112, ages and list numbers may be typed.
    """
    return [
        Problem(
            page.name,
            token.line,
            f"The figure “{token.written}” is typed.",
            'Take it from the data: {{ n("latest.new_clients.total") }} or {{ share("…") }}.',
        )
        for page in pages
        if not page.generated and (page.meta.audience == "stats" or page.meta.published)
        for token in statistic_like_tokens(page.body, page.lang, page.body_line)
    ]
