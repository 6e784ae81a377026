"""Every Vietnamese word that stands for a value of the code: one place, complete by test."""

from audit.findings import Status
from audit.rule import Action, Category, Severity
from crawler.captures import Outcome
from crawler.schools import Platform

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

STATUSES = {
    Status.NEW: "phát hiện trong lần soát này",
    Status.OPEN: "đã báo ở lần trước, vẫn còn",
    Status.AWAITING: "không còn thấy ở lần này, chờ lần soát sau xác nhận",
    Status.FIXED: "hai lần soát liền không còn thấy, trang vẫn còn",
    Status.REMOVED: "trang hoặc tệp đã được gỡ",
    Status.RECURRED: "đã sửa rồi nay lại thấy",
    Status.UNVERIFIED: "trang không mở được nên chưa biết đã sửa chưa",
    Status.MOOT: "quy tắc không còn áp dụng cho trường",
}
"""What each machine state means, for «Hướng dẫn»; the state itself is the word the sheets show."""

PLATFORMS = {
    Platform.FACEBOOK: "Facebook",
    Platform.ZALO: "Zalo",
    Platform.YOUTUBE: "YouTube",
    Platform.X: "X (Twitter)",
    Platform.INSTAGRAM: "Instagram",
    Platform.TIKTOK: "TikTok",
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

DECISIONS = (
    "Đồng ý sửa",
    "Đồng ý cập nhật",
    "Đồng ý gỡ bỏ",
    "Xin ý kiến",
    "Báo cáo",
    "Không phải lỗi",
    "Bỏ qua có lý do",
)
NEEDS_REASON = DECISIONS[-2:]
CLEAR = "-"
"""Typed into an input cell: take back what was typed before."""

OUTCOMES = {
    Outcome.OK: ("Đã đọc", ""),
    Outcome.UNCHANGED: ("Đã đọc (không đổi)", ""),
    Outcome.NOT_FOUND: ("Không còn trang (404)", "Sửa hoặc bỏ liên kết dẫn tới trang này."),
    Outcome.GONE: ("Trang đã gỡ (410)", "Bỏ liên kết dẫn tới trang này."),
    Outcome.FORBIDDEN: ("Máy chủ từ chối (403)", "Mở xem trực tiếp; hỏi người quản trị trang nếu phải công khai."),
    Outcome.ROBOTS: ("Trang không cho máy đọc (robots.txt)", "Chuyên viên xem trực tiếp."),
    Outcome.RATE_LIMITED: ("Máy chủ yêu cầu chậm lại (429/503)", "Lần soát sau đọc lại."),
    Outcome.LOGIN_WALL: ("Phải đăng nhập", "Xem lại: thông tin công khai không được đòi đăng nhập."),
    Outcome.TOO_LARGE: ("Tệp quá lớn", "Chuyên viên xem trực tiếp; nên đăng bản nhẹ hơn."),
    Outcome.TIMEOUT: ("Máy chủ không trả lời kịp", "Lần soát sau đọc lại; lặp lại thì báo người quản trị trang."),
    Outcome.DNS: ("Không tìm thấy tên miền", "Kiểm tra tên miền còn hạn và còn trỏ đúng."),
    Outcome.TLS: ("Lỗi chứng thư bảo mật", "Gia hạn hoặc cài lại chứng thư của trang."),
    Outcome.CONNECTION: ("Không kết nối được", "Lần soát sau đọc lại; lặp lại thì báo người quản trị trang."),
    Outcome.SERVER_ERROR: ("Máy chủ báo lỗi (5xx)", "Báo người quản trị trang."),
    Outcome.REDIRECT_OFF_HOST: (
        "Chuyển sang trang ngoài danh bạ",
        "Kiểm tra nơi đến; nếu cũng là trang của trường thì bổ sung vào danh bạ.",
    ),
    Outcome.REDIRECT_LOOP: ("Chuyển hướng vòng quanh", "Báo người quản trị trang."),
    Outcome.MOVED: ("Đã chuyển sang địa chỉ mới", ""),
    Outcome.TRAP_CUT: ("Bỏ qua: địa chỉ lặp vô hạn", ""),
    Outcome.BUDGET: ("Chưa đọc: hết hạn mức lần soát", "Tăng hạn mức của trường rồi soát lại."),
    Outcome.UNREADABLE: ("Chưa đọc được nội dung", "Chuyên viên xem trực tiếp."),
    Outcome.ERROR: ("Lỗi khi đọc", "Báo đầu mối hỗ trợ."),
    Outcome.LISTED: ("Chỉ ghi nhận, không đọc", "Loại tệp máy không đọc; xem trực tiếp khi cần."),
    Outcome.EXTERNAL: ("Trang ngoài: chỉ ghi nhận", ""),
    Outcome.NOT_REGISTERED: ("Danh bạ chưa có trang web", "Bổ sung vào danh bạ nếu trường đã có trang."),
    Outcome.NOT_SUPPORTED: ("Chưa soát", "Chuyên viên xem trực tiếp."),
}
"""How reading an address ended, and what to do about it."""

FINISH_REASONS = {
    "finished": "đã đọc hết các trang tìm thấy",
    "robots": "trang không cho máy đọc (robots.txt)",
    "start_page": "không mở được trang chủ",
    "budget_pages": "hết hạn mức số trang",
    "errors": "quá nhiều trang lỗi",
    "interrupted": "lần soát bị ngắt giữa chừng",
    "defect": "phần mềm soát gặp lỗi",
}
"""Why a crawl ended, by the reason that the crawler recorded."""


def finish_reason(reason: str) -> str:
    return FINISH_REASONS.get(reason, f"dừng vì: {reason}" if reason else "lần soát bị ngắt giữa chừng")
