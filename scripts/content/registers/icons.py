"""The small signs in pictures, drawn for this site: lines on a field of 24 × 24, things and never people."""

from __future__ import annotations

ICONS: dict[str, str] = {
    "agree": "M3 4h18v12H12l-5 5v-5H3zM9 10l2 2 4-4",
    "bucket": "M5 9h14l-2 12H7zM5 9a7 6 0 0 1 14 0",
    "call": "M4 3h4l2 6-3 2c1 3 3 5 6 6l2-3 6 2v4c-9 3-20-8-17-17z",
    "card": "M3 6h18v12H3zM3 10h18M6 15h4",
    "decision": "M6 3h12v18H6zM9 7h6M10 15a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
    "door": "M3 21h18M6 21V3h12v18M6 3l7 3v15",
    "eye": "M2 12c5-8 15-8 20 0-5 8-15 8-20 0M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
    "hand": "M8 13V6M12 11V4M16 12V6M20 14V9M20 14c0 9-9 8-11 5l-5-6",
    "kite": "M12 2l6 7-6 8-6-8zM12 2v15M6 9h12M12 17c-3 2 3 3 0 5",
    "onward": "M4 12h16M14 6l6 6-6 6",
    "parcel": "M3 8l9-4 9 4v9l-9 4-9-4zM3 8l9 4 9-4M12 12v9",
    "phone": "M7 2h10v20H7zM11 18h2",
    "rings": "M3 13a6 6 0 1 0 12 0 6 6 0 1 0-12 0M9 13a6 6 0 1 0 12 0 6 6 0 1 0-12 0",
    "shapes": "M12 3l4 7H8zM3 14h7v7H3zM14 17a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0",
    "sheet": "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3",
    "speech": "M3 4h18v12H12l-5 5v-5H3z",
    "umbrella": "M3 13a9 9 0 0 1 18 0zM12 4V2M12 13v6a2 2 0 0 0 4 0",
}
"""What an icon draws (the `d` of an SVG path), by its name."""


def icon(name: str) -> str:
    """An icon as inline SVG in the colour of the text around it; the words beside it say the same.

    Size, line and colour stand in attributes, so that it is right where no style sheet reaches it.
    """
    return (
        '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" '
        f'stroke-linejoin="round" aria-hidden="true"><path d="{ICONS[name]}"/></svg>'
    )
