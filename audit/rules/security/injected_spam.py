"""SEC-010: gambling, adult or loan-shark content that somebody planted on the page."""

from collections.abc import Iterator, Sequence

from audit.document import Block, Document, Link, PageType, Role, dated, living
from audit.rule import Action, Category, Context, Hit, Severity, school_rule
from audit.spam_signs import SpamSign, spam_signs

_SPAM_LINK = Link("https://98win.example/", "tài xỉu online uy tín", internal=False, block=0)
_PRESS_LINK = Link("https://bao.example/tin", "Nguồn tin", internal=False, block=0)


@school_rule(
    "SEC-010",
    title="Nội dung, liên kết cờ bạc, khiêu dâm, lừa đảo hiển thị",
    category=Category.UNAUTHORISED,
    severity=Severity.URGENT,
    action=Action.REMOVE,
    basis=(
        "Công văn tháng 01/2022: gỡ bỏ thông tin vi phạm, báo cáo kịp thời",
        "Luật số 116/2025/QH15 về an ninh mạng",
        "Nghị định số 147/2024/NĐ-CP",
    ),
    flags=(
        living("Nhà cái KUWIN – soi cầu XSMB hôm nay"),
        dated("2026-10-01", "tài xỉu online uy tín", links=(_SPAM_LINK,)),
        dated(
            "2026-10-01",
            "Cá độ bóng đá – casino online",
            blocks=(Block("Cá độ bóng đá – casino online", Role.TITLE),),
        ),
        living("Chơi t.à.i x.ỉ.u và soicầu mỗi ngày"),
        living("nha cai uy tin, tai xiu online, soi cau xsmb", role="body"),
        living("Truy cập tại đây", links=(Link("https://kubet77.example/", "tại đây", internal=False),)),
        living("Phim sex, gái gọi cao cấp"),
        living("Cảnh báo tác hại: kubet", links=(_SPAM_LINK,)),
        living("", blocks=(Block("Nhà cái Kuwin soi cầu chính xác", headline=True),)),
    ),
    advises=(
        dated(
            "2026-10-01",
            "Học sinh bị lôi kéo chơi tài xỉu, cá cược bóng đá.",
            blocks=(
                Block("Nhà trường cảnh báo phụ huynh."),
                Block("Trò tài xỉu, cá cược bóng đá lan nhanh."),
            ),
        ),
        dated(
            "2026-10-01",
            "Nỗi lo vay nóng",
            blocks=(Block("Nỗi lo vay nóng", Role.TITLE),),
            links=(_PRESS_LINK,),
        ),
        dated(
            "2026-10-01",
            "Chuyện soi cầu",
            blocks=(Block("Chuyện soi cầu", Role.TITLE),),
            links=(_PRESS_LINK,),
        ),
    ),
    passes=(
        living("Tuyên truyền phòng chống tệ nạn cờ bạc, lô đề, cá độ bóng đá trong học sinh"),
        living("Công ty Xổ số kiến thiết Bắc Ninh tặng 50 suất học bổng"),
        dated("2026-10-01", "Bài toán xác suất: gieo xúc xắc tài xỉu"),
        dated("2026-10-01", "Bài tập: trò tài xỉu và nổ hũ", page_type=PageType.LESSON),
        dated("2026-10-01", "Triệt phá đường dây cá độ bóng đá, casino online", links=(_PRESS_LINK,)),
        dated(
            "2026-10-01",
            "Kinh doanh casino online, cá cược bóng đá theo quy định tại Nghị định số 06/2017/NĐ-CP",
        ),
        living("Ngôi nhà cái Hoa mới xây; sửa nhà cải tạo sân, nhà cai nghiện; em hay lo để quên sách"),
        living("Xem windows", links=(Link("https://windows.com/", "tải Windows", internal=False),)),
        living("Máy bay B52 và đội bóng đá lớp 6A"),
    ),
)
def injected_spam(documents: Sequence[Document], context: Context) -> Iterator[Hit]:
    """Trang hiện chữ, tiêu đề hoặc liên kết quảng bá cờ bạc, cá độ, khiêu dâm, cho vay trái phép.

    Vì sao: đây là dấu hiệu trang bị chèn mã hoặc lộ tài khoản quản trị; học sinh bấm vào là tới trang lừa
    đảo.
    Cách xử lý: gỡ ngay, báo cáo cơ quan quản lý, đổi mật khẩu quản trị và nhờ đơn vị kỹ thuật rà mã độc.
    Bài tuyên truyền phòng chống, trích dẫn pháp luật, bài tập xác suất và xổ số kiến thiết không thuộc
    quy tắc này.
    """
    lexicon = context.knowledge.words.spam(context.as_of)
    titles = frozenset(b.text for d in documents for b in d.blocks if b.role is Role.TITLE and not b.headline)
    for document in documents:
        for sign in spam_signs(document, lexicon, titles):
            yield _hit(document, sign)


def _hit(document: Document, sign: SpamSign) -> Hit:
    words = ", ".join(f"«{word}»" for word in sign.words)
    kind = "bị chèn liên kết" if sign.link else "bị chèn nội dung"
    doubt = "" if sign.sure else " Cần đọc cả bài để phân biệt với tin tuyên truyền."
    return Hit(
        f"Có dấu hiệu {kind} {sign.group}: {words}.{doubt}",
        value=sign.group,
        suggestion=_SUGGESTION,
        block=sign.block,
        start=sign.start,
        end=sign.end,
        quote=sign.link,
        advisory=not sign.sure,
        page=document,
    )


_SUGGESTION = (
    "Gỡ ngay nội dung, liên kết này và báo cáo cơ quan quản lý; đổi mật khẩu quản trị, kiểm tra tài khoản"
    " lạ và nhờ đơn vị kỹ thuật rà mã bị chèn trên toàn trang."
)
