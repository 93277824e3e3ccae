"""`make up`: nginx on this machine only, with everything that the public's server does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from grp import getgrgid
from pathlib import Path
from pwd import getpwuid

from scripts.publish.headers import security_headers
from scripts.publish.manifest import Manifest, manifest_problems, read_manifest
from scripts.publish.nginx import (
    HTTP_PART,
    INSTALL,
    SERVER_PART,
    Place,
    http_part,
    moved_addresses,
    server_part,
    whole_config,
)
from scripts.publish.redirects import RULES
from scripts.publish.tree import settle

CERTIFICATE = "cert.pem"

_MODULE = "ngx_http_brotli_static_module.so"


class CannotServe(Exception):
    """The server cannot be started; its message says what to do."""


@dataclass(frozen=True)
class Nginx:
    """The installed server and the module that sends Brotli."""

    program: Path
    module: Path


def find_nginx() -> Nginx:
    """The installed nginx. Raises CannotServe with the command that installs it."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found:
        said = subprocess.run([found, "-V"], capture_output=True, text=True, check=True).stderr
        folder = re.search(r"--modules-path=(\S+)", said)
        module = Path(folder[1] if folder else "/usr/lib/nginx/modules") / _MODULE
        if module.is_file():
            return Nginx(Path(found), module)
    missing = "The module of nginx that sends Brotli" if found else "nginx"
    raise CannotServe(f"{missing} is not installed. Install it, then try again:\n  {INSTALL}")


def prepare(site: Path, folder: Path, nginx: Nginx, listen: str, tls: str = "") -> Path:
    """Write the settings for serving one site below `folder`. Returns the main file.

    Raises CannotServe when the site is not whole.
    """
    settle(site)
    if not site.is_dir():
        raise CannotServe(f"There is no site in {site} yet. Make it: make site")
    if problems := manifest_problems(site):
        raise CannotServe(f"The site in {site} is not whole:\n{problems[0]}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return write_settings(site, folder, nginx, listen, read_manifest(site), tls)
    except OSError as error:
        raise CannotServe(
            f"The server's settings cannot be written: {error.strerror} ({error.filename})."
        ) from error


def write_settings(
    site: Path, folder: Path, nginx: Nginx, listen: str, manifest: Manifest, tls: str = ""
) -> Path:
    """The same for a site that need not be whole."""
    headers = security_headers(manifest.policy)
    moved = moved_addresses((site / RULES).read_text(encoding="utf-8"))
    (folder / HTTP_PART).write_text(http_part(), encoding="utf-8")
    (folder / SERVER_PART).write_text(
        server_part(Place(site, site, folder), headers, moved), encoding="utf-8"
    )
    main = folder / "nginx.conf"
    main.write_text(whole_config(listen, nginx.module, user=server_user(site), tls=tls), encoding="utf-8")
    return main


def loopback_tls(folder: Path) -> str:
    """A certificate for this machine only, good for a day, and the directives that name it."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / CERTIFICATE)),
        ],
        check=True,
        capture_output=True,
    )
    return f"ssl_certificate {CERTIFICATE}; ssl_certificate_key key.pem; ssl_protocols TLSv1.2 TLSv1.3;"


def command(nginx: Nginx, main: Path) -> list[str]:
    """How the server is started with these settings; it stays in the foreground."""
    return [str(nginx.program), "-p", str(main.parent), "-c", str(main)]


def server_user(site: Path) -> str:
    """Whom a server that root starts runs as: the site's owner, who can surely read it. Else empty."""
    if os.geteuid() != 0:
        return ""
    owner = site.stat()
    return f"{getpwuid(owner.st_uid).pw_name} {getgrgid(owner.st_gid).gr_name}"


if __name__ == "__main__":
    try:
        find_nginx()
    except CannotServe as missing:
        sys.exit(str(missing))
