"""Every kind of link is found, with its text and block; pages are told from shells and walls."""

import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.links import links_of, resolved
from crawler.pages import is_login_wall, is_shell, is_too_deep, parse

PAGE = """<html><head><base href="/goc/"><link rel="canonical" href="/chinh">
<meta http-equiv="refresh" content="5; URL='/lam-moi'"></head><body>
<header><a href="/dau">Đầu  <b>trang</b></a></header>
<div id="menu-chinh"><ul><li><a href="/gioi-thieu" title="x">Giới thiệu</a></li></ul></div>
<nav><a href="/thuc-don"><img src="i.png" alt="Thực đơn"></a></nav>
<div class="cot-phai"><a href="/ben">Bên</a></div>
<main><p><a href="bai-1">Bài 1</a> <a href="bai-1">lần nữa</a></p>
<map><area href="/vung" alt="Vùng"></map><iframe src="/khung"></iframe>
<embed src="/tep.pdf"><a href="/xem?file=/uploads/van-ban.docx">Xem</a>
<iframe src="https://docs.google.com/gview?url=http://h/uploads/kh.pdf&embedded=true"></iframe>
<a href="mailto:a@b.vn">thư</a><a href="javascript:void(0)">js</a><a href="#muc">mục</a><a href="http://[x">hỏng</a></main>
<div class="footer-wrap"><a href="/cuoi">Cuối</a></div></body></html>"""


def test_links_of_a_page():
    links = {link.url: (link.label, link.role) for link in links_of(LexborHTMLParser(PAGE), "http://h/x/y")}
    assert links == {
        "http://h/dau": ("Đầu trang", "header"),
        "http://h/gioi-thieu": ("Giới thiệu", "nav"),
        "http://h/thuc-don": ("Thực đơn", "nav"),
        "http://h/ben": ("Bên", "sidebar"),
        "http://h/goc/bai-1": ("Bài 1", "body"),
        "http://h/vung": ("Vùng", "body"),
        "http://h/khung": ("", "body"),
        "http://h/tep.pdf": ("", "body"),
        "http://h/xem?file=/uploads/van-ban.docx": ("Xem", "body"),
        "http://h/uploads/van-ban.docx": ("Xem", "body"),
        "https://docs.google.com/gview?url=http://h/uploads/kh.pdf&embedded=true": ("", "body"),
        "http://h/uploads/kh.pdf": ("", "body"),
        "http://h/cuoi": ("Cuối", "footer"),
        "http://h/lam-moi": ("", ""),
        "http://h/chinh": ("", ""),
    }


@pytest.mark.parametrize(
    "raw", ["", "#a", "mailto:x@y", "tel:0204", "javascript:x", "data:text/html,x", "zalo://x", "http://["]
)
def test_nothing_to_fetch(raw):
    assert resolved("http://h/", raw) == ""


def test_many_links_are_read_quickly():
    page = LexborHTMLParser(
        "<div>" * 20 + "".join(f'<p><a href="/b/{i}">Bài {i}</a></p>' for i in range(10_000))
    )
    began = time.process_time()
    assert len(links_of(page, "http://h/")) == 10_000
    assert time.process_time() - began < 3


def test_deep_nesting_is_refused_before_it_costs_minutes():
    began = time.process_time()
    assert parse("<div>" * 200_000 + "chữ") is None
    assert time.process_time() - began < 3
    assert not is_too_deep("<div><p>x</p></div>" * 5000)
    assert not is_too_deep("<p>một<br><li>hai" * 5000), "tags that close themselves do not nest"
    assert not is_too_deep("<table>" + "<TBODY><tr><th>một<td>hai<dl><dt>ba<dd>bốn</dl>" * 3000 + "</table>")
    assert is_too_deep("<table><tbody><tr><td>" * 3000)


GREETING = "Trường THCS Mẫu xin chào quý vị phụ huynh"
LONG = "<p>" + "Nội dung của trang. " * 30 + "</p>"


@pytest.mark.parametrize(
    ("html", "shell"),
    [
        ('<div id="root"></div><script src="/a.js"></script>', True),
        ('<div id="app"><p>Trường Mẫu</p></div><script src="/a.js"></script>', True),
        (f"<noscript>Vui lòng bật JavaScript</noscript><p>{GREETING}</p><script>x</script>", True),
        (f"<p>{GREETING}</p><script>x</script>", False),
        ("<h1>Trường THCS Mẫu</h1><div id=tin>Đang tải dữ liệu...</div><script>x</script>", True),
        ("<script>x</script>", True),
        ("<p>Ngắn</p>", False),
        (f'<div id="root">{LONG}</div><script src="/a.js"></script>', False),
        ("<p>Địa chỉ: Số 1, đường Mẫu, phường Mẫu. Điện thoại văn phòng.</p><script>x</script>", False),
        (f"<script>x</script>{LONG}<p>Đang tải...</p>", False),
        ('<div id="app">' + '<a href="/x">Mục</a>' * 12 + "</div><script>x</script>", False),
    ],
)
def test_shell(html, shell):
    assert is_shell(LexborHTMLParser(f"<body>{html}</body>")) is shell


@pytest.mark.parametrize(
    ("html", "wall"),
    [
        ("<title>Đăng nhập</title><h1>Trường Mẫu</h1><form><input name=u><input type=password></form>", True),
        ("<form><label>Mật khẩu</label><input type=PASSWORD></form>", True),
        (f"<form><input type=password></form>{LONG}", False),
        (
            "<title>Trường Mẫu</title><form><input type=password></form>"
            + '<a href="/x">Tin của trường</a> ' * 30,
            False,
        ),
        ("<form><input type=text></form>", False),
    ],
)
def test_login_wall(html, wall):
    assert is_login_wall(LexborHTMLParser(html)) is wall
