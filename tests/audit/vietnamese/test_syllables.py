"""Syllables: what may stand in a Vietnamese word, and what may not."""

import unicodedata

import pytest

from audit.vietnamese.syllables import is_syllable, valid_rate

_GOOD = """
    nguyễn thị hồng hạnh trường tiểu học gì gìn giếng giữa giờ quý quốc quyết quanh quét quở qua nghĩa nghỉ
    nghề ngoài ngành gà ghế ghi kỳ kẻ kể kính cá cô cũng hoà hòa thuỷ thủy khoẻ khỏe mùa được của khuya
    khuỷu ngoằn ngoèo huyện yêu ý uống ăn ướt oai oanh xoong boóc bức tích sách ếch rượu hươu luân tuần
    tuyết huýt ừ ạ ơ y
"""


@pytest.mark.parametrize("word", _GOOD.split())
def test_syllables(word):
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    "word",
    [
        *("hoc", "tôt", "sach", "cach", "câp"),  # a stop without its tone
        *("hòc", "tốt̀", "sãch", "mủc"),  # a stop with a tone it cannot take; two tones
        *(
            "ngê",
            "nge",
            "ka",
            "kô",
            "gha",
            "ghô",
            "nghà",
            "cê",
            "cì",
            "gê",
            "ngì",
        ),  # spelled before the wrong vowel
        *(
            "THCS",
            "BGDĐT",
            "qh",
            "trg",
            "ngh",
            "zô",
            "fải",
            "wá",
            "jì",
        ),  # letters without a rime, foreign ones
        *("café", "résumé", "Köln", "wordpress", "Excel", "school", "Ångström", "gelatin", "ximăng"),
        "",
    ],
)
def test_other_words(word):
    assert not is_syllable(word)


def test_rate_counts_words_of_two_letters_and_more():
    assert valid_rate("Em ơi, 12 a b c học ở đây") == 1.0
    assert valid_rate("Tr\u00adêng TiÓu häc") < 0.5
    assert valid_rate("nhà trường school plan") == 0.5
    assert valid_rate("12/2026, 3 + 4") == 1.0  # no word says nothing against the text
