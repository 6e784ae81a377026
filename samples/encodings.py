"""The encodings that Vietnamese pages went through before Unicode, and the ways they break."""

from unicodedata import category, normalize

# TCVN 5712 (the font family .VnTime): one byte per letter. Capitals with a tone have no byte of their own.
_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạ" + "ằẳẵắ" + "ặầẩẫấậ" + "èẻẽéẹ" + "ềểễếệ" + "ìỉĩíị" + "òỏõóọ"
        "ồổỗốộ" + "ờởỡớợ" + "ùủũúụ" + "ừửữứự" + "ỳỷỹýỵ",
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadae b5b6b7b8b9 bbbcbdbe c6c7c8c9cacb cccecfd0d1"
            "d2d3d4d5d6 d7d8dcddde dfe1e2e3e4 e5e6e7e8e9 eaebecedee eff1f2f3f4 f5f6f7f8f9 fafbfcfdfe"
        ),
        strict=True,
    )
)

# VNI: a vowel keeps its letter; hat, horn and tone follow it as one more Latin-1 letter.
_VNI_TONES = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_HAT = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_WHOLE = {"đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_TONES = frozenset(_VNI_TONES) - {""}


def tcvn3(text: str) -> bytes:
    """The bytes a .VnTime document holds for *text*."""
    return bytes(_TCVN3.get(letter) or _ascii(letter) for letter in normalize("NFC", text))


def as_tcvn3(text: str) -> str:
    """How those bytes look when they are taken for Western letters: «Tr\u00ad\u00eang TiÓu häc»."""
    return tcvn3(text).decode("latin-1")


def as_vni(text: str) -> str:
    """How a VNI-Windows text looks without its font: «Tröôøng Tieåu hoïc»."""
    return "".join(map(_vni, normalize("NFC", text)))


def mojibake(text: str) -> str:
    """UTF-8 taken for windows-1252, as a careless database dump leaves it: «TrÆ°á»ng»."""
    return "".join(_western(byte) for byte in normalize("NFC", text).encode())


def windows_1258(text: str) -> bytes:
    """*text* as an old Vietnamese Windows wrote it: hats in the letter, most tones after it."""
    return b"".join(map(_windows_1258, normalize("NFC", text)))


def _ascii(letter: str) -> int:
    if ord(letter) > 126:
        raise ValueError(f"{letter!r} has no byte in TCVN3")
    return ord(letter)


def _vni(letter: str) -> str:
    if letter in _VNI_WHOLE:
        return _VNI_WHOLE[letter]
    parts = normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    tone = next((mark for mark in marks if mark in _TONES), "")
    if "\u0302" in marks:
        return base + _VNI_HAT[tone]
    if "\u0306" in marks:
        return base + _VNI_BREVE[tone]
    if "\u031b" in marks:
        base = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}[base]
    return base + _VNI_TONES[tone]


def _western(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _windows_1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in _TONES)
        base = normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        if category(base[-1]) == "Mn":
            raise
        return (base + tones).encode("cp1258")
