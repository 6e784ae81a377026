"""INA-010: the weekday that a text states is not the weekday of its date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from audit.document import Block, Document, dated, document, living
from audit.own_words import own_blocks
from audit.rule import Action, Category, Context, Hit, Severity, page_rule
from audit.vietnamese.corrections import corrects
from audit.vietnamese.dates import dates_in, vietnamese
from audit.vietnamese.quotes import quoted
from audit.vietnamese.weekdays import NAMES, StatedDay, stated_day

_ENUMERATION = re.compile(r"(?:^|[.;:!?]\s+|[-–•+*]\s*)thứ nhất(?!\w)", re.IGNORECASE)


@page_rule(
    "INA-010",
    title="Thứ trong tuần không khớp ngày",
    category=Category.INACCURATE,
    severity=Severity.MEDIUM,
    action=Action.FIX,
    basis=("Công văn tháng 01/2022: thông tin đăng tải cần chính xác",),
    flags=(
        dated("2022-03-10", "Thứ Hai, ngày 15/3/2022"),
        living("Chủ nhật (05/9/2026)"),
        living("thứ 6 ngày 23 tháng 11 năm 2026"),
        living("Thứ 7, ngày 28/8/2026", role="banner"),
        dated("2026-11-01", "Họp phụ huynh vào chiều thứ tư, ngày 06/11/2026"),
        dated("2026-11-01", "Khai mạc ngày 21/11/2026 (Chủ nhật) tại sân trường"),
    ),
    advises=(),
    passes=(
        living("Thứ Sáu, ngày 20/11/2026"),
        living("Đại hội lần thứ ba, ngày 20/11/2026"),
        living("Chủ nhật, ngày 26/4/2026 (tức ngày 10/3 âm lịch)"),
        living("Hôm nay: Thứ Hai, 23/11/2026"),
        living("Thứ Hai (15/3)"),
        living("Kỳ họp thứ Hai, ngày 20/11/2026"),
        living("Mục tiêu thứ hai: 20/11/2026"),
        living("GV CN, ngày 20/11/2026; bác sĩ CN, 20/11/2026"),
        living("Thứ 2 - 4/3/2022: kiểm tra"),
        living("Trao mũi vắc-xin thứ 2 ngày 20/11/2026"),
        document("Thứ nhất, nhà trường họp.", "Thứ hai, ngày 20/11/2026 nhà trường khai mạc."),
    ),
)
def weekday_mismatch(document: Document, context: Context) -> Iterator[Hit]:
    """Thứ ghi trong bài không đúng với ngày theo lịch.

    Vì sao: phụ huynh, học sinh đến sai ngày; người đọc nghi ngờ các thông tin khác của trang.
    Cách xử lý: kiểm tra lại lịch rồi sửa thứ hoặc sửa ngày theo một trong hai cách đã nêu ở đề xuất.
    """
    del context  # the calendar is the same for every school
    counts = any(_ENUMERATION.search(block.text) for block in document.blocks)  # «Thứ nhất … Thứ hai, ngày …»
    for block in own_blocks(document):
        for mention in dates_in(block.text):
            stated, day = stated_day(block.text, mention), mention.value
            if stated is None or day is None or stated.weekday == day.weekday():
                continue
            said = quoted(block.text, stated.start, stated.end) or corrects(
                block.text, stated.start, stated.end
            )
            if not said and not (counts and stated.weekday < 5 and not stated.name.istitle()):
                yield _hit(block, stated, day)


def _hit(block: Block, stated: StatedDay, day: date) -> Hit:
    weekday = stated.weekday
    shift = (weekday - day.weekday() + 3) % 7 - 3  # the nearest day with that weekday, at most 3 away
    nearest = day + timedelta(days=shift)
    right = NAMES[day.weekday()]
    return Hit(
        message=f"Ngày {vietnamese(day)} là {right}, không phải {NAMES[weekday]}.",
        value=f"{NAMES[weekday]}|{day.isoformat()}",
        suggestion=f"Sửa thành «{right}, ngày {vietnamese(day)}» "
        f"hoặc «{NAMES[weekday]}, ngày {vietnamese(nearest)}».",
        block=block,
        start=stated.start,
        end=stated.end,
    )
