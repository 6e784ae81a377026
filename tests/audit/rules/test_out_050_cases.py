"""OUT-050 as school sites label their plans, lists and timetables; the day is 23/11/2026."""

from dataclasses import replace
from datetime import date

import pytest

from audit.document import Block, PageType, Role, Voice, dated, document, living
from audit.rules.outdated.past_school_year import past_school_year
from tests.audit.sample_context import context


def _classes(page, day=date(2026, 11, 23)):
    return ["B" if hit.advisory else "A" for hit in past_school_year(page, context(day))]


def _section(*lines, **changes):
    page = document(*lines, page_type=PageType.ORGANISATION)
    return replace(page, blocks=tuple(replace(b, voice=Voice.LIVING) for b in page.blocks), **changes)


STALE = [
    "Cơ cấu tổ chức năm học 2023-2024",
    "CƠ CẤU TỔ CHỨC NHÀ TRƯỜNG NĂM HỌC 2023 – 2024",
    "Sơ đồ tổ chức (năm học 2024-2025)",
    "Đội ngũ cán bộ, giáo viên, nhân viên năm học 2024 – 2025",
    "Đội ngũ giáo viên: năm học 2024/2025",
    "Đội ngũ năm học 2024\u20112025",
    "Thời khóa biểu áp dụng năm học 2025-2026",
    "Thời khoá biểu học kỳ I năm học 2025 - 2026",
    "TKB năm học 2025-2026",
    "THỜI KHÓA BIỂU - NĂM HỌC 2025-2026",
    "Kế hoạch năm học 2025-2026",
    "Kế hoạch giáo dục nhà trường năm học 2024-2025",
    "Kế hoạch năm học mới 2025-2026",
    "Quy mô trường, lớp năm học 2024-2025",
    "Quy mô năm học 2024-2025: 24 lớp, 860 học sinh",
    "Các khoản thu năm học 2025-2026",
    "Các khoản thu đầu năm học 2025 - 2026",
    "Thực đơn bán trú tuần 12 năm học 2025-2026",
    "Danh sách lớp 6A năm học 2025-2026",
    "Danh sách giáo viên năm học 2024-2025",
    "Danh sách cán bộ, giáo viên, nhân viên năm học 2024-2025",
    "Ban giám hiệu năm học 2023-2024",
    "Kế hoạch dạy học lớp 6 năm học 2025-2026",
    "Thời khóa biểu năm học 2025-2026 (đã điều chỉnh)",
    "Phân công chuyên môn năm học 2025-2026",
    "Năm học này (năm học 2024-2025) trường có 24 lớp",
    "Hiện nay, năm học 2024-2025, nhà trường có 24 lớp",
    "Năm học hiện tại: năm học 2025-2026",
]


@pytest.mark.parametrize("text", STALE)
@pytest.mark.parametrize("role", ["footer", "body", "nav", "sidebar", "title"])
def test_a_stale_label_is_found_once(text, role):
    assert _classes(living(text, role=role)) == ["A"]


@pytest.mark.parametrize("text", STALE)
def test_the_text_of_its_time_is_right(text):
    assert _classes(dated("2024-09-10", text)) == []
    assert _classes(living(text), date(2022, 12, 1)) == []
    page = living(text)
    assert _classes(replace(page, blocks=(replace(page.blocks[0], voice=Voice.HISTORIC),))) == []
    assert _classes(replace(page, blocks=(replace(page.blocks[0], headline=True),))) == []


def test_a_month_of_grace_after_the_new_school_year_begins():
    page = living("Thời khóa biểu năm học 2025-2026")
    assert _classes(page, date(2026, 9, 30)) == []
    assert _classes(page, date(2026, 10, 1)) == ["A"]


