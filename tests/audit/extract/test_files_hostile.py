"""Hostile and broken files: each ends in a reason, within bounds, and the next file is still read."""

import hashlib
import io
import multiprocessing
import os
import struct
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from audit.extract import document_of
from audit.extract.files import READERS, isolation
from audit.extract.files.isolation import FileReader
from tests.audit.extract.office_files import (
    S,
    capture_of,
    docx,
    extracted,
    p,
    part,
    pdf,
    shown,
    texts,
    zipped,
)
from tests.audit.sample_context import LE_LOI

AREA = Path(__file__).parents[3] / "samples" / "area"
KINDS = {
    "a.pdf": "thcs-suoi-ngoc/files/uploads/van-ban/noi-quy.pdf",
    "a.docx": "thcs-dong-lua/files/tep/quyet-dinh-ban-bien-tap.docx",
    "a.xlsx": "thcs-dong-lua/files/tep/chat-luong-2025-2026.xlsx",
    "a.doc": "th-thcs-doi-thong/files/tailieu/doi-ngu.doc",
    "a.xls": "th-thcs-doi-thong/files/tailieu/co-so-vat-chat.xls",
    "a.ods": "th-song-xanh/files/tep/phan-cong.ods",
    "a.odt": "thcs-cau-vong/files/wp-content/uploads/2026/09/bien-ban-hop.odt",
    "a.rtf": "th-song-xanh/files/tep/thong-bao-thu-chi.rtf",
    "a.txt": "th-song-xanh/files/tep/huong-dan.txt",
}
BINARY = [name for name in KINDS if name not in {"a.txt", "a.rtf"}]
TEXT = "Một trang có lớp chữ thật và đủ dài để đọc được."
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
REASONS = {"empty", "corrupt", "encrypted", "wrong_type", "too_complex", "scan", "garbage"}


@pytest.fixture(scope="module")
def reader():
    with FileReader(40) as files:
        yield files


def read(reader, body, name, **about):
    """The document, after making sure that the reader still works on the next file."""
    started = time.monotonic()
    document = reader.read(body, capture_of(body, name, **about))
    assert time.monotonic() - started < 60
    following = reader.read("Tệp sau".encode(), capture_of(b"", "b.txt", media="text/plain"))
    assert texts(following) == ["Tệp sau"]
    return document


def of_kind(name):
    return (AREA / KINDS[name]).read_bytes()


def sheet_xml(cells):
    return f'<worksheet xmlns="{S}"><sheetData>{cells}</sheetData></worksheet>'


def xlsx(replaced):
    """A real workbook with some members replaced."""
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "chữ"
    book.save(buffer)
    with zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | replaced)


