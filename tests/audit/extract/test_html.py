"""Pages as Documents: parts, voices, teasers, words, links, hidden and hostile markup."""

import time

import pytest

from audit.document import Block, DateSource, Document, PageType, Role, Voice
from audit.extract.html import extract_html

HOME = "https://anhsao.example/"


def page(body: str, path: str = "gioi-thieu.html", head: str = "") -> Document:
    return extract_html(f"<html><head>{head}</head><body>{body}</body></html>", HOME + path, home=HOME)


def block(document: Document, start: str) -> Block:
    return next(b for b in document.blocks if b.text.startswith(start))


def texts(document: Document) -> list[str]:
    return [b.text for b in document.blocks]


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<header><p>Chữ đây</p></header>", Role.HEADER),
        ("<div class='top-bar'>Chữ đây</div>", Role.HEADER),
        ("<div class='site-footer'><p>Chữ đây</p></div>", Role.FOOTER),
        ("<div id='footer'>Chữ đây</div>", Role.FOOTER),
        ("<table><tr><td id='banner'>Chữ đây</td></tr></table>", Role.BANNER),
        ("<div role='navigation'>Chữ đây</div>", Role.NAV),
        ("<ul class='breadcrumb'><li>Chữ đây</li></ul>", Role.NAV),
        ("<marquee>Chữ đây</marquee>", Role.BANNER),
        ("<aside><p>Chữ đây</p></aside>", Role.SIDEBAR),
        ("<div id='left'>Chữ đây</div>", Role.SIDEBAR),
        ("<main><h1>Chữ đây</h1></main>", Role.TITLE),
        ("<article><header><p>Chữ đây</p></header></article>", Role.BODY),
        ("<blockquote>Chữ đây</blockquote>", Role.QUOTE),
        ("<figure><figcaption>Chữ đây</figcaption></figure>", Role.CAPTION),
        (
            "<table border=1><tr><th>Chữ đây</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
            Role.TABLE,
        ),
    ],
)
def test_each_block_knows_its_part_of_the_page(markup: str, role: Role) -> None:
    assert block(page(markup), "Chữ đây").role is role


@pytest.mark.parametrize(
    ("path", "body", "voice"),
    [
        ("", "<p>Chữ đây</p>", Voice.LIVING),
        ("gioi-thieu.html", "<p>Chữ đây</p>", Voice.LIVING),
        ("lich-su.html", "<p>Chữ đây</p>", Voice.HISTORIC),
        ("lich-su.html", "<footer>Chữ đây</footer>", Voice.LIVING),
        ("gioi-thieu.html", "<h2>Lịch sử nhà trường</h2><p>Chữ đây</p>", Voice.HISTORIC),
        ("gioi-thieu.html", "<h2>Lịch sử nhà trường</h2><h3>Năm 1990</h3><p>Chữ đây</p>", Voice.HISTORIC),
        ("gioi-thieu.html", "<h2>Lịch sử</h2><p>a</p><h2>Sứ mệnh</h2><p>Chữ đây</p>", Voice.LIVING),
        ("tin-tuc/hoi-thi-ke-chuyen-theo-sach-12.html", "<p>Chữ đây</p>", Voice.DATED),
        ("mot-trang-la.html", "<p>Chữ đây</p>", Voice.DATED),
    ],
)
def test_voice_follows_page_and_part(path: str, body: str, voice: Voice) -> None:
    assert block(page(body, path), "Chữ đây").voice is voice


CARD = (
    "<article class='news-card'><div class='news-card__body'><time>28/06/2026</time>"
    "<h3><a href='#'>Lễ tổng kết năm học và trao thưởng học sinh xuất sắc</a></h3>"
    "<p>Buổi lễ diễn ra trang trọng tại sân trường.</p><a href='#'>Xem chi tiết</a></div></article>"
)


def test_a_news_card_speaks_for_its_article_not_for_the_home_page() -> None:
    home = page(
        f"<section class='news-section'><h2>Tin tức</h2>{CARD}</section><p>Trường có 20 lớp học.</p>", ""
    )
    assert home.page_type is PageType.HOME
    for start in ("28/06/2026", "Lễ tổng kết", "Buổi lễ", "Xem chi tiết"):
        assert (block(home, start).headline, block(home, start).voice) == (True, Voice.DATED)
    assert (block(home, "Trường có").headline, block(home, "Trường có").voice) == (False, Voice.LIVING)


