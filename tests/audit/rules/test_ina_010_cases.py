"""INA-010 and INA-020 as school sites write weekdays and dates: what must and what must not be found."""

import pytest

from audit.document import dated, document, living
from audit.rules.inaccurate.impossible_date import impossible_date
from audit.rules.inaccurate.weekday_mismatch import weekday_mismatch
from tests.audit.sample_context import context


def _classes(rule, page):
    return ["B" if hit.advisory else "A" for hit in rule(page, context())]


WRONG_WEEKDAYS = [  # 20/11/2026 is a Friday, 23/11/2026 a Monday
    "Vào lúc 7h30 thứ Bảy ngày 20/11/2026",
    "THỨ HAI, NGÀY 20/11/2026",
    "Thứ 2, 20/11/2026: chào cờ",
    "thứ hai 20-11-2026",
    "Thứ Hai – 20/11/2026",
    "Thứ Hai — 20/11/2026",
    "Thứ 2 - 20/11/2026: chào cờ đầu tuần",
    "Thứ Hai (ngày 20/11/2026)",
    "Thứ Hai, (ngày 20/11/2026)",
    "Sáng Chủ Nhật, ngày 20 tháng 11 năm 2026",
    "Sáng CN, 20/11/2026",
    "Ngày 20/11/2026 (Thứ Hai)",
    "ngày 20/11/2026 (thứ 2) tại sân trường",
    "Khai mạc ngày 20/11/2026, thứ Hai.",
    "Thời gian: ngày 20/11/2026 - Thứ Hai",
    "Thứ Hai, 8h00 ngày 20/11/2026, tại hội trường",
    "Thứ Hai, lúc 7 giờ 30 phút, ngày 20/11/2026",
    "Thứ Hai, 7h30, 20/11/2026",
    "Sáng thứ Hai tuần tới (20/11/2026)",
    "thứ Hai tới, ngày 20/11/2026",
    "Thứ 2/ ngày 20/11/2026",
    "Thứ hai: 20/11/2026",
    "Thứ 7, ngày 20 / 11 / 2026",
    "Thứ bẩy, ngày 20.11.2026",
    "Họp phụ huynh thứ 7 ngày 20/11/2026",
    "Họp phụ huynh thứ Bảy, ngày 20/11/2026",
    "Học sinh tựu trường thứ hai, ngày 20/11/2026",
    "Đón trẻ trở lại trường thứ Hai, ngày 20/11/2026",
    "Lúc 7 giờ 30 thứ hai, ngày 20/11/2026",
    "Lúc 07:30 thứ hai, ngày 20/11/2026",
    "Lịch trực: Thứ Hai, 23/11/2026; Thứ Ba, 25/11/2026",
    "Nghỉ lễ từ thứ Tư, ngày 02/9/2026 đến hết thứ Sáu, ngày 05/9/2026",
    "📢 Họp phụ huynh: Thứ 7, ngày 28/8/2026 📢 Khai giảng: Thứ Bảy, ngày 05/9/2026",
    "HỌP PHỤ HUYNH: 8H00 THỨ BẢY, NGÀY 20/11/2026",
    "Ngày 20/11/2026 là Chủ nhật",
    "20/11/2026 - Thứ Hai: tổng vệ sinh",
    "Thời gian: 14h00’ thứ 5 ngày 20/11/2026 tại phòng hội đồng",
    "Tập huấn đợt 2, thứ 7 ngày 20/11/2026",
    "Thời gian: Từ 7h30 đến 11h00, thứ Năm, ngày 20/11/2026",
    "Thứ Bảy, ngày 14/11/2026 và Chủ nhật, 16/11/2026",
    "Tiếp công dân: Thứ 5, ngày 20/11/2026",
    "Thứ Hai, ngày 20/11/2026 (tức ngày 12/10 âm lịch)",
    "Đại hội chi đoàn lần thứ nhất khai mạc sáng Thứ Hai, ngày 20/11/2026.",
]


@pytest.mark.parametrize("text", WRONG_WEEKDAYS)
@pytest.mark.parametrize("page", [living, lambda text: dated("2026-11-01", text), document])
def test_a_wrong_weekday_is_found_once(page, text):
    assert _classes(weekday_mismatch, page(text)) == ["A"]


