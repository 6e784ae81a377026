"""Damaged letters: every kind recognised, repaired where certain, and sound text left alone."""

import unicodedata

import pytest

from audit.vietnamese.mojibake import Damage, damages

SENTENCES = (
    "Trường Tiểu học Lê Hồng Phong thông báo kế hoạch năm học",
    "Hội nghị cán bộ, viên chức đầu năm",
    "Công khai tài chính và các khoản thu ngoài học phí",
)


def misread(text: str, encoding: str) -> str:
    """*text* as a program shows it that takes its UTF-8 for *encoding*."""
    shown = ""
    for byte in text.encode():
        try:
            shown += bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            shown += chr(byte)
    return shown


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_misread_utf8_is_repaired(sentence, encoding):
    (damage,) = damages(misread(sentence, encoding))
    assert damage.kind is Damage.MISREAD
    assert damage.repaired == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_misread_utf8_is_seen_when_its_control_characters_got_lost(sentence):
    shown = "".join(c for c in misread(sentence, "cp1252") if unicodedata.category(c) != "Cc")
    assert Damage.MISREAD in {damage.kind for damage in damages(shown)}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sound_text_and_its_upper_case_are_left_alone(sentence):
    assert list(damages(sentence)) == []
    assert list(damages(sentence.upper())) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_decomposed_text(sentence):
    assert [d.kind for d in damages(unicodedata.normalize("NFD", sentence))] == [Damage.DECOMPOSED]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kế ho�ch", [Damage.LOST]),
        ("cam kết vử điửu kiện", [Damage.SHIFTED]),
        ("H?C SINH GI?I C?P T?NH năm học", [Damage.QUESTION]),
        ("h?c sinh gi?i", []),
        ("Ai?Ở đâu?Khi nào?Bao giờ?", []),
        ("không?có, được?không, thật?sao", []),
        ("Xem http://mau.example/?a=b&c=d?e, mau@hop.example?f", []),
        ("Ångström, Übung, Ärger, garçon", []),
        ("XÃ ĐỒNG SƠN, HÃ NG, ĐÃ CÓ", []),
        ("\uf0b7 Mục một \uf0b7 Mục hai \uf0b7 Mục ba", []),
        ("tà i chính, là i", [Damage.SHIFTED]),
        ("thử sức, xử sự, lịch sử, cử tạ", []),
    ],
)
def test_damages(text, kinds):
    assert [damage.kind for damage in damages(text)] == kinds
