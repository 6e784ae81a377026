"""The word tables that ship are sound, and the lexicon sees through disguises without seeing ghosts."""

from dataclasses import replace
from datetime import date

import pytest

from audit.knowledge.words import Placeholder, SpamHost, SpamLexicon, SpamTerm, Words, lint_words
from crawler.home import PROJECT, Home
from tests.audit.sample_context import AS_OF, shipped_knowledge

WORDS = shipped_knowledge().words
LEXICON = WORDS.spam(AS_OF)


def terms_in(text: str) -> list[str]:
    return [mention.term for mention in LEXICON.mentions(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Nhà cái KUWIN – soi cầu XSMB hôm nay", ["nhà cái", "kuwin", "soi cầu", "xsmb"]),
        ("chơi tàixỉu, TÀI-XỈU, t.à.i x.ỉ.u", ["tài xỉu"] * 3),
        ("chơi tài\u00a0xỉu, tài\u200bxỉu", ["tài xỉu"] * 2),
        ("taixiu đổi thưởng cùng soicau", ["tài xỉu", "soi cầu"]),
        ("tai xiu online, soi cau xsmb", ["tài xỉu", "soi cầu", "xsmb"]),
        ("KUBET77 và kubet.", ["kubet", "kubet"]),
        ("kubеt với chữ е Kirin", ["kubet"]),
        ("ｋｕｂｅｔ toàn hình", ["kubet"]),
        ("w88, fun88", ["w88", "fun88"]),
        ("nổ hũ đổi thưởng", ["nổ hũ đổi thưởng"]),
        ("Ngôi nhà cai nghiện, nhà cải tạo, sửa nhà", []),
        ("em hay lo để quên sách, vay nông dân", []),
        ("lo de online nhe ban oi", ["lô đề online"]),
        ("Kubernetes, w881, hi8, awin", []),
        ("máy bay B52, tàu T34", []),
        ("tai nạn xỉu, tài năng xíu xiu", []),
        ("Xổ số kiến thiết Bắc Ninh tặng học bổng", []),
        ("", []),
    ],
)
def test_mentions(text, terms):
    assert terms_in(text) == terms


def test_mentions_point_at_the_words():
    text = "Xem Nhà\u00a0Cái Kuwin!"
    assert [text[m.start : m.end] for m in LEXICON.mentions(text)] == ["Nhà\u00a0Cái", "Kuwin"]


@pytest.mark.parametrize(
    "row", [row for row in WORDS.terms if row.kind in {"brand", "gambling", "adult", "loan"}]
)
def test_every_strong_term_is_found(row):
    for shape in (row.term, row.term.upper(), f"«{row.term}»", f"{row.term}, {row.term}."):
        assert row.term in terms_in(shape)


@pytest.mark.parametrize(
    ("host", "spam", "looks", "trusted"),
    [
        ("98win.example", True, False, False),
        ("m.kubet77.net", True, True, False),
        ("abcbet88.vip", False, True, False),
        ("danhbai.casino", False, True, False),
        ("windows.com", False, True, False),  # which is why a pattern alone proves nothing
        ("thcsmau.edu.vn", False, False, True),
        ("bocongan.gov.vn", False, False, True),
        ("notgov.vn", False, False, False),
        ("mywinbook.example", False, False, False),
        ("", False, False, False),
    ],
)
def test_hosts(host, spam, looks, trusted):
    assert LEXICON.is_spam_host(host) is spam
    assert LEXICON.looks_like_spam_host(host) is looks
    assert LEXICON.is_trusted_host(host) is trusted


@pytest.mark.parametrize(
    ("text", "excused"),
    [
        ("Tuyên truyền về tác hại của cờ bạc", True),
        ("PHÒNG, CHỐNG TỆ NẠN", True),
        ("theo quy định tại Nghị định số 06/2017/NĐ-CP", True),
        ("Bài toán: gieo một con xúc xắc", True),
        ("uy tín hàng đầu, hợp pháp", False),
    ],
)
def test_excuses(text, excused):
    assert LEXICON.excused(text) is excused


def test_rows_are_used_only_while_valid():
    row = SpamTerm("maucuoc88", "brand", True, date(2026, 1, 1), date(2026, 6, 30), "mẫu")
    words = Words([row], [], [])
    found = [
        bool(words.spam(day).mentions("maucuoc88")) for day in (date(2025, 12, 31), date(2026, 6, 30), AS_OF)
    ]
    assert found == [False, True, False]


def test_an_empty_lexicon_finds_nothing():
    nothing = SpamLexicon([], [])
    assert not nothing.mentions("nhà cái kuwin")
    assert not nothing.excused("phòng chống")
    assert not nothing.is_spam_host("kuwin.example")


def test_shipped_tables_are_sound():
    assert lint_words(WORDS, Home(PROJECT).table) == []
    assert len(WORDS.terms) > 80
    assert len(WORDS.placeholders) > 40


def test_every_mistake_is_named_with_its_line():
    term = SpamTerm("nhà cái", "gambling", False, None, None, "mẫu", 2)
    host = SpamHost("(", "pattern", date(2026, 2, 1), date(2026, 1, 1), "mẫu", 2)
    words = Words(
        [term, replace(term, term="Nhà cái", line=3), replace(term, kind="x", source="", line=4)],
        [host],
        [Placeholder("test", "?", "mẫu", 5)],
    )
    problems = lint_words(words, Home(PROJECT).table)
    text = "\n".join(problems)
    for part in ("spam.csv:2:", "spam.csv:3:", "spam.csv:4:", "spam-hosts.csv:2:", "placeholders.csv:5:"):
        assert part in text
    assert "nhiều dòng" in text
    assert "biểu thức" in text
    assert "ngày kết thúc" in text