CURRENT_OR_ARCHIVE = [
    "Cơ cấu tổ chức năm học 2026-2027",
    "Kế hoạch năm học 2027-2028",
    "Thời khóa biểu năm học 2025-2026, năm học 2026-2027",
    "Tổng kết năm học 2024-2025",
    "Báo cáo tổng kết, kế hoạch năm học 2024-2025",
    "Kết quả thực hiện kế hoạch năm học 2024-2025",
    "Kế hoạch năm học 2024-2025 đã hoàn thành",
    "Đội ngũ giáo viên dạy giỏi năm học 2024-2025",
    "Danh sách giáo viên dạy giỏi năm học 2024-2025",
    "Danh sách lớp tiên tiến năm học 2024-2025",
    "Danh sách lớp đạt giải năm học 2024-2025",
    "Danh sách giáo viên được khen thưởng năm học 2024-2025",
    "Danh sách giáo viên đạt chiến sĩ thi đua năm học 2024-2025",
    "Danh sách lớp 9 tốt nghiệp năm học 2024-2025",
    "Ban giám hiệu các thời kỳ: năm học 2010-2011",
    "Nguyên Ban giám hiệu năm học 2010-2011",
    "Lưu trữ: Thời khóa biểu năm học 2024-2025",
    "Kỷ yếu đội ngũ năm học 2019-2020",
    "Hiện nay trường có 30 lớp, tăng 2 lớp so với năm học 2024-2025",
    "Hiện nay quy mô tăng so với năm học 2024-2025",
    "Hiện nay trường đạt chuẩn quốc gia (công nhận năm học 2022-2023)",
    "Mô hình này áp dụng từ năm học 2022-2023 đến hiện nay",
    "Bắt đầu từ năm học 2020-2021, đội ngũ được bổ sung 5 giáo viên",
    "Đội ngũ được bổ sung 5 giáo viên trong năm học 2024-2025",
    "Đội ngũ giáo viên trưởng thành qua năm học 2020-2021",
    "Thời khóa biểu được xây dựng kể từ năm học 2020-2021",
    "Năm học này nhà trường phát huy kết quả năm học 2025-2026",
    "Các khoản thu giữ nguyên như năm học 2025-2026",
    "Các khoản thu không tăng so với năm học trước (năm học 2025-2026)",
    "Ban giám hiệu năm học 2010-2011 chụp ảnh lưu niệm",
    "Thầy Nguyễn Văn Mẫu vào Ban giám hiệu năm học 2015-2016",
    "Kế hoạch số 12 năm học 2024-2025",
    "Kho kế hoạch bài dạy năm học 2024-2025",
    "Nhà trường đã bồi dưỡng đội ngũ năm học 2024-2025",
    "Thực đơn cũ năm học 2024-2025",
    "Trường được thành lập trong năm học 2010-2011",
    "Năm học 2024-2025",
    "Chiến lược phát triển giai đoạn 2021-2026, tầm nhìn 2030",
    "Công khai: 2023-2024 | 2024-2025 | 2025-2026 | 2026-2027",
    "Thông tư áp dụng cho năm học 2020-2021",
    "Học sinh giỏi năm học 2024-2025",
    "Ảnh hoạt động năm học 2024-2025",
    "Bế giảng năm học 2025-2026",
    "Khai giảng năm học 2025-2026",
    "Cập nhật ngày 28/5/2026: kế hoạch hè 2026",
    "Danh sách các lớp chuyển trường năm học 2024-2025 (lưu trữ)",
    "«Kế hoạch năm học 2024-2025» là đề tài của tổ Toán",
]


@pytest.mark.parametrize("text", CURRENT_OR_ARCHIVE)
@pytest.mark.parametrize("role", ["footer", "body"])
def test_no_stale_label(text, role):
    assert _classes(living(text, role=role)) == []


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Thời khóa biểu năm học 2026-2027",
            "Thời khóa biểu năm học 2025-2026",
            "Thời khóa biểu năm học 2024-2025",
        ),
        ("Kế hoạch năm học 2025-2026", "Tải về", "Xem", "Chi tiết", "Khác", "Kế hoạch năm học 2026-2027"),
        ("Đội ngũ", "Năm học 2024-2025", "Năm học 2025-2026", "Năm học 2026-2027"),
    ],
)
def test_an_entry_of_a_list_of_years_is_an_archive(lines):
    assert _classes(_section(*lines)) == []


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("NĂM HỌC 2021 – 2022", {"role": "banner"}),
        ("Năm học 2024-2025", {"role": "header"}),
        ("Cơ cấu tổ chức năm học 2023-2024", {"page_type": PageType.DISCLOSURE}),
        ("Thời khóa biểu năm học 2025-2026", {"page_type": PageType.LISTING}),
    ],
)
def test_less_certain_places_are_advised(text, changes):
    assert _classes(living(text, **changes)) == ["B"]


def test_prose_that_names_its_year_is_advised_at_most():
    text = "Đội ngũ của nhà trường năm học 2024-2025 gồm 45 người, có 3 cán bộ quản lý, 38 giáo viên và "
    assert "A" not in _classes(living(text + "4 nhân viên, trình độ đều đạt chuẩn và trên chuẩn."))


def test_the_words_of_a_law_or_a_lesson_are_not_the_school_s():
    assert _classes(living("Thời khóa biểu năm học 2024-2025", page_type=PageType.LESSON)) == []
    quote = Block("Thời khóa biểu năm học 2024-2025", role=Role.QUOTE, voice=Voice.LIVING)
    assert _classes(replace(living(""), blocks=(quote,))) == []
