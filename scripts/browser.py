"""The Chromium that tests drive: the one that is installed, or the system's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_OFF = (
    # Two hidden pages of the browser's own that every new window loads: a third of what a window costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Chromium goes by the last list that it is told, so what Playwright turns off stands here again.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "TcpPortRandomizationWin",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(_OFF)}",
)
"""Chromium asks no other host for anything while tests watch what pages ask for."""


def find_browser() -> str | None:
    """Path of a Chromium: the environment variable CHROMIUM, or what is on the path."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).exists():
        return named
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def install_browser() -> None:
    """Install the system's Chromium where that needs no question; otherwise say which command does it."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get"):
        sys.exit("No Chromium was found. Install it (or Chrome) and run the command again.")
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        if subprocess.run([*sudo, *command], check=False, stdout=subprocess.DEVNULL).returncode:
            sys.exit("Chromium could not be installed. Run: sudo apt-get install chromium")


if __name__ == "__main__":
    if find_browser() is None:
        install_browser()
