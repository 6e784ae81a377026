"""Serve the sample area on loopback: one server, one virtual host per school.

    python -m samples.serve [--port N]        http://<school-id>.localhost:N/

Nothing here goes beyond the own machine.
"""

import argparse
import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from samples.builds import BUILDS
from samples.sites import Reply, Site, load_area

PORT = 28765
HEALTH = "/.well-known/sample-area"
_HEALTHY = b"the sample area\n"
_REGISTER = Path(__file__).parent.parent / "config" / "schools.yaml"
_STYLE = b"body{font-family:sans-serif;margin:1em auto;max-width:70em}nav li{display:inline;margin-right:1em}"
_UPLOADED = "Mon, 05 Oct 2026 02:00:00 GMT"  # the same after every checkout
_SERVER_NAMES = {"tables": "Microsoft-IIS/6.0", "wordpress": "LiteSpeed", "script": "nginx"}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; `log` lists «host method target status», oldest first."""

    port: int
    log: list[str] = field(default_factory=list)

    def url(self, school: str, path: str = "/") -> str:
        return f"http://{school}.localhost:{self.port}{path}"


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    sites: dict[str, Site]
    log: list[str]


def start(port: int = 0) -> AbstractContextManager[Server]:
    """Serve the area in a thread for as long as the context lasts; port 0 takes any free one.

    A port in use is an OSError at once, before the context is entered.
    """
    return _running(_listen(port))


@contextmanager
def _running(http: "_Http") -> Iterator[Server]:
    thread = Thread(
        target=http.serve_forever, name="sample-area", kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield Server(http.server_port, http.log)
    finally:
        http.shutdown()
        http.server_close()
        thread.join(5)


def answers(port: int) -> bool:
    """Is the sample area already served on *port* (and not something else)?"""
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().read(100) == _HEALTHY
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def register_text(port: int) -> str:
    """The shipped config/schools.yaml with every address moved to *port*."""
    return _REGISTER.read_text(encoding="utf-8").replace(str(PORT), str(port))


def _listen(port: int) -> _Http:
    http = _Http(("127.0.0.1", port), _Handler)
    http.sites = load_area()
    http.log = []
    return http


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: _Http

    def do_GET(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        site = self.server.sites.get(host.removesuffix(".localhost"))
        if self.path == HEALTH:
            reply = Reply(_HEALTHY, "text/plain")
        elif site is None:
            reply = Reply("Không có trang nào ở tên này.".encode(), "text/plain; charset=utf-8", 404)
        else:
            reply = self._with_origin(_answer(site, self.path))
        self._send(reply, site)
        self.server.log.append(f"{host} {self.command} {self.path} {reply.status}")

    do_HEAD = do_GET  # noqa: N815 - the name the standard library calls

    def _with_origin(self, reply: Reply) -> Reply:
        origin = f"http://{self.headers['Host']}"
        headers = {name: value.replace("{origin}", origin) for name, value in reply.headers.items()}
        body = reply.body.replace(b"{origin}", origin.encode())
        return Reply(body, reply.content_type, reply.status, headers)

    def _send(self, reply: Reply, site: Site | None) -> None:
        body, headers = reply.body, dict(reply.headers)
        tag = f'"{sha256(body).hexdigest()[:16]}"'
        if reply.status == 200:
            headers["ETag"] = tag
        unchanged = reply.status == 200 and self.headers.get("If-None-Match") == tag
        if unchanged:
            body = b""
        elif self._zips(site, reply):
            body, headers["Content-Encoding"] = gzip.compress(body, 6, mtime=0), "gzip"
        self.send_response(304 if unchanged else reply.status)
        if not unchanged:
            self.send_header("Content-Type", reply.content_type)
            self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _zips(self, site: Site | None, reply: Reply) -> bool:
        """NukeViet and WordPress hosts compress pages; the old and the plain ones do not."""
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        return bool(
            site and site.build in ("nukeviet", "wordpress") and accepted and reply.content_type[:4] == "text"
        )

    def version_string(self) -> str:
        host = self.headers.get("Host", "") if hasattr(self, "headers") else ""
        site = self.server.sites.get(host.partition(".")[0])
        return _SERVER_NAMES.get(site.build if site else "", "Apache")

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the log list is for tests, not for a terminal."""


def _answer(site: Site, target: str) -> Reply:
    path = unquote(urlsplit(target).path)
    fixed = site.options.get("status", {}).get(path)
    if fixed:
        return Reply(b"<html><body>" + str(fixed).encode() + b"</body></html>", status=int(fixed))
    try:
        reply = BUILDS[site.build](site, unquote(target))
    except ValueError:  # a page number that is none
        reply = None
    return reply or _file(site, path) or _not_found()


def _file(site: Site, path: str) -> Reply | None:
    if path.endswith("/style.css"):
        return Reply(_STYLE, "text/css")
    file = site.file(path)
    if file is None:
        return None
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Reply(file.read_bytes(), kind, headers={"Last-Modified": _UPLOADED})


def _not_found() -> Reply:
    text = "<html><head><title>404 Not Found</title></head><body><h1>Không tìm thấy trang</h1></body></html>"
    return Reply(text.encode(), "text/html; charset=utf-8", 404)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m samples.serve", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--port", type=int, default=PORT)
    port = parser.parse_args(arguments).port
    if answers(port):
        print(f"Vùng mẫu đã được phục vụ ở cổng {port}.")
        return 0
    try:
        http = _listen(port)
    except (OSError, OverflowError) as error:
        print(f"Không mở được cổng {port}: {error}. Hãy chọn cổng khác bằng --port.", file=sys.stderr)
        return 2
    print("\n".join(f"http://{school}.localhost:{port}/" for school in http.sites))
    try:
        http.serve_forever()
    except KeyboardInterrupt:
        print("Đã dừng.")
    finally:
        http.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
