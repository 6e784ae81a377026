"""The product on its sample area: a real night over loopback, held to the truth file."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import zstandard

from crawler.home import PROJECT
from crawler.rendering import find_browser
from samples import serve
from samples.truth import compare, load

AS_OF = "2026-11-23"
SHEETS = ["Tổng quan", "Cần xử lý", "Tham khảo", "Đã xử lý", "Trang đã soát"]
COLUMNS = [
    "Mã phát hiện", "Mức độ", "Nhóm", "Nội dung phát hiện", "Trích nguyên văn", "Đề xuất sửa", "Vị trí",
    "Bản lưu", "Số trang", "Hướng xử lý", "Quyết định", "Lý do / ghi chú", "Người phụ trách", "Hạn xử lý",
    "Ngày nhà trường xử lý", "Trạng thái", "Phát hiện lần đầu", "Lần soát gần nhất", "Căn cứ", "Mã quy tắc",
]  # fmt: skip


class Area:
    """An installation of its own whose register names the sample sites on a free port."""

    def __init__(self, root: Path, port: int) -> None:
        self.root = root
        (root / "config").mkdir(parents=True)
        (root / "config" / "schools.yaml").write_text(serve.register_text(port), encoding="utf-8")

    def run(self, *command: str, timeout: int = 280) -> subprocess.CompletedProcess:
        environment = {**os.environ, "AUDIT_HOME": str(self.root)}
        return subprocess.run(
            [sys.executable, "-m", *command],
            cwd=PROJECT, env=environment, capture_output=True, encoding="utf-8", timeout=timeout, check=False,
        )  # fmt: skip

    def findings(self, school: str) -> list[dict]:
        done = self.run("audit", "export", "--school", school)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def workbook(self, school: str) -> openpyxl.Workbook:
        return openpyxl.load_workbook(self.root / "reports" / f"{school}.xlsx")


SCHOOLS = [
    "mn-hoa-nang", "th-anh-duong", "thcs-suoi-ngoc", "th-thcs-doi-thong", "mn-co-may", "thcs-cau-vong",
    "th-song-xanh", "thcs-dong-lua", "mn-hat-gao",
]  # fmt: skip


@pytest.fixture(scope="session")
def site_server():
    with serve.start() as server:
        yield server


@pytest.fixture(scope="session")
def night(site_server, tmp_path_factory):
    area = Area(tmp_path_factory.mktemp("dem"), site_server.port)
    area.done = area.run("scrapy", "nightly", "--as-of", AS_OF)
    area.log = list(site_server.log)
    return area


@pytest.fixture(scope="session")
def exported(night):
    return [finding for school in SCHOOLS for finding in night.findings(school)]


def test_the_night_ends_as_it_should(night):
    assert night.done.returncode == 0, night.done.stdout + night.done.stderr
    assert "Traceback" not in night.done.stdout + night.done.stderr
    for school in SCHOOLS:
        assert (night.root / "reports" / f"{school}.xlsx").exists()
    assert (night.root / "reports" / "tong-hop.xlsx").exists()


def test_every_planted_fault_is_found_and_no_near_miss_is_flagged(exported):
    without = [] if find_browser() else ["browser"]
    report = compare(load(), exported, without)
    assert report.clean, report.text()


def test_a_clean_school_has_no_class_a(exported):
    sure = [f for f in exported if f["school"] == "thcs-dong-lua" and f["class"] == "A"]
    assert not sure, sure


def test_on_demand_gives_the_same_as_the_night(night, site_server, tmp_path):
    area = Area(tmp_path / "nha", site_server.port)
    done = area.run("scrapy", "crawl", "school", "-a", "id=th-anh-duong", "-a", f"as_of={AS_OF}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "th-anh-duong.xlsx" in done.stdout
    assert area.findings("th-anh-duong") == night.findings("th-anh-duong")


def test_workbooks_have_the_promised_sheets_and_columns(night):
    for school in SCHOOLS:
        book = night.workbook(school)
        assert [name for name in book.sheetnames if name in SHEETS] == SHEETS
        for name in ("Cần xử lý", "Tham khảo"):
            header = next(
                row for row in book[name].iter_rows(max_row=5, values_only=True) if "Mã phát hiện" in row
            )
            assert [column for column in header if column in COLUMNS] == COLUMNS


def test_the_workbook_holds_what_the_export_says(night, exported):
    for school in SCHOOLS:
        ids = {f["id"] for f in exported if f["school"] == school}
        shown = set()
        for name in ("Cần xử lý", "Tham khảo"):
            sheet = night.workbook(school)[name]
            shown |= {row[0] for row in sheet.iter_rows(min_row=3, max_col=1, values_only=True) if row[0]}
        assert shown == ids


def test_what_was_not_read_is_listed(night):
    cells = [
        cell
        for row in night.workbook("th-anh-duong")["Trang đã soát"].iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, str)
    ]
    assert any("bản quét" in cell for cell in cells)
    assert any("facebook.com/mau.thanhduong" in cell for cell in cells)


def test_no_personal_number_is_written_anywhere(night, exported):
    """Every 12-digit personal number of the sample area, looked for in all that the night left."""
    numbers = _personal_numbers()
    assert len(numbers) >= 3
    places = [*night.root.joinpath("reports").rglob("*"), *night.root.joinpath("data").rglob("*")]
    for path in places:
        if path.is_file():
            text = _readable(path)
            for number in numbers:
                assert number not in text, f"{number} in {path}"
    assert any(f["rule"] == "PRV-010" and f["class"] == "A" for f in exported)


def _personal_numbers() -> set[str]:
    truth = load()
    wanted = {
        (entry.school, where) for entry in truth.faults if entry.rule == "PRV-010" for where in entry.where
    }
    numbers: set[str] = set()
    for school, where in wanted:
        path = PROJECT / "samples" / "area" / school / "files" / where.lstrip("/")
        text = (
            _readable(path)
            if path.is_file()
            else (PROJECT / f"samples/area/{school}/site.yaml").read_text("utf-8")
        )
        numbers |= set(re.findall(r"(?<!\d)0\d{2}[0-3]\d{8}(?!\d)", text))
    return numbers


def _readable(path: Path) -> str:
    """Everything in a file that might spell a number: zipped parts, database pages, packed bodies."""
    body = path.read_bytes()
    if path.suffix in {".xlsx", ".docx", ".ods"}:
        import zipfile

        with zipfile.ZipFile(path) as archive:
            body = b"".join(archive.read(name) for name in archive.namelist())
    elif path.suffix == ".zst":
        body = zstandard.ZstdDecompressor().decompressobj().decompress(body)
        if body.startswith(b"PK"):
            import io
            import zipfile

            with zipfile.ZipFile(io.BytesIO(body)) as archive:
                body = b"".join(archive.read(name) for name in archive.namelist())
    return body.decode("utf-8", "replace")


def test_judging_again_gives_the_same(night):
    before = night.findings("thcs-suoi-ngoc")
    done = night.run("audit", "check", "--school", "thcs-suoi-ngoc", "--as-of", AS_OF)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [{**f, "status": ""} for f in night.findings("thcs-suoi-ngoc")] == [
        {**f, "status": ""} for f in before
    ]


def test_a_privacy_finding_survives_judging_again(night):
    def private():
        return {f["id"] for f in night.findings("th-anh-duong") if f["rule"] == "PRV-010"}

    before = private()
    assert before
    assert night.run("audit", "check", "--school", "th-anh-duong", "--as-of", AS_OF).returncode == 0
    assert private() == before


def test_a_what_if_says_so_and_flips_what_belongs_to_its_day(night):
    assert night.run("audit", "check", "--school", "th-song-xanh", "--as-of", "2025-06-30").returncode == 0
    then = {(f["rule"], f["quote"]) for f in night.findings("th-song-xanh")}
    first = night.workbook("th-song-xanh")["Tổng quan"]
    words = " ".join(str(cell) for row in first.iter_rows(values_only=True) for cell in row if cell)
    assert "giả định" in words.casefold()
    assert night.run("audit", "check", "--school", "th-song-xanh", "--as-of", AS_OF).returncode == 0
    now = {(f["rule"], f["quote"]) for f in night.findings("th-song-xanh")}
    assert {rule for rule, _ in now - then} >= {"OUT-030"}


def test_the_database_is_whole(night):
    connection = sqlite3.connect(night.root / "data" / "audit.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    unfinished = connection.execute("SELECT count(*) FROM crawls WHERE finished_at IS NULL").fetchone()
    assert unfinished == (0,)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("scrapy", "crawl", "school", "-a", "id=th-anh-duog"), "th-anh-duong"),
        (("scrapy", "crawl", "school"), "Thiếu mã trường"),
        (("scrapy", "nightly", "--only", "khong-co"), "khong-co"),
        (("scrapy", "nightly", "--as-of", "23/11/2026"), "2026-11-23"),
        (("audit", "check", "--school", "khong-co"), "khong-co"),
        (("audit", "export", "--school", "khong-co"), "khong-co"),
        (("audit", "rules", "ABC-123"), "ABC-123"),
        (("audit", "precheck", "khong-co.docx"), "khong-co.docx"),
    ],
)
def test_wrong_input_is_refused_in_vietnamese(night, command, words):
    done = night.run(*command)
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "words"), [(None, "schools.yaml"), ("schools: [", "schools.yaml:"), ("", "schools.yaml")]
)
def test_a_broken_register_is_refused_before_anything_runs(tmp_path, text, words):
    area = Area(tmp_path / "nha", 1)
    path = tmp_path / "nha" / "config" / "schools.yaml"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    for command in (
        ("scrapy", "crawl", "school", "-a", "id=x"),
        ("scrapy", "nightly"),
        ("audit", "check", "--school", "x"),
    ):
        done = area.run(*command)
        assert done.returncode == 2, (command, done.stdout, done.stderr)
        assert words in done.stderr
        assert not (tmp_path / "nha" / "data" / "audit.db").exists()


def test_precheck_finds_what_the_audit_would(night, tmp_path):
    draft = tmp_path / "ban-thao.txt"
    draft.write_text("Kính mời phụ huynh dự họp vào Thứ Hai, ngày 24/11/2026.\n", encoding="utf-8")
    done = night.run("audit", "precheck", str(draft), "--as-of", AS_OF)
    assert done.returncode == 0, done.stderr
    assert "INA-010" in done.stdout
    draft.write_text("Kính mời phụ huynh dự họp vào Thứ Ba, ngày 24/11/2026.\n", encoding="utf-8")
    assert "INA-010" not in night.run("audit", "precheck", str(draft), "--as-of", AS_OF).stdout