def test_a_title_without_a_link_next_to_a_date_is_a_teaser() -> None:
    entry = "<li class='doc-item'><span>Thực đơn bán trú</span> <span>28/06/2026</span> <a href='#'></a></li>"
    home = page(f"<aside><h3>Văn bản</h3><ul>{entry}{entry}</ul></aside>", "")
    assert block(home, "Thực đơn").headline
    assert not block(home, "Văn bản").headline


def test_deadlines_calendars_and_paragraphs_of_a_home_page_are_no_teasers() -> None:
    home = page(
        "<div class='post-content'><p>Trường Tiểu học Ánh Sao ở phường An Phú.</p>"
        "<p>Nhận hồ sơ từ 01/07/2026 đến 31/07/2026</p></div>"
        "<ul><li><b>Khai giảng</b><p>05/09/2026</p></li><li><b>Họp phụ huynh</b><p>20/09/2026</p></li></ul>"
        "<div class='col'><h3>Địa chỉ</h3><p>Số 3, đường Lá</p></div>"
        "<div class='col'><h3>Điện thoại</h3><p>0204 000 000</p></div>",
        "",
    )
    assert not any(b.headline for b in home.blocks)


def test_links_to_other_sites_and_to_the_start_page_are_no_headlines() -> None:
    home = page(
        "<a href='/'><div>Trường Tiểu học Ánh Sao phường An Phú</div></a>"
        "<p><a href='https://tinh.example/'>Cổng thông tin điện tử tỉnh Sao Mai</a></p>",
        "tin-tuc/trang-nao-do-cua-truong-9.html",
    )
    assert not any(b.headline for b in home.blocks)


def test_a_card_that_is_one_big_link_is_a_headline() -> None:
    home = page("<a href='/bai-1.html'><div><h3>Thông báo lịch nghỉ lễ Quốc khánh</h3></div></a>", "")
    assert block(home, "Thông báo").headline
    assert home.links[0].block == next(n for n, b in enumerate(home.blocks) if b.text.startswith("Thông báo"))


def test_an_article_of_one_element_is_no_teaser_of_itself() -> None:
    article = page(
        "<article><h1>Hội thi Tin học trẻ</h1><p>Ngày đăng: 24/10/2026</p><p>Hội thi vui.</p></article>",
        "bai/hoi-thi-tin-hoc.html",
    )
    assert article.page_type is PageType.ARTICLE
    assert (article.dated.source, str(article.dated.lo)) == (DateSource.LISTING, "2026-10-24")
    assert not any(b.headline for b in article.blocks)


def test_home_and_listings_have_no_date_of_their_own() -> None:
    entries = "".join(
        f"<li><a href='/b{n}.html'>Bài viết thứ {n} của lớp</a> 1{n}/05/2026</li>" for n in range(5)
    )
    time_tag = '<meta property="article:published_time" content="2026-05-11">'
    for path in ("", "tin-tuc.html", "danh-sach-la.html"):
        assert page(f"<ul>{entries}</ul>", path, time_tag).dated.source is DateSource.NONE


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Trường <b>t</b>iếp nhận</p>", ["Trường tiếp nhận"]),
        ("<p><b>T</b>RƯỜNG</p>", ["TRƯỜNG"]),
        ("<div><a href='/a'>Trang chủ</a><i></i><span>Giới thiệu</span></div>", ["Trang chủ Giới thiệu"]),
        ("<div><a href='/a'>Tháng 6/2026</a><span>8</span></div>", ["Tháng 6/2026 8"]),
        ("<div><a href='/a'>ti</a><a href='/a'>ếp</a></div>", ["tiếp"]),
        ("<p>100 m<sup>2</sup></p>", ["100 m2"]),
        ("<p>lớp <b>1</b>A</p>", ["lớp 1A"]),
        ("<p>A&nbsp;&amp;&nbsp;B &eacute;</p>", ["A & B é"]),
        (
            "<p>UBND PHƯỜNG AN PHÚ<br>TRƯỜNG TIỂU HỌC ÁNH SAO</p>",
            ["UBND PHƯỜNG AN PHÚ", "TRƯỜNG TIỂU HỌC ÁNH SAO"],
        ),
        (
            "<p>Số 3, đường Lá,<br>phường An Phú,<br>\nthành phố Sao Mai</p>",
            ["Số 3, đường Lá, phường An Phú, thành phố Sao Mai"],
        ),
        ("<p>Địa chỉ: số 3<br>Phường An Phú</p>", ["Địa chỉ: số 3 Phường An Phú"]),
        ("<p>Nhà trường<br>thông báo nghỉ</p>", ["Nhà trường thông báo nghỉ"]),
        ("<p>Hiệu trưởng: A<br>Điện thoại: 1</p>", ["Hiệu trưởng: A", "Điện thoại: 1"]),
        ("<p>Câu một<br><br>câu hai</p>", ["Câu một", "câu hai"]),
        ("<h2>Nơi ươm mầm<br>Những ước mơ</h2>", ["Nơi ươm mầm Những ước mơ"]),
        (
            "<div><a class='btn' href='/a'>Đăng ký</a> <a class='btn' href='/b'>Tìm hiểu</a></div>",
            ["Đăng ký", "Tìm hiểu"],
        ),
        ("<pre>Dòng Một\nDòng Hai</pre>", ["Dòng Một", "Dòng Hai"]),
        ("<p>12\u200b/05/2026</p>", ["12/05/2026"]),
    ],
)
def test_words_stand_as_the_reader_sees_them(markup: str, expected: list[str]) -> None:
    assert texts(page(markup)) == expected


