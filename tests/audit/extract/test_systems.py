"""Small pages as the systems of schools produce them: what speaks for today, what for its own day."""

import pytest

from audit.document import Block, Document, PageType, Role, Voice
from audit.extract.html import extract_html
from audit.extract.templates import fold_templates
from audit.vietnamese.legacy import legacy_font

HOME = "https://anhsao.example/"
OLD = "Phòng GD&amp;ĐT thành phố An Phú"  # what must never count as today's words in a teaser


def page(body: str, path: str = "", title: str = "Trường Tiểu học Ánh Sao") -> Document:
    return extract_html(f"<title>{title}</title><body>{body}</body>", HOME + path, home=HOME)


def block(document: Document, start: str) -> Block:
    return next(b for b in document.blocks if b.text.startswith(start))


FEATURED = {
    "NukeViet: one large teaser beside a list": f"""
        <div class="row"><div class="col-md-14"><div class="text-center"><a href="/b-1.html"><img src="x"></a>
        </div><h2><a href="/b-1.html">Hội thi Văn nghệ mừng ngày 20/11</a></h2><p>Tin: {OLD} dự hội thi.</p>
        <p><a href="/b-1.html">Xem tiếp...</a></p></div><div class="col-md-10"><ul>
        <li><a href="/b-2.html">Khai giảng năm học mới của trường</a></li></ul></div></div>""",
    "NukeViet: first of a section": f"""
        <div class="panel-body"><div class="row"><div class="col-md-16"><a href="/b-5.html"><img src="x"></a>
        <h3><a href="/b-5.html">Chuyên đề Toán lớp 4</a></h3><ul><li>24/10/2022</li></ul>
        <div>Tin: {OLD} tổ chức chuyên đề.</div></div><div class="col-md-8">
        <a href="/b-6.html">Hội nghị viên chức năm học 2022</a></div></div></div>""",
    "Joomla: leading item": f"""
        <div class="items-leading"><div class="leading-0"><h2><a href="/3-x">Lễ kỷ niệm ngày Nhà giáo</a></h2>
        <dl><dd>Được đăng: 21 Tháng 11 2022</dd></dl><p>Tin: {OLD} tới dự.</p></div></div>""",
    "Joomla: short linked heading": f"""
        <div class="items-row"><div class="item c1"><h2><a href="/4-x">Đại hội Chi đoàn</a></h2>
        <p>Tin: {OLD} tới dự.</p></div><div class="item c2"><h2><a href="/5-x">Hội khỏe</a></h2></div>
        </div>""",
    "ASP.NET: a table per teaser": f"""
        <td><div id="pnl"><table><tr><td><a href="/201.aspx">Hội nghị cán bộ, viên chức năm học</a></td></tr>
        <tr><td>(10/10/2022 08:00)</td></tr><tr><td><div>Tin: {OLD} dự hội nghị.</div></td></tr>
        <tr><td><a href="/201.aspx">Chi tiết</a></td></tr></table></div></td>""",
    "Wix: one card": f"""
        <article class="blog-card"><a href="/post/mot"><h2>Bé đi tham quan</h2></a><div>Tin: {OLD}</div>
        <ul><li>12 thg 5, 2022</li></ul></article>""",
}


@pytest.mark.parametrize("markup", FEATURED.values(), ids=FEATURED)
def test_a_large_teaser_on_the_start_page_speaks_for_its_article(markup: str) -> None:
    assert block(page(markup), "Tin:").voice is Voice.DATED


STANDING = {
    "box that leads to «Giới thiệu»": """
        <div><h2><a href="/gioi-thieu.html">Giới thiệu về Trường Tiểu học Ánh Sao</a></h2>
        <p>Lời: trường ở phường An Phú.</p><a href="/gioi-thieu.html">Xem thêm</a></div>""",
    "names of staff that lead to their pages": """
        <div class="member"><h3><a href="/gv/1.html">Cô Nguyễn Thị Mẫu</a></h3><p>Lời: Hiệu trưởng</p></div>
        <div class="member"><h3><a href="/gv/2.html">Thầy Trần Văn Mẫu</a></h3><p>Phó</p></div>""",
    "other boxes of a side column": """
        <table><tr><td><div>Liên kết website</div><div>Lời: cổng của phường</div><div>Thông báo mới</div>
        <div><a href="/1.aspx">Thông báo tuyển sinh lớp 6 năm học 2022-2023</a></div></td><td>x</td></tr>
        </table>""",
}


@pytest.mark.parametrize("markup", STANDING.values(), ids=STANDING)
def test_standing_boxes_of_the_start_page_speak_for_today(markup: str) -> None:
    assert block(page(markup), "Lời:").voice is Voice.LIVING


def test_an_article_among_tables_is_no_listing_and_finds_its_day() -> None:
    others = "".join(
        f"<tr><td>- <a href='/{n}.aspx'>Khai giảng năm học mới 202{n}</a> (05/09/202{n})</td></tr>"
        for n in range(4)
    )
    body = (
        "<form id='aspnetForm'><table><tr><td>Liên kết</td><td><div class='t'>Hội nghị viên chức</div>"
        "<div>Thứ hai, ngày 10 tháng 10 năm 2022 - 08:00</div><p class='MsoNormal'><span>Hội nghị<o:p></o:p>"
        f"</span></p><div>Các tin khác</div><table>{others}</table></td></tr></table></form>"
    )
    article = page(body, "tin/201.aspx")
    assert (article.page_type, str(article.dated.lo)) == (PageType.ARTICLE, "2022-10-10")


