"""Setting up: what is found, what is decided, what is said. Nothing is installed here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import quickstart

ROOT = Path(quickstart.__file__).parent


class Machine:
    """Stands in for the programs that would change this machine: records calls, answers with exit codes."""

    def __init__(self, codes=None):
        self.codes, self.calls = codes or {}, []

    def __call__(self, *command, timeout=None, quiet=False):
        line = " ".join(command)
        self.calls.append(line)
        answers = [code for words, code in self.codes.items() if words in line]
        answer = answers[0] if answers else 0
        return answer() if callable(answer) else answer

    def called(self, words):
        return [line for line in self.calls if words in line]


@pytest.fixture
def machine(monkeypatch):
    def make(codes=None, *, root=True, apt_get="/usr/bin/apt-get"):
        stand_in = Machine(codes)
        monkeypatch.setattr(quickstart, "run", stand_in)
        monkeypatch.setattr(quickstart.os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(quickstart.shutil, "which", lambda name: apt_get if name == "apt-get" else None)
        return stand_in

    return make


def test_standard_library_only():
    code = (
        "import sys; before = set(sys.modules); import quickstart; print(*sorted(set(sys.modules) - before))"
    )
    listed = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert {name.split(".")[0] for name in listed} - {"quickstart"} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("arguments", [["--help"], ["--plan"], ["test", "--plan"]])
def test_it_tells_without_doing(tmp_path, arguments):
    for name in ("quickstart.py", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(
        [sys.executable, tmp_path / "quickstart.py", *arguments], capture_output=True, check=False
    )
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert ("sẽ tạo" in said and "sẽ cài" in said) or "--plan" in said
    assert {path.name for path in tmp_path.iterdir()} == {"quickstart.py", "requirements.lock"}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (False, False, [])),
        (["test"], (True, False, [])),
        (["test", "-k", "dates"], (True, False, ["-k", "dates"])),
        (["--only", "th-a,th-b"], (False, False, ["--only", "th-a,th-b"])),
        (["test", "--plan"], (True, True, [])),
    ],
)
def test_the_command_line(arguments, expected):
    assert quickstart.options_of(arguments) == expected


def test_an_old_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
    assert quickstart.main([]) == quickstart.TOO_OLD
    assert "Cần Python 3.11" in capsys.readouterr().out


def test_old_pythons_can_read_the_file():
    source = (ROOT / "quickstart.py").read_text(encoding="utf-8")
    compile(source, "quickstart.py", "exec", dont_inherit=True)
    import ast

    assert ast.parse(source, feature_version=(3, 8))


def test_the_stamp_follows_the_lock(tmp_path):
    lock, stamp = tmp_path / "requirements.lock", tmp_path / "stamp"
    lock.write_text("a==1\n")
    assert not quickstart.is_installed(stamp, lock)
    stamp.write_text(quickstart.wanted_stamp(lock) + "\n")
    assert quickstart.is_installed(stamp, lock)
    lock.write_text("a==2\n")
    assert not quickstart.is_installed(stamp, lock)


def test_dependencies_are_installed_with_hashes_and_remembered(machine, monkeypatch, tmp_path):
    calls = machine()
    monkeypatch.setattr(quickstart, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(quickstart.is_installed, "__defaults__", (tmp_path / "stamp", quickstart.LOCK))
    assert quickstart.install_dependencies()
    assert quickstart.install_dependencies()
    (installed,) = calls.called("pip install")
    assert "--require-hashes" in installed
    assert str(quickstart.LOCK) in installed


def test_a_failed_installation_is_not_remembered(machine, monkeypatch, tmp_path, capsys):
    machine({"pip install": 1})
    monkeypatch.setattr(quickstart.is_installed, "__defaults__", (tmp_path / "stamp", quickstart.LOCK))
    assert not quickstart.install_dependencies()
    assert "KHÔNG cài được thư viện" in capsys.readouterr().out


def test_debian_without_venv_gets_its_package(machine):
    sound = iter([1, 1, 0, 0])
    calls = machine({"import sys, pip": lambda: next(sound)})
    assert quickstart.make_environment(quickstart.Packages())
    assert [line for line in calls.called("apt-get") if "install" in line and "-venv" in line]
    assert len(calls.called("-m venv --clear")) == 2


def test_without_the_right_to_install_the_missing_venv_is_named(machine, capsys):
    calls = machine({"import sys, pip": 1, "sudo": 1}, root=False)
    assert not quickstart.make_environment(quickstart.Packages())
    assert "python3-venv" in capsys.readouterr().out
    assert not calls.called("install")


def test_packages_are_updated_once_and_alternatives_tried(machine):
    calls = machine({"libreoffice-calc-nogui": 100})
    packages = quickstart.Packages()
    assert packages.install("libreoffice-calc-nogui", "libreoffice-calc libreoffice-writer")
    assert packages.install("poppler-utils")
    assert len(calls.called(" update")) == 1
    assert "DEBIAN_FRONTEND=noninteractive" in calls.calls[0]
    assert calls.calls[2].endswith("libreoffice-calc libreoffice-writer")


@pytest.mark.parametrize(
    ("root", "sudo", "apt_get", "prefix"),
    [
        (True, 1, "/usr/bin/apt-get", ["env"]),
        (False, 0, "/usr/bin/apt-get", ["sudo", "-n", "env"]),
        (False, 1, "/usr/bin/apt-get", None),
        (True, 0, None, None),
    ],
)
def test_who_may_install(machine, root, sudo, apt_get, prefix):
    machine({"sudo -n true": sudo}, root=root, apt_get=apt_get)
    assert quickstart.Packages().prefix() == prefix


def test_a_missing_chromium_does_not_stop_the_rest(machine, monkeypatch, capsys):
    calls = machine({"playwright": 1, "apt-get": 100})
    monkeypatch.setattr(quickstart, "find_chromium", lambda: None)
    assert not quickstart.install_chromium(quickstart.Packages())
    said = capsys.readouterr().out
    assert "Vẫn chạy được mọi việc khác" in said
    assert "Trang đã soát" in said
    assert calls.called("apt-get")
    assert calls.called("playwright install")


def program(path, code):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for programs")
def test_a_browser_that_does_not_start_is_passed_over(tmp_path, monkeypatch):
    program(tmp_path / "bin/chromium-browser", 1)
    good = program(tmp_path / "browsers/chromium-1200/chrome-linux/chrome", 0)
    older = program(tmp_path / "browsers/chromium-1100/chrome-linux/chrome", 0)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    places = tuple(place for place in quickstart.PLACES if place.startswith("$PLAYWRIGHT"))
    monkeypatch.setattr(quickstart, "PLACES", places)
    monkeypatch.setattr(quickstart, "COMMANDS", ("chromium-browser",))
    assert quickstart.existing(places) == [good, older], "the newest first"
    assert quickstart.find_chromium() == good


def test_all_checks_run_and_pytest_speaks_last(machine, monkeypatch, capsys):
    calls = machine({"ruff format": 1})
    monkeypatch.delenv("CI", raising=False)
    assert quickstart.test(["-q"]) == quickstart.FAILED
    assert [line.partition(" -m ")[2] for line in calls.calls] == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "pytest -q",
    ]
    assert capsys.readouterr().out == "KHÔNG ĐẠT: ruff format --check\n"


def test_the_codes_of_pytest_and_nightly_are_passed_on(machine):
    machine({"pytest": 5, "scrapy nightly": 3})
    assert quickstart.test([]) == 5
    assert quickstart.nightly(["--only", "a"]) == 3


def test_a_relative_home_means_the_callers_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUDIT_HOME", "here")
    assert quickstart.surroundings()["AUDIT_HOME"] == str(tmp_path / "here")


def test_programs_that_are_not_there_have_a_code():
    assert quickstart.run("no-such-program-anywhere") == 127


def test_every_locked_package_has_a_hash_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = [line for line in lock.splitlines() if "==" in line and not line.startswith(" ")]
    assert len(packages) > 30
    assert all(line.endswith("\\") for line in packages), "a hash follows"
    assert "://" not in lock


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_ci_runs_the_tests_without_skips():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert "set -euo pipefail" in script
    assert "AUDIT_TEST_NO_SKIPS=1" in script
    assert "python3 quickstart.py test" in script
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False).returncode == 0


CONFTEST = """
import tests.conftest as shared
shared.PROGRAMS = {"browser": ("Chromium", lambda: None), "office": ("LibreOffice", lambda: "/x")}
from tests.conftest import *
"""


@pytest.mark.parametrize(
    ("no_skips", "code", "words"), [("", 0, "1 passed, 1 skipped"), ("1", 1, "1 passed, 1 error")]
)
def test_a_missing_program_skips_or_fails_by_name(tmp_path, no_skips, code, words):
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    browser: b\n    office: o\n")
    (tmp_path / "test_a.py").write_text(
        "import pytest\n@pytest.mark.browser\ndef test_b(): pass\n@pytest.mark.office\ndef test_o(): pass\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-ra", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "AUDIT_TEST_NO_SKIPS": no_skips},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, words in done.stdout) == (code, True), done.stdout
    assert "Chromium is not installed" in done.stdout
