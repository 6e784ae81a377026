"""The kind of a page or file, from its address, its menu entry and its headline."""

import pytest

from audit.document import PageType
from audit.extract.page_type import Clues, file_type, main_name, page_type
from audit.extract.standing_pages import is_history

HOME = "https://anhsao.example/"


@pytest.mark.parametrize(
    ("path", "heading", "expected"),
    [
        ("", "Nơi ươm mầm những ước mơ", PageType.HOME),
        ("index.html", "", PageType.HOME),
        ("trang-chu.html", "", PageType.HOME),
        ("gioi-thieu.html", "Giới thiệu nhà trường", PageType.ABOUT),
        ("lien-he/", "Liên hệ với chúng tôi", PageType.CONTACT),
        ("pages/a.html", "Liên hệ", PageType.CONTACT),
        ("co-cau-to-chuc/", "Cơ cấu tổ chức năm học 2026-2027", PageType.ORGANISATION),
        ("ban-giam-hieu/", "", PageType.ORGANISATION),
        ("lich-su-hinh-thanh/", "", PageType.HISTORY),
        ("truyen-thong.html", "Phòng truyền thống", PageType.HISTORY),
        ("truyen-thong.html", "Công tác truyền thông", PageType.UNKNOWN),
        ("cong-khai/", "Công khai", PageType.DISCLOSURE),
        ("tuyen-sinh/", "Tuyển sinh lớp 1", PageType.ADMISSION),
        ("tin-tuc/", "Tin tức", PageType.LISTING),
        ("tin-tuc/page-2/", "Tin tức", PageType.LISTING),
        ("danhmuc.asp?cm=2", "Thông báo", PageType.LISTING),
        ("tin.asp?id=12", "Em yêu khoa học", PageType.ARTICLE),
        ("bai/gioi-thieu-sach-moi-thang-chin.html", "Giới thiệu sách mới tháng Chín", PageType.ARTICLE),
        ("bai/x.html", "Nâng cao chất lượng đội ngũ", PageType.UNKNOWN),
        ("bai/x.html", "Đề kiểm tra học kỳ I môn Toán lớp 1", PageType.LESSON),
        ("bai/x.html", "Mẫu đơn xin nghỉ học", PageType.FORM),
    ],
)
def test_kind_of_a_page_without_a_date(path: str, heading: str, expected: PageType) -> None:
    assert page_type(Clues(HOME + path, heading=heading, home=HOME)) is expected


@pytest.mark.parametrize(
    ("path", "heading", "expected"),
    [
        ("thong-bao/tuyen-sinh-lop-1-33.html", "Thông báo tuyển sinh lớp 1", PageType.ARTICLE),
        ("tuyen-sinh/", "Tuyển sinh lớp 1", PageType.ARTICLE),
        ("gioi-thieu/", "Giới thiệu", PageType.ABOUT),
        ("lich-su/", "Lịch sử nhà trường", PageType.HISTORY),
        ("bai/x.html", "Nâng cao chất lượng đội ngũ", PageType.ARTICLE),
        ("thong-bao/thu-vien.html", "Thông báo kiểm kê thư viện", PageType.ARTICLE),
    ],
)
def test_a_dated_page_is_an_article_unless_it_stands_in_the_menu(
    path: str, heading: str, expected: PageType
) -> None:
    assert page_type(Clues(HOME + path, heading=heading, home=HOME, is_dated=True)) is expected


def test_the_menu_names_a_page_better_than_its_headline() -> None:
    clues = Clues(
        HOME + "p/17.html", heading="Chung tay vì học sinh", label="Giới thiệu", role="nav", home=HOME
    )
    assert page_type(clues) is PageType.ABOUT


def test_a_page_of_little_but_teasers_is_a_listing() -> None:
    assert (
        page_type(Clues(HOME + "khoi-5/", heading="Khối 5", home=HOME, is_listing=True)) is PageType.LISTING
    )


@pytest.mark.parametrize(
    ("heading", "title", "expected"),
    [
        ("Liên hệ với chúng tôi", "Liên hệ – Trường A", "Liên hệ với chúng tôi"),
        ("Trường Tiểu học A", "Liên hệ | Trường Tiểu học A", "Liên hệ"),
        ("", "Tin tức - Trường A", "Tin tức"),
        ("", "", ""),
    ],
)
def test_the_name_of_a_page_is_its_own_not_the_sites(heading: str, title: str, expected: str) -> None:
    assert main_name(heading, title) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lịch sử & Truyền thống", True),
        ("Quá trình phát triển", True),
        ("Truyền thông", False),
        ("Môn Lịch sử và Địa lí", False),
    ],
)
def test_headings_about_the_past(name: str, expected: bool) -> None:
    assert is_history(name) is expected


@pytest.mark.parametrize(
    ("url", "label", "lines", "expected"),
    [
        ("/tep/de-thi-toan-5.pdf", "", [], PageType.LESSON),
        ("/tep/a.docx", "Mẫu đơn xin học", [], PageType.FORM),
        ("/tep/a.docx", "", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Đơn xin nghỉ học"], PageType.FORM),
        ("/tep/a.docx", "Kế hoạch ôn tập học kỳ I", ["KẾ HOẠCH"], PageType.FILE),
        ("/tep/a.docx", "", [], PageType.FILE),
    ],
)
def test_kind_of_a_file(url: str, label: str, lines: list[str], expected: PageType) -> None:
    assert file_type(HOME + url, label, lines) is expected
