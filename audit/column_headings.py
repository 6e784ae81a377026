"""Which column of an office's own list means what, however its heading is written."""

from rapidfuzz import fuzz

from audit.vietnamese.text import fold

NAMES = {
    "name": "tên trường",
    "level": "cấp học",
    "id": "mã trường",
    "website": "trang web",
    "facebook": "Facebook",
    "zalo": "Zalo",
    "youtube": "YouTube",
    "x": "X",
    "instagram": "Instagram",
    "tiktok": "TikTok",
    "phone": "điện thoại",
    "email": "thư điện tử",
    "address": "địa chỉ",
    "campus": "điểm trường",
    "principal": "hiệu trưởng",
    "vice_principal": "phó hiệu trưởng",
    "spokesperson": "người phát ngôn",
    "aliases": "tên viết tắt",
}
"""Every field a column can fill, as the preview calls it."""

_PHRASES = {
    "name": "ten truong|ten don vi|ten nha truong|ten co so giao duc|ten co so|ten chinh thuc",
    "level": "cap hoc|bac hoc|cap truong|cap bac hoc",
    "id": "ma truong|ma don vi|ma dinh danh|ma so truong|ma co so|ma csdl",
    "website": "website|web site|trang web|trang thong tin dien tu|cong thong tin dien tu|trang ttdt|"
    "cong ttdt|ten mien|trang tin dien tu|dia chi web",
    "facebook": "facebook|fanpage|trang fb|link fb",
    "zalo": "zalo|zalo oa|zalo official account",
    "youtube": "youtube|kenh youtube",
    "x": "twitter|x twitter",
    "instagram": "instagram",
    "tiktok": "tiktok|tik tok",
    "phone": "dien thoai|so dien thoai|sdt|so dt|hotline|dien thoai co dinh|dt lien he",
    "email": "email|e mail|thu dien tu|hop thu|hom thu|dia chi email|dia chi thu dien tu",
    "address": "dia chi|dia chi truong|tru so|dia chi tru so|noi dat tru so",
    "campus": "diem truong|cac diem truong|diem le",
    "principal": "hieu truong|ten hieu truong|nguoi dung dau|thu truong don vi|phu trach truong",
    "vice_principal": "pho hieu truong|hieu pho|ten pho hieu truong",
    "spokesperson": "nguoi phat ngon",
    "aliases": "ten viet tat|ten khac|viet tat|ten thuong goi",
}
_WHOLE = {
    # Too short or too common to look for inside a longer heading.
    "name": "ten|truong|don vi|nha truong|co so giao duc|truong hoc",
    "level": "cap|bac|khoi|loai truong",
    "id": "ma",
    "website": "web|ttdt|url",
    "facebook": "fb",
    "x": "x",
    "phone": "dt|tel|phone|so may",
    "email": "mail",
    "principal": "ht|thu truong",
    "vice_principal": "pht",
}
_CONTACT = frozenset({"phone", "email", "zalo", "facebook", "address", "website"})
_PERSON = (
    "hieu truong",
    "hieu pho",
    "ca nhan",
    "di dong",
    "giao vien",
    "nguoi",
    "can bo",
    "ke toan",
    "lanh dao",
    "ht",
    "pht",
)
_NOT_OURS = ("cu", "ngay", "nam", "so luong", "so lop", "so hoc sinh", "chu ky", "quyet dinh", "trinh do")
PERSONAL = "personal"


def field_of(heading: str) -> str | None:
    """Tell the field a heading names; PERSONAL for a person's own contact; None when not understood."""
    whole = fold(heading)
    text = fold(heading.partition("(")[0]) or whole
    if not text or len(text.split()) > 9 or any(_has(whole, words) for words in _NOT_OURS):
        return None
    found = {field: phrase for field in _PHRASES if (phrase := _phrase_in(text, field))}
    exact = _exact(text)
    if ({exact, *found} & _CONTACT) and any(_has(whole, words) for words in _PERSON):
        return PERSONAL
    return exact or max(found, key=lambda field: len(found[field]), default=None) or _misspelt(text)


def _exact(text: str) -> str | None:
    for table in (_PHRASES, _WHOLE):
        for field, phrases in table.items():
            if text in phrases.split("|"):
                return field
    return None


def _phrase_in(text: str, field: str) -> str:
    return max((p for p in _PHRASES[field].split("|") if _has(text, p)), key=len, default="")


def _has(text: str, words: str) -> bool:
    return f" {words} " in f" {text} "


def _misspelt(text: str) -> str | None:
    phrases = ((field, phrase) for field, joined in _PHRASES.items() for phrase in joined.split("|"))
    score, field = max((fuzz.ratio(text, phrase), field) for field, phrase in phrases)
    return field if score >= 88 and len(text) >= 6 else None