NO_WRONG_WEEKDAY = [
    "Thứ Sáu, ngày 20/11/2026",
    "Lúc 7h30 thứ 6 ngày 20 tháng 11 năm 2026",
    "Thứ Hai, 16/11/2026: chào cờ; Thứ Ba, 17/11/2026: họp",
    "16/11/2026: Thứ Hai, 17/11/2026: Thứ Ba, 18/11/2026: Thứ Tư",
    "Ngày 16/11/2026 Thứ Hai Ngày 17/11/2026 Thứ Ba",
    "16/11/2026 - Thứ Hai, 17/11/2026 - Thứ Ba",
    "Nghỉ thứ Bảy, Chủ nhật (21/11/2026 – 22/11/2026)",
    "Nghỉ Thứ 7, Chủ nhật ngày 21/11/2026 và 22/11/2026",
    "Đăng ngày 20/11/2026 - Thứ hai hằng tuần chào cờ",
    "Nghỉ 20/11/2026 - Thứ Bảy: 21/11/2026",
    "Thứ Năm tuần thứ 2 của tháng (12/11/2026)",
    "Ngày thứ nhất: 19/11/2026; ngày thứ hai: 21/11/2026",
    "Nghỉ thứ 7 và CN: 21/11/2026, 22/11/2026",
    "Từ thứ Hai đến thứ Sáu (16/11/2026 - 20/11/2026)",
    "Thứ Hai - Thứ Sáu: 16/11/2026 – 20/11/2026",
    "Từ Thứ 2 đến Thứ 6, ngày 16/11/2026 đến ngày 20/11/2026",
    "Thứ 3 và thứ 5 (17/11/2026 và 19/11/2026)",
    "Thứ Ba & Thứ Năm, 17/11/2026 & 19/11/2026",
    "Từ thứ Hai, ngày 16/11/2026 đến hết thứ Sáu, ngày 20/11/2026",
    "từ 19/11/2026 - Thứ Sáu 20/11/2026",
    "Ngày 19/11/2026, Thứ Sáu, ngày 20/11/2026",
    "Thứ 2 - 4/3/2022: kiểm tra",
    "Thứ 2, 4, 6 (từ 17/11/2026)",
    "Thứ Hai hằng tuần, từ ngày 17/11/2026",
    "Thứ Hai hằng tuần: từ 17/11/2026",
    "Tiếp dân thứ Năm hàng tuần, áp dụng từ ngày 16/11/2026",
    "Đại hội lần thứ ba, ngày 20/11/2026",
    "ĐẠI HỘI CHI BỘ LẦN THỨ HAI, NGÀY 20/11/2026",
    "CHUYÊN ĐỀ THỨ HAI: 20/11/2026",
    "Buổi thứ hai (20/11/2026)",
    "Buổi Thứ Hai (20/11/2026): thực hành",
    "Ngày thứ hai (20/11/2026) của hội trại",
    "Đợt thứ 2: 20/11/2026",
    "ĐỢT THỨ HAI - 20/11/2026",
    "Kỳ họp thứ Hai, ngày 20/11/2026",
    "Phiên họp thứ ba ngày 20/11/2026",
    "Cuộc họp thứ 2 ngày 20/11/2026",
    "Tuần thứ 3, ngày 20/11/2026",
    "Vòng thứ Hai: 20/11/2026",
    "Tiết thứ 5, ngày 20/11/2026",
    "Bài thứ tư (20/11/2026)",
    "Con thứ hai, 20/11/2026",
    "Mũi thứ hai ngày 20/11/2026",
    "Nhiệm kỳ thứ Ba, ngày 20/11/2026",
    "Hội nghị thứ Ba, ngày 20/11/2026",
    "Số thứ 4, 20/11/2026",
    "Năm thứ hai, 20/11/2026",
    "Giai đoạn thứ hai (20/11/2026)",
    "Học kỳ thứ hai: 20/01/2026",
    "Tháng thứ hai, 20/11/2026",
    "GVCN, ngày 20/11/2026",
    "CN Nguyễn Văn Mẫu, 20/11/2026",
    "Bác sĩ CN, 20/11/2026",
    "Khoa học - CN, 20/11/2026",
    "Bộ môn CN (20/11/2026)",
    "Chủ nhật, ngày 10/3/2026 âm lịch",
    "Thứ Hai, ngày 15/8/2026 (ÂL)",
    "Thứ Hai, ngày 15/8/2026 theo âm lịch",
    "Thứ Hai, ngày 31/11/2026",
    "Thứ Hai (15/3)",
    "Thứ Hai, 23/11/2026 08:30",
    "Thứ Hai, 8h00 ngày 23/11/2026",
    "Trường đã đăng nhầm «Thứ Bảy, ngày 20/11/2026»",
    "Đính chính: Thứ Bảy, ngày 20/11/2026 sửa thành Thứ Sáu, ngày 20/11/2026",
    "Bài trước ghi nhầm Thứ Bảy, ngày 20/11/2026, nhà trường xin lỗi phụ huynh",
    "Ngày 20/11/2026, thứ hai là công tác chuẩn bị",
    "Họp ngày 20/11/2026; thứ hai là tổng kết",
    "Thứ Sáu ngày 20 tháng 11 năm 2026 (âm lịch ngày 12 tháng 10 năm 2026)",
    "Thứ năm, 20/11, thứ sáu 20/11/2026",
]


@pytest.mark.parametrize("text", NO_WRONG_WEEKDAY)
@pytest.mark.parametrize("page", [living, document])
def test_no_wrong_weekday(page, text):
    assert _classes(weekday_mismatch, page(text)) == []


