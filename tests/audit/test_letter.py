"""Golden test: an office's letter on careful publishing, as a school posts it (names and place invented).

The same words give other findings on another day and in another place of the site: that is the point.
"""

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from audit.document import Block, DateSource, DocDate, Document, PageType, Voice
from audit.engine import check_school
from audit.findings import Finding
from audit.rule import load_rules
from audit.vietnamese.dates import head_interval
from tests.audit.sample_context import AS_OF, context

LINES = (
    "UBND THÀNH PHỐ MẪU",
    "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",
    "Số: /GDĐT",
    "V/v thận trọng khi đưa tin, tuyên truyền và chỉ đạo thực hiện nhiệm vụ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TP. Mẫu, ngày tháng 01 năm 2022",
    "Kính gửi: Các trường MN, TH, THCS trên địa bàn thành phố",
    (
        "Thời gian qua, một cá nhân sử dụng trang mạng xã hội (Facebook, Zalo, YouTube, Twitter, "
        "Instagram...) vi phạm quy định về đưa tin. Một số thông tin trên trang Web nhà trường chưa "
        "đảm bảo, chưa chính xác."
    ),
    "Để chấn chỉnh, Trưởng Phòng GD&ĐT thành phố yêu cầu Hiệu trưởng các trường:",
    (
        "1. Thực hiện nghiêm Nghị định số 72/2013/NĐ-CP ngày 15/7/2013 của Chính phủ về quản lý, cung cấp, "
        "sử dụng dịch vụ Internet và thông tin trên mạng; Thông tư số 09/2014/TT-BTTTT ngày 19/8/ 2014 của "
        "Bộ Thông tin và Truyền thông quy định chi tiết về quản lý trang thông tin điện tử và mạng xã hội."
    ),
    (
        "2. Chủ động rà soát toàn bộ các thông tin đã đăng, nếu có sai sót thì cho sửa chữa, cập nhật hoặc "
        "gỡ bỏ. Nội dung chưa chắc chắn thì trao đổi với bộ phận chuyên môn, xin ý kiến lãnh đạo Phòng GD&ĐT "
        "thành phố."
    ),
    "3. Khi phát hiện có dấu hiệu vi phạm phải kịp thời báo cáo về Phòng GD&ĐT thành phố để phối hợp xử lý.",
    (
        "4. Các trường ban hành Quyết định thành lập Ban Biên tập trang Web, facebook, zalo đơn vị và gửi "
        "kết quả về Phòng GD&ĐT thành phố, thời gian xong trước ngày 18/01/2022."
    ),
    (
        "Vấn đề cần hỗ trợ, liên hệ về Phòng GD&ĐT thành phố (đ/c Lê Mẫu Quang – Chuyên viên; ĐT: "
        "0979.000818; email: quanglm_tpm@mau.example.vn) để tổng hợp báo cáo Lãnh đạo Phòng GD&ĐT thành phố."
    ),
    "Nơi nhận: Như trên; Lưu: VT",
    "TRƯỞNG PHÒNG",
    "Đỗ Mẫu Quý",
)
_HEAD = head_interval(LINES)


def letter(voice: Voice) -> Document:
    blocks = tuple(Block(line, voice=voice, start=number) for number, line in enumerate(LINES))
    if voice is Voice.LIVING:
        return Document(
            "https://truong.example/quy-dinh-hien-hanh", "Quy định hiện hành", PageType.ABOUT, blocks=blocks
        )
    page = Document("https://truong.example/van-ban/cong-van.docx", "Công văn", PageType.FILE, blocks=blocks)
    return replace(page, dated=DocDate(*_HEAD, DateSource.HEAD))


def judged(day: date, voice: Voice) -> dict[tuple[str, bool], list[Finding]]:
    found: dict[tuple[str, bool], list[Finding]] = defaultdict(list)
    for finding in check_school([letter(voice)], load_rules(), context(day)):
        assert isinstance(finding, Finding), finding
        found[finding.rule, finding.advisory].append(finding)
    return found


THEN = date(2022, 1, 20)
COLUMNS = [(THEN, Voice.DATED), (AS_OF, Voice.DATED), (AS_OF, Voice.LIVING)]


def test_a_blank_day_is_an_interval_not_a_failure():
    assert head_interval(LINES) == (date(2022, 1, 1), date(2022, 1, 31))


@pytest.mark.parametrize(("day", "voice"), COLUMNS)
def test_rows_1_and_2_number_and_day_are_blank(day, voice):
    (finding,) = judged(day, voice)["DOC-010", False]
    quotes = " ".join(place.quote for place in finding.places)
    assert "/GDĐT" in quotes
    assert "tháng 01 năm 2022" in quotes


@pytest.mark.parametrize("day", [THEN, AS_OF])
def test_in_the_archive_nothing_else_is_wrong(day):
    """Rows 3 to 13: the law was in force all January, the office existed, the deadline lay ahead."""
    sure = {rule for rule, advisory in judged(day, Voice.DATED) if not advisory}
    assert sure == {"DOC-010"}


def test_row_3_as_a_current_rule_the_decree_is_outdated():
    (finding,) = judged(AS_OF, Voice.LIVING)["OUT-010", False]
    assert finding.places[0].exact == "Nghị định số 72/2013/NĐ-CP"
    assert finding.suggestion.startswith(
        "Thay bằng: Nghị định số 147/2024/NĐ-CP ngày 09/11/2024 của Chính phủ"
    )


def test_row_4_the_circular_is_advisory_until_its_end_is_verified():
    (finding,) = judged(AS_OF, Voice.LIVING)["OUT-010", True]
    assert finding.places[0].exact == "Thông tư số 09/2014/TT-BTTTT"


@pytest.mark.parametrize(("day", "voice"), COLUMNS)
def test_row_4_the_space_inside_the_date_does_not_make_it_wrong(day, voice):
    found = judged(day, voice)
    assert not any(rule in {"INA-040", "INA-050", "INA-020"} for rule, _ in found)


def test_row_5_the_ministry_inside_a_citation_is_not_named_as_current():
    for findings in judged(AS_OF, Voice.LIVING).values():
        assert not any("Bộ Thông tin" in place.exact for f in findings for place in f.places)


def test_row_6_the_abolished_office_is_one_finding_with_its_places():
    findings = judged(AS_OF, Voice.LIVING)["OUT-030", False]
    about_office = [f for f in findings if any("Phòng GD&ĐT" in place.exact for place in f.places)]
    assert len(about_office) == 1
    assert len(about_office[0].places) >= 6


@pytest.mark.parametrize("day", [THEN, AS_OF])
def test_row_7_a_blank_day_leaves_the_deadline_ahead(day):
    assert not any(rule == "INA-030" for rule, _ in judged(day, Voice.DATED))


@pytest.mark.parametrize(("day", "voice"), COLUMNS)
def test_rows_9_to_13_duty_contacts_names_and_platforms_are_nobodys_fault(day, voice):
    exact = [p.exact for found in judged(day, voice).values() for f in found for p in f.places]
    for words in ("0979", "quanglm", "Đỗ Mẫu Quý", "Lê Mẫu Quang", "Twitter", "một cá nhân"):
        assert not any(words in text for text in exact)
