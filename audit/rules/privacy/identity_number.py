"""PRV-010: numbers that name a person, published."""

from collections import defaultdict
from collections.abc import Iterator

from audit.document import Document, Hidden, Table, document, living
from audit.identity_sightings import Sighting, sightings
from audit.privacy import mask
from audit.rule import Action, Category, Context, Hit, Scope, Severity, page_rule

_FILE = "https://truong.example/van-ban/danh-sach.xlsx"
_PLACES = 10  # addresses of one kind that are shown; the message counts them all
_CLASS_LIST = Table(
    (
        ("STT", "Họ và tên", "Số CCCD phụ huynh"),
        ("1", "Mẫu Thị Một", "024185001234"),
        ("2", "Mẫu Văn Hai", "024090004321"),
        ("3", "Mẫu Thị Ba", "24186001111"),
    ),
    header_rows=1,
    position="DS lớp 1",
)


@page_rule(
    "PRV-010",
    title="Lộ số định danh cá nhân/CCCD, mã BHYT, hộ chiếu",
    category=Category.UNAUTHORISED,
    severity=Severity.URGENT,
    action=Action.REMOVE,
    basis=(
        "Luật số 91/2025/QH15 về bảo vệ dữ liệu cá nhân (trẻ em: Điều 24)",
        "Nghị định số 356/2025/NĐ-CP",
        "Luật số 102/2016/QH13 về trẻ em, Điều 6 và Điều 21",
        "Công văn tháng 01/2022: gỡ bỏ, báo cáo kịp thời",
    ),
    flags=(
        living("Số định danh cá nhân: 024213001234"),
        document("Danh sách phụ huynh", url=_FILE, tables=(_CLASS_LIST,)),
        document("Mã BHYT: HS4242412345678"),
        document("Học sinh A sinh ngày 05/02/2013, mã 024213001234"),
        document("CCCD số 024 213 001 234 do Cục Cảnh sát cấp"),
        document("Số hộ chiếu: C1234567, quốc tịch Việt Nam"),
        document("CMND số 121234567 cấp tại Công an tỉnh"),
        document("Mã số BHXH: 2412345678"),
        document("Trống", url="https://truong.example/tep/cccd-024213001234.pdf"),
        document("Ghi chú", hidden=(Hidden("comment", "CCCD của mẹ: 024185001234"),)),
        document("Danh sách", tables=(Table((("024213001234",), ("024213005678",), ("027313009999",))),)),
        document("STT Họ tên Số định danh", "1 024213001234", "2 024213005678", "3 027313009999"),
    ),
    advises=(
        document("Mã tra kết quả của em: 024213001234"),
        document("Mã số thuế: 024185001234"),
        document("Ảnh", url="https://truong.example/tep/024213001234.jpg"),
        document("Bảng", tables=(Table((("Mã", "Lớp"), ("024213001234", "1A")), header_rows=1),)),
    ),
    passes=(
        living("Số tài khoản: 113000012345"),
        document("Số tài khoản 024213001234 tại Ngân hàng"),
        document("Mã vạch 893460123456"),
        document("Học sinh mang theo CCCD khi nhập học"),
        document("Điện thoại: 0204.3856.123 – 0912 000 345; fax 024 3825 1234"),
        document("Theo Luật Căn cước số 26/2023/QH15, số định danh gồm 12 chữ số."),
        document("Số CCCD: 024•••••1234 (đã che)"),
        document("CCCD mẫu: 001234567890, 012345678901"),
        document("Hotline hỗ trợ BHYT: 0912000345; mã hồ sơ 012113004567"),
        document("Bảng", tables=(Table((("Số tài khoản",), ("024213001234",), ("024213001235",)), 1),)),
        document("Mã định danh học sinh trên CSDL ngành: 2401234567"),
    ),
)
def identity_number(document: Document, context: Context) -> Iterator[Hit]:
    """Trang hoặc tệp để lộ số định danh cá nhân/CCCD, CMND, mã thẻ BHYT/BHXH hoặc số hộ chiếu.

    Vì sao: các số này không đổi suốt đời, đủ để giả mạo hoặc lừa đảo học sinh, phụ huynh, giáo viên; đăng
    công khai khi không có căn cứ là vi phạm quy định về bảo vệ dữ liệu cá nhân.
    Cách xử lý: gỡ ngay tệp hoặc trang (kể cả bản xem trước, bản nằm trong tệp nén), đăng lại bản đã bỏ cột
    số, báo cáo cơ quan quản lý trực tiếp. Bản soát chỉ ghi loại dữ liệu và vị trí, không bao giờ ghi lại số.
    """
    kinds: dict[str, list[Sighting]] = defaultdict(list)
    for one in sightings(document, context.as_of.year):
        kinds[one.kind].append(one)
    for found in kinds.values():
        yield from _hits(found)


def _hits(found: list[Sighting]) -> Iterator[Hit]:
    """One finding per page and kind of number; its identity holds neither the number nor a hash of it."""
    sure = [one for one in found if one.sure]
    told = sure or found
    message = _message(told)
    for one in told[:_PLACES]:
        yield Hit(
            message,
            value=str(one.kind),
            suggestion=_SUGGESTION if sure else _QUESTION,
            block=one.block,
            start=one.start,
            end=one.end,
            scope=Scope.PAGE,
            advisory=not sure,
            private=True,
        )


_SUGGESTION = (
    "Gỡ ngay tệp hoặc trang này (kể cả bản xem trước); nếu cần công khai, đăng lại bản đã bỏ hoặc che số;"
    " báo cáo cơ quan quản lý trực tiếp."
)
_QUESTION = "Kiểm tra dãy số này là gì; nếu là số định danh của một người thì gỡ ngay và báo cáo."


def _message(found: list[Sighting]) -> str:
    count = sum(one.count for one in found)
    where = "; ".join(dict.fromkeys(one.where for one in found if one.where))
    number = f"{count} {found[0].kind}" if found[0].sure else f"{count} dãy số giống {found[0].kind}"
    return f"Để lộ {number}{mask(f' ({where})') if where else ''}."
