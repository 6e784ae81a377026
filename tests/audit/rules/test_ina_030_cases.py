"""INA-030, all four branches, as school sites write them: what is sure, what is doubtful, what is right."""

from datetime import date

import pytest

from audit.document import Block, DateSource, DocDate, PageType, dated, document, living
from audit.rules.inaccurate.impossible_chronology import impossible_chronology
from tests.audit.sample_context import context

_ISSUED = DocDate(date(2022, 1, 25), date(2022, 1, 25), DateSource.HEAD)


def _classes(page):
    return ["B" if hit.advisory else "A" for hit in impossible_chronology(page, context())]


def _issued(*lines, **changes):
    return document(*lines, **{"dated": _ISSUED, **changes})


REVERSED = [
    "từ ngày 15/7/2026 đến ngày 10/7/2026",
    "Từ 8h00 ngày 20/11/2026 đến 17h00 ngày 15/11/2026",
    "Từ 8 giờ 00 phút ngày 20/11/2026 đến 17 giờ 00 phút ngày 15/11/2026",
    "Kể từ ngày 20/11/2026 đến hết ngày 15/11/2026",
    "Từ thứ Hai, ngày 23/11/2026 đến thứ Sáu, ngày 20/11/2026",
    "Từ ngày 23/11/2026 (thứ Hai) đến ngày 20/11/2026 (thứ Sáu)",
    "Từ ngày 25/12/2026 đến ngày 05/01/2026",
    "từ ngày 15 tháng 7 năm 2026 đến ngày 10 tháng 7 năm 2026",
    "Nhận hồ sơ từ 15/7/2026 tới 10/7/2026",
    "TỪ NGÀY 15/7/2026 ĐẾN HẾT NGÀY 10/7/2026",
    "Từ ngày 15/7/2026 - 10/7/2026",
    "Từ ngày 15/7/2026 – đến ngày 10/7/2026",
    "Bắt đầu từ ngày 15/7/2026, kết thúc ngày 10/7/2026",
    "Bắt đầu ngày 15/7/2026 và kết thúc vào ngày 10/7/2026",
    "Thời gian: 15/7/2026 – 10/7/2026",
    "Thời gian nhận hồ sơ: 15/7/2026 - 10/7/2026",
    "📢 Nhận hồ sơ từ ngày 15/7/2026 đến ngày 10/7/2026 📢 Khai giảng: 05/9/2026",
]
WRONG_YEARS = [
    "Kế hoạch năm học 2024-2026",
    "Kế hoạch năm học: 2024 – 2026",
    "NĂM HỌC 2025 - 2027",
    "Năm học 2026-2025",
    "Ngày 5 tháng 9 năm 2026, trường khai giảng năm học 2026-2028",
    "Tổng kết năm học 2024/2026",
    "Thời khóa biểu năm học 2025-2025",
    "Lễ khai giảng năm học 2025\u20112027",
    "Bế giảng năm học (2024-2026)",
    "Khai giảng năm học mới 2025-2027",
]
FAR_YEARS = [
    "Nhà trường đã tổ chức hội thi ngày 20/10/2062",
    "Ngày 20/10/2206, nhà trường đã tổ chức hội thi.",
    "Hội nghị đã diễn ra vào 20/10/2062. Sau đó các tổ họp.",
]


@pytest.mark.parametrize("text", REVERSED + WRONG_YEARS + FAR_YEARS)
@pytest.mark.parametrize("page", [living, lambda text: dated("2026-11-01", text), document])
def test_a_wrong_order_is_found_once(page, text):
    assert _classes(page(text)) == ["A"]


PAST_DEADLINES = [
    "Thời gian xong trước ngày 18/01/2022",
    "Gửi báo cáo về Phòng GD&ĐT trước ngày 18/01/2022.",
    "Hạn nộp: 18/01/2022",
    "Hạn nộp hồ sơ: 17h00 ngày 18/01/2022",
    "Hạn chót: ngày 18/01/2022",
    "Hạn hoàn thành: 18/01/2022",
    "Hạn báo cáo: ngày 18/01/2022",
    "Chậm nhất ngày 18/01/2022",
    "Chậm nhất là 17 giờ 00 ngày 18/01/2022",
    "Các trường nộp báo cáo trước 17h00, ngày 18/01/2022",
    "Các trường nộp báo cáo trước 17 giờ 00 phút ngày 18/01/2022",
    "Đề nghị hoàn thành trước ngày 18 tháng 01 năm 2022",
    "Đăng ký danh sách trước thứ Ba, ngày 18/01/2022",
    "Thời hạn nộp: đến hết ngày 18/01/2022",
    "Thời hạn hoàn thành: 18/01/2022",
    "Hạn nộp: 18/01/2022 (qua thư điện tử)",
]


