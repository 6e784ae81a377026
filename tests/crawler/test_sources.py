"""robots.txt, sitemaps and the school's own hosts."""

import gzip

import pytest

from crawler.captures import Outcome
from crawler.robots import read_robots
from crawler.scope import Scope
from crawler.sitemaps import MAX_ADDRESSES, MAX_BYTES, read_sitemap
from tests.crawler.crawling import school_at

URLSET = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> http://h/a?x=1&amp;y=2 </loc><image:image><image:loc>http://h/i.png</image:loc></image:image></url>
<url><loc><![CDATA[http://h/b]]></loc></url>"""
INDEX = "<sitemapindex><sitemap><loc>http://h/s1.xml.gz</loc></sitemap></sitemapindex>"


@pytest.mark.parametrize("packed", [False, True])
def test_urlset(packed):
    body = gzip.compress(URLSET.encode()) if packed else URLSET.encode()
    assert read_sitemap(body).pages == ("http://h/a?x=1&y=2", "http://h/b"), "even when its end is missing"


def test_index_and_plain_list():
    assert read_sitemap(INDEX.encode()).sitemaps == ("http://h/s1.xml.gz",)
    assert read_sitemap(b"http://h/a\n\n# x\nhttp://h/b\n").pages == ("http://h/a", "http://h/b")


def test_bounds():
    bomb = gzip.compress(b"<urlset>" + b" " * (MAX_BYTES * 5) + b"<loc>http://h/late</loc>")
    assert read_sitemap(bomb).pages == ()
    many = "<urlset>" + "".join(f"<loc>http://h/{i}</loc>" for i in range(MAX_ADDRESSES + 10))
    assert len(read_sitemap(many.encode()).pages) == MAX_ADDRESSES
    assert read_sitemap(b"\x1f\x8b broken").pages == ()


ROBOTS = b"""User-agent: *
Disallow: /kin/
Crawl-delay: 2.5
Sitemap: http://h/s.xml

User-agent: SchoolWebAudit
Disallow: /rieng/
"""


def test_robots_found():
    policy = read_robots(200, Outcome.OK, ROBOTS)
    assert policy.allows("http://h/kin/a"), "the crawler's own group goes before the general one"
    assert not policy.allows("http://h/rieng/a")
    assert policy.sitemaps == ("http://h/s.xml",)
    general = read_robots(200, Outcome.OK, ROBOTS.partition(b"\n\n")[0])
    assert (general.allows("http://h/kin/a"), general.crawl_delay) == (False, 2.5)


@pytest.mark.parametrize(
    ("status", "outcome", "closed"),
    [
        (404, "not_found", None),
        (403, "forbidden", None),
        (301, "redirect_off_host", None),
        (500, "server_error", "robots"),
        (503, "rate_limited", "robots"),
        (429, "rate_limited", "robots"),
        (None, "dns", "dns"),
        (None, "timeout", "timeout"),
        (None, "error", "robots"),
    ],
)
def test_robots_missing_is_free_and_unreachable_is_closed(status, outcome, closed):
    policy = read_robots(status, Outcome(outcome), b"")
    assert policy.closed == closed
    assert policy.allows("http://h/") is (closed is None)


def test_garbage_is_no_rule_and_an_endless_delay_is_cut():
    assert read_robots(200, Outcome.OK, b"<html>\xff\xfe</html>").allows("http://h/a")
    assert read_robots(200, Outcome.OK, b"User-agent: *\nCrawl-delay: 86400").crawl_delay == 60


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("http://truong.example/a", True),
        ("https://www.truong.example/a", True),
        ("http://truong.example:8080/a", False),
        ("http://tin.truong.example/a", False),
        ("http://khac.example:81/a", True),
        ("http://khac.example/a", False),
        ("http://phu.example/a", True),
        ("http://truong.example.ke-xau.example/a", False),
    ],
)
def test_scope_of_hosts(address, own):
    school = school_at("https://www.truong.example/", other_hosts=("khac.example:81", "https://phu.example/"))
    assert Scope.of(school).holds(address) is own


@pytest.mark.parametrize(
    ("website", "address", "own"),
    [
        ("http://pgd.example/truong-a/", "http://pgd.example/truong-a/tin", True),
        ("http://pgd.example/truong-a", "http://pgd.example/truong-a", True),
        ("http://pgd.example/truong-a/", "http://pgd.example/truong-b/", False),
        ("http://pgd.example/truong-a/", "http://pgd.example/truong-ab", False),
        ("http://pgd.example/truong-a/", "http://pgd.example/", False),
        ("http://pgd.example/truong-a/", "http://pgd.example/uploads/kh.pdf", True),
        ("http://h.example/trang-chu", "http://h.example/tin", True),
        ("http://h.example/vi/", "http://h.example/tin", True),
        ("http://h.example/index.html", "http://h.example/tin", True),
    ],
)
def test_scope_of_a_path(website, address, own):
    assert Scope.of(school_at(website)).holds(address) is own