def with_false_size(body, member, size):
    """The package, declaring *size* for one member in both of its directories."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        info = archive.getinfo(member)
    true = struct.pack("<I", info.file_size)
    assert body.count(true) >= 2
    return body.replace(true, struct.pack("<I", size))


def test_a_bomb_that_declares_its_size(reader):
    body = zipped({"word/document.xml": b" " * 60_000_000})
    assert read(reader, body, "a.docx").unreadable == "too_complex"


def test_a_workbook_bomb_that_declares_its_size(reader):
    assert read(reader, xlsx({"xl/media/x.bin": b"0" * 210_000_000}), "a.xlsx").unreadable == "too_complex"


def test_bombs_that_hide_their_size(reader):
    word = with_false_size(zipped({"word/document.xml": b" " * 60_000_001}), "word/document.xml", 1000)
    assert read(reader, word, "a.docx").unreadable == "corrupt"
    book = with_false_size(xlsx({"xl/media/x.bin": b"0" * 210_000_001}), "xl/media/x.bin", 1000)
    assert read(reader, book, "a.xlsx").unreadable == "too_complex"


def test_a_sheet_of_seventeen_billion_cells(reader):
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>xa</t></is></c></row>'
    )
    document = read(reader, xlsx({"xl/worksheets/sheet1.xml": sheet_xml(cells)}), "a.xlsx")
    assert document.unreadable in {"too_complex", "empty"} or document.properties["cut"] == "yes"


def test_one_far_cell_is_said_to_be_beyond_what_is_read(reader):
    cells = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>xa</t></is></c></row>'
    document = read(reader, xlsx({"xl/worksheets/sheet1.xml": sheet_xml(cells)}), "a.xlsx")
    assert document.unreadable == "too_complex"


def test_a_long_sheet_is_read_in_part_and_says_so():
    book, buffer = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Dài")
    for number in range(21_000):
        sheet.append([f"dòng {number}"])
    book.save(buffer)
    document = extracted(buffer.getvalue(), "a.xlsx")
    assert document.properties["cut"] == "yes"
    assert len(document.blocks) == 20_000
    assert len(document.tables[0].rows) == 21_000


def test_millions_of_shared_strings(reader):
    strings = f'<sst xmlns="{S}">{"<si><t>a</t></si>" * 3_000_000}</sst>'
    document = read(reader, xlsx({"xl/sharedStrings.xml": strings}), "a.xlsx")
    assert document.unreadable in {"", "too_complex", "empty"}


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.odt"])
def test_entities_are_not_expanded(reader, name):
    laugh = f"<?xml version='1.0'?><!DOCTYPE x [{LAUGHS}]>"
    if name == "a.xlsx":
        cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row>'
        body = xlsx({"xl/worksheets/sheet1.xml": laugh + sheet_xml(cell)})
    elif name == "a.docx":
        body = zipped(
            {
                "word/document.xml": laugh
                + part("document", f"<w:body>{p('<w:r><w:t>&l11;</w:t></w:r>')}</w:body>")
            }
        )
    else:
        ns = "urn:oasis:names:tc:opendocument:xmlns:"
        content = f'<o:body xmlns:o="{ns}office:1.0" xmlns:t="{ns}text:1.0"><t:p>&l11;</t:p></o:body>'
        mime = "application/vnd.oasis.opendocument.text"
        body = zipped({"mimetype": mime, "content.xml": laugh + content}, 0)
    document = read(reader, body, name)
    assert "haha" not in "".join(texts(document))
    assert document.unreadable in {"", "corrupt", "empty"}


def test_external_entities_are_not_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    outside = f"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>"
    body = outside + part("document", f"<w:body>{p('thấy', '<w:r><w:t>&e;</w:t></w:r>')}</w:body>")
    assert texts(extracted(zipped({"word/document.xml": body}), "a.docx")) == ["thấy"]


def test_a_million_paragraphs(reader):
    document = read(reader, docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000), "a.docx")
    assert document.properties.get("cut") == "yes"
    assert len(document.blocks) == 20_000


def test_a_table_of_a_million_cells(reader):
    body = docx("<w:tbl>" + ("<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>") * 10_000 + "</w:tbl>")
    assert read(reader, body, "a.docx").unreadable == "too_complex"


def test_deep_nesting(reader):
    body = docx("<w:sdt><w:sdtContent>" * 5_000 + p("sâu") + "</w:sdtContent></w:sdt>" * 5_000)
    assert read(reader, body, "a.docx").unreadable in REASONS
    assert read(reader, b"{\\rtf1 " + b"{" * 200_000 + b"x", "a.rtf").unreadable in REASONS | {""}


def test_a_loop_in_the_page_tree(reader):
    looped = pdf("", extra={2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 50/MediaBox[0 0 9 9]>>"})
    assert read(reader, looped, "a.pdf").unreadable in {"corrupt", "empty", "too_complex"}


def test_a_hundred_thousand_pages(reader):
    text = shown("One page that stands in the tree a hundred thousand times over.")
    kids = b"10 0 R " * 100_000
    body = pdf(text, extra={2: b"<</Type/Pages/Kids[" + kids + b"]/Count 100000/MediaBox[0 0 595 842]>>"})
    document = read(reader, body, "a.pdf")
    assert document.properties.get("cut") == "yes"
    assert document.blocks[-1].position == "trang 300"


def test_a_page_of_millions_of_letters(reader):
    body = pdf(shown(*("word " * 2_000 for _ in range(300))))
    assert read(reader, body, "a.pdf").unreadable in {"", "too_complex"}


def test_a_pdf_without_its_directory_is_still_read(reader):
    whole = pdf(shown(*["A line of text that is long enough to be read."] * 3))
    document = read(reader, whole[: whole.rindex(b"xref\n0 1")] + b"trailer<</Root 1 0 R>>", "a.pdf")
    assert document.unreadable in {"", "corrupt"}


def rc4(key, data):
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def locked_pdf(password):
    """One page, encrypted as PDF 1.1 does (RC4, 40 bits), opened by *password*."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    padded = (password + padding)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + struct.pack("<i", -4) + b"0123456789ABCDEF").digest()[:5]
    user = rc4(key, padding)
    page = shown("Text of a locked page that is long enough to be read.").encode()
    hidden = rc4(hashlib.md5(key + b"\x0b\0\0\0\0").digest()[:10], page)
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (owner.hex().encode(), user.hex().encode())
    stream = b"<</Length %d>>\nstream\n%s\nendstream" % (len(hidden), hidden)
    body = pdf("", extra={5: lock, 11: stream})
    return body.replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R/Encrypt 5 0 R/ID[<%s><%s>]" % ((b"0123456789ABCDEF".hex().encode(),) * 2),
    )