@pytest.mark.parametrize("text", PAST_DEADLINES)
def test_a_deadline_before_the_document_is_found(text):
    assert _classes(_issued("CÔNG VĂN", text)) == ["A"]


@pytest.mark.parametrize("text", PAST_DEADLINES)
@pytest.mark.parametrize("source", [DateSource.META, DateSource.LISTING, DateSource.HTTP])
def test_only_the_head_tells_when_a_document_was_issued(text, source):
    day = date(2022, 1, 25)
    assert _classes(document(text, dated=DocDate(day, day, source))) == []


DOUBTFUL_DEADLINES = [
    "Áp dụng cho học sinh nhập học trước ngày 18/01/2022",
    "Học sinh đăng ký trước ngày 18/01/2022 được hưởng mức cũ",
    "Các trường hợp nộp hồ sơ trước ngày 18/01/2022 được giải quyết theo quy định cũ",
    "Đối với đơn vị gửi báo cáo trước ngày 18/01/2022 thì không phải gửi lại",
]


@pytest.mark.parametrize("text", DOUBTFUL_DEADLINES)
def test_a_doubtful_deadline_is_never_sure(text):
    assert "A" not in _classes(_issued(text))


def test_a_report_tells_of_deadlines_that_have_passed():
    page = _issued("BÁO CÁO", "Kết quả: hoàn thành trước ngày 18/01/2022: 12 đơn vị")
    assert "A" not in _classes(page)


RIGHT_DEADLINES = [
    "Hạn nộp: 28/01/2022",
    "Thời hạn: từ ngày 10/01/2022 đến ngày 30/01/2022",
    "Thời hạn nhận hồ sơ: từ 10/01/2022 – 30/01/2022",
    "Hạn nộp theo Công văn số 12/PGDĐT ngày 10/01/2022 là 30/01/2022",
    "Thời hạn quy định tại Nghị định 15/2022/NĐ-CP ngày 10/01/2022",
    "Chậm nhất 30 ngày kể từ ngày 10/01/2022",
    "Hạn nộp cũ là ngày 18/01/2022, nay gia hạn đến 30/01/2022",
    "Đến nay một số trường chưa nộp dù hạn nộp là ngày 18/01/2022",
    "Trẻ sinh trước ngày 01/9/2021",
    "Nhà trường đã hoàn thành trước ngày 18/01/2022",
    "Thẻ hết thời hạn sử dụng ngày 31/12/2021",
    "Hạn sử dụng: 31/12/2021",
    "Hạn nộp: 18/01/2020",
    "Hạn nộp hồ sơ; ngày 18/01/2022 họp",
    "Đúng thời hạn đã nêu tại Kế hoạch ngày 10/01/2022",
]


@pytest.mark.parametrize("text", RIGHT_DEADLINES)
def test_no_past_deadline(text):
    assert _classes(_issued(text)) == []


def test_a_blank_day_of_issue_means_the_whole_month():
    month = DocDate(date(2022, 1, 1), date(2022, 1, 31), DateSource.HEAD)
    assert _classes(document("Hạn nộp: 18/01/2022", dated=month)) == []
    assert _classes(document("Hạn nộp: 28/12/2021", dated=month)) == ["A"]


DOUBTFUL = [
    "Kế hoạch phát triển năm học 2020-2025",
    "Kế hoạch chiến lược năm học 2021-2026",
    "Nhiệm kỳ năm học 2022-2025",
    "Các kế hoạch năm học 2021-2025",
    "Báo cáo tự đánh giá năm học 2020-2025",
    "Kế hoạch 5 năm, năm học 2026-2030",
    "Đợt 1: 15/7/2026 - 10/7/2026",
    "Tuần 3 (15/7/2026 – 10/7/2026)",
    "Điều chỉnh thời gian nghỉ từ ngày 15/7/2026 đến ngày 10/7/2026",
    "Dời lịch họp từ ngày 20/11/2026 đến ngày 18/11/2026",
    "Đẩy sớm lịch thi từ ngày 20/11/2026 tới ngày 18/11/2026",
]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful_orders_are_advice(text):
    assert _classes(living(text)) == ["B"]


