"""Bytes as servers send them, with headers and declarations that lie."""

import codecs
import random
import time
import unicodedata

import pytest

from crawler.decode import decode
from samples.encodings import as_vni, tcvn3, windows_1258

TEXT = "Trường Tiểu học Hoa Nắng kính chào quý phụ huynh, năm học mới bắt đầu; học sinh nghỉ lễ."
VISCII = {  # RFC 1456, the letters of «Trường Tiểu học Sông Xanh»
    "ư": 0xDF, "ờ": 0xB6, "ể": 0xAC, "ọ": 0xF7, "ô": 0xF4,
}  # fmt: skip


def _page(charset: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><body>'.encode()


@pytest.mark.parametrize(
    ("body", "content_type", "encoding"),
    [
        (TEXT.encode(), "", "utf-8"),
        (TEXT.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (_page("windows-1258") + TEXT.encode(), "text/html; charset=windows-1252", "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "text/html; charset=us-ascii", "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "", "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "text/html; charset=utf-8", "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "", "utf-32-le"),
        (TEXT.encode("utf-16-le"), "text/html; charset=utf-8", "utf-16-le"),
        (TEXT.encode("utf-16-be"), "", "utf-16-be"),
        (windows_1258(TEXT), "text/html; charset=windows-1258", "cp1258"),
        (_page("windows-1258") + windows_1258(TEXT), "", "cp1258"),
        (windows_1258(TEXT), "", "cp1258"),
        (_page("utf-8") + windows_1258(TEXT), "text/html; charset=utf-8", "cp1258"),
        (_page("iso-8859-1") + windows_1258(TEXT), "", "cp1258"),
        (unicodedata.normalize("NFD", TEXT).encode(), "", "utf-8"),
    ],
)
def test_vietnamese_is_read_whatever_the_declaration(body, content_type, encoding):
    decoded = decode(body, content_type)
    assert decoded.encoding == encoding
    assert decoded.text.endswith(TEXT)
    assert unicodedata.is_normalized("NFC", decoded.text)


@pytest.mark.parametrize("declared", ["windows-1252", "windows-1258", "x-user-defined", "utf-8", "tcvn"])
def test_a_page_in_a_legacy_font_keeps_its_letters_for_the_paragraph_reader(declared):
    body = _page(declared) + tcvn3(TEXT)
    assert decode(body).text.encode("latin-1") == body


def test_vni_stays_western():
    assert decode(as_vni(TEXT).encode("cp1252")).text == as_vni(TEXT)


def test_viscii_when_declared():
    body = bytes(VISCII.get(letter, ord(letter) & 0xFF) for letter in "Trường Tiểu học Sông Xanh")
    assert decode(body, "text/html; charset=VISCII").text == "Trường Tiểu học Sông Xanh"
    low = _page("viscii") + bytes([0x02, 0x05, 0x06, 0x14, 0x19, 0x1E, 0x80, 0xFF])
    assert decode(low).text.endswith("ẲẴẪỶỸỴẠỮ")


def test_raw_keeps_what_the_author_decomposed_but_not_what_the_encoding_must():
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert decode(decomposed.encode()).raw == decomposed
    assert decode(windows_1258(TEXT)).raw == TEXT


def test_soft_hyphens_survive():
    assert decode("Tr\u00adêng".encode()).text == "Tr\u00adêng"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("café, résumé, Köln, però, città".encode("cp1252"), "café, résumé, Köln, però, città"),
        ("“Lời nói đầu” – 5€".encode("cp1252", "ignore"), "“Li nói u” – 5€"),
        ("Привет".encode("cp1251") + b" charset=windows-1251", "Привет charset=windows-1251"),
        (TEXT.encode() + b"\xff", TEXT + "\ufffd"),  # one broken byte does not spoil the page
        (TEXT.encode()[:-1] + "ễ".encode()[:2], TEXT[:-1] + "\ufffd"),  # cut in the middle of a letter
        (
            b"\x81\x8d",
            "\x81\x8d",
        ),  # bytes without a letter are kept, not replaced: the fault is not the page's
        (b"", ""),
    ],
)
def test_western_and_broken_bytes(body, text):
    assert decode(body).text == text


@pytest.mark.parametrize(
    "charset",
    ["zlib", "idna", "punycode", "rot13", "base64", "unicode_escape", "utf-7", "utf-16", "không", ""],
)
def test_a_charset_that_is_none_is_ignored(charset):
    assert decode(b"caf\xe9", f"text/html; charset={charset}").text == "café"


def test_never_raises_and_takes_linear_time():
    noise = random.Random(7).randbytes(3_000_000)
    start = time.monotonic()
    for body in (noise, b"\xff" * 3_000_000, b"\x00" * 3_000_000, b"\xef\xbb" * 1_000_000):
        assert decode(body, "text/html; charset=utf-8").text
    assert time.monotonic() - start < 20
