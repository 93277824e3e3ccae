"""A Finnish personal identity code (henkilötunnus) belongs to one person and to no file of the site."""

from __future__ import annotations

import re

from stdnum.fi import hetu

from scripts.problems import Problem

_CODE = re.compile(
    r"(?<![0-9A-Za-z])(\d{6}) ?([-–−+A-FU-Y]) ?(\d{3}[0-9A-FHJ-NPR-Y])(?![0-9A-Za-z])", re.IGNORECASE
)
"""As people write it: small letters, spaces and the dashes of word processors too."""


def identity_code_problems(text: str, name: str) -> list[Problem]:
    """Finnish personal identity codes in a text, those of all centuries and the temporary ones.

    A code counts when its day exists and its last sign is right. The message does not repeat it.
    """
    return [
        Problem(
            name,
            text.count("\n", 0, match.start()) + 1,
            "A Finnish personal identity code stands here.",
            "Delete it. If it has been saved to the history (commit), tell who answers for data protection.",
        )
        for match in _CODE.finditer(text)
        if hetu.is_valid(match[1] + re.sub("[–−]", "-", match[2]) + match[3], allow_temporary=True)
    ]
