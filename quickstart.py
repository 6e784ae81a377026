"""Sets everything up, then runs the main job (`python3 quickstart.py`) or all tests (`… test`).

Standard library only, and readable by old Pythons, so that they can be told that they are too old.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed-lock.sha256"
NEEDED = (3, 11)
WINDOWS = os.name == "nt"
HOME_FOLDER = os.environ.get("HOME", "/nonexistent")
TOO_OLD, FAILED, DONE = 2, 1, 0
BROWSER_DOWNLOAD_SECONDS = 600

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "$PROGRAMFILES/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "$LOCALAPPDATA/Google/Chrome/Application/chrome.exe",
    "$PROGRAMFILES/Microsoft/Edge/Application/msedge.exe",
    "${PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "$PLAYWRIGHT_BROWSERS_PATH/chromium-*/chrome-linux*/chrome",
    "$PLAYWRIGHT_BROWSERS_PATH/chromium-*/chrome-win*/chrome.exe",
    "~/.cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    "~/Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "$LOCALAPPDATA/ms-playwright/chromium-*/chrome-win*/chrome.exe",
)
OFFICE_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "$PROGRAMFILES/LibreOffice/program/soffice.exe",
)
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",))


def say(text: str) -> None:
    print(text, flush=True)


def run(*command: str, timeout: float | None = None, quiet: bool = False) -> int:
    """Run a program in the repository; 127 when there is none, 124 when it takes too long."""
    output = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(
            command, cwd=ROOT, env=surroundings(), timeout=timeout, check=False, stdout=output, stderr=output
        ).returncode
    except OSError:
        return 127
    except subprocess.TimeoutExpired:
        return 124


def surroundings() -> dict[str, str]:
    """Our environment for programs that run in the repository instead of the caller's folder."""
    env = {
        **os.environ,
        "PYTHONUTF8": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    if env.get("AUDIT_HOME"):
        env["AUDIT_HOME"] = str(Path(env["AUDIT_HOME"]).expanduser().absolute())
    return env


def venv_python(venv: Path = VENV) -> str:
    return str(venv / ("Scripts/python.exe" if WINDOWS else "bin/python"))


class Packages:
    """Debian's package manager, where we may use it."""

    def __init__(self) -> None:
        self.updated = False

    def prefix(self) -> list[str] | None:
        """How to call apt-get with the right to install; None when we may not or there is none."""
        if not shutil.which("apt-get"):
            return None
        if os.geteuid() == 0:
            return ["env"]
        return ["sudo", "-n", "env"] if run("sudo", "-n", "true", quiet=True) == 0 else None

    def install(self, *choices: str) -> bool:
        """Install the first of *choices* (each may be several packages) that the system offers."""
        prefix = self.prefix()
        if prefix is None:
            return False
        apt_get = [
            *prefix,
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-qq",
            "-o",
            "DPkg::Lock::Timeout=120",
        ]
        if not self.updated:
            run(*apt_get, "update")
            self.updated = True
        for choice in choices:
            say(f"  Cài gói hệ thống: {choice} …")
            if run(*apt_get, "install", "-y", "--no-install-recommends", *choice.split()) == 0:
                return True
        return False


def is_sound(venv: Path = VENV) -> bool:
    code = f"import sys, pip; sys.exit(sys.version_info[:2] < {NEEDED})"
    return run(venv_python(venv), "-c", code, quiet=True) == 0


def make_environment(packages: Packages) -> bool:
    if is_sound():
        say("• Môi trường Python: đã có (.venv)")
        return True
    say("• Môi trường Python: đang tạo .venv …")
    create = (sys.executable, "-m", "venv", "--clear", str(VENV))
    run(*create, quiet=True)
    if not is_sound():  # Debian keeps venv in a package of its own
        packages.install(f"python3.{sys.version_info[1]}-venv", "python3-venv")
        run(*create)
    if not is_sound():
        say("  KHÔNG tạo được môi trường. Trên Debian/Ubuntu, cài gói python3-venv rồi chạy lại.")
        return False
    return True


def wanted_stamp(lock: Path = LOCK) -> str:
    """Name what should be installed: changes with the locked packages and with the Python."""
    return hashlib.sha256(lock.read_bytes() + repr(sys.version_info[:2]).encode()).hexdigest()


def is_installed(stamp: Path = STAMP, lock: Path = LOCK) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == wanted_stamp(lock)


def install_dependencies() -> bool:
    if is_installed():
        say("• Thư viện: đã đủ, đúng phiên bản khóa")
        return True
    say("• Thư viện: đang cài theo requirements.lock (lần đầu mất vài phút) …")
    code = run(
        venv_python(), "-m", "pip", "install", "--quiet", "--no-input", "--require-hashes", "-r", str(LOCK)
    )
    if code != 0:
        say("  KHÔNG cài được thư viện. Kiểm tra kết nối tới kho gói Python rồi chạy lại.")
        return False
    STAMP.write_text(wanted_stamp() + "\n", encoding="ascii")
    return True


def existing(places: tuple[str, ...]) -> list[str]:
    """List the files at *places*, variables and * expanded; newest version first."""
    found: list[Path] = []
    for place in places:
        pattern = Path(os.path.expandvars(place.replace("~", HOME_FOLDER, 1)))
        if pattern.is_absolute():  # else its variable is not set here
            matches = Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))
            found += sorted((path for path in matches if path.is_file()), reverse=True)
    return [str(path) for path in found if os.access(path, os.X_OK)]


