"""Times that words name."""

from datetime import date

import pytest

from audit.vietnamese.times import times_in


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("năm học 2019-2020", [(date(2019, 9, 5), date(2020, 5, 31))]),
        ("NH 2019 – 2020", [(date(2019, 9, 5), date(2020, 5, 31))]),
        ("thời kỳ 2018-2024", [(date(2018, 1, 1), date(2024, 12, 31))]),
        ("từ năm 2018 đến năm 2024", [(date(2018, 1, 1), date(2024, 12, 31))]),
        ("trong năm 2021", [(date(2021, 1, 1), date(2021, 12, 31))]),
        ("tháng 5/2021", [(date(2021, 5, 1), date(2021, 5, 28))]),
        ("trước ngày 19/7/2024", [(date(2024, 7, 19), date(2024, 7, 19))]),
        ("ngày 5 tháng 9 năm 2021", [(date(2021, 9, 5), date(2021, 9, 5))]),
        ("từ năm 2018", []),
        ("từ năm học 2018-2019", []),
        ("kể từ ngày 19/7/2024", []),
        ("số 36/2017/TT-BGDĐT, điện thoại 0204 2018", []),
    ],
)
def test_times(text, times):
    assert [(time.first, time.last) for time in times_in(text)] == times
