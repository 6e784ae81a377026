"""A small threaded web server on loopback whose routes may be as hostile as the Internet."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Route = Callable[["Exchange"], None]


@dataclass
class Seen:
    """One request as the server saw it; times are seconds on the machine's monotonic clock."""

    path: str
    method: str
    host: str
    agent: str
    began: float
    ended: float = 0.0


class Exchange(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "SiteServer"

    def do_GET(self):
        seen = Seen(
            self.path,
            self.command,
            self.headers.get("Host", ""),
            self.headers.get("User-Agent", ""),
            time.monotonic(),
        )
        self.server.log.append(seen)
        try:
            self.server.route(self.path)(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        seen.ended = time.monotonic()

    do_HEAD = do_POST = do_GET  # noqa: N815 - the names that http.server calls

    def send(self, body=b"", status=200, kind="text/html; charset=utf-8", **headers):
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        values = {"Content-Type": kind, "Content-Length": str(len(data))}
        values |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in values.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *args):
        pass


class SiteServer(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = False
    request_queue_size = 64

    def __init__(self, routes, fallback):
        super().__init__(("127.0.0.1", 0), Exchange)
        self.routes, self.fallback, self.log = routes, fallback, []

    @property
    def port(self):
        return self.server_address[1]

    def url(self, path="/", host="127.0.0.1"):
        return f"http://{host}:{self.port}{path}"

    def route(self, path):
        return self.routes.get(path) or self.routes.get(path.partition("?")[0]) or self.fallback

    def paths(self):
        return [seen.path for seen in self.log]

    def handle_error(self, request, client_address):
        pass


def not_found(exchange):
    exchange.send("không có trang này", 404)


def page(body, status=200, kind="text/html; charset=utf-8", **headers):
    return lambda exchange: exchange.send(body, status, kind, **headers)


def redirect(target, status=302, **headers):
    return lambda exchange: exchange.send(b"", status, Location=target, **headers)


def certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate for *name*, long expired, with its key in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2019, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2020, 1, 2, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file = folder / "certificate.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@contextmanager
def serving(
    routes: dict[str, Route], fallback: Route = not_found, secure: Path | None = None
) -> Iterator[SiteServer]:
    server = SiteServer(routes, fallback)
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secure)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
