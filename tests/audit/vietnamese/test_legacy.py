"""TCVN3 and VNI: decoded when sure, left alone when anything else is as likely."""

import time

import pytest

from audit.vietnamese.legacy import decode_tcvn3, decode_vni, legacy_font
from samples.encodings import as_tcvn3, as_vni

LETTERS = (
    "àảãáạ ăằẳẵắặ âầẩẫấậ đ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ"
    " Quyết định về việc thành lập Ban tổ chức ngày hội đọc sách; ngoằn ngoèo, khuỷu tay, ưỡn ngực"
)
MEETING = "Nhà trường tổ chức họp phụ huynh đầu năm học mới vào lúc bảy giờ ba mươi phút sáng thứ bảy. "
MOTTO = "Cộng hoà xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc, quyết định về việc mở lễ hội. "


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("Tr\u00adêng TiÓu häc", "Trường Tiểu học", "tcvn3"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam", "tcvn3"),
        ("TR¦êNG TIÓU HäC HOA MAI", "TRƯỜNG TIỂU HỌC HOA MAI", "tcvn3"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc", "tcvn3"),
        ("Sè: 12/Q§-THCS ngµy 05 th¸ng 9 n¨m 2006", "Số: 12/QĐ-THCS ngày 05 tháng 9 năm 2006", "tcvn3"),
        ("Tröôøng Tieåu hoïc", "Trường Tiểu học", "vni"),
        ("TRÖÔØNG TIEÅU HOÏC ÑOÂNG ÑAÚNG", "TRƯỜNG TIỂU HỌC ĐÔNG ĐẲNG", "vni"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "vni"),
    ],
)
def test_legacy_text_is_decoded(typed, text, kind):
    decoded = legacy_font(typed)
    assert decoded is not None
    assert (decoded.text, decoded.kind) == (text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Thị Hồng Hạnh",
        "«Nguyễn» «Thị» «Hồng» «Hạnh» © ® ¼ ½",
        "Hoà, Thuý, Thuỷ và Loan học lớp 9A",
        "café, résumé, Köln",
        "Toán: 3 ÷ 2 × 5 ± 1 µm",
        "x² × y³ ÷ ½ + ¼ − ¾ ≤ 5°C ± 1 µm; «AB» × «CD» ÷ «EF»",
        "être élève à l'école, où l'on apprend des leçons très utiles; naïve, Noël, cœur, garçon",
        "Über die Schülerinnen und Schüler größere Übungen für Mädchen ähnlich, öffnen, süß",
        "El niño español está en la montaña; mañana será año nuevo, señor",
        "smörgåsbord, Malmö, Göteborg, Århus, Øresund, fjærland",
        "Thầy cô giáo\u00addục công\u00addân của nhà\u00adtrường, học\u00adsinh",
        "Số 12/QĐ-THCS; UBND; BGDĐT; THCS; ĐT: 0204 3856 123",
        "vi m¹ch", "§ 12", "5 µg", "Hä",
        "TrÆ°á»\x9dng Tiá»ƒu há»\x8dc",  # mojibake is another fault (SPL-080)
        "",
    ],
)  # fmt: skip
def test_anything_else_is_left_alone(text):
    assert legacy_font(text) is None


def test_every_letter_of_both_fonts():
    assert decode_tcvn3(as_tcvn3(LETTERS)) == LETTERS
    assert decode_vni(as_vni(LETTERS)) == LETTERS
    assert decode_vni("ÌÆÓÍÒ AØAÛAÕAÙAÏ AÈAÚAÜAÉAË AÀAÅAÃAÁAÄ OØOÏ OÀOÅ ÔØÔÏ UØUÏ ÖØÖÏ YØÎ Ñ") == (
        "ÌỈĨÍỊ ÀẢÃÁẠ ẰẲẴẮẶ ẦẨẪẤẬ ÒỌ ỒỔ ỜỢ ÙỤ ỪỰ ỲỴ Đ"
    )


@pytest.mark.parametrize(("typing", "kind"), [(as_tcvn3, "tcvn3"), (as_vni, "vni")])
def test_a_long_paragraph_of_which_only_a_part_is_legacy(typing, kind):
    decoded = legacy_font(MEETING * 4 + typing(MOTTO * 4) + MEETING * 4)
    assert decoded is not None
    assert decoded.kind == kind
    assert decoded.text.count(MEETING.strip()) >= 6  # the good part stays as it was
    assert decoded.text.count(MOTTO.strip()[10:]) >= 3


def test_a_long_paragraph_in_unicode_is_left_alone():
    assert legacy_font((MEETING + "Giá 5 × 3 ÷ 2; «Hoa» © ") * 20) is None


@pytest.mark.parametrize(
    ("typed", "text"), [("§Þa chØ", "Địa chỉ"), ("Hä tªn", "Họ tên"), ("Líp §éi", "Lớp Đội")]
)
def test_short_text_is_decoded_only_on_a_page_of_that_font(typed, text):
    assert legacy_font(typed) is None
    decoded = legacy_font(typed, page_font="tcvn3")
    assert decoded is not None
    assert decoded.text == text
    assert legacy_font(typed, page_font="vni") is None
    assert legacy_font("Toán: 3 ÷ 2 × 5", page_font="tcvn3") is None


def test_time_is_linear():
    start = time.monotonic()
    for text in (as_tcvn3(MOTTO) * 3000, "ö" * 300_000, "\u00ad" * 300_000, "aù " * 100_000):
        legacy_font(text)
    assert time.monotonic() - start < 20
