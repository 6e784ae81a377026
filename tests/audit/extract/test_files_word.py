"""Word, old Word, OpenDocument and RTF: paragraphs, tables, hidden parts, old fonts."""

import struct
from pathlib import Path

import pytest

from audit.document import DateSource, Hidden, PageType, Role
from tests.audit.extract.office_files import docx, extracted, p, part, run, tbl, tc, texts, zipped

AREA = Path(__file__).parents[3] / "samples" / "area"
TCVN3 = "C¸c thÇy c« gi¸o vµ häc sinh nhµ tr­êng thùc hiÖn tèt néi quy cña n¨m häc míi."
DECODED = "Các thầy cô giáo và học sinh nhà trường thực hiện tốt nội quy của năm học mới."


def of_area(path):
    file = AREA / path
    return extracted(file.read_bytes(), file.name)


def test_paragraphs_breaks_and_letterhead_stand_apart():
    head = tbl(
        [tc(p("UBND PHƯỜNG MẪU") + p("TRƯỜNG TIỂU HỌC MẪU")), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        [tc("Số:       /KH-THM"), tc("Mẫu, ngày 05 tháng 9 năm 2026")],
    )
    document = extracted(docx(head, p("KẾ HOẠCH"), p("Dòng một", "<w:r><w:br/></w:r>", "dòng hai")), "a.docx")
    assert texts(document) == [
        "UBND PHƯỜNG MẪU",
        "TRƯỜNG TIỂU HỌC MẪU",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: /KH-THM",
        "Mẫu, ngày 05 tháng 9 năm 2026",
        "KẾ HOẠCH",
        "Dòng một",
        "dòng hai",
    ]
    assert {block.role for block in document.blocks} == {Role.BODY}
    assert document.tables == ()
    assert document.dated.source is DateSource.HEAD


def test_tracked_changes_are_read_as_accepted_and_kept_as_hidden():
    deleted = '<w:del><w:r><w:delText xml:space="preserve">20/8</w:delText></w:r></w:del>'
    body = p(
        "Khai giảng ngày ", deleted, f"<w:ins>{run('05/9')}</w:ins>", f"<w:moveFrom>{run('bỏ')}</w:moveFrom>"
    )
    comments = part("comments", f"<w:comment>{p('Hỏi lại hiệu trưởng')}</w:comment>")
    document = extracted(docx(body, comments=comments), "a.docx")
    assert texts(document) == ["Khai giảng ngày 05/9"]
    assert set(document.hidden) == {
        Hidden("deleted", "20/8"),
        Hidden("inserted", "05/9"),
        Hidden("comment", "Hỏi lại hiệu trưởng"),
    }


def test_hidden_runs_are_not_shown():
    vanished = run("Mật khẩu cũ", "<w:vanish/>")
    document = extracted(docx(p("Thấy", vanished, run(" rõ", '<w:vanish w:val="0"/>'))), "a.docx")
    assert texts(document) == ["Thấy rõ"]
    assert document.hidden == (Hidden("text", "Mật khẩu cũ"),)


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(extracted(docx(p("Ngoài khung", drawn)), "a.docx")) == ["Ngoài khung", "Trong khung"]


def test_notes_margins_and_content_controls_are_read():
    document = extracted(
        docx(
            f"<w:sdt><w:sdtContent>{p('Trong ô nhập')}</w:sdtContent></w:sdt>",
            footnotes=part("footnotes", f"<w:footnote>{p('Chú thích nhỏ')}</w:footnote>"),
            header1=part("hdr", p("Trường mẫu")),
            header2=part("hdr", p("Trường mẫu")),
            footer1=part("ftr", p("Trang 1")),
        ),
        "a.docx",
    )
    assert [(block.text, block.position) for block in document.blocks] == [
        ("Trường mẫu", "đầu trang"),
        ("Trong ô nhập", ""),
        ("Chú thích nhỏ", "chú thích"),
        ("Trang 1", "chân trang"),
    ]


def test_merged_cells_repeat_what_covers_them():
    table = tbl(
        [tc("STT"), tc("Họ tên", '<w:gridSpan w:val="2"/>'), tc("Lớp")],
        [tc("1"), tc("An"), tc("Bình"), tc("1A", '<w:vMerge w:val="restart"/>')],
        [tc("2"), tc("Chi"), tc("Dũng"), tc("", "<w:vMerge/>")],
        [tc("3"), f"<w:sdt><w:sdtContent>{tc('Em')}</w:sdtContent></w:sdt>", tc("Giang"), tc("1B")],
    )
    document = extracted(docx(table), "a.docx")
    assert document.tables[0].rows == (
        ("STT", "Họ tên", "Họ tên", "Lớp"),
        ("1", "An", "Bình", "1A"),
        ("2", "Chi", "Dũng", "1A"),
        ("3", "Em", "Giang", "1B"),
    )
    assert {block.role for block in document.blocks} == {Role.TABLE}
    assert document.tables[0].position == "bảng 1"


def test_a_nested_table_is_a_table_of_its_own():
    inner = tbl([tc("a"), tc("b"), tc("c")])
    outer = tbl([tc("một"), tc(p("hai") + inner), tc("ba")])
    first, second = extracted(docx(outer), "a.docx").tables
    assert first.rows == (("một", "hai", "ba"),)
    assert second.rows == (("a", "b", "c"),)


def test_old_fonts_are_decoded_paragraph_by_paragraph():
    document = extracted(docx(p(TCVN3), p("Năm học 2026-2027 của trường"), p("Tr­êng TiÓu häc")), "a.docx")
    assert [(block.text, block.font) for block in document.blocks] == [
        (DECODED, "tcvn3"),
        ("Năm học 2026-2027 của trường", ""),
        ("Trường Tiểu học", "tcvn3"),
    ]
    assert document.blocks[0].raw == TCVN3


def test_cells_too_short_to_prove_a_font_follow_the_paragraphs():
    document = extracted(docx(p(TCVN3), tbl([tc("Hä vµ tªn"), tc("§iÖn tho¹i"), tc("Ghi chú")])), "a.docx")
    assert document.tables[0].rows == (("Họ và tên", "Điện thoại", "Ghi chú"),)


def test_properties_are_kept():
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Người soạn</dc:creator><dc:title/>'
        "</cp:coreProperties>"
    )
    body = zipped(
        {"word/document.xml": part("document", f"<w:body>{p('Chữ')}</w:body>"), "docProps/core.xml": core}
    )
    assert extracted(body, "a.docx").properties == {"creator": "Người soạn"}


