"""SEC-010 on planted spam as it is really written, and on what warns of it or only sounds like it."""

import pytest

from audit.document import Block, Document, Link, PageType, Role, dated, living
from audit.rule import load_rules
from tests.audit.sample_context import parts

RULE = next(rule for rule in load_rules() if rule.id == "SEC-010")
DAY = "2026-10-01"


def verdict(page: Document) -> str:
    documents, around = parts(page)
    hits = list(RULE.check(documents, around))
    if not hits:
        return ""
    return "B" if all(hit.advisory for hit in hits) else "A"


def link(text: str, url: str, around: str = "", role: Role = Role.BODY) -> Document:
    """An article with one link in its first block."""
    words = around or f"Mời các bạn xem: {text}"
    return dated(DAY, words, links=(Link(url, text, role, block=0, internal=False),))


def titled(title: str, url: str = "https://la.example/") -> Document:
    return dated(
        DAY, title, title=title, blocks=(Block(title, Role.TITLE),), links=(Link(url, "xem", internal=False),)
    )


PLANTED = (
    "Nhà cái KUWIN – soi cầu XSMB hôm nay",
    "KUBET | Nhà cái uy tín số 1 châu Á, tặng 100K khi đăng ký",
    "Kubet, Fun88, W88",
    "KU-BET – tài xỉu online",
    "tài xỉu online, nổ hũ đổi thưởng, game bài đổi thưởng uy tín",
    "Tài Xỉu MD5 – Nổ Hũ – Bắn Cá Đổi Thưởng",
    "TÀI XỈU, XÓC ĐĨA ONLINE, NHÀ CÁI UY TÍN",
    "tai xiu online, no hu, soi cau mien bac",
    "soi cầu xsmb bạch thủ lô hôm nay chính xác 100%",
    "XSMB – XSMN – XSMT: soi cầu miễn phí",
    "t.à.i x.ỉ.u o.n.l.i.n.e, n.ổ h.ũ",
    "tài-xỉu, nổ_hũ",
    "tàixỉu nổhũ",
    "Cá độ bóng đá, kèo nhà cái hôm nay",
    "lô đề online, cá cược bóng đá, casino trực tuyến",
    "Casino online 789BET khuyến mãi nạp đầu",
    "Phim sex, clip sex, gái gọi",
    "xem phim sex miễn phí, phim người lớn không che",
    "vay nóng online, vay tiền nhanh không thế chấp, giải ngân 5 phút",
    "Vay tiền siêu tốc, bốc bát họ, chỉ cần CCCD",
    "Nhа̀ cái Kubеt soi cầu",
    "Link vào Kubet không bị chặn, đăng ký nhà cái nhận thưởng",
    "98WIN – JUN88 – HI88",
    "Trang chủ Sunwin, tải Go88, Rikvip, Hitclub",
    "Đánh đề online, dàn đề 36 số",
    "Theo Thông tư 22, nhà trường đánh giá học sinh. Kubet nhà cái uy tín số 1 Việt Nam",
)
PLANTED_PAGES = (
    link("tài xỉu online uy tín", "https://98win.example/"),
    link("nhà cái uy tín", "https://abc.example/"),
    link("Kubet", "https://xyz.example/"),
    link("soi cầu hôm nay", "https://soicau247.vip/"),
    link("tại đây", "https://kubet77.vip/"),
    link("", "https://www.fun88.example/dang-ky"),
    link("xem thêm", "https://nhacai.789bet.example/"),
    link("casino online", "//casino.example/", role=Role.FOOTER),
    link("Cảnh báo: soi cầu", "https://soicau88.vip/"),
    link("vay nóng", "https://tien.example/"),
    titled("Kubet – trang chủ chính thức"),
    titled("Cá độ bóng đá – casino online"),
    dated(
        DAY,
        "",
        blocks=(
            Block("Lễ ký cam kết an toàn giao thông", Role.TITLE),
            Block("Nhà trường tuyên truyền cho học sinh."),
            *(Block(f"Đội {i} diễu hành.") for i in range(4)),
            Block("Nhà cái Kubet, tài xỉu online uy tín, đăng ký nhận thưởng"),
        ),
    ),
    living("", blocks=(Block("Nhà cái Kuwin, soi cầu XSMB", Role.META),)),
    living("", blocks=(Block("Nhà cái Kuwin, soi cầu XSMB", Role.FOOTER),)),
    living("", blocks=(Block("Nhà cái Kuwin, soi cầu XSMB", Role.NAV),)),
    dated(DAY, "x", blocks=(Block("Lễ khai giảng", Role.TITLE), Block("nhà cái 8xbet, tài xỉu, nổ hũ"))),
)
CLEAN = (
    "Tuyên truyền phòng chống tệ nạn cờ bạc, lô đề, cá độ bóng đá trong học sinh",
    "Học sinh không tham gia cá độ bóng đá, tài xỉu, lô đề online dưới mọi hình thức",
    "Nghiêm cấm học sinh chơi tài xỉu, nổ hũ, cá độ bóng đá",
    "Tác hại của game bài đổi thưởng, tài xỉu, nổ hũ đối với học sinh",
    "Công an khuyến cáo: các trang Kubet, W88 lừa đảo, yêu cầu nạp tiền, đăng ký tài khoản",
    "Cảnh giác với tín dụng đen, vay nóng, bốc bát họ",
    "Phòng, chống tín dụng đen: vay nóng, vay tiền online",
    "Xử phạt hành vi cá độ bóng đá, cá cược trực tuyến theo Nghị định số 282/2025/NĐ-CP",
    "Học sinh bị dụ dỗ chơi tài xỉu, nổ hũ rồi nợ nần",
    "Nhiều em sa đà vào tài xỉu, cá độ bóng đá, bỏ bê việc học",
    "Ký cam kết không chơi tài xỉu, nổ hũ, không vay nóng",
    "Tín dụng đen biến tướng: vay nóng, vay tiền online, bốc bát họ",
    "Đánh bạc trái phép bằng hình thức tài xỉu, cá độ bóng đá",
    "Nghiện tài xỉu, cá độ bóng đá trên mạng: dấu hiệu nhận biết",
    "Phụ huynh cần quản lý con em, tránh xa các trò tài xỉu, nổ hũ",
    "Không nên vay tiền online, vay nóng để đóng học phí",
    "Lừa đảo qua mạng: dụ chơi tài xỉu, vay tiền online",
    "Kiến nghị chặn các trang cá cược trực tuyến, phim người lớn",
    "Công ty Xổ số kiến thiết Bắc Ninh tặng 50 suất học bổng",
    "Bài toán xác suất: gieo xúc xắc tài xỉu",
    "Bài toán: trò chơi tài xỉu và nổ hũ, tính xác suất",
    "Em gái gọi điện cho mẹ",
    "Cô gái gọi tên tôi, chị gái gọi em dậy",
    "Ngôi nhà cái Hoa mới xây; sửa nhà cải tạo",
    "Nhà cái Tí ở đầu làng, nhà cái Tèo ở cuối làng",
    "Đèn soi cầu thang tầng 2, soi cầu vồng",
    "Vay nông nghiệp, vay tiền ngân hàng chính sách cho sinh viên",
    "Học sinh lớp 6B52, phòng B52, máy bay B-52",
    "Đội tuyển bóng đá thắng 8-8; win-win; casio fx-580",
    "Giáo dục giới tính (sex education) cho học sinh",
    "Tiếng Anh: slot, game, bet, win, club, casino (n)",
    "Set up a bet: unit 8 games, slot machine vocabulary",
    "Cá độ cao, cá cược lời thề; độ bóng đá",
    "Lô đề tài nghiên cứu, lô đề thi số 3",
    "Điểm 88, lớp 12 bet, nhóm W8 8 em",
    "Hàm number88 và new 88 bài tập",
    "Mot ngay hoi vui, em gai goi dien, nha cai thien",
    "nha cai tao san truong, soi cau thang",
    "Không gian mạng an toàn: học sinh nói không với lô đề online, cá độ online",
    "Trò chơi dân gian: tập tầm vông, ô ăn quan, đánh đáo",
    "Sinh hoạt dưới cờ: chủ đề cá độ bóng đá và tài xỉu – những điều cần biết",
    "Tọa đàm về nạn cá độ bóng đá, lô đề online trong thanh thiếu niên",
)
CLEAN_PAGES = (
    link("Windows", "https://windows.com/"),
    link("Triệt phá đường dây cá độ bóng đá", "https://bao.example/tin"),
    link("Nạn vay nóng bủa vây người nghèo", "https://plo.vn/tin"),
    link("Cô gái gọi mẹ trong đêm", "https://truyen.example/1"),
    link("Em gái gọi anh", "https://truyen.example/1"),
    link("Soi cầu vồng", "https://truyen.example/1"),
    link("Bắt nhóm tổ chức đánh bạc bằng hình thức tài xỉu", "https://baophapluat.vn/x"),
    link("Học sinh nghiện tài xỉu online, cha mẹ khóc ròng", "https://kenh14.vn/x"),
    link("Tải ứng dụng", "https://play.google.com/store"),
    link("Xổ số kiến thiết", "https://xosobacninh.example/"),
    link("HEBETTER", "https://better.com/"),
    link("Alphabet", "https://alphabet.com/"),
    link("tin", "https://thabetter.example/"),
    link("Phòng chống cờ bạc, tài xỉu", "https://pbgdpl.example/x"),
    titled("Phòng chống tác hại của cá độ bóng đá"),
    titled("Em gái gọi"),
    dated(DAY, "Bài tập xác suất: tài xỉu, nổ hũ", page_type=PageType.LESSON),
    dated(DAY, "tài xỉu"),
    living("Nhà cái"),
)


