"""Dates, ranges, school years and heads of documents as Vietnamese pages write them."""

from datetime import date

import pytest

from audit.vietnamese.dates import dates_in, head_interval, ranges_in, school_years_in, vietnamese


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ngày 15/3/2022", ["2022-03-15"]),
        ("ngày 05-9-2026 và 6.9.2026", ["2026-09-05", "2026-09-06"]),
        ("ngày 19/8/ 2014", ["2014-08-19"]),
        ("ngày 23 tháng 11 năm 2026", ["2026-11-23"]),
        ("Ngày 01 tháng 02 năm 2026;", ["2026-02-01"]),
        ("NGÀY 01 THÁNG 02 NĂM 2026", ["2026-02-01"]),
        ("ngày 29/02/2024", ["2024-02-29"]),
        ("không có năm: 15/3", []),
        ("15/3/20225", []),
        ("1.15/3/2022", []),
        ("phiên bản 31.11.2026", []),
        ("v. 1.2.2026, IP 10.1.2026", []),
        ("mã 12-3-2026; số: 12/3/2026", []),
        ("ngày 10/3/2026 âm lịch", []),
        ("ngày 10/3/2026 (âm lịch), 15/7/2026 ÂL, 15/8/2026 (AL)", []),
        ("âm lịch: 15/8/2026", []),
        ("Chủ nhật, ngày 26/4/2026 (tức ngày 10/3 âm lịch)", ["2026-04-26"]),
        ("tháng 9-10/2026", []),
    ],
)
def test_full_dates(text, days):
    assert [d.value.isoformat() for d in dates_in(text)] == days


def test_a_day_that_does_not_exist_is_kept_without_value():
    (mention,) = dates_in("ngày 31/11/2026")
    assert mention.value is None
    assert (mention.day, mention.month, mention.year) == (31, 11, 2026)


def test_position_covers_the_written_words():
    text = "họp ngày 05 tháng 9 năm 2026 tại trường"
    (mention,) = dates_in(text)
    assert text[mention.start : mention.end] == "ngày 05 tháng 9 năm 2026"
    assert mention.in_words


@pytest.mark.parametrize(
    ("text", "first", "last", "full"),
    [
        ("từ ngày 15/7/2026 đến ngày 20/7/2026", (2026, 7, 15), (2026, 7, 20), True),
        ("từ 15/7/2026 đến hết ngày 20/7/2026", (2026, 7, 15), (2026, 7, 20), True),
        ("Từ 7h30 ngày 15/7/2026 đến 17h00 ngày 20/7/2026", (2026, 7, 15), (2026, 7, 20), True),
        ("từ ngày 1 tháng 7 năm 2026 đến hết ngày 9 tháng 7 năm 2026", (2026, 7, 1), (2026, 7, 9), True),
        ("(27/10/2025 – 02/11/2025)", (2025, 10, 27), (2025, 11, 2), True),
        ("10 – 12/02/2022", (2022, 2, 10), (2022, 2, 12), False),
        ("từ 28/9 đến ngày 02/10/2026", (2026, 9, 28), (2026, 10, 2), False),
        ("10-12/2/2022", (2022, 2, 10), (2022, 2, 12), False),
    ],
)
def test_ranges(text, first, last, full):
    (span,) = ranges_in(text)
    assert (span.first.value, span.last.value, span.full) == (date(*first), date(*last), full)


@pytest.mark.parametrize(
    "text",
    ["ngày 15/7/2026, ngày 20/7/2026", "sinh ngày 15/7/2026 và mất ngày 20/7/2026", "lớp 9 – 12/02/2022"],
)
def test_two_dates_are_not_always_a_range(text):
    assert not ranges_in(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mẫu, ngày 05 tháng 9 năm 2026", ((2026, 9, 5), (2026, 9, 5))),
        ("TP. Mẫu, ngày     tháng 01 năm 2022", ((2022, 1, 1), (2022, 1, 31))),
        ("Mẫu, ngày … tháng … năm 2026", ((2026, 1, 1), (2026, 12, 31))),
        ("Căn cứ Nghị định ngày 15 tháng 7 năm 2013 của Chính phủ", None),
        ("Mẫu, ngày 05/9/2026", None),
    ],
)
def test_head_of_a_document(line, expected):
    found = head_interval(["TRƯỜNG THCS MẪU", line])
    assert found == (expected and tuple(date(*day) for day in expected))


def test_school_years():
    years = school_years_in("năm học 2025-2026; Năm học: 2024 – 2025, năm học 2023/2024")
    assert [(y.first, y.second) for y in years] == [(2025, 2026), (2024, 2025), (2023, 2024)]


@pytest.mark.parametrize(("day", "text"), [((2026, 9, 5), "05/9/2026"), ((2026, 1, 18), "18/01/2026")])
def test_written_like_official_documents(day, text):
    assert vietnamese(date(*day)) == text
