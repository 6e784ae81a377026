"""One page, one address: what may differ in an address without being another page."""

import pytest

from crawler.addresses import canonical, cleaned, identity, site_of

H = "http://thcsmau.example.edu.vn"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (H, f"{H}/"),
        ("HTTP://ThcsMau.Example.EDU.vn:80/", f"{H}/"),
        ("https://thcsmau.example.edu.vn:443/a", "https://thcsmau.example.edu.vn/a"),
        (f"{H}:8080/a", f"{H}:8080/a"),
        (f"{H}./a", f"{H}/a"),
        (f"{H}/a#top", f"{H}/a"),
        (f"{H}/index.php", f"{H}/"),
        (f"{H}/tin/Default.aspx?id=5", f"{H}/tin/?id=5"),
        (f"{H}/index-cu.html", f"{H}/index-cu.html"),
        (f"{H}//tin//bai", f"{H}/tin/bai"),
        (f"{H}/a/../b/./c", f"{H}/b/c"),
        (f"{H}/a?b=2&a=1", f"{H}/a?a=1&b=2"),
        (f"{H}/a?x[]=2&x[]=1", f"{H}/a?x[]=2&x[]=1"),
        (f"{H}/a?", f"{H}/a"),
        (f"{H}/a?utm_source=zalo&fbclid=IwAR0&id=5", f"{H}/a?id=5"),
        (f"{H}/a;jsessionid=0A1B2C?PHPSESSID=abc", f"{H}/a"),
        (f"{H}/(S(abc123def))/trang.aspx", f"{H}/trang.aspx"),
        (f"{H}/a?sid=0123456789abcdef0123456789abcdef", f"{H}/a"),
        (f"{H}/a?sid=1300", f"{H}/a?sid=1300"),  # a section of a portal, not a session
        (
            f"{H}/index.php?language=vi&nv=news&nvvithemever=d&nv_redirect=aHR0cA==",
            f"{H}/?language=vi&nv=news",
        ),
        (f"{H}/bai?print=1", f"{H}/bai"),
        (f"{H}/bai?tmpl=component&print=1&id=3", f"{H}/bai?id=3"),
        (f"{H}/tin tức/bài", f"{H}/tin%20t%E1%BB%A9c/b%C3%A0i"),
        (f"{H}/t%e1%bb%a9c", f"{H}/t%E1%BB%A9c"),
        (f"{H}/tu\u031b\u0301c", f"{H}/t%E1%BB%A9c"),  # composed and decomposed are one name
        (f"{H}/a%2Fb", f"{H}/a%2Fb"),
        (f"{H}/%f0%zz", f"{H}/%F0%25zz"),
        (f"{H}/a?q=c%C3%B4ng+khai", f"{H}/a?q=c%C3%B4ng%20khai"),
        ("http://trườngmẫu.vn/", "http://xn--trngmu-4zb9640d0ma.vn/"),
        ("http://user:pass@thcsmau.example.edu.vn/", f"{H}/"),
        ("http://[::1]:81/a", "http://[::1]:81/a"),
        ("http://h:cong/a#x", "http://h:cong/a"),
    ],
)
def test_canonical(address, expected):
    assert canonical(address) == expected
    assert canonical(expected) == expected, "a canonical address is its own canonical form"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (f"{H}/index.php?b=1&a=2&utm_medium=x#y", f"{H}/index.php?b=1&a=2"),
        (f"{H}/tu\u031b", f"{H}/tu%CC%9B"),
        (f"{H}/a//b", f"{H}/a//b"),
    ],
)
def test_what_is_fetched_keeps_its_spelling(address, expected):
    assert cleaned(address) == expected


def test_scheme_and_www_do_not_make_another_page():
    assert identity(canonical("https://www.h.vn/a")) == identity(canonical("http://h.vn/a"))
    assert identity(canonical("http://h.vn:81/a")) != identity(canonical("http://h.vn/a"))
    assert site_of("https://WWW.h.vn/a") == site_of("http://h.vn:80/b") == "h.vn"
