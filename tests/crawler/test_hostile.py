"""Hostile servers: each address ends typed, in bounds; a killed crawl leaves its archive whole."""

import gzip
import hashlib
import os
import signal
import sqlite3
import time

import pytest

from crawler.archive import Archive
from crawler.captures import Outcome
from crawler.home import Home
from tests.crawler.crawling import crawl, school_at, start
from tests.crawler.server import page, serving

TEXT = "<p>" + "Nhà trường thông báo kế hoạch năm học. " * 10 + "</p>"
MEGABYTE = 1_000_000


def announces_two_gigabytes(exchange):
    exchange.send_response(200)
    exchange.send_header("Content-Type", "application/pdf")
    exchange.send_header("Content-Length", str(2_000_000_000))
    exchange.end_headers()
    exchange.sent = 0
    for _ in range(2000):
        exchange.wfile.write(b"x" * MEGABYTE)
        exchange.server.bytes_sent = getattr(exchange.server, "bytes_sent", 0) + MEGABYTE


def pours_without_end(exchange):
    exchange.send_response(200)
    exchange.send_header("Content-Type", "text/html")
    exchange.send_header("Connection", "close")
    exchange.end_headers()
    exchange.close_connection = True
    for _ in range(2000):
        exchange.wfile.write(b"<p>" + b"x" * MEGABYTE)


def drips(exchange):
    exchange.send_response(200)
    exchange.send_header("Content-Type", "text/html")
    exchange.end_headers()
    for _ in range(200):
        exchange.wfile.write(b"<p>x")
        time.sleep(0.1)


def hangs(exchange):
    time.sleep(8)


def breaks_off(exchange):
    exchange.send_response(200)
    exchange.send_header("Content-Type", "text/html")
    exchange.send_header("Content-Length", "100000")
    exchange.end_headers()
    exchange.wfile.write(TEXT.encode())
    exchange.close_connection = True


def says_nothing(exchange):
    exchange.close_connection = True


def talks_nonsense(exchange):
    exchange.wfile.write(b"\x00\x01 no HTTP at all\r\n\r\n")
    exchange.close_connection = True


def bomb(exchange):
    packed = gzip.compress(b"<p>" + b"\x20" * (60 * MEGABYTE), compresslevel=1)
    exchange.send(packed, Content_Encoding="gzip")


HOSTILE = {
    "/hai-gb.pdf": (announces_two_gigabytes, "too_large"),
    "/vo-tan": (pours_without_end, "too_large"),
    "/nho-giot": (drips, "timeout"),
    "/treo": (hangs, "timeout"),
    "/bom": (bomb, "too_large"),
    "/dut": (breaks_off, "ok"),
    "/im": (says_nothing, "connection"),
    "/vo-nghia": (talks_nonsense, "connection"),
    "/sau": (page("<div>" * 100_000 + "chữ"), "unreadable"),
    "/gia.pdf": (page(f"<html>{TEXT}</html>", kind="application/pdf"), "ok"),
    "/gia": (page(b"%PDF-1.4 x", kind="text/html"), "ok"),
    "/anh-gia.html": (page(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99), "listed"),
    "/nen-hong": (page(b"khong phai gzip", Content_Encoding="gzip"), "unreadable"),
    "/hong.html": (page("<html><p>Chưa <b>đóng <table><tr><td>" + TEXT), "ok"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    links = "".join(f'<a href="{path}">x</a>' for path in HOSTILE)
    routes = {"/": page(links + TEXT), **{path: route for path, (route, _) in HOSTILE.items()}}
    settings = {
        "DOWNLOAD_TIMEOUT": 2,
        "ATTACHMENT_TIMEOUT": 3,
        "DOWNLOAD_MAXSIZE": 5 * MEGABYTE,
        "MEMUSAGE_LIMIT_MB": 600,
    }
    with serving(routes) as server:
        began = time.monotonic()
        result = crawl(tmp_path_factory.mktemp("hostile"), school_at(server.url()), settings)
        yield result, server, time.monotonic() - began


def test_each_hostile_address_ends_typed(hostile):
    result, _, _ = hostile
    expected = {path: outcome for path, (_, outcome) in HOSTILE.items()}
    assert result.outcomes() == {"/": "ok", **expected}
    assert result.crawl.reason == "errors"


def test_in_bounded_time_and_bytes(hostile):
    _, server, seconds = hostile
    assert seconds < 45
    assert getattr(server, "bytes_sent", 0) < 20 * MEGABYTE, "the announced file is not drawn"


def test_content_goes_before_header_and_name(hostile):
    result, _, _ = hostile
    assert result.of("/gia.pdf").media_type == "text/html"
    assert result.of("/gia").media_type == "application/pdf"
    assert result.of("/anh-gia.html").media_type == "image/png"
    assert result.of("/hai-gb.pdf").size == 2_000_000_000
    assert result.of("/dut").error == "body was cut short"


def test_a_dead_server_is_not_asked_without_end(tmp_path):
    links = "".join(f'<a href="/{i}">x</a>' for i in range(60))
    with serving({"/robots.txt": page("", 404), "/": page(links + TEXT)}, says_nothing) as server:
        result = crawl(tmp_path, school_at(server.url()))
    assert (result.crawl.reason, result.crawl.complete) == ("unreachable", False)
    assert result.count(Outcome.CONNECTION) == 8
    assert result.count(Outcome.BUDGET) == 60 - 8, "what was not tried is said, not forgotten"


def test_no_server_at_all(tmp_path):
    result = crawl(tmp_path, school_at("http://khong-co-ten-nay.invalid/"))
    assert result.outcomes() == {"/": "dns"}
    assert (result.crawl.reason, result.crawl.complete) == ("start_page", False)


def test_kill_in_the_middle_leaves_a_whole_archive_and_the_next_crawl_works(tmp_path):
    links = "".join(f'<a href="/bai-{i}">Bài {i}</a>' for i in range(24))

    def slowly(exchange):
        time.sleep(0.05)
        exchange.send(f"<title>{exchange.path}</title>{TEXT}")

    with serving({"/": page(links + TEXT)}, slowly) as server:
        school = school_at(server.url())
        process = start(tmp_path, school)
        deadline = time.monotonic() + 60
        while len(server.log) < 18 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        _assert_whole(tmp_path)
        killed = Archive(Home(tmp_path)).crawl_for(school.id)
        assert killed.finished_at is None
        assert not killed.complete
        again = crawl(tmp_path, school)
    assert (again.crawl.id, again.crawl.reason) == (killed.id + 1, "finished")
    assert again.count(Outcome.OK) == 25
    _assert_whole(tmp_path)


def _assert_whole(root):
    with sqlite3.connect(root / "data" / "audit.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    archive = Archive(Home(root))
    captures = [c for i in (1, 2) for c in archive.captures_of(i)]
    bodies = [c.sha256 for c in captures if c.sha256]
    assert len(bodies) >= 5
    assert all(hashlib.sha256(archive.body(name) or b"").hexdigest() == name for name in bodies)
