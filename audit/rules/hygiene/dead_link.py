"""HYG-010: a link of the school's own site that leads nowhere."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from audit.document import Block, Document, Link, PageType, Role, Voice, living
from audit.example_visits import seen
from audit.link_state import dead_visits, is_gone, is_private, registered_sites
from audit.privacy import mask_address
from audit.rule import Action, Case, Category, Context, Hit, Scope, Severity, Visit, school_rule
from crawler.addresses import canonical
from crawler.captures import Outcome

_APART = timedelta(hours=6)  # two looks that a short failure cannot both hit
_LASTING = timedelta(days=3)  # server errors come and go
_ENTRANCES = frozenset({Role.NAV, Role.HEADER})

_TARGET = "https://truong.example/cong-khai"


def _page(
    url: str = _TARGET, text: str = "Công khai", role: Role = Role.NAV, *, internal: bool = True
) -> Document:
    return living("Trang chủ", links=(Link(url, text, role, internal=internal),))


def _case(*attempts: tuple[int, Outcome | int], text: str = "Công khai", role: Role = Role.NAV) -> Case:
    return Case(_page(text=text, role=role), visits=seen(_TARGET, *attempts))


@school_rule(
    "HYG-010",
    title="Liên kết nội bộ hỏng",
    category=Category.HYGIENE,
    severity=Severity.LOW,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: kiểm tra, rà soát, cập nhật thông tin đã đăng",),
    flags=(
        _case((0, Outcome.NOT_FOUND), (1, Outcome.NOT_FOUND)),
        _case((0, Outcome.GONE), (1, Outcome.FORBIDDEN), (2, Outcome.GONE), text="Tải về", role=Role.BODY),
        _case((0, Outcome.SERVER_ERROR), (4, Outcome.SERVER_ERROR)),
        _case((0, 400), (1, 400)),
        _page("http://localhost/tep.docx", internal=False),
        _page("file:///C:/tep/ke-hoach.docx", internal=False),
        _page("http://192.168.1.10/cong-khai", internal=False),
    ),
    advises=(
        _case((0, Outcome.NOT_FOUND)),
        _case((0, Outcome.NOT_FOUND), (1, Outcome.OK)),
        _case((0, Outcome.RATE_LIMITED), (1, Outcome.NOT_FOUND)),
        _case((0, Outcome.GONE), (0, Outcome.GONE)),
    ),
    passes=(
        _case((0, Outcome.FORBIDDEN), (1, Outcome.FORBIDDEN)),
        _case((0, Outcome.SERVER_ERROR)),
        _case((0, Outcome.SERVER_ERROR), (1, Outcome.SERVER_ERROR)),
        _case((0, Outcome.TIMEOUT), (9, Outcome.TIMEOUT)),
        _case((0, Outcome.RATE_LIMITED), (1, Outcome.OK), (2, Outcome.NOT_FOUND)),
        _case((0, Outcome.OK), (1, Outcome.NOT_FOUND), (2, Outcome.NOT_FOUND)),
        _case((0, Outcome.ROBOTS)),
        _page("javascript:void(0)", internal=False),
        _page("tel:02043856123", internal=False),
        _page("mailto:thcs@truong.example", internal=False),
        _page("https://bao.example/bai", internal=False),
        _page(),
    ),
)
def dead_link(documents: Sequence[Document], context: Context) -> Iterator[Hit]:
    """Liên kết, mục menu trỏ tới trang, tệp của trường không còn (404, 410) hoặc tới máy cá nhân.

    Vì sao: người đọc bấm vào không có gì; mục công khai bị hỏng thì xem như chưa công khai.
    Cách xử lý: sửa địa chỉ, đăng lại tệp hoặc bỏ liên kết. Chỉ kết luận khi hai lần soát cách nhau ít
    nhất 6 giờ đều hỏng (lỗi máy chủ: kéo dài 3 ngày); lần đầu chỉ ghi để tham khảo. Trang chặn truy cập,
    quá tải không bị nêu.
    """
    own = registered_sites(context.school, context.register)
    for document in documents:
        for link in document.links:
            if is_private(link, own):
                yield _hit(document, link, _PRIVATE, sure=True)
            elif link.internal and (
                dead := dead_visits(context.visits.get(canonical(mask_address(link.url)), ()))
            ):
                yield from _judge(document, link, dead)


_PRIVATE = "Liên kết trỏ vào máy cá nhân hoặc mạng nội bộ, người ngoài không mở được"


def _judge(document: Document, link: Link, dead: list[Visit]) -> Iterator[Hit]:
    lasted = dead[0].fetched_at - dead[-1].fetched_at
    if not is_gone(dead[0]):
        if lasted >= _LASTING:
            yield _hit(document, link, "Liên kết báo lỗi máy chủ liên tục từ 3 ngày trở lên", sure=True)
        return
    code = dead[0].status or (410 if dead[0].outcome is Outcome.GONE else 404)
    if lasted >= _APART:
        yield _hit(document, link, f"Liên kết hỏng: trang hoặc tệp không còn (mã {code})", sure=True)
    else:
        yield _hit(document, link, f"Liên kết có thể hỏng (mã {code}); sẽ kiểm tra lại lần sau", sure=False)


def _hit(document: Document, link: Link, message: str, *, sure: bool) -> Hit:
    words = link.text or "(không có chữ)"
    shown = Block(
        f"{words} → {link.url}", link.role, Voice.LIVING, selector=_selector(document, link), pages=link.pages
    )
    return Hit(
        f"{message}: «{words}».",
        value=canonical(link.url),
        suggestion="Sửa địa chỉ liên kết, đăng lại tệp, hoặc bỏ liên kết.",
        block=shown,
        end=len(words),
        scope=Scope.SITE,
        advisory=not sure,
        severity=Severity.MEDIUM if _is_entrance(document, link) else None,
        page=document,
    )


def _selector(document: Document, link: Link) -> str:
    return document.blocks[link.block].selector if 0 <= link.block < len(document.blocks) else ""


def _is_entrance(document: Document, link: Link) -> bool:
    """Menu entries and the disclosure section: what parents look for first."""
    return (
        link.role in _ENTRANCES
        or document.page_type is PageType.DISCLOSURE
        or "công khai" in link.text.casefold()
    )
