"""PDF: paragraphs, pictures of pages, spoilt text layers, properties."""

from pathlib import Path

import pytest

from audit.document import DateSource
from audit.extract.files.pdf import is_garbage
from audit.extract.files.pdf_lines import Line
from audit.extract.files.pdf_paragraphs import paragraphs
from tests.audit.extract.office_files import extracted, pdf, picture, shown, texts

AREA = Path(__file__).parents[3] / "samples" / "area"
PLAN = AREA / "thcs-cau-vong/files/wp-content/uploads/2026/10/ke-hoach-kiem-tra.pdf"
SCAN = AREA / "th-anh-duong/files/uploads/van-ban/quyet-dinh-ban-bien-tap.pdf"
GARBAGE = AREA / "mn-co-may/files/files/bien-ban-niem-yet.pdf"
LOCKED = AREA / "mn-hoa-nang/files/wp-content/uploads/2026/09/bao-cao-tai-chinh.pdf"


def column(*lines, left=60.0, right=540.0, size=12.0):
    """Lines one below the other; a line that ends in | fills the column."""
    placed = []
    for number, text in enumerate(lines):
        top = 800 - number * size * 1.3
        end = right if text.endswith("|") else min(left + len(text) * size * 0.45, right - 90)
        placed.append(Line(text.rstrip("|"), left, top - size, end, top))
    return placed


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["Nhà trường tổ chức họp cha mẹ học sinh toàn trường vào ngày|", "15/9/2026 tại hội trường."],
            ["Nhà trường tổ chức họp cha mẹ học sinh toàn trường vào ngày 15/9/2026 tại hội trường."],
        ),
        (
            ["Hoạt động chào mừng được tổ chức trong ngày 20 tháng|", "11. Các lớp chuẩn bị văn nghệ."],
            ["Hoạt động chào mừng được tổ chức trong ngày 20 tháng 11. Các lớp chuẩn bị văn nghệ."],
        ),
        (
            ["Căn cứ Nghị định số 72/2013/NĐ-|", "CP ngày 15/7/2013 của Chính phủ;", "Căn cứ Luật Giáo dục;"],
            ["Căn cứ Nghị định số 72/2013/NĐ-CP ngày 15/7/2013 của Chính phủ;", "Căn cứ Luật Giáo dục;"],
        ),
        (
            ["Các tổ thực hiện đúng quy định nêu ở khoản 2|", "Điều 5 của Quy chế này."],
            ["Các tổ thực hiện đúng quy định nêu ở khoản 2 Điều 5 của Quy chế này."],
        ),
        (
            ["Ban kiểm tra làm việc mỗi tháng một nội dung gồm có:|", "hồ sơ, thư viện, tài chính."],
            ["Ban kiểm tra làm việc mỗi tháng một nội dung gồm có: hồ sơ, thư viện, tài chính."],
        ),
        (
            ["1. Mục tiêu của năm học được nêu trong kế hoạch chung của trường|", "2. Giải pháp thực hiện"],
            [
                "1. Mục tiêu của năm học được nêu trong kế hoạch chung của trường",
                "2. Giải pháp thực hiện",
            ],
        ),
        (
            ["Điều 1. Ban hành nội quy học sinh.", "Điều 2. Quyết định có hiệu lực từ ngày ký."],
            ["Điều 1. Ban hành nội quy học sinh.", "Điều 2. Quyết định có hiệu lực từ ngày ký."],
        ),
        (["- Sách", "- Vở", "+ Bút"], ["- Sách", "- Vở", "+ Bút"]),
        (["KẾ HOẠCH", "Công tác tháng 11 năm 2026"], ["KẾ HOẠCH", "Công tác tháng 11 năm 2026"]),
        (["HIỆU TRƯỞNG", "(đã ký)", "Nguyễn Văn A"], ["HIỆU TRƯỞNG", "(đã ký)", "Nguyễn Văn A"]),
    ],
)
def test_sentences_dates_and_citations_stay_whole(lines, expected):
    assert list(paragraphs(column(*lines))) == expected


