"""A real nginx on loopback, as the public's server is set up, for tests."""

from __future__ import annotations

import http.client
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.publish import server


@dataclass(frozen=True)
class Served:
    """A running server. folder: its settings and logs"""

    host: str
    port: int
    folder: Path
    tls: bool = False

    @property
    def address(self) -> str:
        return f"{'https' if self.tls else 'http'}://{self.host}:{self.port}/"

    def connect(self) -> http.client.HTTPConnection:
        if not self.tls:
            return http.client.HTTPConnection(self.host, self.port, timeout=10)
        context = ssl.create_default_context(cafile=str(self.folder / server.CERTIFICATE))
        return http.client.HTTPSConnection(self.host, self.port, timeout=10, context=context)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Status, headers with names in small letters, and body. Header names with _ for -."""
        connection = self.connect()
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=named)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: list[str], served: Served) -> Iterator[Served]:
    """The server from the moment that it answers until the end of the block."""
    with (served.folder / "said").open("w") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said)
    try:
        end = time.monotonic() + 20
        while True:
            try:
                served.get("/robots.txt")
                break
            except OSError:
                assert process.poll() is None, (served.folder / "said").read_text()
                assert time.monotonic() < end, "the server does not answer"
                time.sleep(0.05)
        yield served
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def serve(site: Path, folder: Path, *, tls: bool = False) -> Iterator[Served]:
    """One site, as `make up` serves it; with TLS by a certificate made for this run."""
    folder.mkdir(parents=True)
    served = Served("127.0.0.1", free_port(), folder, tls)
    nginx = server.find_nginx()
    listen, own = f"127.0.0.1:{served.port}", ""
    if tls:
        listen += " ssl http2"
        own = server.loopback_tls(folder)
    main = server.prepare(site, folder, nginx, listen, own)
    with running(server.command(nginx, main), served):
        yield served
