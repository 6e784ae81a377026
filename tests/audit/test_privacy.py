"""No personal value leaves in an output, whatever shape it had on the page."""

import re
from dataclasses import fields

import pytest

from audit.document import Block, Document, Hidden, Table, document
from audit.engine import findings
from audit.findings import Finding
from audit.privacy import mask, mask_everything, mask_phones
from audit.rule import Hit, load_rules
from tests.audit.sample_context import context, parts

NUMBERS = ("024213001234", "024 213 001 234", "024.213.001.234", "0242 1300 1234", "HS4242412345678")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("around", ["{}", "CCCD: {}, cấp năm 2024", "({})", "x {}; {}", "tep_{}.pdf"])
def test_mask_hides_numbers_and_keeps_length(number, around):
    text = around.format(number, number)
    hidden = mask(text)
    assert len(hidden) == len(text)
    assert not re.search(r"\d{5}", re.sub(r"[ .]", "", hidden))
    assert mask(hidden) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Số định danh 024213001234.", "Số định danh 024•••••1234."),
        ("Hộ chiếu số B1234567", "Hộ chiếu số B123••••"),
        ("CMND: 121234567 cấp tại", "CMND: 121•••••• cấp tại"),
        ("Luật Căn cước số 26/2023/QH15", "Luật Căn cước số 26/2023/QH15"),
        ("ĐT: 0204.3856.123 – 0912.000345", "ĐT: 0204.3856.123 – 0912.000345"),
        ("Số tài khoản 113000012345", "Số tài khoản 113000012345"),
        ("năm 2026", "năm 2026"),
    ],
)
def test_mask(text, hidden):
    assert mask(text) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Nguyễn Thị Hồng Hạnh", "N. T. H. H."),
        ("em Sùng A Páo lớp 5A", "em S. A. P. lớp 5A"),
        ("NGUYỄN VĂN MẪU", "N. V. M."),
        ("DANH SÁCH LỚP 1A TRẦN THU HÀ", "DANH SÁCH LỚP 1A T. T. H."),
        ("nguyễn thị mẫu nữ", "N. T. M. N."),
        ("Nguyễn thị Mẫu", "N. T. M."),
        ("em Hạnh vắng mặt", "em H. vắng mặt"),
        ("Đặng Thúy Ái, Vũ Ưng Hoàng Phúc", "Đ. T. Á., V. Ư. H. P."),
        ("Nguye\u0302\u0303n Va\u0306n Ma\u0302\u0303u", "N. V. M."),
        ("sinh 05/02/2013", "sinh ••/••/••••"),
        ("mau.mau@hop.example, 0912 000 345", "•••@hop.example, ••••••"),
        ("Cột «Số CCCD phụ huynh», năm học 2025-2026", "Cột «Số CCCD phụ huynh», năm học 2025-2026"),
        ("Họ và tên, Ngày sinh, Địa chỉ", "Họ và tên, Ngày sinh, Địa chỉ"),
    ],
)
def test_mask_everything(text, hidden):
    assert mask_everything(text) == hidden


def test_mask_phones_keeps_landlines():
    assert mask_phones("0912.000345 hoặc 0204 3856 123") == "091••••••• hoặc 0204 3856 123"


_LONG = "Danh sách này gồm nhiều dòng chữ khác nhau để phần trích phải cắt bớt ở cả hai phía của số "
LEAKY: tuple[Document, ...] = (
    document("Em Mẫu Thị Lan có số định danh cá nhân: 024213001234, mẹ là Nguyễn Thị Mẫu Đơn"),
    document(f"{_LONG}024185009876 rồi CCCD 024 213 001 234 {_LONG} và 024090004321"),
    document("x", url="https://truong.example/tep/mau_024213001234.pdf", title="Hồ sơ 024213001234"),
    document("x", hidden=(Hidden("comment", "CCCD của mẹ: 024185001234"),)),
    document("x", tables=(Table((("CCCD 024213001234",), ("024213001234",), ("24213005678",)), 1),)),
    Document("https://truong.example/", blocks=(Block("Mã BHYT: HS4242412345678, hộ chiếu số C1234567"),)),
)


def _digits_of(one: Document) -> set[str]:
    everything = " ".join(
        [one.url, one.title, *(b.text for b in one.blocks), *(h.text for h in one.hidden)]
        + [cell for table in one.tables for row in table.rows for cell in row]
    )
    runs = re.findall(r"\d(?:[ .]?\d){6,}", everything)
    return {re.sub(r"\D", "", run) for run in runs}


def _strings(finding: Finding) -> str:
    values = [getattr(finding, f.name) for f in fields(finding) if f.name not in {"fingerprint", "id"}]
    return re.sub(r"[ .]", "", repr(values))


@pytest.mark.parametrize("page", LEAKY, ids=lambda page: page.blocks[0].text[:20])
def test_no_rule_leaks_the_numbers_it_found(page):
    """Digits of a personal number never stand in a finding, and never shape its identity."""
    shown = 0
    for rule in load_rules():
        for finding in findings(rule, list(rule.check((page,), context())), context()):
            shown += finding.private
            text = _strings(finding)
            assert not [run for run in _digits_of(page) if run in text or run[-7:] in text]
            assert "Thị" not in text
    assert shown


def private_examples() -> list:
    rules = load_rules()
    return [
        pytest.param(rule, example, id=f"{rule.id}-{kind}-{number}")
        for rule in rules
        for kind in ("flags", "advises")
        for number, example in enumerate(rule.card[kind])
        if rule.id.startswith("PRV")
    ]


@pytest.mark.parametrize(("rule", "example"), private_examples())
def test_private_hits_name_no_value(rule, example):
    documents, around = parts(example)
    hits: list[Hit] = list(rule.check(documents, around))
    assert hits
    for hit in hits:
        assert hit.private
        assert not re.search(r"\d{4,}", hit.value)
        assert not re.search(r"\d{6,}", hit.message)


def test_identity_of_a_private_finding_does_not_depend_on_the_number():
    rule = next(rule for rule in load_rules() if rule.id == "PRV-010")
    names = {
        finding.fingerprint
        for number in ("024213001234", "027313009999")
        for finding in findings(rule, list(rule.check((document(f"CCCD: {number}"),), context())), context())
    }
    assert len(names) == 1
