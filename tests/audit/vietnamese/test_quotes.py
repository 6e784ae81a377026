"""Words in quotation marks are someone else's."""

import pytest

from audit.vietnamese.quotes import quoted


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Công văn ghi: “ngày 31/11/2026” là sai", True),
        ("Công văn ghi: «ngày 31/11/2026» là sai", True),
        ('Công văn ghi: "ngày 31/11/2026" là sai', True),
        ("“Tin nhanh” hạn ngày 31/11/2026", False),
        ("“hạn ngày 31/11/2026, chưa đóng ngoặc", False),
        ("“hạn ngày 31/11/2026”", False),  # a heading dressed in marks is the school's own
        ('màn hình 15" hạn ngày 31/11/2026', False),
    ],
)
def test_quoted(text, inside):
    start = text.index("31/11/2026")
    assert quoted(text, start, start + 10) is inside