def test_blogger_keeps_its_article_in_a_widget() -> None:
    body = (
        "<div id='main'><div class='widget Blog'><div class='blog-posts hfeed'><h2 class='date-header'>"
        "Thứ Ba, 12 tháng 5, 2026</h2><div class='post hentry'><h3>Hội thi cấp thành phố</h3>"
        "<div class='post-body'>Lời kể về hội thi.</div></div></div></div></div>"
    )
    article = page(body, "2026/05/hoi-thi.html", "TH Ánh Sao: Hội thi")
    assert block(article, "Lời kể").role is Role.BODY
    assert block(article, "Lời kể").voice is Voice.DATED
    assert str(article.dated.lo) == "2026-05-12"


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<div class='section-footer-top'>Chữ đây</div>", Role.FOOTER),
        ("<div class='absolute-footer'>Chữ đây</div>", Role.FOOTER),
        ("<div id='ctl00_Footer1'>Chữ đây</div>", Role.FOOTER),
        ("<table><tr><td class='bgFooter'>Chữ đây</td></tr></table>", Role.FOOTER),
        ("<div class='panel-footer'>Chữ đây</div>", Role.BODY),
        ("<div class='card'><div class='card-footer'>Chữ đây</div></div>", Role.BODY),
        ("<div class='page-header'><h1>Chữ đây</h1></div>", Role.TITLE),
        ("<div class='mobile-menu'>Chữ đây</div>", Role.NAV),
        (
            "<table border=1><tr><td class=header>Chữ đây</td><td>b<tr><td>c</td><td>d</td></table>",
            Role.TABLE,
        ),
    ],
)
def test_names_of_parts_in_common_themes(markup: str, role: Role) -> None:
    assert block(page(markup, "tin/hoi-thi-ke-chuyen-theo-sach-9.html"), "Chữ đây").role is role


@pytest.mark.parametrize(
    ("slug", "kind"),
    [
        ("gioithieu", PageType.ABOUT),
        ("doingugiaovien", PageType.ORGANISATION),
        ("cocautochuc", PageType.ORGANISATION),
        ("thongtinlienhe", PageType.CONTACT),
        ("lichsunhatruong", PageType.HISTORY),
        ("lienhetuyensinh", PageType.UNKNOWN),
    ],
)
def test_addresses_without_hyphens(slug: str, kind: PageType) -> None:
    assert page("<p>Lời</p>", f"{slug}.htm", "").page_type is kind


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<span>12/10/2023</span><span>Không có bình luận</span>", "12/10/2023 Không có bình luận"),
        ("<time>1/6/2023</time><time>2/6/2024</time>", "1/6/2023 2/6/2024"),
        ("<b>2023</b>A", "2023A"),
    ],
)
def test_a_date_and_its_neighbour_are_set_apart(markup: str, text: str) -> None:
    assert [b.text for b in page(f"<div>{markup}</div>", "a.html", "").blocks] == [text]


def test_short_cells_are_decoded_in_the_font_of_the_page() -> None:
    typed = "Tr\u00adêng tiÓu häc ®­îc thµnh lËp n¨m häc míi, nhµ tr­êng cã ®éi ngò gi¸o viªn"
    assert legacy_font("Hä tªn") is None
    cells = "<tr><td>Hä tªn</td><td>Chøc vô</td></tr><tr><td>A</td><td>B</td></tr>"
    table = page(f"<p>{typed}</p><table border=1>{cells}</table>", "a.html").tables[0]
    assert table.rows[0] == ("Họ tên", "Chức vụ")


FOOTER = "<div><p>Địa chỉ: phường An Phú</p></div>"
CLOSING = "<p>Nguồn: Phòng GD&amp;ĐT thành phố</p>"


def site() -> tuple[Document, ...]:
    """A site without any hint at its parts: start page, «Giới thiệu», eight articles."""
    side = "<ul><li><a href='/tin/bai-so-3-cua-truong.html'>Bài số 3 của trường</a></li></ul>"
    pages = [page(f"<h2>Tin mới</h2>{FOOTER}"), page(f"<h1>Giới thiệu</h1>{FOOTER}", "gioi-thieu", "")]
    articles = [
        page(
            f"<h1>Bài số {n} của trường</h1><p>Ngày đăng: 0{n}/09/2023</p>{CLOSING}{side}{FOOTER}",
            f"tin/bai-so-{n}-cua-truong.html",
            "",
        )
        for n in (3, 1, 2, 4, 5, 6, 7, 8)
    ]
    about = page(f"<h1>Liên hệ</h1>{side}{FOOTER}", "lien-he", "")
    return fold_templates([*pages, *articles, about])


def test_a_site_without_hints_folds_its_footer_once_and_keeps_its_articles() -> None:
    folded = site()
    footers = [b for d in folded for b in d.blocks if b.text.startswith("Địa chỉ")]
    sources = [b for d in folded for b in d.blocks if b.text.startswith("Nguồn")]
    assert [(b.voice, b.pages) for b in footers] == [(Voice.LIVING, 11)]
    assert [b.voice for b in sources] == [Voice.DATED] * 8


def test_an_articles_title_stays_its_own_though_every_page_links_to_it() -> None:
    article = next(d for d in site() if d.url.endswith("bai-so-3-cua-truong.html"))
    title = next(b for b in article.blocks if b.role is Role.TITLE)
    assert (title.text, title.voice, title.pages) == ("Bài số 3 của trường", Voice.DATED, 1)
