"""PDF: text by page as paragraphs; scans and garbage text layers are told apart from text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from audit.document import Block
from audit.extract.files.parts import MAX_BLOCKS, FileParts, Unreadable, block_of, font_of
from audit.extract.files.pdf_lines import is_displaced, lines_of
from audit.extract.files.pdf_paragraphs import paragraphs
from audit.vietnamese.legacy import legacy_font
from audit.vietnamese.syllables import valid_rate
from audit.vietnamese.text import fold

_MAX_PAGES = 300
_FEW_LETTERS = 20  # a page with fewer letters than this and a large image is a picture of a page
_PICTURE_OF_PAGE, _UNDER_TEXT = 0.3, 0.7  # shares of the page that a picture covers
_ODD = re.compile(r"\w[\^~<>|;!{}\[\]]\w|\d[a-zà-ỹ]|[a-zà-ỹ]\d")
_BARE_WORDS = frozenset(
    """
    cua cac cho duoc trong nghi quyet dinh hien thuc ngay truong hoc sinh vien tinh huyen phong voi
    nhung nguoi
    """.split()  # noqa: SIM905 - reads better than twenty quoted words
)


@dataclass(slots=True)
class _Read:
    """What the pages gave so far."""

    paragraphs: list[tuple[str, str, bool]] = field(default_factory=list)  # text, position, over a picture
    pictures: int = 0
    broken: int = 0
    head_image: bool = False

    def blocks(self) -> Iterator[Block]:
        read = [
            (text, place, ocr, block_of(text, position=place, ocr=ocr))
            for text, place, ocr in self.paragraphs
        ]
        font = font_of(block for *_, block in read if block)
        for text, place, ocr, block in read:
            known = block_of(text, position=place, ocr=ocr, page_font=font) if font else block
            if known:
                yield known


def read_pdf(body: bytes, _media_type: str) -> FileParts:
    """Text of a PDF; raises Unreadable for an encrypted, corrupt, scanned or garbage one."""
    try:
        pdf = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        raise Unreadable("encrypted" if "password" in str(error).lower() else "corrupt") from error
    try:
        return _read(pdf)
    except pdfium.PdfiumError as error:
        raise Unreadable("corrupt") from error
    finally:
        pdf.close()


def _read(pdf: pdfium.PdfDocument) -> FileParts:
    count = min(len(pdf), _MAX_PAGES)
    if not count:
        raise Unreadable("corrupt")
    read = _Read()
    missing = 0
    for number in range(count):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            missing += 1
            continue
        _read_page(page, number, read)
        page.close()
        if len(read.paragraphs) > MAX_BLOCKS:
            break
    if missing == count:
        raise Unreadable("corrupt")
    unfit = read.pictures + read.broken
    if (not read.paragraphs and unfit) or read.broken > count / 2:
        raise Unreadable("garbage" if read.broken else "scan")
    return FileParts(
        tuple(read.blocks()),
        properties=_properties(pdf, read.head_image),
        scan=bool(unfit or missing),
        cut=len(pdf) > number + 1,
    )


def _read_page(page: pdfium.PdfPage, number: int, read: _Read) -> None:
    layer = page.get_textpage()
    lines = lines_of(layer)
    layer.close()
    text = "\n".join(line.text for line in lines)
    covered = _image_share(page)
    read.head_image = read.head_image or (number == 0 and _image_over_head(page))
    if sum(c.isalpha() for c in text) < _FEW_LETTERS and covered > _PICTURE_OF_PAGE:
        read.pictures += 1
    elif is_garbage(text):
        read.broken += 1
    else:
        place, ocr = f"trang {number + 1}", covered > _UNDER_TEXT
        read.paragraphs += [(paragraph, place, ocr) for paragraph in paragraphs(lines)]


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

    Vietnamese text is mostly valid syllables and has no stray consonants. Text without diacritics that is
    full of Vietnamese words is what bad OCR leaves. Text of another language has neither, and is left alone.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) < 15 or legacy_font(text):
        return False
    marked = sum(any(ord(c) > 0x7F for c in word) for word in words) / len(words)
    odd = sum(bool(_ODD.search(word)) for word in text.split()) / len(text.split())
    if marked >= 0.1:
        return is_displaced(text) or odd > 0.12 or valid_rate(text) < 0.6
    bare = sum(fold(word) in _BARE_WORDS for word in words) / len(words)
    return odd > 0.2 or bare > 0.06
