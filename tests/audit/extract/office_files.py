"""Small real files, built by the tests that read them."""

import io
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from audit.extract.files import extract_file
from crawler.captures import Capture, Outcome
from crawler.media import media_type

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def capture_of(body, name, *, label="", headers=None, media=None):
    url = f"https://truong.example/tep/{name}"
    return Capture(
        school="thu",
        url=url,
        outcome=Outcome.OK,
        fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
        media_type=media or media_type(body, "", url),
        label=label,
        headers=headers or {},
    )


def extracted(body, name, **about):
    return extract_file(body, capture_of(body, name, **about))


def texts(document):
    return [block.text for block in document.blocks]


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs):
    """A Word paragraph of plain strings and ready-made runs."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{inner}</w:p>"


def tc(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if not text.startswith('<') else text}</w:tc>"


def tbl(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def part(root, inner):
    return f'<w:{root} xmlns:w="{W}" xmlns:mc="{MC}">{inner}</w:{root}>'


def docx(*body, **members):
    """A Word file; *members* are further parts by their name without folder and ending."""
    parts = {"word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>")}
    parts |= {f"word/{name}.xml": content for name, content in members.items()}
    return zipped(parts)


def pdf(*pages, media_box="0 0 595 842", extra=None):
    """A PDF of content streams in Helvetica; *extra* maps object numbers to raw objects."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}/MediaBox[{media_box}]>>".encode()
    objects[3] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    objects[4] = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
        b"/ColorSpace/DeviceGray/Length 1>>\nstream\n\x80\nendstream"
    )
    for number, page in enumerate(pages):
        resources = "/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>"
        objects[10 + 2 * number] = (
            f"<</Type/Page/Parent 2 0 R{resources}/Contents {11 + 2 * number} 0 R>>".encode()
        )
        content = page.encode("cp1252")
        objects[11 + 2 * number] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content)
    return _written(objects | (extra or {}))


def _written(objects):
    body, places = b"%PDF-1.5\n", {}
    for number, content in sorted(objects.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(body)
    for number, place in places.items():
        body += b"" if number != min(places) else b"xref\n0 1\n0000000000 65535 f \n"
        body += b"%d 1\n%010d 00000 n \n" % (number, place)
    return body + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (max(places) + 1, start)


def shown(*lines, left=60, top=780, size=12, step=16):
    """A content stream: lines of text one below the other; a line may be (left, text)."""
    out = []
    for number, line in enumerate(lines):
        x, text = line if isinstance(line, tuple) else (left, line)
        literal = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(f"BT /F {size} Tf {x} {top - step * number} Td ({literal}) Tj ET")
    return "\n".join(out)


def picture(left, bottom, width, height):
    return f"q {width} 0 0 {height} {left} {bottom} cm /I Do Q"