def test_raw_keeps_soft_hyphens_and_decomposed_letters() -> None:
    document = page("<p>tr\u00adường</p><p>tru\u031bo\u031b\u0300ng</p>")
    assert [(b.text, b.raw) for b in document.blocks] == [
        ("trường", "tr\u00adường"),
        ("trường", "tru\u031bo\u031b\u0300ng"),
    ]


SECRET = "Lời của một khách nào đó"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div id='comments' class='comments-area'><ol class='comment-list'><li>{SECRET}</li></ol></div>",
        f"<div id='idcomment'><ul><li class='media comment-item'>{SECRET}</li></ul></div>",
        f"<div class='fb-comments'>{SECRET}</div>",
        f"<div id='disqus_thread'>{SECRET}</div>",
        f"<section class='binh-luan'><p>{SECRET}</p></section>",
        f"<ol class='commentlist'><li><a href='/x'>{SECRET}</a></li></ol>",
        f"<script>var a = '{SECRET}'</script><style>{SECRET}</style><!-- {SECRET} -->",
        f"<iframe src='/x'>{SECRET}</iframe><noscript>{SECRET}</noscript><textarea>{SECRET}</textarea>",
    ],
)
def test_words_of_visitors_and_machines_are_nowhere_in_the_document(markup: str) -> None:
    assert SECRET not in repr(page(f"<main><h1>Bài</h1><p>Nội dung</p>{markup}</main>"))


def test_an_article_open_for_comments_is_read() -> None:
    assert texts(page("<div class='post comments-open'><p>Nội dung</p></div>")) == ["Nội dung"]


@pytest.mark.parametrize(
    "attributes", ["hidden", "style='display: none'", "class='d-none'", "style='color:red;visibility:hidden'"]
)
def test_hidden_words_are_set_apart_but_their_links_stay(attributes: str) -> None:
    document = page(
        f"<p>Thấy được</p><div {attributes}>Lời ẩn <a href='https://xau.example/'>nhà cái</a></div>"
    )
    assert texts(document) == ["Thấy được"]
    assert [(link.url, link.text, link.internal) for link in document.links] == [
        ("https://xau.example/", "nhà cái", False)
    ]
    assert [part.text for part in document.hidden] == ["Lời ẩn", "nhà cái"]


@pytest.mark.parametrize(
    "attributes", ["class='tab-pane' style='display:none'", "class='d-none d-md-block'", "aria-hidden='true'"]
)
def test_what_one_click_or_a_wide_screen_shows_is_read(attributes: str) -> None:
    assert texts(page(f"<div {attributes}>Thấy được</div>")) == ["Thấy được"]


def test_tables_become_grids_and_layout_tables_do_not() -> None:
    data = (
        "<table border='1'><caption>Số lớp</caption><tr><th colspan='2'>Khối</th><th>Lớp</th></tr>"
        "<tr><td rowspan='2'>1</td><td>A</td><td><b>1</b>2</td></tr>"
        "<tr><td>B</td><td>13<br>14</td></tr></table>"
    )
    document = page(f"<table width='780'><tr><td>{data}</td><td><p>Lời</p></td></tr></table>")
    assert len(document.tables) == 1
    table = document.tables[0]
    assert table.rows == (("Khối", "Khối", "Lớp"), ("1", "A", "12"), ("1", "B", "13 14"))
    assert (table.header_rows, table.caption) == (1, "Số lớp")
    assert block(document, "Lời").role is Role.BODY


