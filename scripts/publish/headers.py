"""The headers of every answer, from one list, as static hosts and nginx read them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.publish.policy import Policy, written

HOST_RULES = "_headers"
"""Where static hosts look for headers, from the site's root."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose name carries their content."""

OFF = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
"""What a page may ask a browser for; no page of ours asks for any of it."""


def security_headers(policy: Policy) -> dict[str, str]:
    """Headers of every answer. policy: what any page of the site needs"""
    return {
        "Content-Security-Policy": written({**policy, "frame-ancestors": frozenset({"'none'"})}),
        "Strict-Transport-Security": "max-age=63072000",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in OFF),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def host_rules(policy: Policy, base: str) -> str:
    """The headers as `_headers`, which static hosts read. base: path of the site on its host"""
    return "\n".join(
        [
            *_rule(f"{base}*", security_headers(policy)),
            *_rule(f"{base}assets/*", {"Cache-Control": FOR_EVER}),
            "",
        ]
    )


def _rule(addresses: str, headers: dict[str, str]) -> Iterator[str]:
    yield addresses
    for name, value in headers.items():
        yield f"  {name}: {value}"
