"""The archive: what is stored comes back, whoever writes beside us and whenever the process dies."""

import hashlib
import subprocess
import sys
import threading
from datetime import UTC, date, datetime

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

import audit.review.ledger
import audit.store  # noqa: F401 - both define tables that the migration must create
from crawler import database
from crawler.archive import Archive
from crawler.captures import Capture, Outcome
from crawler.home import PROJECT, Home


@pytest.fixture
def archive(tmp_path):
    return Archive(Home(tmp_path))


def capture(url="http://truong.example/", **changes):
    values = {"school": "thcs-mau", "url": url, "outcome": Outcome.OK, "fetched_at": datetime.now(UTC)}
    return Capture(**{**values, **changes})


def test_a_body_comes_back_as_it_was(archive):
    body = "Trường THCS Mẫu".encode() * 1000
    name = archive.store_body(body)
    assert name == hashlib.sha256(body).hexdigest()
    assert archive.body(name) == body
    assert archive.store_body(body) == name


def test_bodies_are_for_their_owner_only(archive, tmp_path):
    name = archive.store_body(b"x" * 100)
    path = tmp_path / "data" / "bodies" / name[:2] / f"{name}.zst"
    assert path.stat().st_mode & 0o077 == 0


def test_a_dropped_body_is_gone_and_may_come_back(archive):
    name = archive.store_body(b"danh sach")
    archive.drop_body(name, "PRV-010")
    archive.drop_body(name, "PRV-010")
    assert archive.body(name) is None
    assert archive.store_body(b"danh sach") == name
    assert archive.body(name) == b"danh sach"


def test_captures_come_back_as_they_were(archive):
    crawl = archive.start_crawl("thcs-mau", "2026-11-23")
    one = capture(headers={"etag": '"a"'}, status=200, label="Giới thiệu")
    other = capture("http://truong.example/x", outcome=Outcome.DNS, error="no such host")
    archive.add(crawl, [one, other])
    archive.add(crawl, [])
    assert archive.captures_of(crawl) == [one, other]


def test_a_crawl_that_never_finished_says_so(archive):
    archive.start_crawl("thcs-mau", "2026-11-23")
    assert archive.crawl_for("thcs-mau").finished_at is None
    assert archive.crawl_for("khong-co") is None


def test_the_crawl_for_a_day_is_the_newest_before_it_or_else_the_oldest(archive):
    numbers = [archive.start_crawl("thcs-mau", str(n)) for n in range(3)]
    with database.writing(archive.engine) as connection:
        for number, day in zip(numbers, ("2026-01-10", "2026-02-10", "2026-03-10"), strict=True):
            values = {"day": f"{day} 03:00:00.000000", "id": number}
            connection.execute(text("UPDATE crawls SET started_at = :day WHERE id = :id"), values)
    assert archive.crawl_for("thcs-mau", date(2026, 2, 20)).id == numbers[1]
    assert archive.crawl_for("thcs-mau", date(2025, 1, 1)).id == numbers[0]
    assert archive.crawl_for("thcs-mau").id == numbers[2]


def test_many_writers_do_not_disturb_each_other(tmp_path):
    archives = [Archive(Home(tmp_path)) for _ in range(4)]

    def work(one):
        crawl = one.start_crawl("thcs-mau", "đêm")
        for number in range(25):
            one.add(crawl, [capture(f"http://truong.example/{number}")])

    threads = [threading.Thread(target=work, args=(one,)) for one in archives]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(archives[0].captures_of(number)) for number in (1, 2, 3, 4)] == [25] * 4


def test_two_processes_may_create_the_database_at_once(tmp_path):
    code = (
        f"from pathlib import Path\nfrom crawler.home import Home\nfrom crawler.archive import Archive\n"
        f"print(Archive(Home(Path({str(tmp_path)!r}))).start_crawl('a', 'b'))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert sorted(int(process.communicate(timeout=60)[0]) for process in running) == [1, 2, 3]


def test_the_migrations_make_exactly_the_tables_of_the_code(tmp_path):
    Archive(Home(tmp_path))
    made = inspect(create_engine(f"sqlite:///{tmp_path / 'data' / 'audit.db'}"))
    assert set(made.get_table_names()) - {"alembic_version"} == set(database.metadata.tables)
    for table in database.metadata.tables.values():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(table.name)}
        assert columns == {c.name: c.nullable for c in table.columns}, table.name


def test_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(PROJECT / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == database.HEAD
