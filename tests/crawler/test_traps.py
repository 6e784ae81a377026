"""Addresses without end are cut; an archive of real articles is not."""

import pytest

from crawler.traps import Patterns, trap_in

H = "http://thcsmau.example.edu.vn"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/tin/tin/tin/", "repeated segments"),
        ("/a/b/a/b/a/b/", "repeated segments"),
        ("/a/x/a/y/a/z/a/w/a", "repeated segments"),
        ("/" + "/".join(f"m{i}" for i in range(15)), "path grows"),
        ("/x?" + "a" * 1600, "address too long"),
        ("/thcsmau.example.edu.vn/tin", "host inside the path"),
        ("/www.truong.vn/tin/bai.html", "host inside the path"),
        ("/http:/truong.vn/bai", "host inside the path"),
        ("/news/print/ke-hoach-12.html", "print duplicate"),
        ("/news/savefile/ke-hoach-12.html", "print duplicate"),
        ("/banners/click/?id=4", "action link"),
        ("/wp-admin/", "action link"),
        ("/users/logout", "action link"),
        ("/?add-to-cart=4", "action link"),
        ("/?s=hoc+phi", "search results"),
        ("/tim-kiem?q=a", "search results"),
        ("/lich?month=3&year=2099", "endless calendar"),
        ("/lich-cong-tac?tuan=2&nam=1900", "endless calendar"),
        ("/lich/2050/01", "endless calendar"),
        ("/su-kien?date=2031-01-01", "endless calendar"),
    ],
)
def test_trap(path, reason):
    assert trap_in(H + path, 2026) == reason


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tin-tuc/tin-tuc/bai-1.html",
        "/2024/05/12/le-khai-giang.html",
        "/tin-tuc/chien-thang-1945.html",
        "/bai-viet/2345",
        "/uploads/2019/09/ke-hoach.pdf",
        "/1/1/1/1",
        "/van-ban?id=1234&year=2019",
        "/lich-cong-tac?tuan=40&nam=2026",
        "/in-an/lich-su-hinh-thanh.html",
        "/?p=123&s=",
        "/khao-sat/ket-qua.html",
        "/?language=vi&nv=news&op=Thong-bao/ke-hoach-12",
    ],
)
def test_no_trap(path):
    assert trap_in(H + path, 2026) == ""


def cut(patterns, addresses):
    return sum(1 for address in addresses if patterns.cut(H + address))


def test_a_long_archive_is_read_to_its_end():
    patterns = Patterns()
    assert cut(patterns, (f"/tin-tuc/bai-{i}.html" for i in range(3000))) == 0
    assert cut(patterns, (f"/chitiet.aspx?id={i}" for i in range(3000))) == 0
    assert cut(patterns, (f"/?language=vi&nv=news&op=bai-{i}" for i in range(3000))) == 0


def test_parameters_that_vary_together_are_capped():
    cuts = cut(Patterns(), (f"/ds?loc={i % 40}&sap={i // 40}" for i in range(1000)))
    assert cuts == 1000 - Patterns.COMBINED


def test_dates_alone_are_capped():
    cuts = cut(Patterns(), (f"/lich?thang={i % 12}&nam={2016 + i // 12}" for i in range(240)))
    assert cuts == 240 - Patterns.DATED


def test_a_parameter_that_changes_nothing_is_closed():
    patterns = Patterns()
    for i in range(Patterns.SAME_BODY):
        assert not patterns.cut(f"{H}/?ref={i}")
        patterns.saw(f"{H}/?ref={i}", "same")
    assert patterns.cut(f"{H}/?ref=99") == "same content under many addresses"
    assert not patterns.cut(f"{H}/?id=99"), "another parameter is another pattern"