def test_a_name_that_needs_two_centred_lines_is_one():
    lines = [
        Line("UBND PHƯỜNG ĐA MAI", 80, 780, 220, 792),
        Line("TRƯỜNG TIỂU HỌC ÁNH", 70, 764, 230, 776),
        Line("DƯƠNG", 125, 748, 175, 760),
        Line("Số: 71/KH-THAD", 100, 732, 200, 744),
        Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 300, 780, 540, 792),
        Line("NAM", 400, 764, 440, 776),
        Line("Độc lập - Tự do - Hạnh phúc", 320, 748, 520, 760),
    ]
    assert list(paragraphs(lines)) == [
        "UBND PHƯỜNG ĐA MAI",
        "TRƯỜNG TIỂU HỌC ÁNH DƯƠNG",
        "Số: 71/KH-THAD",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_cells_of_one_row_are_not_joined():
    row = [Line("họ và tên giáo viên", 60, 700, 200, 712), Line("dạy lớp", 260, 700, 320, 712)]
    assert list(paragraphs(row)) == ["họ và tên giáo viên", "dạy lớp"]


def test_a_plan_is_read_with_its_date_and_the_stamp_over_its_head():
    document = extracted(PLAN.read_bytes(), PLAN.name)
    read = texts(document)
    assert document.properties["head_image"] == "yes"
    assert document.dated.source is DateSource.HEAD
    assert document.dated.lo.isoformat() == "2026-10-02"
    assert "Số: /KH-THCSCV" in read
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in read
    assert {block.position for block in document.blocks} == {"trang 1"}


@pytest.mark.parametrize(("path", "why"), [(SCAN, "scan"), (GARBAGE, "garbage"), (LOCKED, "encrypted")])
def test_what_cannot_be_read_says_why(path, why):
    document = extracted(path.read_bytes(), path.name)
    assert (document.unreadable, document.blocks) == (why, ())


def test_wide_gaps_part_columns_and_typed_blanks_do_not():
    row = shown((60, "Number:")) + "\n" + shown((400, "Right column"))
    page = row + "\n" + shown((60, "Number:                    /KH-A"), top=740)
    assert texts(extracted(pdf(page), "a.pdf")) == ["Number:", "Right column", "Number: /KH-A"]


def test_pictures_of_pages_among_text_pages_are_told():
    text = shown("This page has a real text layer that holds enough letters to be read by anybody.")
    document = extracted(pdf(text, picture(0, 0, 595, 842)), "a.pdf")
    assert document.scan
    assert document.unreadable == ""
    assert len(document.blocks) == 1


def test_text_over_a_picture_of_the_page_is_ocr():
    text = shown("This page has a text layer over its own picture, made by a machine that reads pictures.")
    document = extracted(pdf(picture(0, 0, 595, 842) + "\n" + text), "a.pdf")
    assert document.blocks[0].ocr
    assert not document.scan


def test_a_small_logo_is_no_scan_and_an_image_below_the_middle_is_no_stamp():
    text = shown("A page with a signature picture at its foot and a text that is long enough to read.")
    document = extracted(pdf(text + "\n" + picture(300, 100, 80, 40)), "a.pdf")
    assert not document.scan
    assert "head_image" not in document.properties


def test_one_page_of_spoilt_letters_marks_the_file_and_keeps_the_rest():
    good = shown("A page of good English text, which nobody would take for spoilt Vietnamese at any time.")
    bad = shown(
        "trudng c^ua h|oc si~nh qu}yet di{nh c<ua t!inh n;gay th>ang trong ho|c k]y v'oi cac h[oc s|inh"
    )
    document = extracted(pdf(good, good, bad), "a.pdf")
    assert document.scan
    assert len(document.blocks) == 2


@pytest.mark.parametrize(
    ("text", "spoilt"),
    [
        (
            "Nhà trường tổ chức lễ khai giảng năm học mới vào sáng mồng năm tháng chín tại sân.",
            False,
        ),
        (
            "The school opened its doors to all pupils of the ward on the fifth of September.",
            False,
        ),
        (
            "QUYET DINH ve viec thanh lap hoi dong cua truong trong nam hoc cho cac hoc sinh va",
            True,
        ),
        (
            "H c sinh đ n tr ng ọ ế ườ ph i ả m c ặ đ ng ồ ph c ụ và đeo khăn quàng, đ i ộ mũ b o hi m ả ể",
            True,
        ),
        (
            "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc b¸o c¸o tæng kÕt n¨m häc",
            False,
        ),
        ("Ngắn quá", False),
    ],
)
def test_spoilt_text_is_told_from_vietnamese_english_and_old_fonts(text, spoilt):
    assert is_garbage(text) is spoilt


def test_properties_are_kept():
    document = extracted(
        pdf(
            shown("A page of text that is long enough to count as text."),
            extra={5: b"<</Author(Invented Person)>>"},
        ).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 5 0 R"),
        "a.pdf",
    )
    assert document.properties["author"] == "Invented Person"
