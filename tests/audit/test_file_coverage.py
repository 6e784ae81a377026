"""Every reason for which a file was not read, or not to its end, is said in Vietnamese."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import audit.extract
from audit.coverage import coverage_of
from audit.document import Document
from crawler.captures import Capture, Outcome
from tests.audit.sample_context import LE_LOI

CAPTURE = Capture(
    school="thu",
    url="https://truong.example/a.pdf",
    outcome=Outcome.OK,
    fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
    media_type="application/pdf",
    sha256="0" * 64,
)
READ = Document(CAPTURE.url, media_type=CAPTURE.media_type)


def reasons_in_the_code():
    """The reasons that the readers give, from their source: one without a sentence must fail here."""
    folder = Path(audit.extract.__file__).parent / "files"
    source = "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.py")))
    calls = re.findall(r"(?:Unreadable|unreadable_file)\(([^\n]*)", source)
    named = {name for call in calls for name in re.findall(r'"([a-z_]+)"', call)}
    return sorted((named | set(re.findall(r'return "([a-z_]+)"', source))) - {"password"})


def line_of(document):
    (line,) = [line for line in coverage_of(LE_LOI, [CAPTURE], [document]) if line.url == CAPTURE.url]
    return line


@pytest.mark.parametrize("why", reasons_in_the_code())
def test_each_reason_has_its_sentence(why):
    line = line_of(replace(READ, unreadable=why))
    assert line.outcome is Outcome.UNREADABLE
    assert why not in line.note
    assert re.search(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]", line.note)


def test_all_known_reasons_are_met():
    known = {
        "empty",
        "scan",
        "garbage",
        "encrypted",
        "corrupt",
        "wrong_type",
        "too_complex",
        "unknown_type",
        "failed",
    }
    assert set(reasons_in_the_code()) == known


def test_a_file_read_in_part_says_so():
    assert "phần đầu" in line_of(replace(READ, properties={"cut": "yes"})).note
    assert "ảnh quét" in line_of(replace(READ, scan=True)).note
    both = line_of(replace(READ, scan=True, properties={"cut": "yes"})).note
    assert "phần đầu" in both
    assert "ảnh quét" in both


def test_a_file_read_to_its_end_says_nothing():
    line = line_of(READ)
    assert (line.outcome, line.note) == (Outcome.OK, "")