def test_a_pdf_locked_for_changes_only_is_read(reader):
    document = read(reader, locked_pdf(b""), "a.pdf")
    assert texts(document) == ["Text of a locked page that is long enough to be read."]


def test_a_pdf_locked_for_reading_is_encrypted(reader):
    assert read(reader, locked_pdf(b"secret"), "a.pdf").unreadable == "encrypted"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.doc"])
def test_office_files_with_a_password_are_encrypted(reader, name):
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )
    kind = next(
        kind
        for kind in READERS
        if kind.endswith(
            {"a.docx": "wordprocessingml.document", "a.xlsx": "spreadsheetml.sheet", "a.doc": "msword"}[name]
        )
    )
    assert read(reader, ole, name, media=kind).unreadable == "encrypted"


def test_an_old_word_file_with_a_password_is_encrypted(reader):
    body = bytearray(of_kind("a.doc"))
    start = body.index(b"\xec\xa5")  # the file information block of [MS-DOC]
    body[start + 0x0B] |= 0x01
    assert read(reader, bytes(body), "a.doc").unreadable == "encrypted"


def test_packages_with_a_password_are_encrypted(reader):
    ns = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<m:manifest xmlns:m="{ns}"><m:encryption-data/></m:manifest>'
    mime = "application/vnd.oasis.opendocument."
    text = {"mimetype": mime + "text", "content.xml": b"\x01\x02", "META-INF/manifest.xml": manifest}
    assert read(reader, zipped(text, 0), "a.odt").unreadable == "encrypted"
    sheet = text | {"mimetype": mime + "spreadsheet"}
    assert read(reader, zipped(sheet, 0), "a.ods").unreadable == "encrypted"


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
def test_truncated_files_end_in_a_reason_or_in_words(reader, name, share):
    whole = of_kind(name)
    kind = capture_of(whole, name).media_type
    document = read(reader, whole[: int(len(whole) * share)], name, media=kind)
    assert document.unreadable in REASONS or texts(document)


@pytest.mark.parametrize("name", BINARY)
@pytest.mark.parametrize("seed", range(3))
def test_damaged_files_end_in_a_reason_or_in_words(reader, name, seed):
    whole = bytearray(of_kind(name))
    kind = capture_of(bytes(whole), name).media_type
    for step in range(40):
        place = int.from_bytes(hashlib.sha256(f"{name}{seed}{step}".encode()).digest()[:4])
        whole[place % len(whole)] ^= 0x55
    document = read(reader, bytes(whole), name, media=kind)
    assert document.unreadable in REASONS or document.blocks or document.tables


