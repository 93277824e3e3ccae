"""Links whose words say nothing: who hears a list of links, or looks for one, must know where each leads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.content.writing.pages import Block, Page
from scripts.content.writing.structure import inline_targets, without_code
from scripts.languages import Lang
from scripts.problems import Problem

_EMPTY: dict[Lang, re.Pattern[str]] = {
    "fi": re.compile(
        r"(?:lue |katso |klikkaa )?(?:tästä|täältä|tässä|täällä|tänne|tämä|tätä|lisää|lisätietoa)"
        r"|(?:tästä |tämä )?linkki|(?:tästä |tämän )?linkistä|katso|klikkaa|lue"
    ),
    "sv": re.compile(
        r"(?:läs |se |klicka )?(?:här|hit|mer|detta|mer information)"
        r"|(?:denna |den här )?länken?|se|läs|klicka"
    ),
}
_EVERYWHERE = re.compile(r"(?:click )?here|(?:read )?more|link|[>»]+")
_MARKUP = re.compile(r"[*_`!]|\{\{.*?\}\}")


def empty_link_words(pages: Iterable[Page], blocks: Iterable[Block]) -> list[Problem]:
    """Links of texts that people write whose whole text is one of the words that say nothing."""
    texts = [(page.body, page.lang, page.name, page.body_line) for page in pages if not page.generated]
    texts += [(block.body, block.lang, block.name, 1) for block in blocks]
    return [
        Problem(
            name,
            first_line + text.count("\n", 0, start),
            f"The link's words are “{words}”: they do not say where it leads.",
            "Let the words of the link name what it leads to: [Mitä harkinta-aika on](…).",
        )
        for written, lang, name, first_line in texts
        for text in [without_code(written)]
        for start, (target, _), is_image in inline_targets(text)
        if not is_image
        for words in [_MARKUP.sub("", text[start + 1 : target - 2]).strip()]
        if any(pattern.fullmatch(words.casefold().rstrip(".:!")) for pattern in (_EMPTY[lang], _EVERYWHERE))
    ]