def test_links_and_images_are_absolute_and_know_their_site() -> None:
    document = page(
        "<p>Xem <a href='../tep/a.pdf'>tệp</a>, <a href='https://khac.example/'>trang khác</a></p>"
        "<img src='/anh.jpg' alt='Sân  trường'><iframe src='https://video.example/1'></iframe>",
        "muc/bai.html",
    )
    assert [(link.url, link.internal, link.block) for link in document.links] == [
        ("https://anhsao.example/tep/a.pdf", True, 0),
        ("https://khac.example/", False, 0),
        ("https://video.example/1", False, -1),
    ]
    assert (document.images[0].url, document.images[0].alt) == (
        "https://anhsao.example/anh.jpg",
        "Sân trường",
    )


def test_the_main_heading_names_the_page_wherever_it_stands() -> None:
    document = page(
        "<div class='page-hero'><h1>Liên hệ với chúng tôi</h1></div>"
        "<main><h2>Đường dây nóng Ban Giám hiệu</h2></main>",
        "trang.html",
        "<title>Liên hệ – Trường Tiểu học Ánh Sao</title>",
    )
    assert (document.title, document.page_type) == ("Liên hệ với chúng tôi", PageType.CONTACT)


def test_a_site_name_as_main_heading_does_not_name_the_page() -> None:
    document = page(
        "<h1>Trường Tiểu học Ánh Sao</h1>", "x.html", "<title>Liên hệ - Trường Tiểu học Ánh Sao</title>"
    )
    assert (document.title, document.page_type) == ("Liên hệ", PageType.CONTACT)


HOSTILE = {
    "deep divs": "<div>" * 100_000 + "x",
    "deep tables": "<table><tr><td>" * 600 + "x",
    "deep inline": "<b>" * 1_900 + "x",
    "broken": "<div><p <a href=x>>< <<table><td><h1>Chào</b></i></div></p>&&&#x110000;&#xD800;<br",
    "nulls and surrogates": "a\0b<p\0>c\0d</p>\ud800",
    "huge attribute": f"<div class='{'a ' * 300_000}'>x</div><a href='/{'b' * 1_000_000}'>t</a>",
    "wide cells": "<table border=1><tr><td colspan=1000000000 rowspan=99999999>a<td>b<tr><td>c<td>d</table>",
    "many wide cells": "<table border=1>" + "<tr><td colspan=100 rowspan=5000>a<td>b" * 3_000 + "</table>",
    "line breaks": "<p>" + "dòng chữ<br>" * 20_000,
    "links in one paragraph": "<p>" + "".join(f"<a href='/{n}'>bài {n}</a> " for n in range(5_000)),
    "deep json": "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>x",
    "bad addresses": "<base href='http://[x'><a href='http://[::1'>x</a><img src='http://[z'>",
    "frames": "</head><frameset><frame src='/menu.html'></frameset>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_ends_soon(name: str) -> None:
    started = time.process_time()
    document = extract_html(HOSTILE[name], HOME + "a.html", home=HOME)
    assert document.url == HOME + "a.html"
    assert time.process_time() - started < 8


def test_a_page_too_deep_to_read_says_so() -> None:
    assert page("<div>" * 100_000 + "x").unreadable == "too_complex"


def test_time_grows_with_the_page_not_faster() -> None:
    def seconds(times: int) -> float:
        body = "<div class='a'><h3><a href='/b'>Tiêu đề của một bài viết</a></h3><p>Lời.</p></div>" * times
        started = time.process_time()
        page(body, "x.html")
        return time.process_time() - started

    seconds(200)
    assert seconds(4_000) < 12 * max(seconds(1_000), 0.01)


def test_a_short_heading_is_decoded_in_the_font_of_its_page() -> None:
    document = page(
        "<h1>Th«ng b¸o</h1><p>Tr­êng TiÓu häc Hoa Sen th«ng b¸o tíi phô huynh häc sinh.</p>", "a.html"
    )
    assert [(b.text, b.font) for b in document.blocks] == [
        ("Thông báo", "tcvn3"),
        ("Trường Tiểu học Hoa Sen thông báo tới phụ huynh học sinh.", "tcvn3"),
    ]
    assert document.blocks[0].raw == "Th«ng b¸o"
