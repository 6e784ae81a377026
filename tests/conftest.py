"""What all tests share: an installation of their own, no internet, and programs that may be missing."""

import errno
import ipaddress
import os
import socket

import pytest

import quickstart
from crawler.home import Home

PROGRAMS = {
    "browser": ("Chromium", quickstart.find_chromium),
    "office": ("LibreOffice", quickstart.find_office),
}


def pytest_configure(config):
    """Look for each program once: starting a browser to see whether it answers takes a second."""
    config.missing_programs = {}


def _is_missing(config, marker):
    if marker not in config.missing_programs:
        config.missing_programs[marker] = PROGRAMS[marker][1]() is None
    return config.missing_programs[marker]


def pytest_runtest_setup(item):
    for marker, (program, _find) in PROGRAMS.items():
        if item.get_closest_marker(marker) and _is_missing(item.config, marker):
            reason = f"{program} is not installed"
            if os.environ.get("AUDIT_TEST_NO_SKIPS"):
                pytest.fail(f"{reason}, and no test may be skipped here", pytrace=False)
            pytest.skip(reason)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """An empty installation; AUDIT_HOME names it."""
    root = tmp_path / "home"
    (root / "config").mkdir(parents=True)
    monkeypatch.setenv("AUDIT_HOME", str(root))
    return Home(root)


def _is_local(address):
    if not isinstance(address, tuple):
        return True  # a Unix socket
    try:
        return ipaddress.ip_address(address[0].partition("%")[0]).is_loopback
    except ValueError:
        return address[0] in {"localhost", ""}


@pytest.fixture(autouse=True)
def _no_internet(monkeypatch):
    """Behave like a machine without a network, loopback apart."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self, address):
        if not _is_local(address):
            raise OSError(errno.ENETUNREACH, "tests have no network")
        return connect(self, address)

    def guarded_ex(self, address):
        return connect_ex(self, address) if _is_local(address) else errno.ENETUNREACH

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