def answers(program: str) -> bool:
    """See whether it starts: Ubuntu's chromium-browser may be a stub, a downloaded one may lack libraries."""
    return WINDOWS or run(program, "--version", timeout=60, quiet=True) == 0


def find_chromium() -> str | None:
    """Find a Chromium, Chrome or Edge that Playwright can drive."""
    named = [path for path in map(shutil.which, COMMANDS) if path]
    return next((path for path in [*named, *existing(PLACES)] if answers(path)), None)


def find_office() -> str | None:
    """Find LibreOffice, which the tests open the workbooks with."""
    named = [path for path in map(shutil.which, ("soffice", "libreoffice")) if path]
    return next(iter([*named, *existing(OFFICE_PLACES)]), None)


def find_fonts() -> str | None:
    return next((str(path) for path in Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf")), None)


def install_chromium(packages: Packages) -> bool:
    if found := find_chromium():
        say(f"• Chromium: {found}")
        return True
    say("• Chromium: chưa có, đang cài …")
    if packages.install("chromium") and find_chromium():
        return True
    extra = ["--with-deps"] if packages.prefix() else []
    install = (venv_python(), "-m", "playwright", "install", *extra, "chromium")
    if run(*install, timeout=BROWSER_DOWNLOAD_SECONDS) == 0 and find_chromium():
        return True
    say(
        "  KHÔNG cài được Chromium. Vẫn chạy được mọi việc khác; trang phải mở bằng trình duyệt và ảnh "
        "bằng chứng thì chưa có, bảng «Trang đã soát» ghi rõ điều đó.\n"
        "  Cách bổ sung: cài Chrome, Edge hoặc Chromium (apt-get install chromium) rồi chạy lại."
    )
    return False


def install_test_programs(packages: Packages) -> None:
    """Install what only the tests need: LibreOffice, PDF tools and fonts."""
    office = ("libreoffice-calc-nogui libreoffice-writer-nogui", "libreoffice-calc libreoffice-writer")
    for name, is_there, choices in (
        ("LibreOffice", find_office, office),
        ("Công cụ PDF (poppler)", lambda: shutil.which("pdftotext"), ("poppler-utils",)),
        ("Phông chữ Liberation", find_fonts, ("fonts-liberation",)),
    ):
        if found := is_there():
            say(f"• {name}: {found}")
        elif not (WINDOWS or (packages.install(*choices) and is_there())):
            say(
                f"• {name}: THIẾU và không cài được — các phép thử cần nó sẽ bị bỏ qua (cài gói {choices[0]})"
            )


def nightly(arguments: list[str]) -> int:
    say("• Soát các trường trong config/schools.yaml …")
    return run(venv_python(), "-m", "scrapy", "nightly", *arguments)


def test(arguments: list[str]) -> int:
    """Run every check, also after one failed; pytest last, so that its summary ends the output."""
    if os.environ.get("CI"):
        os.environ.setdefault("AUDIT_TEST_NO_SKIPS", "1")
    failed = [" ".join(check) for check in CHECKS if run(venv_python(), "-m", *check) != 0]
    if failed:
        say("KHÔNG ĐẠT: " + ", ".join(failed))
    code = run(venv_python(), "-m", "pytest", *arguments)
    return code or (FAILED if failed else DONE)


def plan(testing: bool) -> int:
    """Say what a run would do, and do nothing."""
    say("Môi trường Python (.venv): " + ("đã có" if is_sound() else "sẽ tạo"))
    say("Thư viện (requirements.lock): " + ("đã đủ" if is_installed() else "sẽ cài"))
    say("Chromium: " + (find_chromium() or "sẽ cài nếu được phép"))
    if testing:
        say("LibreOffice: " + (find_office() or "sẽ cài nếu được phép"))
        say("Sau đó: " + ", ".join(" ".join(check) for check in (*CHECKS, ("pytest",))))
    else:
        say("Sau đó: scrapy nightly")
    return DONE


def options_of(arguments: list[str]) -> tuple[bool, bool, list[str]]:
    """Read the command line: are tests meant, is only the plan wanted, and what is passed on."""
    parser = argparse.ArgumentParser(
        usage="quickstart.py [test] [--plan] [tham số khác]",
        description="Cài đặt mọi thứ rồi soát các trường trong config/schools.yaml; «test»: chạy phép thử. "
        "Tham số khác được chuyển cho «scrapy nightly» (hoặc pytest).",
        allow_abbrev=False,
    )
    parser.add_argument("--plan", action="store_true", help="chỉ nói sẽ làm gì, không thay đổi gì")
    testing = arguments[:1] == ["test"]
    options, others = parser.parse_known_args(arguments[1:] if testing else arguments)
    return testing, options.plan, others


def main(arguments: list[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info[:2] < NEEDED:
        say(f"Cần Python {NEEDED[0]}.{NEEDED[1]} trở lên; đang chạy bằng Python {sys.version.split()[0]}.")
        return TOO_OLD
    testing, only_plan, others = options_of(sys.argv[1:] if arguments is None else arguments)
    if only_plan:
        return plan(testing=testing)
    packages = Packages()
    if not (make_environment(packages) and install_dependencies()):
        return FAILED
    install_chromium(packages)
    if testing:
        install_test_programs(packages)
    return test(others) if testing else nightly(others)


if __name__ == "__main__":
    sys.exit(main())
