"""PDF: text by page as paragraphs; scans and garbage text layers are told apart from text."""

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from audit.document import Block
from audit.extract.files.pdf_positions import text_by_position
from audit.extract.files.parts import FileParts, Unreadable, block_of
from audit.vietnamese.legacy import legacy_font
from audit.vietnamese.syllables import valid_rate
from audit.vietnamese.text import fold

_MAX_PAGES = 300
_FEW_LETTERS = 20  # a page with fewer letters than this and a large image is a picture of a page
_STRAY = re.compile(r"(?<!\w)[b-df-hj-np-tv-xzăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ](?!\w)")


_ODD = re.compile(r"\w[\^~<>|;!{}\[\]]\w|\d[a-zà-ỹ]|[a-zà-ỹ]\d")
_BARE_WORDS = frozenset(
    "cua cac cho duoc trong nghi quyet dinh hien thuc ngay truong hoc sinh vien tinh huyen phong voi nhung nguoi".split()
)


def read_pdf(body: bytes, _media_type: str) -> FileParts:
    """Text of a PDF; raises Unreadable for an encrypted, corrupt, scanned or garbage one."""
    try:
        pdf = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "corrupt") from error
    try:
        return _read(pdf, body)
    except pdfium.PdfiumError as error:
        raise Unreadable("corrupt") from error
    finally:
        pdf.close()


def _read(pdf: pdfium.PdfDocument, body: bytes) -> FileParts:
    blocks: list[Block] = []
    pictures = broken = 0
    count = min(len(pdf), _MAX_PAGES)
    if not count:
        raise Unreadable("empty")
    head_image = False
    for number in range(count):
        page = pdf[number]
        text = _text_of(page)
        covered = _image_share(page)
        head_image = head_image or (number == 0 and _image_over_head(page))
        if sum(c.isalpha() for c in text) < _FEW_LETTERS:
            pictures += covered > 0.3
        elif is_garbage(text):
            broken += 1
        else:
            blocks += _page_blocks(text, f"trang {number + 1}", ocr=covered > 0.7)
    if (not blocks and pictures + broken) or broken > count / 2:
        raise Unreadable("garbage" if broken else "scan")
    return FileParts(tuple(blocks), properties=_properties(pdf, head_image), scan=bool(pictures or broken))


def _text_of(page: pdfium.PdfPage) -> str:
    layer = page.get_textpage()
    text = layer.get_text_range()
    return text_by_position(layer) if _is_displaced(text) else text


def _is_displaced(text: str) -> bool:
    """Are letters torn out of their words? Then single consonants and single marked vowels stand about."""
    words = re.findall(r"[^\W\d_]+", text)
    return len(words) >= 5 and len(_STRAY.findall(text)) / len(words) > 0.15


def _image_share(page: pdfium.PdfPage) -> float:
    """Share of the page that its largest picture covers, 0 to 1."""
    width, height = page.get_size()
    largest = 0.0
    for item in page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return min(largest / (width * height), 1.0) if width and height else 0.0


def _image_over_head(page: pdfium.PdfPage) -> bool:
    """Does a picture (a stamp, a hand-written number) lie in the upper half of the page?"""
    height = page.get_height()
    images = page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
    return any(image.get_bounds()[3] > 0.5 * height for image in images)


def _properties(pdf: pdfium.PdfDocument, head_image: bool) -> dict[str, str]:
    known = {key.lower(): value for key, value in pdf.get_metadata_dict(skip_empty=True).items()}
    signed = pdfium_c.FPDF_GetSignatureCount(pdf.raw) > 0
    marks = {"signed": "yes"} if signed else {}
    return known | marks | ({"head_image": "yes"} if head_image else {})


def is_garbage(text: str) -> bool:
    """Is this text layer unfit to judge: bad OCR, or glyphs whose letters were lost?

    Vietnamese text is mostly valid syllables and has no stray consonants. Text without diacritics that is full
    of Vietnamese words is what bad OCR leaves. Text of another language has neither, and is left alone.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < 15 or legacy_font(text):
        return False
    marked = sum(any(ord(c) > 0x7F for c in word) for word in words) / len(words)
    odd = sum(bool(_ODD.search(word)) for word in text.split()) / len(text.split())
    if marked >= 0.1:
        return _is_displaced(text) or odd > 0.12 or valid_rate(text) < 0.6
    bare = sum(fold(word) in _BARE_WORDS for word in words) / len(words)
    return odd > 0.2 or bare > 0.06


def _page_blocks(text: str, position: str, *, ocr: bool) -> Iterator[Block]:
    for paragraph in paragraphs(text.splitlines()):
        if block := block_of(paragraph, position=position, ocr=ocr):
            yield block


_STARTS_NEW = re.compile(r"^\s*(?:[-–+•*●▪]|\d{1,2}[.)](?:\s|$)|[IVX]{1,4}[.)]|[a-zđ][.)]|Điều\s+\d|Chương\s|Nơi nhận|Kính gửi|Căn cứ|Số:)")


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined into paragraphs: a line goes on when the one before it filled the page's width."""
    widest = max((len(line) for line in lines), default=0)
    current, last_width = "", 0
    for raw in lines:
        line = raw.replace("\ufffe", "-").strip()
        if not line:
            continue
        if current and _goes_on(current, line, last_width, widest):
            current = f"{current} {line}"
        else:
            if current:
                yield current
            current = line
        last_width = len(line)
    if current:
        yield current


def _goes_on(current: str, line: str, last_width: int, widest: int) -> bool:
    if _STARTS_NEW.match(line) or (line.isupper() and not current.isupper()):
        return False
    filled = last_width >= 0.75 * widest and widest >= 40
    return current[-1] not in ".:;!?" and (filled or line[0].islower())
