"""Whole crawls against a loopback server: what is read, what is left alone, and what is said of it."""

from datetime import UTC, datetime

import pytest

from crawler.captures import Outcome
from crawler.fetching import seconds_of
from crawler.schools import Office, Register, Support
from crawler.spiders.school import user_agent
from tests.crawler.crawling import crawl, school_at
from tests.crawler.ordinary_site import ORDINARY, TEXT, site_page
from tests.crawler.server import certificate, page, redirect, serving


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory):
    with serving(ORDINARY) as server:
        return crawl(tmp_path_factory.mktemp("ordinary"), school_at(server.url())), server


def test_every_address_ends_typed_and_once(ordinary):
    result, _ = ordinary
    assert result.outcomes() == {
        "/": "ok",
        "/gioi-thieu": "ok",
        "/chi-co-trong-ban-do": "ok",
        "/tep/kh.pdf": "ok",
        "/vi.html": "ok",
        "/moi": "ok",
        "/cookie": "ok",
        "/tep/bai.pptx": "listed",
        "/anh/1.jpg": "listed",
        "/phim": "listed",
        "/dang-nhap": "login_wall",
        "/cam/a": "robots",
        "/cu": "moved",
        "/cu-hong": "not_found",
        "/mat-2": "not_found",
        "/mat": "not_found",
        "/het": "gone",
        "/kin": "forbidden",
        "/loi": "error",
        "/di": "redirect_off_host",
        "/vong-1": "redirect_loop",
        "/vong-2": "redirect_loop",
        "/trong": "unreadable",
        "/x": "external",
        "/truong": "external",
    }
    assert len(result.captures) == len(result.outcomes())


def test_what_a_capture_remembers(ordinary):
    result, server = ordinary
    pdf = result.of("/tep/kh.pdf")
    assert (pdf.media_type, pdf.status, pdf.label, pdf.role, pdf.depth) == (
        "application/pdf",
        200,
        "Mục 3",
        "nav",
        1,
    )
    assert pdf.referrer == server.url()
    assert pdf.headers["last-modified"] == "Mon, 05 Oct 2026 01:00:00 GMT"
    assert result.archive.body(pdf.sha256) == b"%PDF-1.4 noi dung"
    assert result.of("/tep/bai.pptx").size == 1000
    assert result.of("/phim").size == 5000
    assert result.of("/cu").final_url == server.url("/moi")
    assert result.of("/di").final_url == "http://noi-khac.example/"
    assert not result.of("/dang-nhap").sha256


def test_the_server_was_asked_for_nothing_else(ordinary):
    _, server = ordinary
    assert server.log[0].path == "/robots.txt"
    assert "/cam/a" not in server.paths()
    assert "/anh/1.jpg" not in server.paths()
    assert len(server.paths()) == len({(seen.path, seen.method) for seen in server.log}) + 1, (
        "only the bounce comes twice"
    )
    assert next(seen.method for seen in server.log if seen.path == "/tep/bai.pptx") == "HEAD"


def test_one_odd_address_is_no_hole_in_the_night(ordinary):
    result, _ = ordinary
    assert (result.crawl.reason, result.crawl.complete) == ("finished", True)
    assert result.crawl.stats["robots"] == {result.of("/").url[:-1]: "found"}


NUKE = "?nvvithemever={}&nv_redirect=aHR0cDovL2{}"


def nuke(exchange):
    """A NukeViet site: each page offers itself in other themes, for print, for saving, and behind banners."""
    path = exchange.path.partition("?")[0]
    number = int("".join(c for c in path if c.isdigit()) or 0)
    own = [f"{path}{NUKE.format(kind, number)}" for kind in "drm"]
    own += [
        f"/news/print/bai-{number}.html",
        f"/news/savefile/bai-{number}.html",
        f"/banners/click/?id={number}",
    ]
    own += [f"/lich/?thang={number % 12 + 1}&nam={2027 + number}", f"{path}?fbclid=x{number}", "/index.php"]
    following = [f"/news/bai-{number + 1}.html"] if number < 30 else []
    exchange.send(
        "".join(f'<a href="{link}">x</a>' for link in own + following) + f"<p>Bài số {number}</p>" + TEXT
    )


