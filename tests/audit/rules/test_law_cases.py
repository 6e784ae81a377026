"""How schools write about law: what OUT-010, INA-040 and INA-050 must see, and what they must leave alone."""

from dataclasses import replace
from datetime import date

import pytest

from audit.document import DateSource, DocDate, Document, dated, document, living
from audit.rule import load_rules
from tests.audit.sample_context import parts

RULES = {rule.id: rule for rule in load_rules()}
LIVING, DATED = "living", "2026-09-10"


def judged(rule: str, page: Document) -> str:
    """«A», «B» or nothing."""
    documents, around = parts(page)
    found = list(RULES[rule].check(documents, around))
    return "" if not found else "B" if all(hit.advisory for hit in found) else "A"


def page(when: str, text: str) -> Document:
    return living(text, role="body") if when == LIVING else dated(when, text)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (LIVING, "Trang tin hoạt động theo nghị định số 72/2013/nđ-cp"),
        (LIVING, "Trang tin hoạt động theo Nghị định 72/2013/NĐ\u2011CP"),
        (LIVING, "THỰC HIỆN NGHỊ ĐỊNH SỐ 72/2013/NĐ-CP NGÀY 15/7/2013 CỦA CHÍNH PHỦ"),
        (LIVING, "Nội dung công khai theo TT36/2017/TT-BGDĐT"),
        (LIVING, "Nội dung công khai theo Thông tư 36/2017/BGDĐT"),
        (LIVING, "Nhà trường công khai theo Thông tư 36/2017 của Bộ Giáo dục và Đào tạo"),
        (LIVING, "Cơ sở pháp lý: Nghị định số 72/2013/NĐ-CP ngày 15/7/2013"),
        (LIVING, "Căn cứ Luật Báo chí ngày 05/4/2016"),
        (LIVING, "Thực hiện Nghị định 72/2013/NĐ-CP (được sửa đổi, bổ sung tại Nghị định số 27/2018/NĐ-CP)"),
        (LIVING, "Từ năm 2018 đến nay, nhà trường công khai theo Thông tư 36/2017/TT-BGDĐT."),
        (LIVING, "Từ năm học 2018-2019, nhà trường công khai theo Thông tư 36/2017/TT-BGDĐT."),
        (LIVING, "Năm học 2026-2027 nhà trường công khai theo Thông tư 36/2017/TT-BGDĐT."),
        (LIVING, "Giai đoạn 2026-2030 nhà trường hoạt động theo Thông tư 28/2020/TT-BGDĐT"),
        (LIVING, "Giấy phép cấp năm 2019. Hoạt động theo Nghị định 72/2013/NĐ-CP"),
        (DATED, "Căn cứ Luật An ninh mạng ngày 12/6/2018;"),
        (DATED, "Căn cứ Thông tư số 28/2020/TT-BGDĐT và Kế hoạch số 12/KH-THCS ngày 15/9/2025"),
    ],
)
def test_a_law_that_ended_is_flagged(when, text):
    assert judged("OUT-010", page(when, text)) == "A"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (LIVING, "Nghị định số 72/2013/NĐ-CP không còn được áp dụng từ ngày 25/12/2024."),
        (LIVING, "Nhà trường ngừng thực hiện theo Thông tư 36/2017/TT-BGDĐT từ ngày 19/7/2024."),
        (LIVING, "Nhà trường đã chuyển từ thực hiện Thông tư 36/2017/TT-BGDĐT sang Thông tư mới."),
        (LIVING, "Thông tư 36/2017/TT-BGDĐT được thay bằng Thông tư mới từ 19/7/2024."),
        (LIVING, "Những điểm khác của quy định mới so với Thông tư 36/2017/TT-BGDĐT"),
        (LIVING, "Công khai NH 2022-2023 theo TT 36/2017/TT-BGDĐT"),
        (LIVING, "Thời kỳ 2018 – 2024: công khai theo Thông tư 36/2017/TT-BGDĐT."),
        (LIVING, "Trước ngày 19/7/2024, việc công khai được thực hiện theo Thông tư 36/2017/TT-BGDĐT."),
        (LIVING, "Đến hết ngày 18/7/2024 nhà trường thực hiện Thông tư 36/2017/TT-BGDĐT."),
        (LIVING, "Thông tư 36/2017/TT-BGDĐT còn hiệu lực không?"),
        (LIVING, "Quy định cũ tại Nghị định 72/2013/NĐ-CP"),
        (LIVING, "Kỷ niệm 5 năm ban hành Luật An ninh mạng năm 2018"),
        (LIVING, "Trường đạt chuẩn quốc gia tháng 12/2021 theo Thông tư số 28/2020/TT-BGDĐT."),
        (
            LIVING,
            "Công nhận đạt chuẩn theo Thông tư 28/2020/TT-BGDĐT, Quyết định số 15/QĐ-UBND ngày 12/5/2021",
        ),
        (DATED, "Báo cáo tổng kết việc thực hiện Thông tư 36/2017/TT-BGDĐT"),
        (DATED, "Trước khi có Thông tư mới, trường công khai theo Thông tư 36/2017/TT-BGDĐT"),
        (DATED, "Nhà trường không tiếp tục căn cứ Thông tư 36/2017/TT-BGDĐT"),
    ],
)
def test_a_law_told_as_past_is_left_alone(when, text):
    assert judged("OUT-010", page(when, text)) == ""


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (LIVING, "Thông tư số 36/2017/TT-BGDĐT"),
        (LIVING, "Thông tư 28/2020/TT-BGDĐT - Điều lệ trường tiểu học"),
        (LIVING, "Tải về: Thông tư 36/2017/TT-BGDĐT"),
        (LIVING, "Tìm hiểu Luật An ninh mạng năm 2018"),
        (DATED, "Trong năm học 2022-2023 nhà trường thực hiện công khai theo Thông tư 36/2017/TT-BGDĐT"),
        (DATED, "Quyết định 15/QĐ-SGDĐT ngày 12/5/2022 căn cứ Thông tư 36/2017/TT-BGDĐT"),
    ],
)
def test_what_may_be_a_list_or_the_past_is_for_reading_only(when, text):
    assert judged("OUT-010", page(when, text)) == "B"


