"""Bodies that issue official documents, by symbol («TT-BGDĐT») and by name («của Bộ GD&ĐT»)."""

import re

from audit.vietnamese.text import fold

_MINISTRIES = {
    "BGDĐT": ("Bộ Giáo dục và Đào tạo", r"giao duc|gd\b|gddt"),
    "BTTTT": ("Bộ Thông tin và Truyền thông", r"thong tin|tt tt|tttt"),
    "BNV": ("Bộ Nội vụ", r"noi vu"),
    "BTC": ("Bộ Tài chính", r"tai chinh"),
    "BYT": ("Bộ Y tế", r"y te"),
    "BLĐTBXH": ("Bộ Lao động - Thương binh và Xã hội", r"lao dong|ld tb"),
    "BKHCN": ("Bộ Khoa học và Công nghệ", r"khoa hoc|kh cn"),
    "BVHTTDL": ("Bộ Văn hóa, Thể thao và Du lịch", r"van hoa|vh tt"),
    "BCA": ("Bộ Công an", r"cong an"),
    "BTP": ("Bộ Tư pháp", r"tu phap"),
    "BXD": ("Bộ Xây dựng", r"xay dung"),
}
LOCAL = frozenset({"Sở Giáo dục và Đào tạo", "Phòng Giáo dục và Đào tạo", "Ủy ban nhân dân"})
"""Bodies that issue no law of the State."""
_BODIES = (
    (r"uy ban thuong vu quoc hoi|ubtvqh|ub thuong vu quoc hoi", "Ủy ban Thường vụ Quốc hội"),
    (r"quoc hoi", "Quốc hội"),
    (r"thu tuong", "Thủ tướng Chính phủ"),
    (r"chinh phu", "Chính phủ"),
    (r"so (?:giao duc|gd)", "Sở Giáo dục và Đào tạo"),
    (r"phong (?:giao duc|gd)", "Phòng Giáo dục và Đào tạo"),
    (r"(?:uy ban nhan dan|ubnd)", "Ủy ban nhân dân"),
)


def ministry_of(symbol: str) -> str:
    """The ministry whose circulars carry *symbol*; empty when it is none of those we know."""
    name = _MINISTRIES.get(symbol.partition("-")[2])
    return name[0] if name and symbol.startswith("TT-") else ""


def body_of(phrase: str) -> str:
    """The issuing body that a phrase names; empty when it is none of those we know."""
    plain = fold(phrase)
    for pattern, name in _BODIES:
        if re.match(pattern, plain):
            return name
    rest = re.match(r"(?:bo truong )?bo (?!truong)(.*)", plain)
    if not rest:
        return ""
    return next((name for name, pattern in _MINISTRIES.values() if re.match(pattern, rest[1])), "")