def test_stock_traps_of_nukeviet_yield_no_duplicates(tmp_path):
    with serving({"/robots.txt": page("", 404), "/sitemap.xml": page("", 404)}, nuke) as server:
        result = crawl(tmp_path, school_at(server.url()))
    articles = [c for c in result.captures if c.outcome is Outcome.OK and "/news/bai-" in c.url]
    assert len(articles) == len({c.sha256 for c in articles}) == 30
    assert result.crawl.complete
    assert result.crawl.stats["cut"]["print duplicate"] == 62
    assert result.count(Outcome.TRAP_CUT) <= 4 * 25, "samples, not a row for each"
    asked = [
        path for path in server.paths() if "nvvithemever" in path or "print" in path or "banners" in path
    ]
    assert asked == []


def test_ten_thousand_links_and_a_budget(tmp_path):
    links = "".join(f'<a href="/bai-{i}">Bài {i}</a>' for i in range(10_000))
    with serving({"/": page(links)}, page(TEXT)) as server:
        result = crawl(tmp_path, school_at(server.url(), max_pages=12))
    assert (result.crawl.reason, result.crawl.complete) == ("budget_pages", False)
    assert (result.crawl.stats["pages"], result.count(Outcome.OK)) == (12, 12)
    assert result.count(Outcome.BUDGET) == 100, "a sample"
    assert result.crawl.stats["not_tried"] == 10_000 - 11


def limited(exchange):
    asked = exchange.server.paths().count("/ban")
    if asked < 2:
        exchange.send("", 429, Retry_After="1")
    else:
        exchange.send(TEXT)


def test_back_off(tmp_path):
    routes = {
        "/": site_page("/ban", "/ban-mai", "/ban-lau"),
        "/ban": limited,
        "/ban-mai": page("", 429, Retry_After="0"),
        "/ban-lau": page("", 503, Retry_After="86400"),
    }
    with serving(routes) as server:
        result = crawl(tmp_path, school_at(server.url()))
    times = [seen.began for seen in server.log if seen.path == "/ban"]
    assert len(times) == 2
    assert times[1] - times[0] >= 1.0
    assert result.outcomes() == {
        "/": "ok",
        "/ban": "ok",
        "/ban-mai": "rate_limited",
        "/ban-lau": "rate_limited",
    }
    assert server.paths().count("/ban-mai") == 3
    assert server.paths().count("/ban-lau") == 1, "tomorrow is too far away to ask again"


@pytest.mark.parametrize(
    ("routes", "reason", "start"),
    [
        ({"/robots.txt": page("User-agent: *\nDisallow: /")}, "robots", "robots"),
        ({"/robots.txt": page("", 500), "/": site_page()}, "robots", "robots"),
        ({"/": redirect("https://moi.example/")}, "start_page", "redirect_off_host"),
    ],
)
def test_a_site_that_cannot_be_read_is_never_complete(tmp_path, routes, reason, start):
    with serving(routes) as server:
        result = crawl(tmp_path, school_at(server.url()))
    assert (result.crawl.reason, result.crawl.complete) == (reason, False)
    assert result.outcomes() == {"/": start}
    assert "/" not in server.paths() or reason == "start_page"


def test_a_bad_certificate_is_recorded_and_the_page_read(tmp_path):
    with serving({"/": page(TEXT)}, secure=certificate(tmp_path, "khac.example")) as server:
        result = crawl(tmp_path, school_at(server.url(host="thcs-mau.localhost").replace("http:", "https:")))
    start = result.of("/")
    assert start.outcome is Outcome.OK
    assert "self-signed" in start.tls_problem
    assert "khac.example" in start.tls_problem
    assert "valid until 2020-01-02" in start.tls_problem


@pytest.mark.parametrize(
    ("value", "seconds"), [("120", 120), ("", None), ("mai", None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0)]
)
def test_retry_after(value, seconds):
    assert seconds_of(value) == seconds


def test_the_crawler_says_who_asks_and_whom_to_call():
    register = Register(
        (), (Office("Phòng Giáo dục & Đào tạo Mẫu"),), Support("An", "0204 3000 000", "hotro@mau.example")
    )
    assert (
        user_agent(register, datetime(2026, 11, 23, tzinfo=UTC))
        == "SchoolWebAudit/1.0 (Phong Giao duc va Dao tao Mau; hotro@mau.example; 0204 3000 000)"
    )
