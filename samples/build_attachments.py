"""Make the binary attachments of the sample area again from attachments.yaml.

    python -m samples.build_attachments [part of a path]

The files are committed: this runs only when their content changes. It needs LibreOffice (soffice) and
Chromium.
"""
# ruff: noqa: E501 - export filters and PDF objects are one line each

import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pypdfium2
import yaml
from openpyxl import Workbook
from playwright.sync_api import sync_playwright

from samples.encodings import as_tcvn3, windows_1258
from samples.markup import to_html
from samples.sites import AREA

if TYPE_CHECKING:
    from collections.abc import Callable

_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "doc": "doc:MS Word 97",
    "odt": "odt:writer8",
    "rtf": "rtf:Rich Text Format",
    "pdf": "pdf:writer_pdf_Export",
}
_ENCRYPTED = 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"mau"}}'
_GARBAGE = "7XQ KzF 0%P 9qRQ; &c7 p4y 5gT{ /j 3k#V ;;x |1l l|I ]f Wv 8;n ~T7 r4{ @@ jq7"


def build(path: str, entry: dict[str, Any]) -> bytes:
    """The bytes of one attachment."""
    kind = entry.get("as") or path.rpartition(".")[2]
    special: dict[str, Callable[[dict[str, Any]], bytes]] = {
        "xlsx": _workbook,
        "xls": lambda e: _convert(_workbook(e), "xlsx", "xls:MS Excel 97"),
        "ods": lambda e: _convert(_workbook(e), "xlsx", "ods:calc8"),
        "csv": lambda e: e["lines"].encode("utf-8-sig"),
        "utf-16": lambda e: e["lines"].encode("utf-16"),
        "windows-1258": lambda e: windows_1258(e["lines"].replace("\n", "\r\n")),
        "scan": lambda e: _image_pdf(_writer(e, _FILTERS["pdf"]), ""),
        "garbage": lambda e: _image_pdf(_writer(e, _FILTERS["pdf"]), _GARBAGE),
        "encrypted": lambda e: _writer(e, _ENCRYPTED),
        "stamp": lambda e: _writer(e, _FILTERS["pdf"], stamp=True),
        "tcvn3": lambda e: _writer(e | {"text": as_tcvn3(e["text"])}, _FILTERS["doc"]),
        "pptx": lambda e: _zipped({"[Content_Types].xml": "<Types/>", "ppt/slides/slide1.xml": e["text"]}),
        "zip": lambda e: _zipped({"doc-truoc.txt": e["text"]}),
        "jpg": lambda e: _picture(e["text"]),
        "mp3": lambda _: b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 64,
        "mp4": lambda _: b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(256),
    }
    return special[kind](entry) if kind in special else _writer(entry, _FILTERS[kind])


def _writer(entry: dict[str, Any], export: str, *, stamp: bool = False) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        image = ""
        if stamp:
            (Path(folder) / "dau.png").write_bytes(_stamp())
            image = '<img src="dau.png" width="150" height="150">'
        head = _letterhead(entry["letter"], image) if "letter" in entry else ""
        foot = _signature(entry["letter"]["sign"]) if "letter" in entry else ""
        style = '<style>body{font-family:"DejaVu Serif";font-size:12pt} td p{margin:0}</style>'
        html = f'<html><head><meta charset="utf-8">{style}</head><body>{head}{to_html(entry["text"])}{foot}</body></html>'
        return _convert(html.encode(), "html", export, Path(folder))


def _letterhead(letter: dict[str, Any], image: str) -> str:
    """Two cells; `breaks` puts their lines into one paragraph, as people do with Shift+Enter."""
    open_, close = ("", "<br>") if letter.pop("breaks", False) else ('<p align="center">', "</p>")
    cells = {key: value.replace("&", "&amp;").replace("  ", "&nbsp; ") for key, value in letter.items()}
    return f"""<table width="100%"><tr>
<td align="center">{open_}{cells["above"]}{close}{open_}<b>{cells["school"]}</b>{close}{open_}{cells["number"]} {image}{close}</td>
<td align="center">{open_}<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>{close}
{open_}<b>Độc lập - Tự do - Hạnh phúc</b>{close}{open_}<i>{cells["when"]}</i>{close}</td></tr></table>
<p align="center"><b>{cells["kind"]}</b></p><p align="center"><b>{cells["about"]}</b></p>"""


