"""`kill -9` in the middle of writing: afterwards there is the old workbook or the new one, whole."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from audit.review.decisions import read_decisions, rows_shown
from audit.review.workbook import write_workbook
from tests.audit.review.filled import book, finding, row

ROOT = Path(__file__).resolve().parents[3]
COUNT = 40
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from audit.review.workbook import write_workbook
from tests.audit.review.filled import book, row
print("ready", flush=True)
edition = 0
while True:
    edition += 1
    rows = [row(n, {"decision": "Đồng ý sửa", "note": f"bản {edition}"}) for n in range(int(sys.argv[2]))]
    write_workbook(Path(sys.argv[1]), book(*rows, checked_at=datetime.now(UTC)))
    print(edition, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_writer_leaves_a_whole_workbook(tmp_path, seed):
    path = tmp_path / "reports" / "thcs-mau.xlsx"
    write_workbook(path, book(*[row(n, {"decision": "Đồng ý sửa", "note": "bản 0"}) for n in range(COUNT)]))
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(COUNT)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout.readline() == "ready\n"
        time.sleep(random.Random(seed).uniform(0, 1.5))
        writer.kill()
        finished = writer.stdout.read().split()
    shown = rows_shown(path)
    notes = {cells["note"] for cells in shown.values()}
    assert set(shown) == {finding(n).fingerprint for n in range(COUNT)}
    assert {cells["decision"] for cells in shown.values()} == {"Đồng ý sửa"}
    last = int(finished[-1]) if finished else 0
    assert notes in ({f"bản {last}"}, {f"bản {last + 1}"}), "one edition, not a mixture"
    assert read_decisions(path).problems == []
    assert load_workbook(path)["Cần xử lý"].max_row >= COUNT


def test_the_next_run_is_not_disturbed_by_what_a_killed_one_left(tmp_path):
    path = tmp_path / "thcs-mau.xlsx"
    write_workbook(path, book(row(1, {"note": "đã ghi"})))
    program = WRITER.replace("while True:", "import os, audit.review.files as files\nwhile True:").replace(
        "    write_workbook(", "    files._flush = lambda _path: os._exit(9)\n    write_workbook("
    )
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", program, str(path), "3"], cwd=ROOT, check=False, timeout=60)
    assert done.returncode == 9
    assert path.read_bytes() == before, "a file that was not on disk yet replaced the old one"
    saved = write_workbook(path, book(row(1, {"note": "đã ghi"}), row(2)))
    assert saved.path == path
    assert len(rows_shown(path)) == 2