@pytest.mark.parametrize(
    ("members", "why"), [({}, "empty"), ({"word/media/image1.jpg": b"\xff\xd8"}, "scan")]
)
def test_a_file_of_pictures_is_a_scan_and_one_of_nothing_is_empty(members, why):
    body = zipped({"word/document.xml": part("document", f"<w:body>{p('')}</w:body>")} | members)
    assert extracted(body, "a.docx").unreadable == why


def test_a_minute_in_open_document_has_its_letterhead_and_date():
    document = of_area("thcs-cau-vong/files/wp-content/uploads/2026/09/bien-ban-hop.odt")
    assert texts(document)[:3] == ["UBND PHƯỜNG TÂN TIẾN", "TRƯỜNG THCS CẦU VỒNG", "Số: 39/BB-THCSCV"]
    assert document.dated.lo.isoformat() == "2026-09-13"


def test_open_document_tables_hidden_parts_and_notes():
    ns = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in "abc")
    wide = (
        '<table:table-cell table:number-columns-spanned="2"><text:p>rộng</text:p></table:table-cell>'
        "<table:covered-table-cell/><table:covered-table-cell/>"
    )
    content = (
        f"<office:document-content{ns}><office:body><office:text>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Một<text:s/>hai<office:annotation><text:p>nhận xét</text:p></office:annotation> ba"
        "<text:note><text:note-body><text:p>ghi chú</text:p></text:note-body></text:note></text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row><table:table-row>{wide}</table:table-row>"
        "</table:table></office:text></office:body></office:document-content>"
    )
    mime = "application/vnd.oasis.opendocument.text"
    document = extracted(zipped({"mimetype": mime, "content.xml": content}, compression=0), "a.odt")
    assert texts(document) == ["Một hai ba", "ghi chú", "a", "b", "c", "rộng"]
    assert document.tables[0].rows == (("a", "b", "c"), ("rộng", "rộng", "c"))
    assert document.hidden == (Hidden("deleted", "đã xóa"), Hidden("comment", "nhận xét"))


