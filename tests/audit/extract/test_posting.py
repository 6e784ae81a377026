"""Lines in which content systems say when something was posted, and lines that only look like them."""

from datetime import date

import pytest

from audit.extract.posting import posting_date

POSTED = """
Thứ Ba, 12/05/2026, 08:30 (GMT+7)
Thứ Ba, 12/05/2026 08:30 GMT+7
Thứ ba,12/05/2026
T3, 12/05/2026
12/05/2026 | 08:30
12/05/2026 08:30 SA
12/05/2026 lúc 08:30
08h30 ngày 12/05/2026
8 giờ 30, ngày 12/05/2026
Ngày 12/05/2026 lúc 8h30
Ngày đăng : 12/05/2026 08:30
Ngày đăng tin: 12/05/2026
Ngày 12 tháng 05 năm 2026
Thứ hai, ngày 12 tháng 5 năm 2026 - 08:00
12 Tháng Năm, 2026
Tháng Năm 12, 2026
Thứ Ba, 12 tháng 5, 2026
12 thg 5, 2026
12 Th5 2026
Được đăng: 12 Tháng 5 2026
Đăng ngày 12 Tháng Năm, 2026 bởi admin
May 12, 2026
2026-05-12 08:30:00
Ngày đăng: 2026-05-12
Đăng ngày 12/05/2026 bởi Ban biên tập
Người đăng: Nguyễn Thị Mẫu - Ngày đăng: 12/05/2026
Lượt xem: 120 - Ngày đăng: 12/05/2026
Lượt xem: 120 | 12/05/2026
Chuyên mục: Tin tức - Ngày đăng: 12/05/2026
Tin tức | 12/05/2026
Ban biên tập - 12/05/2026
Posted by admin on 12/05/2026
By admin 12/05/2026
Cập nhật lần cuối: 12/05/2026
12/05/2026 Lượt xem: 120
12/05/2026 512 tải
"""

NOT_POSTED = """
Ngày 5/9/2026, cả trường khai giảng
Ngày 12/5/2026 trường tổ chức hội thi
Sáng ngày 12/05/2026, nhà trường tổ chức hội thi.
Thứ hai ngày 12/05/2026 nghỉ học
Thời gian: 8h00 ngày 12/05/2026
Thời gian: 08:00, ngày 12/05/2026 tại hội trường
Khai mạc: 08:00 ngày 12/05/2026
Hạn nộp hồ sơ: 01/07/2026
Từ 01/07/2026
Đến 12/05/2026
Trước ngày 12/05/2026
01/07/2026 - 31/07/2026
Ngày sinh: 12/05/1980
Ngày thành lập: 12/05/1996
Ngày ban hành: 12/05/2026
Ngày thi: 12/05/2026
Nghỉ lễ 30/04/2026
Có hiệu lực từ ngày 12/05/2026
Số 12/QĐ ngày 12/05/2026
Kế hoạch tháng 5, 2026
Lớp 12 Tháng 5 2026
Hôm nay: Thứ hai, 23/11/2026
"""


@pytest.mark.parametrize("line", POSTED.strip().splitlines())
def test_the_day_is_read_however_the_system_writes_it(line: str) -> None:
    assert posting_date(line) == date(2026, 5, 12)


@pytest.mark.parametrize("line", NOT_POSTED.strip().splitlines())
def test_days_of_events_people_and_documents_are_no_posting_days(line: str) -> None:
    assert posting_date(line) is None