RIGHT = [
    "từ ngày 25/12/2026 đến ngày 05/01/2027",
    "từ ngày 15/7/2026 đến ngày 15/7/2026",
    "từ ngày 15/7/2026 đến ngày 10/8",
    "từ ngày 31/11/2026 đến ngày 10/11/2026",
    "từ 22h00 ngày 15/7/2026 đến 5h00 ngày 16/7/2026",
    "Chuyển lịch họp từ ngày 20/11/2026 sang ngày 18/11/2026",
    "Trường sửa «từ ngày 15/7/2026 đến ngày 10/7/2026»",
    "Đính chính: từ ngày 15/7/2026 đến ngày 10/7/2026 sửa thành 15/6/2026",
    "Đã thông báo nhầm từ ngày 15/7/2026 đến ngày 10/7/2026",
    "📢 Họp phụ huynh: Thứ 7, ngày 28/8/2026 📢 Khai giảng: 05/8/2026",
    "📢 Họp phụ huynh từ ngày 28/8/2026 📢 Nộp hồ sơ đến ngày 20/8/2026",
    "📢 Nhận hồ sơ từ 28/8/2026 ⏩ đến ngày 20/8/2026 chốt danh sách",
    "🔔 Họp: 28/8/2026 – 🔔 Tiêm chủng: 20/8/2026",
    "Họp phụ huynh 28/8/2026 | Khai giảng 05/8/2026",
    "Họp phụ huynh 28/8/2026 • Khai giảng 05/8/2026",
    "Khai giảng ngày 05/9/2026; tựu trường ngày 28/8/2026",
    "Bắt đầu từ ngày 15/7/2026. Đợt trước kết thúc ngày 10/7/2026",
    "từ năm học 2020-2021 đến năm học 2024-2025",
    "Trong hai năm học 2022-2024",
    "Qua 03 năm học 2021-2024",
    "Ba năm học liên tiếp 2021-2024",
    "Tổng kết 5 năm học 2020-2025",
    "trong năm năm học 2020-2025",
    "các năm học 2020-2023",
    "giai đoạn 2021-2026",
    "Khóa học 2022-2026",
    "Niên khóa 2022-2026",
    "Học sinh khóa năm học 2022-2026",
    "Niên khoá năm học 2022-2026",
    "năm học 2020-2021-2022",
    "năm học 2024-2025 và năm học 2025-2026",
    "năm học 2024 – 2025/2026",
    "Năm học 2026-2027",
    "Trường học 2024-2026",
    "Trường đã được công nhận đạt chuẩn đến ngày 20/10/2062",
    "Giấy phép đã cấp có giá trị đến hết ngày 20/10/2062",
    "Quy hoạch đã được phê duyệt, tầm nhìn 20/10/2062",
    "📢 Đã phát thẻ học sinh 📢 Họp: 20/10/2062",
    "Lễ đã được gia hạn; ngày 20/10/2062 họp",
    "Dự kiến ngày 20/10/2062 nhà trường tổ chức kỷ niệm",
    "Nhà trường đã tổ chức hội thi ngày 20/10/2026",
    "Nhà trường đã lập kế hoạch cho lễ kỷ niệm ngày 20/10/2037",
]


@pytest.mark.parametrize("text", RIGHT)
@pytest.mark.parametrize("page", [living, document])
def test_right_orders_pass(page, text):
    assert _classes(page(text)) == []


def test_a_document_of_the_future():
    assert _classes(dated("2062-11-01", "Khai mạc hội thi")) == ["A"]
    assert _classes(dated("2026-12-20", "Khai mạc hội thi")) == []


def test_a_form_with_a_blank_day_in_the_next_year_is_not_a_document_of_the_future():
    blank = DocDate(date(2027, 2, 1), date(2027, 2, 28), DateSource.HEAD)
    assert _classes(document("Kế hoạch", dated=blank)) == []
    exact = DocDate(date(2027, 2, 1), date(2027, 2, 1), DateSource.HEAD)
    assert _classes(document("Mẫu", dated=exact, page_type=PageType.FORM)) == []
    assert _classes(document("Kế hoạch", dated=exact)) == ["A"]


def test_a_date_from_the_server_is_no_date_of_the_document():
    late = DocDate(date(2062, 2, 1), date(2062, 2, 1), DateSource.HTTP)
    assert _classes(document("Kế hoạch", blocks=(Block("Kế hoạch"),), dated=late)) == []
