"""The law table: every retired document is judged by its own dates, and the linter sees bad rows."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from audit.document import DocDate, dated, document, living
from audit.engine import check_school
from audit.findings import Finding
from audit.knowledge import Knowledge
from audit.knowledge.laws import Law
from audit.knowledge.linter import lint
from audit.rule import Context, load_rules
from crawler.home import PROJECT, Home
from tests.audit.sample_context import AS_OF, LE_LOI, context, shipped_knowledge

LAWS = shipped_knowledge().laws
ENDED = [law for law in LAWS.rows if law.expired]
SUCCEEDED = [law for law in LAWS.rows if law.replaced_by and not law.expired]
RULES = {rule.id: rule for rule in load_rules()}


def ids(laws):
    return [law.key for law in laws]


def found(rule, page, around=None):
    return list(RULES[rule].check([page], around or context()))


def basis(law: Law) -> str:
    return f"Nhà trường căn cứ {law.name} để xây dựng kế hoạch"


def test_the_shipped_table_is_whole():
    assert len(LAWS.rows) >= 171
    assert len(ENDED) >= 39
    assert lint(shipped_knowledge()) == []


@pytest.mark.parametrize("law", ENDED, ids=ids(ENDED))
def test_a_retired_document_is_flagged_in_living_text(law):
    (hit,) = found("OUT-010", living(basis(law)))
    assert hit.value == law.key
    assert hit.advisory is not (law.sure("expired", "replaced_by") and bool(law.replaced_by))
    assert all(successor.key in hit.suggestion for successor in LAWS.replacement(law, AS_OF))


@pytest.mark.parametrize("law", ENDED, ids=ids(ENDED))
def test_it_passes_in_a_document_of_its_time_and_not_a_day_later(law):
    before, after = (law.expired - timedelta(days=1)).isoformat(), law.expired.isoformat()
    assert found("OUT-010", dated(before, basis(law))) == []
    assert len(found("OUT-010", dated(after, basis(law)))) == 1


@pytest.mark.parametrize("law", ENDED, ids=ids(ENDED))
def test_its_successor_passes(law):
    for successor in LAWS.replacement(law, AS_OF):
        assert [h for h in found("OUT-010", living(basis(successor))) if not h.advisory] == []
        assert found("OUT-010", dated("2026-11-20", basis(successor))) == []


@pytest.mark.parametrize("law", SUCCEEDED, ids=ids(SUCCEEDED))
def test_a_document_whose_end_is_unknown_is_for_reading_only(law):
    assert all(hit.advisory for hit in found("OUT-010", living(basis(law))))
    assert found("OUT-010", dated("2026-11-20", basis(law))) == []


@pytest.mark.parametrize(
    ("key", "day", "flagged"),
    [
        ("72/2013/NĐ-CP", "2024-12-24", False),
        ("72/2013/NĐ-CP", "2024-12-25", True),
        ("29/2018/QH14", "2026-02-28", False),
        ("29/2018/QH14", "2026-03-01", True),
        ("127/2018/NĐ-CP", "2025-06-30", False),
        ("127/2018/NĐ-CP", "2025-07-01", True),
    ],
)
def test_living_text_changes_on_the_day_the_law_ends(key, day, flagged):
    hits = found("OUT-010", living(basis(LAWS[key])), context(date.fromisoformat(day)))
    assert any(not hit.advisory for hit in hits) is flagged


def test_a_month_counts_only_when_the_law_has_ended_before_its_first_day():
    month = DocDate(date(2024, 12, 1), date(2024, 12, 31), dated("2024-12-01", "").dated.source)
    page = document(basis(LAWS["72/2013/NĐ-CP"]), dated=month)
    assert found("OUT-010", page) == []


def test_one_finding_for_many_places():
    pages = [
        living(basis(LAWS["72/2013/NĐ-CP"])),
        living("Thực hiện Nghị định 72/2013/NĐ-CP.", url="https://a.example/b"),
    ]
    (finding,) = check_school(pages, [RULES["OUT-010"]], context())
    assert isinstance(finding, Finding)
    assert len(finding.places) == 2


def test_a_list_of_documents_is_one_advisory_line():
    page = document(
        "Thông tư số 36/2017/TT-BGDĐT về công khai",
        "Thông tư số 17/2012/TT-BGDĐT về dạy thêm, học thêm",
        "Nghị định số 30/2020/NĐ-CP về công tác văn thư",
    )
    (hit,) = found("OUT-010", page)
    assert hit.advisory
    assert "36/2017/TT-BGDĐT, 17/2012/TT-BGDĐT" in hit.message


def test_a_law_posted_word_for_word_may_cite_the_documents_of_its_time():
    page = document(
        "CHÍNH PHỦ",
        "Số: 99/2025/NĐ-CP",
        "Điều 1. Phạm vi điều chỉnh",
        "Thực hiện theo Nghị định số 72/2013/NĐ-CP ngày 17/5/2013 của Chính phủ",
        "Điều 2. Hiệu lực thi hành",
    )
    assert [hit for rule in ("OUT-010", "INA-040", "INA-050") for hit in found(rule, page)] == []


def test_the_exact_replacement_is_proposed():
    (hit,) = found("OUT-010", living(basis(LAWS["72/2013/NĐ-CP"])))
    assert hit.suggestion.startswith("Thay bằng: Nghị định số 147/2024/NĐ-CP ngày 09/11/2024 của Chính phủ")


def test_a_successor_that_has_ended_too_is_followed():
    assert [law.key for law in LAWS.replacement(LAWS["09/2009/TT-BGDĐT"], AS_OF)] == ["09/2024/TT-BGDĐT"]
    assert [law.key for law in LAWS.replacement(LAWS["09/2009/TT-BGDĐT"], date(2019, 1, 1))] == [
        "36/2017/TT-BGDĐT"
    ]


_COLUMNS = "key,type,short,title,issuer,issued,effective,expired,replaced_by,amended_by,field,source"
_HEADER = f"{_COLUMNS},unverified,note\n"
_GOOD = "1/2020/NĐ-CP,Nghị định,,A,Chính phủ,2020-01-02,2020-02-01,2021-01-01,2/2021/NĐ-CP,,x,nguồn,,\n"


def knowledge_of(folder: Path, rows: str, series: str = "") -> Knowledge:
    (folder / "config").mkdir()
    (folder / "config" / "laws.csv").write_text(rows, encoding="utf-8")
    (folder / "config" / "law-series.csv").write_text("symbol,year,source\n" + series, encoding="utf-8")
    return Knowledge(Home(folder))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("12-abc,Nghị định,,A,Chính phủ,,,,,,x,nguồn,,\n", "không đúng dạng"),
        ("1/2020/TT-BGDĐT,Nghị định,,A,Chính phủ,,,,,,x,nguồn,,\n", "không khớp ký hiệu"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,2020-02-02,2020-01-01,,,,x,nguồn,,\n", "trước ngày ban hành"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,2021-02-02,,,,,x,nguồn,,\n", "không thuộc năm 2020"),
        (
            "1/2020/NĐ-CP,Nghị định,,A,Chính phủ,,2020-05-01,2020-05-01,,,x,nguồn,,\n",
            "không sau ngày hiệu lực",
        ),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,,,2020-05-01,,,x,,,\n", "«source» trống"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,,,,thay,,x,nguồn,,\n", "văn bản thay thế «thay»"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,,,,,sửa,x,nguồn,,\n", "văn bản sửa đổi «sửa»"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,,,,1/2020/NĐ-CP,,x,nguồn,,\n", "chính nó"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,,,,,,x,nguồn,issue,\n", "không phải tên cột"),
        ("01/2020/NĐ-CP,Nghị định,,A,Chính phủ,,2020-06-01,,,,x,nguồn,,\n", "trùng thời gian"),
        ("1/2020/NĐ-CP,Nghị định,,A,Chính phủ,2020-13-02,,,,,x,nguồn,,\n", "không phải ngày"),
    ],
)
def test_the_linter_names_the_line(tmp_path, rows, words):
    problems = lint(knowledge_of(tmp_path, _HEADER + _GOOD + rows))
    assert any(words in problem and "laws.csv:3:" in problem for problem in problems), problems


def test_the_linter_names_unknown_columns(tmp_path):
    (problem,) = lint(knowledge_of(tmp_path, _HEADER.replace("note", "ghi chú") + _GOOD))
    assert "cột «ghi chú» không có trong mẫu bảng" in problem


def test_the_linter_passes_good_rows(tmp_path):
    again = _GOOD.replace("2020-01-02,2020-02-01,2021-01-01", "2020-01-02,2021-01-01,")
    assert lint(knowledge_of(tmp_path, _HEADER + _GOOD + again)) == []


def test_a_number_that_a_complete_series_lacks_was_never_issued(tmp_path):
    knowledge = knowledge_of(tmp_path, _HEADER + _GOOD, "NĐ-CP,2020,danh mục công báo\n")
    around = Context(school=LE_LOI, as_of=AS_OF, knowledge=knowledge)
    (hit,) = found("INA-040", living("Căn cứ Nghị định số 3/2020/NĐ-CP"), around)
    assert hit.advisory
    assert "Chưa tìm thấy" in hit.message
    assert found("INA-040", living("Căn cứ Nghị định số 1/2020/NĐ-CP và số 3/2021/NĐ-CP"), around) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Luật Giáo dục 2019", "43/2019/QH14"),
        ("Luật Giáo dục năm 2005", "38/2005/QH11"),
        ("Luật An ninh mạng ngày 12 tháng 6 năm 2018", "24/2018/QH14"),
        ("Nghị định 72", "72/2013/NĐ-CP"),
        ("Thông tư 36/2017", "36/2017/TT-BGDĐT"),
        ("Thông tư 32", None),  # 32/2018 and 32/2020
        ("Luật Giáo dục 2020", None),
    ],
)
def test_a_form_without_symbol_is_resolved_only_when_one_row_fits(text, key):
    from audit.vietnamese.citations import citations_in

    (citation,) = citations_in(text)
    law = LAWS.find(citation)
    assert (law and law.key) == key


def test_the_shipped_tables_are_in_the_repository():
    assert (PROJECT / "config" / "laws.csv").exists()
    assert (PROJECT / "config" / "law-series.csv").exists()
