"""Lessons, quotations and laws posted in full are not the school's own words."""

import pytest

from audit.document import Block, Document, PageType, Role, document
from audit.own_words import is_legal_text, own_blocks

ARTICLES = ("Điều 1. Phạm vi", "Điều 2. Hiệu lực thi hành")


@pytest.mark.parametrize(
    "line", ["Số: 72/2013/NĐ-CP", "Luật số: 43/2019/QH14", "Số: 09/2024/TT-BGDĐT Hà Nội"]
)
def test_a_law_posted_in_full(line):
    assert is_legal_text(document("CHÍNH PHỦ", line, *ARTICLES))
    assert list(own_blocks(document(line, *ARTICLES))) == []


def test_a_title_can_say_it_too():
    page = document(*ARTICLES, title="Thông tư số 09/2024/TT-BGDĐT quy định về công khai")
    assert is_legal_text(page)


@pytest.mark.parametrize(
    "lines",
    [
        ("Số: 15/QĐ-THCSLL", *ARTICLES),
        ("Căn cứ Nghị định số 72/2013/NĐ-CP ngày 15/7/2013", *ARTICLES),
        ("Nghị định số 72/2013/NĐ-CP ngày 15/7/2013", *ARTICLES),
        ("Số: 72/2013/NĐ-CP", "Nhà trường thông báo"),
    ],
)
def test_the_schools_own_decisions_are_judged(lines):
    page = document(*lines)
    assert not is_legal_text(page)
    assert len(list(own_blocks(page))) == len(lines)


def test_lessons_and_quotations_are_left_alone():
    blocks = (Block("Bài tập"), Block("trích", role=Role.QUOTE), Block("tên trang", role=Role.META))
    page = Document("https://truong.example/bai-tap", blocks=blocks)
    assert [block.text for block in own_blocks(page)] == ["Bài tập"]
    assert list(own_blocks(Document(page.url, page_type=PageType.LESSON, blocks=blocks))) == []
