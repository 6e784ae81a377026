"""A page's date and where it was read (rules.md P4)."""

from datetime import date

import pytest

from audit.document import DateSource, DocDate
from audit.extract.html import extract_html
from audit.extract.posting import posting_date, tail_date
from audit.extract.published import http_date, iso_date

JSON_LD = (
    '<script type="application/ld+json">'
    '{"@type":"NewsArticle","datePublished":"2026-05-11T08:00:00+07:00"}</script>'
)
ADDRESS = "https://anhsao.example/tin/hoi-thi-ke-chuyen-theo-sach-9.html"


def dated(body: str) -> DocDate:
    return extract_html(body, ADDRESS, home="https://anhsao.example/").dated


def on(day: str, source: DateSource) -> DocDate:
    return DocDate(date.fromisoformat(day), date.fromisoformat(day), source)


TITLE = "<h1>Hội thi kể chuyện</h1>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{TITLE}<p>Thứ ba - 12/05/2026 08:30</p><p>Lời.</p>", on("2026-05-12", DateSource.LISTING)),
        (f"{TITLE}<p>Ngày đăng: 12/05/2026</p>", on("2026-05-12", DateSource.LISTING)),
        (f"<p>Cập nhật: 12/05/2026</p>{TITLE}", on("2026-05-12", DateSource.LISTING)),
        (
            f"{TITLE}<div>Đăng bởi: Ban Biên tập | 12/05/2026 | 35 lượt xem</div>",
            on("2026-05-12", DateSource.LISTING),
        ),
        (f"{TITLE}<p>Sáng ngày 12/05/2026, nhà trường tổ chức hội thi.</p>", DocDate()),
        (f"{TITLE}<p>Ngày 12/05/2026, nhà trường tổ chức hội thi.</p>", DocDate()),
        (f"{TITLE}<p>Cập nhật: 31/02/2026</p>", DocDate()),
        (
            f'{TITLE}<time class="published" datetime="2026-05-12">12/5</time><time datetime="2026-06-01"/>',
            on("2026-05-12", DateSource.META),
        ),
        (f'{TITLE}<time datetime="2026-05-11T20:00:00Z">hôm qua</time>', on("2026-05-12", DateSource.META)),
        (
            f'<div class="d-none" itemprop="datePublished">2026-05-12T07:30:00+07:00</div>{TITLE}',
            on("2026-05-12", DateSource.META),
        ),
        (f"{JSON_LD}{TITLE}<p>Ngày đăng: 12/05/2026</p>", on("2026-05-11", DateSource.META)),
        (
            f"{JSON_LD}<p>An Phú, ngày 05 tháng 5 năm 2026</p>{TITLE}<p>Ngày đăng: 12/05/2026</p>",
            on("2026-05-05", DateSource.HEAD),
        ),
        (
            f"<p>An Phú, ngày … tháng 2 năm 2026</p>{TITLE}",
            DocDate(date(2026, 2, 1), date(2026, 2, 28), DateSource.HEAD),
        ),
        (
            JSON_LD.replace("NewsArticle", "Comment") + TITLE,
            DocDate(),
        ),
        (f"{TITLE}<p>Lời.</p>", DocDate()),
    ],
)
def test_the_strongest_hint_wins_and_keeps_its_source(body: str, expected: DocDate) -> None:
    assert dated(body) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/06/2026 856 lượt xem", "2026-06-25"),
        ("28/06/2026 Ban biên tập 1.240 lượt xem", "2026-06-28"),
        ("08:30 12/05/2026", "2026-05-12"),
        ("Chủ nhật, 10/05/2026", "2026-05-10"),
        ("Từ 01/07/2026", None),
        ("Hạn nộp hồ sơ: 01/07/2026", None),
        ("01/07/2026 - 31/07/2026", None),
        ("Ngày 5/9/2026, cả trường khai giảng", None),
    ],
)
def test_lines_that_say_hardly_more_than_a_posting_day(text: str, day: str | None) -> None:
    assert posting_date(text) == (day and date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thực đơn bán trú tháng 9 (28/08/2026)", "2026-08-28"),
        ("Kế hoạch năm học 2026–2027 30/06/2026", "2026-06-30"),
        ("Thông báo nghỉ học (2026-04-28 17:08:54)", "2026-04-28"),
        ("Thông báo nghỉ học 28/04/2026 08:30", "2026-04-28"),
        ("Nhận hồ sơ đến 31/07/2026", None),
        ("Nhận hồ sơ từ 01/07/2026 - 31/07/2026", None),
        ("Khai giảng ngày 05/09/2026", None),
    ],
)
def test_posting_day_behind_a_title(text: str, day: str | None) -> None:
    assert tail_date(text) == (day and date.fromisoformat(day))


def test_dates_of_machines() -> None:
    assert iso_date("2026-05-11T20:00:00Z") == date(2026, 5, 12)
    assert iso_date("2026-02-30") is None
    assert http_date("Mon, 05 Oct 2026 02:00:00 GMT") == date(2026, 10, 5)
    assert http_date("hôm qua") is None
