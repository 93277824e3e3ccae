"""Settings of nginx for a published site: headers, packed files, old addresses, and logs that know nobody.

Two files: one for nginx's `http` block, one for the `server` block that the operator writes (address, TLS).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.publish.headers import FOR_EVER

PACKAGES = ("nginx", "libnginx-mod-http-brotli-static")
"""Debian's packages."""

INSTALL = f"sudo apt-get install --yes --no-install-recommends {' '.join(PACKAGES)}"

HTTP_PART = "http.conf"
SERVER_PART = "server.conf"

TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/javascript": "js",
    "text/csv": "csv",
    "text/plain": "txt",
    "text/xml": "xml",
    "application/json": "json",
    "application/ld+json": "jsonld",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "image/svg+xml": "svg",
    "image/png": "png",
    "image/webp": "webp",
    "font/woff2": "woff2",
}
"""What nginx calls our files: its own list has no CSV."""


@dataclass(frozen=True)
class Place:
    """Where the server finds things.

    site: folder of the pages; may be a link that changes while the server runs
    assets: folder that holds `assets/`; with releases, one that holds those of older releases too
    logs: folder for its logs
    """

    site: Path
    assets: Path
    logs: Path


def http_part() -> str:
    """For nginx's `http` block: the log's form, and what follows from an address."""
    return f"""\
# Hour, address without what comes after "?", and what was sent. No visitor's address, browser or way here.
map $time_iso8601 $log_hour {{ "~^(?<hour>[^:]+)" $hour; }}
map $request_uri $log_path {{ "~^(?<path>[^?]*)" $path; }}
log_format nobody '$log_hour $request_method "$log_path" $status $body_bytes_sent';
map "$status $uri" $kept {{ default "no-cache"; "~^(200|206|304) /assets/" "{FOR_EVER}"; }}
map $request_uri $lost {{ default /404.html; "~^/sv(/|$)" /sv/404.html; }}
"""


def server_part(place: Place, headers: Mapping[str, str], moved: Mapping[str, str]) -> str:
    """For the site's `server` block. moved: new address by old one, both from the host's root"""
    types = " ".join(f"{name} {ending};" for name, ending in TYPES.items())
    lines = [
        f'root "{place.site}";',
        f'access_log "{place.logs}/access.log" nobody;',
        # Anything milder names who asked, even "crit": a TLS greeting that failed.
        f'error_log "{place.logs}/error.log" emerg;',
        "log_not_found off;",
        "server_tokens off;",
        "absolute_redirect off;",
        f"types {{ {types} }}",
        "charset utf-8;",
        "charset_types text/css text/javascript text/csv text/plain text/xml application/json "
        "application/ld+json application/atom+xml;",
        "brotli_static on;",
        "gzip_static on;",
        "gzip_vary on;",
        "client_max_body_size 1k;",
        *(f"add_header {name} {_quoted(value)} always;" for name, value in headers.items()),
        "add_header Cache-Control $kept always;",
        "error_page 403 404 =404 $lost;",
        "location = /404.html { internal; }",
        "location = /sv/404.html { internal; }",
        'location ~ "/_|[.](br|gz|zst)$" { return 404; }',
        "location ~ /feed[.]xml$ { types { } default_type application/atom+xml; }",
        f'location ^~ /assets/ {{ root "{place.assets}"; }}',
        "if ($request_uri ~ ^(/([A-Za-z0-9._~-]+/)*)index[.]html([?]|$)) { return 301 $1; }",
        *(f'location = "{old}" {{ return 301 "{new}"; }}' for old, new in moved.items()),
    ]
    return "\n".join([*lines, ""])


def witness(file: Path) -> str:
    """For the end of the `server` block: nginx makes this empty file when it reads these settings."""
    return f'error_log "{file}" emerg;\n'


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def moved_addresses(rules: str) -> dict[str, str]:
    """New address by old one, from a site's `_redirects`."""
    return {old: new for old, new, _ in (line.split() for line in rules.splitlines())}


def whole_config(listen: str, module: Path, *, user: str = "", tls: str = "") -> str:
    """Everything for an nginx of our own that serves one site, from a folder with the two files above.

    listen: address and options, as in "127.0.0.1:8080"
    module: the file of the module that sends Brotli
    user: "name group" that the server runs as when root starts it
    tls: directives for certificate and key, when `listen` says ssl
    """
    temporary = "".join(
        f"{kind}_temp_path tmp_{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""\
load_module "{module}";
{f"user {user};" if user else ""}
daemon off; pid nginx.pid; error_log error.log emerg; worker_processes auto;
events {{ worker_connections 1024; }}
http {{
  {temporary}
  sendfile on; tcp_nopush on;
  include {HTTP_PART};
  server {{ listen {listen}; {tls} include {SERVER_PART}; }}
}}
"""