@pytest.mark.parametrize("kind", sorted(READERS))
def test_noise_under_every_name_is_refused(reader, kind):
    noise = b"".join(hashlib.sha256(str(n).encode()).digest() for n in range(300))
    document = read(reader, noise, "a.bin", media=kind)
    assert document.unreadable in {"corrupt", "wrong_type"} or kind in {"text/plain", "text/csv"}


@pytest.mark.parametrize("kind", sorted(READERS))
def test_nothing_at_all_is_empty(reader, kind):
    assert read(reader, b"", "a.bin", media=kind).unreadable == "empty"


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("a.docx", b"PK\x03\x04" + b"\0" * 90, "wrong_type"),
        ("a.pdf", "Không tìm thấy tệp".encode(), "wrong_type"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "wrong_type"),
        ("tai-ve", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "unknown_type"),
    ],
)
def test_content_that_belies_its_name(reader, name, body, why):
    assert read(reader, body, name).unreadable == why


def test_old_text_named_doc_is_read():
    assert texts(extracted("Thông báo nghỉ học".encode(), "a.doc")) == ["Thông báo nghỉ học"]


def test_a_reader_that_hangs_is_ended_and_the_next_file_is_read():
    slow = docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 300_000)
    with FileReader(0.01) as files:
        assert files.read(slow, capture_of(slow, "a.docx")).unreadable == "too_complex"
        files._seconds = 30
        assert texts(files.read(of_kind("a.doc"), capture_of(of_kind("a.doc"), "a.doc")))


def test_a_reader_that_dies_costs_one_file():
    with FileReader(30) as files:
        body = "Một tệp".encode()
        assert texts(files.read(body, capture_of(body, "a.txt"))) == ["Một tệp"]
        os.kill(files._worker.pid, 9)
        assert files.read(body, capture_of(body, "a.txt")).unreadable == "too_complex"
        assert texts(files.read(body, capture_of(body, "a.txt"))) == ["Một tệp"]


def test_a_reader_short_of_memory_costs_one_file():
    large = docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000)
    with FileReader(30, memory=200 * 1024**2) as files:
        assert files.read(large, capture_of(large, "a.docx")).unreadable == "too_complex"


def test_no_process_is_left_behind():
    with FileReader() as files:
        body = b"text"
        files.read(body, capture_of(body, "a.txt"))
        worker = files._worker.pid
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)  # a zombie would still have its number
    assert worker not in {child.pid for child in multiprocessing.active_children()}


def test_no_process_is_started_for_a_school_without_files():
    with FileReader() as files:
        assert files._worker is None


def test_a_mistake_of_ours_is_shown_as_such(monkeypatch, caplog):
    def broken(body, capture):
        raise KeyError("our mistake")

    monkeypatch.setattr(isolation, "extract_file", broken)
    capture = capture_of(b"x", "a.txt")
    document = isolation._checked(isolation._answer(b"x", capture), capture)
    assert document.unreadable == "failed"
    assert "our mistake" in caplog.text


@pytest.mark.parametrize(
    ("name", "header", "why"),
    [
        ("a.pdf", "application/pdf", "wrong_type"),
        ("a.pdf", "text/html; charset=utf-8", ""),
        ("a.pdf", "", ""),
        ("bai-viet", "application/octet-stream", ""),
    ],
)
def test_a_page_that_name_and_header_call_a_file_is_no_page(reader, name, header, why):
    body = "<!doctype html><title>Lỗi</title><p>Không tìm thấy tệp</p>".encode()
    capture = capture_of(body, name, headers={"content-type": header})
    assert capture.media_type == "text/html"
    assert document_of(body, capture, LE_LOI, reader).unreadable == why