def _signature(sign: str) -> str:
    *posts, name = sign.split("|")
    return f'<p align="right"><b>{"<br>".join(posts)}</b></p><p align="right">(đã ký)</p><p align="right"><b>{name}</b></p>'


def _convert(data: bytes, suffix: str, export: str, folder: Path | None = None) -> bytes:
    """Through LibreOffice, with a profile of its own so that an open one does not matter."""
    with tempfile.TemporaryDirectory() as other:
        work = folder or Path(other)
        source = work / f"tep.{suffix}"
        source.write_bytes(data)
        reader = ["--infilter=HTML (StarWriter)"] if suffix == "html" else []
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/sample-area-soffice"
        command = [
            "soffice",
            profile,
            "--headless",
            *reader,
            "--convert-to",
            export,
            "--outdir",
            str(work),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (work / f"tep.{export.partition(':')[0]}").read_bytes()


def _workbook(entry: dict[str, Any]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in entry["sheets"]:
        tab = book.create_sheet(sheet["name"])
        tab.sheet_state = "hidden" if sheet.get("hidden") else "visible"
        for row in sheet["rows"]:
            tab.append(row)
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        book.save(file.name)
        return Path(file.name).read_bytes()


def _image_pdf(pdf: bytes, hidden_text: str) -> bytes:
    """The first page as a one-bit picture, with an invisible text layer when one is given."""
    pixels = pypdfium2.PdfDocument(pdf)[0].render(scale=1.25, grayscale=True).to_numpy().squeeze()
    height, width = pixels.shape
    picture = zlib.compress(np.packbits(pixels > 150, axis=1).tobytes(), 9)
    text = f"BT 3 Tr /F1 9 Tf 60 700 Td ({hidden_text}) Tj ET" if hidden_text else ""
    content = f"q 595 0 0 842 0 0 cm /Im0 Do Q {text}".encode("latin-1")
    kind = "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode"
    header = f"{kind}/Width {width}/Height {height}"
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Im0 5 0 R>>/Font<</F1 6 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            b"<<%s/Length %d>>stream\n%s\nendstream" % (header.encode(), len(picture), picture),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def _pdf(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return bytes(
        out
    ) + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


def _picture(text: str) -> bytes:
    """A JPEG, as a browser draws the text."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 320, "height": 120})
        page.set_content(to_html(text))
        return page.screenshot(type="jpeg", quality=60)


def _stamp() -> bytes:
    """A red ring, as a PNG."""
    y, x = np.mgrid[-45:45, -45:45]
    ring = (abs(np.hypot(x, y) - 38) < 4)[..., None]
    pixels = np.where(ring, np.array([200, 0, 0], np.uint8), np.uint8(255)).astype(np.uint8)
    raw = b"".join(b"\0" + row.tobytes() for row in pixels)
    parts = (
        (b"IHDR", (90).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"),
        (b"IDAT", zlib.compress(raw)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        for name, data in parts
    )


def _zipped(members: dict[str, str]) -> bytes:
    with tempfile.NamedTemporaryFile() as file:
        with zipfile.ZipFile(file.name, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in members.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 10, 5, 9, 0, 0)), text)
        return Path(file.name).read_bytes()


def main(arguments: list[str]) -> None:
    wanted = arguments[0] if arguments else ""
    entries = yaml.safe_load((AREA.parent / "attachments.yaml").read_text(encoding="utf-8"))
    for path, entry in entries.items():
        if wanted in path:
            target = AREA / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(build(path, entry))
            print(f"{target.stat().st_size:8d}  {path}")


if __name__ == "__main__":
    main(sys.argv[1:])
