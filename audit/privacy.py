"""Masking: no personal value that a page showed is ever written into an output of ours."""

import re
from collections.abc import Iterator

from audit.vietnamese.text import fold, nfc
from crawler.personal_numbers import dotted, mask, mask_address

__all__ = ["mask", "mask_address", "mask_everything", "mask_phones"]

_MOBILE = re.compile(r"(?<!\d)((?:\+?84|0)[ .\-]?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d))([ .\-]?\d){7}(?!\d)")
_LONG_NUMBER = re.compile(
    r"(?<!\d)(?!20\d\d ?- ?20\d\d(?!\d))\d(?:[ .\-\u00a0]?\d){4,}"
)  # a school year may stay
_DAY = re.compile(r"(?<!\d)\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4}(?!\d)")
_EMAIL = re.compile(r"[\w.+\-]+@(?=[\w\-]+\.)")
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOST_WORDS = 6  # of one name


def mask_phones(text: str) -> str:
    """Hide mobile numbers, for quotes in which a phone is not what the finding is about."""
    return _MOBILE.sub(lambda m: m[1] + "•••••••", text)


def mask_everything(text: str) -> str:
    """For findings about personal data: numbers, days and mail boxes dotted, names as initials."""
    text = mask(nfc(text))
    text = _EMAIL.sub("•••@", _DAY.sub(lambda m: dotted(m[0], 0, 0), text))
    return _mask_names(_LONG_NUMBER.sub("••••••", text))


_SURNAMES_TEXT = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong "
    "dinh lam phung mai to ha ta chu chau luong luu thai cao ton kieu quach la nghiem bach hua tang trieu "
    "nong ninh than tieu khuc vi mac ma lo lu cu thach sung giang vang tan hau be luc ban chao phu an on "
    "diep co kim khong lai giap khuat lieu my ngan ngac nhu ong pho quan que sam tong thanh trac ung van "
    "xa y h nie ksor rcham hmok sieu rmah dieu thi"
)
_SURNAMES = frozenset(_SURNAMES_TEXT.split())
_MIDDLE = frozenset({"thị", "văn"})
_PLAIN_TEXT = (
    "số mã thẻ cột dòng tệp trang lớp khối năm học họ tên và ngày tháng sinh nơi địa chỉ điện thoại email "
    "giới tính dân tộc ghi chú phụ huynh trường tiểu mầm non trung cơ sở thcs thpt th mn giáo dục đào tạo "
    "danh sách stt tt cccd cmnd cmtnd bhyt bhxh hộ chiếu căn cước công định cá nhân bảo hiểm y tế xã hội "
    "ví dụ giá trị hiệu trưởng viên phó tổ chủ nhiệm ông bà cô thầy em cháu bé bạn con của cho có là"
)
_PLAIN = frozenset(_PLAIN_TEXT.split())
_CALLED = frozenset(
    {
        "em",
        "cháu",
        "bé",
        "bạn",
        "con",
        "sinh",
        "huynh",
        "ông",
        "bà",
        "cô",
        "thầy",
        "anh",
        "chị",
        "mẹ",
        "bố",
        "cha",
    }
)


def _mask_names(text: str) -> str:
    """Names as initials. Rather one word too many than a child's name: place names go as well."""
    words = list(_WORD.finditer(text))
    hidden = {word.start(): word for name in _names(text, words) for word in name}
    for word in sorted(hidden.values(), key=lambda m: -m.start()):
        text = f"{text[: word.start()]}{word[0][0].upper()}.{text[word.end() :]}"
    return text


def _names(text: str, words: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    position = 0
    while position < len(words):
        name = _name_at(text, words, position)
        if name:
            yield name
        position += len(name) or 1


def _name_at(text: str, words: list[re.Match[str]], position: int) -> list[re.Match[str]]:
    """The words of the name that begins at *position*; none when no name does."""
    word, run = words[position], _run(text, words, position)
    if len(run) > 1 and fold(word[0]) in _SURNAMES and (word[0].isupper() or run[1][0].casefold() in _MIDDLE):
        return run
    if not word[0][0].isupper() or word[0].casefold() in _PLAIN:
        return []
    if word[0].isupper() and len(word[0]) > 1:  # capitals: a heading as likely as a name
        return []
    if len(run) > 1 and all(w[0][0].isupper() for w in run):
        return run
    called = position > 0 and words[position - 1][0].casefold() in _CALLED
    return [word] if called else []


def _run(text: str, words: list[re.Match[str]], position: int) -> list[re.Match[str]]:
    """Neighbouring words that could be one name: written alike, only spaces between them."""
    run = [words[position]]
    lower = position + 1 < len(words) and words[position + 1][0].casefold() in _MIDDLE
    for word in words[position + 1 : position + _MOST_WORDS]:
        if text[run[-1].end() : word.start()].strip(" \u00a0.") or not text[run[-1].end() : word.start()]:
            break
        if not (word[0][0].isupper() or (lower and len(run) < 4)):
            break
        if word[0].casefold() in _PLAIN and not (lower and len(run) < 3):
            break
        run.append(word)
    return run
