"""The bytes say what a body is; header and name only where bytes cannot."""

import io
import zipfile

import pytest

from crawler.media import is_listed, is_listed_type, is_read_type, media_type

PDF, HTML, TEXT = "application/pdf", "text/html", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def zipped(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 50)
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "header", "path", "expected"),
    [
        (b"%PDF-1.7 ...", "text/html", "/a", PDF),
        (b"%PDF-1.7 ...", "application/octet-stream", "/tai-ve?id=3", PDF),
        (b"<html><body>Loi</body></html>", PDF, "/a.pdf", HTML),
        (b"\r\n<!DOCTYPE html><p>x", "text/plain", "/a", HTML),
        ("<html>x</html>".encode("utf-16"), "", "/a", HTML),
        ("Thông báo số 1".encode(), "", "/a.txt", TEXT),
        ("Thông báo số 1".encode(), "application/octet-stream", "/a.csv", "text/csv"),
        ("Thông báo".encode(), PDF, "/a.pdf", TEXT),
        (b'{"a": 1}', "application/json", "/a", "application/json"),
        (b"<?xml version='1.0'?><rss><title>x</title></rss>", "text/xml", "/feed", "text/xml"),
        (zipped("word/document.xml"), "application/zip", "/a", DOCX),
        (zipped("bai/1.txt"), DOCX, "/a.docx", "application/zip"),
        (zipped(*(f"anh/{i:04}.bin" for i in range(2000)), "word/document.xml"), "", "/a", DOCX),
        (OLE, "", "/a.doc", "application/msword"),
        (OLE, "application/vnd.ms-excel", "/tai-ve", "application/vnd.ms-excel"),
        (OLE + "Workbook".encode("utf-16-le"), "", "/tai-ve", "application/vnd.ms-excel"),
        (b"{\\rtf1", "", "/a", "application/rtf"),
        (b"\xff\xd8\xff\xe0", "text/html", "/a.html", "image/jpeg"),
        (b"\x00\x01\x02", "", "/a.bin", "application/octet-stream"),
    ],
)
def test_media_type(body, header, path, expected):
    assert media_type(body, header, f"http://h{path}") == expected


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("/a.pptx", True),
        ("/a.zip", True),
        ("/a.mp4", True),
        ("/a.JPG", True),
        ("/a.pdf", False),
        ("/a.html", False),
        ("/a", False),
        ("/v1.2/bai", False),
    ],
)
def test_listed_by_name(path, listed):
    assert is_listed(f"http://h{path}") is listed


def test_listed_by_header():
    assert is_listed_type("video/mp4")
    assert is_listed_type("application/zip; x=1")
    assert not is_listed_type("application/octet-stream")
    assert not is_listed_type(DOCX)
    assert is_read_type(DOCX)
    assert not is_read_type("application/json")
