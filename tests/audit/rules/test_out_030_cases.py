"""Ended bodies as school pages name them: OUT-030."""

import pytest

from audit.document import dated, living
from audit.rules.outdated.abolished_agency import abolished_agency
from tests.audit.sample_context import context


def verdict(page):
    found = list(abolished_agency(page, context()))
    return "A" if any(not hit.advisory for hit in found) else "B" if found else "-"


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Giáo dục - Đào tạo TP. Bắc Giang",
        "Phòng Giáo dục quận Hoàn Kiếm",
        "Phòng Giáo dục TX Mẫu",
        "Phòng GD và ĐT thành phố Bắc Giang",
        "Phòng GD-ĐT Quận 1",
        "Bộ Lao động Thương binh và Xã hội",
        "Bộ Nông nghiệp & PTNT",
        "Bộ Kế hoạch và Đầu tư – Bộ Thông tin và Truyền thông",
        "UBND Q.1",
        "UBND H. Mẫu",
        "UBND huyện",
        "UBND TP Thủ Đức, TP Hồ Chí Minh",
        "UBND phường Thọ Xương, thành phố Bắc Giang",
        "UBND THÀNH PHỐ BẮC GIANG PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    ],
)
@pytest.mark.parametrize("role", ["header", "nav"])
def test_named_as_a_superior_or_a_link(text, role):
    assert verdict(living(text, role=role)) == "A"
    assert verdict(living(f"Trực thuộc: {text}")) == "A"


@pytest.mark.parametrize(
    "text",
    [
        "UBND PHƯỜNG BẮC GIANG - PHÒNG VĂN HÓA - XÃ HỘI",
        "Sở GD&ĐT thành phố Bắc Ninh",
        "UBND thành phố Mẫu",
        "UBND tỉnh Mẫu",
        "Sở GD&ĐT TP.HCM",
        "Phòng Giáo dục Trung học (Sở GD&ĐT)",
        "Phòng Giáo dục nghệ thuật",
        "Bộ Nông nghiệp và Môi trường",
        "UBND các phường, xã",
    ],
)
def test_bodies_of_today(text):
    assert verdict(living(text, role="header")) == "-"


@pytest.mark.parametrize(
    "text",
    [
        "Giấy phép số 08/GP-BTTTT do Bộ Thông tin và Truyền thông cấp ngày 02/3/2021",
        "Trước 01/7/2025 trường trực thuộc Phòng GD&ĐT thành phố Bắc Giang.",
        "Đến hết ngày 30/6/2025 trường trực thuộc Phòng GD&ĐT thành phố Bắc Giang.",
        "Khi còn Phòng GD&ĐT thành phố, nhà trường nộp báo cáo theo tháng",
        "Bàn giao từ Phòng GD&ĐT thành phố sang Phòng Văn hóa - Xã hội phường",
        "Nhiệm vụ của Phòng GD&ĐT được chuyển về Phòng Văn hóa - Xã hội",
        "Cờ thi đua của UBND tỉnh Bắc Giang",
        "2015 - 2020: Chuyên viên Phòng GD&ĐT thành phố Bắc Giang",
    ],
)
def test_what_was_once_is_no_error(text):
    assert verdict(living(text, role="body")) == "-"


@pytest.mark.parametrize(
    "text",
    [
        "Đạt giải Nhất hội thi do Phòng GD&ĐT thành phố tổ chức",
        "Ngày 05/9/2024, UBND thành phố Bắc Giang ban hành quyết định",
        "Căn cứ văn bản của UBND thành phố Bắc Giang",
    ],
)
def test_what_may_be_told_of_the_past_is_only_advised(text):
    assert verdict(living(text, role="body")) == "B"


def test_a_sentence_of_today_is_stated():
    text = "Mọi ý kiến phản ánh xin gửi về Phòng GD&ĐT thành phố Bắc Giang."
    assert verdict(living(text, role="body")) == "A"


@pytest.mark.parametrize(("day", "expected"), [("2025-07-30", "-"), ("2025-07-31", "B")])
def test_a_month_of_grace_for_dated_text(day, expected):
    assert verdict(dated(day, "UBND thành phố Bắc Giang tổ chức hội nghị")) == expected
