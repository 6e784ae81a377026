"""Vietnamese words for every code that a specialist meets. A test holds that none is missing."""

from audit.rule import Action, Category, Severity
from crawler.captures import Outcome

CATEGORIES = {
    Category.OUTDATED: "Lạc hậu",
    Category.INACCURATE: "Sai lệch",
    Category.UNAUTHORISED: "Thẩm quyền",
    Category.HYGIENE: "Tình trạng trang",
}

SEVERITIES = {
    Severity.URGENT: "Khẩn",
    Severity.HIGH: "Cao",
    Severity.MEDIUM: "Trung bình",
    Severity.LOW: "Thấp",
}

ACTIONS = {
    Action.FIX: "Sửa",
    Action.UPDATE: "Cập nhật",
    Action.REMOVE: "Gỡ bỏ",
    Action.CONSULT: "Xin ý kiến",
    Action.REPORT: "Báo cáo",
}

CLASSES = {False: "Cần xử lý", True: "Tham khảo"}
"""By Finding.advisory."""

OUTCOMES = {
    Outcome.OK: "Đã đọc",
    Outcome.UNCHANGED: "Đã đọc, không đổi từ lần trước",
    Outcome.NOT_FOUND: "Không tìm thấy (404)",
    Outcome.GONE: "Đã bị gỡ (410)",
    Outcome.FORBIDDEN: "Máy chủ từ chối",
    Outcome.ROBOTS: "Trang không cho máy đọc (robots.txt)",
    Outcome.RATE_LIMITED: "Máy chủ yêu cầu đọc chậm lại",
    Outcome.LOGIN_WALL: "Phải đăng nhập mới xem được",
    Outcome.TOO_LARGE: "Quá lớn, không tải",
    Outcome.TIMEOUT: "Máy chủ không trả lời kịp",
    Outcome.DNS: "Không tìm thấy tên miền",
    Outcome.TLS: "Lỗi kết nối bảo mật",
    Outcome.CONNECTION: "Không kết nối được",
    Outcome.SERVER_ERROR: "Máy chủ báo lỗi",
    Outcome.REDIRECT_OFF_HOST: "Chuyển hướng ra ngoài trang của trường",
    Outcome.REDIRECT_LOOP: "Chuyển hướng vòng quanh",
    Outcome.MOVED: "Chuyển sang địa chỉ khác của trường",
    Outcome.TRAP_CUT: "Bỏ qua: trang sinh ra vô tận hoặc trùng lặp",
    Outcome.BUDGET: "Chưa đọc: hết hạn mức của lần soát",
    Outcome.UNREADABLE: "Chưa đọc được nội dung",
    Outcome.ERROR: "Lỗi khi đọc",
    Outcome.LISTED: "Chỉ ghi tên và kích thước tệp",
    Outcome.EXTERNAL: "Liên kết ra ngoài, không mở",
    Outcome.NOT_REGISTERED: "Chưa đăng ký trang web",
    Outcome.NOT_SUPPORTED: "Chưa có bộ đọc cho kênh này",
}

FACTS = {
    "name": "Tên trường",
    "address": "Địa chỉ",
    "campus": "Điểm trường",
    "phone": "Điện thoại",
    "email": "Thư điện tử",
    "principal": "Hiệu trưởng",
    "vice_principal": "Phó hiệu trưởng",
    "spokesperson": "Người phát ngôn",
}

CRAWL_ENDS = {
    "finished": "đã đọc xong",
    "shutdown": "bị dừng giữa chừng",
    "cancelled": "bị dừng giữa chừng",
    "budget_pages": "hết hạn mức số trang",
    "budget_bytes": "hết hạn mức dung lượng",
    "budget_minutes": "hết hạn mức thời gian",
}
"""Why a crawl ended; a reason that is not here is shown as it is."""