def test_a_list_under_a_basis_line_is_a_basis():
    plan = document(
        "Căn cứ pháp lý:",
        "- Nghị định số 84/2020/NĐ-CP ngày 17/7/2020 của Chính phủ;",
        "- Thông tư số 28/2020/TT-BGDĐT ngày 04/9/2020;",
        "- Thông tư số 27/2020/TT-BGDĐT ngày 04/9/2020;",
    )
    signed = DocDate(date(2026, 9, 5), date(2026, 9, 5), DateSource.HEAD)
    assert judged("OUT-010", replace(plan, dated=signed)) == "A"
    assert judged("OUT-010", plan) == "B"
    assert judged("OUT-010", replace(plan, blocks=plan.blocks[1:], dated=signed)) == "B"


def test_an_old_paper_posted_anew_is_for_reading_only():
    text = "Căn cứ Thông tư số 36/2017/TT-BGDĐT, nhà trường công khai"
    assert judged("OUT-010", dated(DATED, text, title="Công khai năm học 2021-2022")) == "B"
    assert judged("OUT-010", dated(DATED, text, title="Công khai năm học 2026-2027")) == "A"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 30/2020/NĐ-CP do Chính phủ ban hành ngày 06/3/2020",
        "Nghị định số 30/2020/NĐ-CP của Chính phủ ngày 06/3/2020",
        "Nghị định số 30/2020/NĐ-CP của Chính phủ, ngày 06/3/2020 về công tác văn thư",
        "Căn cứ nghị định số 30/2020/NĐ-CP ra ngày 06/3/2020",
        "Căn cứ Nghị định 30/2020/NĐ-CP ngày 5 tháng 4 năm 2020;",
        "Nghị định số 30/2020/NĐ-CP (ngày 05/03/2021)",
        "Căn cứ Thông tư số 22/2021/TT-BGDĐT ngày 27 tháng 8 năm 2022;",
        "Kế hoạch triển khai Thông tư số 22/2021/TT-BGDĐT ngày 20/8/2021 của Bộ GD&ĐT",
        "Luật Giáo dục số 43/2019/QH14 do Quốc hội ban hành ngày 16/4/2019",
        "Thông tư 09/2024/TT-BGDĐT\u00a0ngày\u00a006/3/2024",
        "Căn cứ Thông tư số 99/2023/TT-BTC ngày 12/5/2024 của Bộ Tài chính",
    ],
)
def test_a_wrong_issue_date_is_flagged(text):
    assert judged("INA-040", page(DATED, text)) == "A"


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị triển khai Thông tư số 09/2024/TT-BGDĐT ngày 28/8/2026",
        "Tập huấn Thông tư 22/2021/TT-BGDĐT ngày 15/8/2021 cho giáo viên",
        "Họp phụ huynh về Thông tư 29/2024/TT-BGDĐT, ngày 15/02/2025",
        "Thông tư 09/2024/TT-BGDĐT 20/9/2024",
        "Thông tư 09/2024/TT-BGDĐT (20/9/2024)",
        "Tải Thông tư 09/2024/TT-BGDĐT (ngày 10/6/2024)",
        "Báo cáo thường niên theo Thông tư 09/2024/TT-BGDĐT ngày 30/9/2026",
        "Kế hoạch thực hiện Thông tư số 09/2024/TT-BGDĐT ngày 10/9/2024 của Trường THCS Lê Lợi",
        "Thông tư 09/2024/TT-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo có hiệu lực ngày 19/7/2024",
        "Thông tư 09/2024/TT-BGDĐT của Bộ GD&ĐT đăng ngày 10/6/2024",
        "Thực hiện Thông tư 09/2024/TT-BGDĐT của Bộ GD&ĐT ngày 28/6/2025 Nhà trường tổ chức",
        "Công văn hướng dẫn thực hiện Thông tư 09/2024/TT-BGDĐT của Sở GD&ĐT ngày 10/9/2024",
        "Tập huấn Thông tư số 99/2023/TT-BTC ngày 12/5/2024",
    ],
)
def test_the_day_of_something_else_is_not_an_error(text):
    assert judged("INA-040", page(DATED, text)) in {"", "B"}


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị định số 147/2024/NĐ-CP của Bộ Thông tin và Truyền thông, nhà trường công bố",
        "Căn cứ Thông tư 09/2024/TT-BGDĐT do Chính phủ ban hành",
        "Căn cứ Thông tư số 27/2020/TT-BGDĐT ngày 04/9/2020 của Sở GD&ĐT",
        "Căn cứ thông tư số 30/2020/nđ-cp",
        "Căn cứ Nghị định Số: 29/2024/TT-BGDĐT;",
        "Luật số 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh",
        "Căn cứ Nghị quyết số 43/2019/QH14",
    ],
)
def test_a_wrong_kind_or_body_is_flagged(text):
    assert judged("INA-050", page(DATED, text)) == "A"


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai Thông tư số 27/2020/TT-BGDĐT của Sở GD&ĐT",
        "Kiểm tra việc thực hiện Nghị định số 30/2020/NĐ-CP của Bộ Nội vụ",
        "Tài liệu Nghị định số 30/2020/NĐ-CP của Bộ Nội vụ",
        "Tập huấn Thông tư 22/2021/TT-BGDĐT của Sở GD&ĐT",
        "Luật Dân sự số 91/2015/QH13",
        "Thông tư số 09/2024/TT-BGDĐT do Bộ Giáo dục và Đào tạo ban hành",
        "Thông tư 09/2024/TT-BGDĐT của Bộ GD - ĐT",
        "Thông tư, Nghị định số 30/2020/NĐ-CP",
        "Quyết định số 19/2025/QĐ-TTG của Thủ tướng Chính phủ",
    ],
)
def test_right_kinds_and_bodies_pass(text):
    assert judged("INA-050", page(DATED, text)) == ""
