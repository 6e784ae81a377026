"""LibreOffice opens what we write, prints it, and gives back what people typed in it."""

import subprocess

import pytest
from openpyxl import load_workbook

import quickstart
from audit.review.decisions import read_decisions, rows_shown
from audit.review.sheets import shown_inputs
from audit.review.workbook import write_workbook
from tests.audit.review.sample_book import book, hostile, many

pytestmark = pytest.mark.office
BOOKS = {"many": many(30), "none": [], "hostile": hostile()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The three workbooks, as PDF and saved again by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    for name, rows in BOOKS.items():
        write_workbook(folder / f"{name}.xlsx", book(*rows))
    made = load_workbook(folder / "many.xlsx", rich_text=True)
    made["Cần xử lý"]["K3"], made["Cần xử lý"]["L3"] = "bao cao", "=dấu bằng"
    made["Cần xử lý"]["L3"].data_type = "s"
    made.save(folder / "typed.xlsx")
    sources = [str(folder / f"{name}.xlsx") for name in (*BOOKS, "typed")]
    for target in ("pdf", "xlsx"):
        command = [
            quickstart.find_office(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", target, "--outdir", str(folder / target), *sources,
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=150)
    return folder


@pytest.mark.parametrize("name", BOOKS)
def test_it_prints(folder, name):
    assert (folder / "pdf" / f"{name}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_is_lost_and_nothing_acts_after_a_save(folder, name):
    again = folder / "xlsx" / f"{name}.xlsx"
    made = load_workbook(again)
    before = load_workbook(folder / f"{name}.xlsx")
    assert made.sheetnames == before.sheetnames
    assert not [
        c.coordinate for sheet in made for line in sheet.iter_rows() for c in line if c.data_type == "f"
    ]
    expected = {row.finding.fingerprint: shown_inputs(row) for row in BOOKS[name]}
    assert rows_shown(again) == expected
    result = read_decisions(again)
    assert (result.decisions, result.answers, result.problems) == ((), (), [])


def test_links_and_dropdowns_survive_a_save(folder):
    sheet = load_workbook(folder / "xlsx" / "many.xlsx")["Cần xử lý"]
    link = sheet["G3"].hyperlink
    assert ":~:text=" in f"{link.target}#{link.location}"
    assert any("dm_quyet_dinh" in str(check.formula1) for check in sheet.data_validations.dataValidation)
    assert sheet.protection.sheet


def test_what_was_typed_comes_back(folder):
    typed = {(d.field, d.value) for d in read_decisions(folder / "xlsx" / "typed.xlsx").decisions}
    assert typed == {("decision", "Báo cáo"), ("note", "=dấu bằng")}