DOUBTFUL_PAGES = (
    dated(
        DAY,
        "",
        blocks=(
            Block("Cảnh báo các trang cá độ", Role.TITLE),
            Block("Phụ huynh lưu ý."),
            Block("Các trang Kubet, W88 mời đăng ký, tặng thưởng."),
        ),
    ),
    dated(
        DAY, "Em kể: lúc đầu chỉ xem bạn chơi tài xỉu và nổ hũ, rồi cuối tháng mất hết tiền học phí của mẹ."
    ),
    link("nhà cái", "https://abc.example/", "Tuyên truyền phòng chống cờ bạc: nhà cái"),
    link("Chuyện buồn của một gia đình ở quê có con chơi tài xỉu", "https://bao-la.example/"),
)


@pytest.mark.parametrize("page", DOUBTFUL_PAGES)
def test_doubtful(page):
    assert verdict(page) == "B"


@pytest.mark.parametrize("text", PLANTED)
@pytest.mark.parametrize("living_text", [True, False])
def test_planted(text, living_text):
    assert verdict(living(text) if living_text else dated(DAY, text)) == "A"


@pytest.mark.parametrize("page", PLANTED_PAGES)
def test_planted_pages(page):
    assert verdict(page) == "A"


@pytest.mark.parametrize("text", CLEAN)
def test_clean(text):
    assert verdict(dated(DAY, text)) == ""
    assert verdict(living(text)) == ""


@pytest.mark.parametrize("page", CLEAN_PAGES)
def test_clean_pages(page):
    assert verdict(page) in {"", "B"}
