"""Bytes → text. What the bytes say beats what page and header say; the text leaves in NFC."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its charset
_SAMPLE = 200_000  # bytes that are looked at to tell encodings apart

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII = str.maketrans(_VISCII_LOW | {0x80 + i: char for i, char in enumerate(_VISCII_HIGH)})
_VISCII_NAMES = frozenset({"viscii", "csviscii", "viscii1.1-1"})

# Only what pages really use: Python also lists codecs that are no text («zlib») or that can fail («idna»).
_TRUSTED = frozenset(
    {"cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "koi8-r"}
    | {"gbk", "gb2312", "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr", "cp949"}
)
_TCVN3_IN_WORD = re.compile(rb"[A-Za-z][\xa8-\xae\xb5-\xb9]|[\xa8-\xae\xb5-\xb9][A-Za-z]")
_CP1258_TONE = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_CP1258_TONE_ON_VOWEL = re.compile(
    rb"[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is NFC (soft hyphens kept); `raw` is what the author wrote, before composing."""

    text: str
    encoding: str
    raw: str


def decode(body: bytes, content_type: str = "") -> Decoded:
    """The text of *body*; never raises. *content_type* is the server's header, believed last."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _decoded(body[len(bom) :], encoding)
    encoding = _utf16_without_bom(body) or ("utf-8" if _is_utf8(body) else "")
    return _decoded(body, encoding or _single_byte(body, _declared(body, content_type)))


def _decoded(body: bytes, encoding: str) -> Decoded:
    raw = _text(body, encoding)
    text = unicodedata.normalize("NFC", raw)
    # windows-1258 has no composed letters: that is its way of writing them, not the author's mistake
    return Decoded(text, encoding, text if encoding == "cp1258" else raw)


def _text(body: bytes, encoding: str) -> str:
    if encoding == "viscii":
        return body.decode("latin-1").translate(_VISCII)
    if encoding in {"cp1252", "cp1258"}:  # a byte without a letter stays a control, as browsers read it
        return body.decode("latin-1").translate(_BROWSER_TABLES[encoding])
    return body.decode(encoding, "replace")


def _browser_table(encoding: str) -> dict[int, str]:
    letters = {byte: bytes([byte]).decode(encoding, "ignore") for byte in range(0x80, 0x100)}
    return {byte: letter for byte, letter in letters.items() if letter}


_BROWSER_TABLES = {encoding: _browser_table(encoding) for encoding in ("cp1252", "cp1258")}


def _is_utf8(body: bytes) -> bool:
    """Valid, or nearly: a few broken bytes in a UTF-8 page must not turn all of it into mojibake."""
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        tried = body[:_SAMPLE].decode("utf-8", "replace")
        broken = tried.count("\ufffd")
        return sum(char > "\x7f" for char in tried) - broken > 10 * broken
    return True


def _utf16_without_bom(body: bytes) -> str:
    """Markup in UTF-16 shows a zero beside nearly every ASCII letter."""
    head = body[:_HEAD]
    if len(head) < 20:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.3 and even < len(head) * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.3 and odd < len(head) * 0.05 else ""


def _declared(body: bytes, content_type: str) -> str:
    """The single- or double-byte charset that the page, else the header, names; empty when unknown."""
    for source in (body[:_HEAD], content_type.encode("ascii", "replace")):
        for match in _CHARSET.finditer(source):
            name = match[1].decode("ascii").lower()
            if name in _VISCII_NAMES:
                return "viscii"
            try:
                known = codecs.lookup(name).name
            except LookupError:
                continue
            if known in _TRUSTED:
                return known
    return ""


def _single_byte(body: bytes, declared: str) -> str:
    """As declared, or windows-1258 when it reads as such, else as browsers do: windows-1252."""
    sample = body[:_SAMPLE]
    if declared in {"", "cp1258"} and _is_legacy_font(sample):
        return "cp1252"  # the font's letters, left for the reader of paragraphs to recognise
    if not declared and _is_windows_1258(sample):
        return "cp1258"
    return declared or "cp1252"


def _is_legacy_font(sample: bytes) -> bool:
    """TCVN3 puts ă â ê ô ơ ư đ à ả ã á ạ on bytes that elsewhere are signs, never part of a word."""
    return len(_TCVN3_IN_WORD.findall(sample)) > 0.15 * sum(byte >= 0x80 for byte in sample)


def _is_windows_1258(sample: bytes) -> bool:
    """Its tones stand behind their vowel as bytes that are rare in Western text."""
    tones = len(_CP1258_TONE.findall(sample))
    return tones >= 3 and len(_CP1258_TONE_ON_VOWEL.findall(sample)) >= 0.9 * tones