def test_a_list_of_ordinals_is_no_list_of_days():
    page = document("Thứ nhất, kiện toàn.", "Thứ hai, ngày 20/11/2026 khai mạc.", "Thứ ba, 2/12/2026.")
    assert _classes(weekday_mismatch, page) == []


def test_an_ordinal_elsewhere_does_not_hide_a_wrong_weekday():
    page = document("Em Mẫu đạt giải thứ nhất.", "Trao giải: Thứ hai, ngày 20/11/2026.")
    assert _classes(weekday_mismatch, page) == ["A"]


IMPOSSIBLE_DATES = [
    "Họp ngày 31/11/2026 tại hội trường",
    "Hạn nộp hồ sơ: 31/9/2026",
    "Hạn: 30/2/2026",
    "đến hết ngày 31/6/2026",
    "Từ 28/02/2026 đến 30/02/2026",
    "Từ ngày 01/6/2026 - 31/6/2026",
    "Thời gian: 01/11/2026 – 31/11/2026",
    "Nghỉ ngày 30 – 31/11/2026",
    "Nghỉ các ngày 30, 31/11/2026",
    "Nghỉ ngày 30 và 31/11/2026",
    "Ngày 31 tháng 9 năm 2026",
    "NGÀY 31 THÁNG 9 NĂM 2026",
    "Bắc Giang, ngày 29 tháng 02 năm 2026",
    "Ngày sinh: 30/02/2015",
    "Sinh ngày 31.04.2015",
    "Lúc 8h00 ngày 31-11-2026",
    "Thứ Hai, 31/11/2026",
    "Thứ Hai (31/11/2026)",
    "Ngày 15/13/2026",
    "ngày 15 tháng 13 năm 2026",
    "ngày 32/10/2026",
    "Bắc Giang, 12/13/2026",
    "Nhận hồ sơ 15/6/2026 - 31/6/2026",
    "Kỳ nghỉ: 30/4/2026 – 31/4/2026",
    "Hạn cuối nộp bài dự thi 31/11/2026.",
    "Công bố kết quả vào 31/11/2026.",
    "Thời gian: 31/11/2026",
    "Khai mạc: 31/11/2026",
    "29/02/2025: nghỉ bù",
    "31/11/2026",
    "📢 Họp phụ huynh: Thứ 7, ngày 31/11/2026 📢 Khai giảng 05/9/2026",
    "Căn cứ Quyết định số 12/QĐ-THCS ngày 31/9/2025 của Hiệu trưởng",
]


@pytest.mark.parametrize("text", IMPOSSIBLE_DATES)
def test_an_impossible_date_is_found_once(text):
    assert _classes(impossible_date, living(text)) == ["A"]


NO_IMPOSSIBLE_DATE = [
    "ngày 29/02/2024",
    "ngày 31/12/2026 đến 31/01/2027",
    "phiên bản 31.11.2026",
    "Phần mềm, v31.11.2026",
    "Version 31.11.2026",
    "địa chỉ IP 10.13.2026",
    "tỉ số 31/13/2026 điểm",
    "Công văn số 31/11/2026",
    "Quyết định, 31/11/2026/QĐ-UBND",
    "mã hồ sơ: 31-11-2026",
    "Posted on Monday, 11/23/2026",
    "Tin của nhà trường – Posted: Monday, 11/23/2026",
    "Ngày đăng: 11/23/2026 10:15:30 AM",
    "Cập nhật lúc 11/23/2026 8:30:00 SA",
    "ngày 30/02/2026 âm lịch",
    "ngày 30/02/2026 (âm lịch)",
    "ngày 30/02/2026 theo âm lịch",
    "ngày 30/02/2026 (tính theo lịch âm)",
    "ngày 30 tháng 02 năm 2026 - âm lịch",
    "âm lịch là ngày 30/02/2026",
    "lịch âm: ngày 30/02/2026",
    "nhằm ngày 30/02/2026 ÂL",
    "Ngày 00/00/2026",
    "ngày 00 tháng 00 năm 2026",
    "Vì sao không có ngày 30/02/2026?",
    "Đính chính: ngày 31/11/2026 sửa thành ngày 30/11/2026",
    "Nhà trường đã ghi nhầm ngày 31/11/2026, xin sửa lại là 30/11/2026",
    "Văn bản cũ ghi «ngày 31/11/2026»",
    "ngày 31/11 hằng năm",
    "tháng 9-10/2026",
    "từ tháng 31/2026",
    "ngày 45/11/2026",
    "ngày 15/24/2026",
    "ngày 31/11/1026",
    "Giờ học 7/30/2026 em",
    "Lớp 30/31/2026 bàn ghế",
    "13/15/2026",
    "30-31/12/2026",
    "31.11.2026",
]


@pytest.mark.parametrize("text", NO_IMPOSSIBLE_DATE)
def test_no_impossible_date(text):
    assert _classes(impossible_date, living(text)) == []