def test_an_old_word_file_is_read():
    document = of_area("thcs-suoi-ngoc/files/uploads/van-ban/phan-cong-nhiem-vu.doc")
    assert texts(document)[2] == "Số: 70/QĐ-THCSSN"
    assert document.dated.lo.isoformat() == "2026-08-25"


def test_an_old_word_file_in_an_old_font_is_decoded():
    document = of_area("th-thcs-doi-thong/files/tailieu/bao-cao-tong-ket.doc")
    assert {block.font for block in document.blocks} == {"tcvn3"}
    assert texts(document)[0].startswith("Báo cáo tổng kết năm học của nhà trường.")


def test_an_old_word_file_under_a_new_name_is_still_read():
    body = (AREA / "thcs-suoi-ngoc/files/uploads/van-ban/phan-cong-nhiem-vu.doc").read_bytes()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert "Số: 70/QĐ-THCSSN" in texts(extracted(body, "a.docx", media=kind))


def test_a_rich_text_file_is_read():
    document = of_area("th-song-xanh/files/tep/thong-bao-thu-chi.rtf")
    assert texts(document)[:2] == ["UBND PHƯỜNG YÊN DŨNG", "TRƯỜNG TIỂU HỌC SÔNG XANH"]
    assert document.page_type is PageType.FILE


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("th-anh-duong/files/uploads/bieu-mau/don-xin-nhap-hoc.docx", PageType.FORM),
        ("th-song-xanh/files/tep/bai-tap-cuoi-tuan.docx", PageType.LESSON),
        ("th-thcs-doi-thong/files/tailieu/ke-hoach-on-tap.rtf", PageType.FILE),
        ("thcs-dong-lua/files/tep/ban-cam-ket.rtf", PageType.FORM),
    ],
)
def test_kinds_of_files(path, kind):
    assert of_area(path).page_type is kind


def test_the_title_is_the_property_then_the_link_then_the_first_line():
    body = docx(p("Dòng đầu"))
    assert extracted(body, "a.docx").title == "Dòng đầu"
    assert extracted(body, "a.docx", label="Tải về kế hoạch").title == "Tải về kế hoạch"


def test_the_server_date_is_the_last_resort():
    sent = {"last-modified": "Tue, 01 Sep 2026 08:00:00 GMT"}
    document = extracted(docx(p("Không ghi ngày")), "a.docx", headers=sent)
    assert (document.dated.source, document.dated.lo.isoformat()) == (DateSource.HTTP, "2026-09-01")


def test_the_parts_of_an_old_word_file_are_told_apart():
    """The last words of the text become a comment by what the file says of its parts ([MS-DOC] FibRgLw97)."""
    body = bytearray((AREA / "thcs-suoi-ngoc/files/uploads/van-ban/phan-cong-nhiem-vu.doc").read_bytes())
    lengths = body.index(b"\xec\xa5") + 0x4C
    whole = struct.unpack_from("<I", body, lengths)[0]
    struct.pack_into("<5I", body, lengths, whole - 15, 0, 0, 0, 15)
    document = extracted(bytes(body), "a.doc")
    assert document.hidden[-1].kind == "comment"
    assert "Hoàng Minh Tuệ".endswith(document.hidden[-1].text)
    assert "Hoàng Minh Tuệ" not in texts(document)
