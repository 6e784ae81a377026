"""Politeness: one request at a time per server address, and a pause after it, across all processes."""

import asyncio
import re
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address
from pathlib import Path

from filelock import FileLock, Timeout

LONGEST_PAUSE = 300.0  # whatever a file or a server says, nobody waits longer for a turn
RESOLVE_SECONDS = 20.0


class ServerSlot:
    """The right to ask one server. Held by the operating system: a killed holder frees it.

    Beside the lock lies a small file with two instants: when the last request ended, and before
    when no request may start (a server that answered 429 asks everyone to wait).
    """

    def __init__(self, folder: Path, address: str) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = re.sub(r"[^0-9a-zA-Z.]", "-", address)
        self._lock = FileLock(folder / f"{name}.lock", blocking=False)
        self._here = asyncio.Lock()  # a file lock lets its own process in twice
        self._times = folder / f"{name}.times"

    @asynccontextmanager
    async def turn(self, pause: float) -> AsyncIterator[None]:
        """Wait until *pause* seconds have passed since the last request of anyone, then hold the server."""
        async with self._here:
            while (wait := self._try(pause)) > 0:  # noqa: ASYNC110 - the other holder is another process
                await asyncio.sleep(min(wait, 1.0))
            try:
                yield
            finally:
                self._write(time.time(), self._read()[1])
                self._lock.release()

    def defer(self, seconds: float) -> None:
        """Nobody asks this server for the next *seconds*. Called while holding the turn."""
        self._write(self._read()[0], time.time() + min(seconds, LONGEST_PAUSE))

    def _try(self, pause: float) -> float:
        """Take the turn (0), or say in how many seconds to try again."""
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return min(0.05, max(pause / 4, 0.005))
        last, not_before = self._read()
        now = time.time()
        if last > now or not_before > now + LONGEST_PAUSE:
            last = not_before = 0.0  # a clock that was set back must not stop the night
        wait = max(last + pause, not_before) - now
        if wait > 0:
            self._lock.release()
            return wait
        self._write(now, not_before)  # killed from here on, the pause still counts
        return 0.0

    def _read(self) -> tuple[float, float]:
        with suppress(FileNotFoundError, ValueError):
            last, not_before = self._times.read_text(encoding="ascii").split()
            return float(last), float(not_before)
        return 0.0, 0.0

    def _write(self, last: float, not_before: float) -> None:
        """Only the holder writes; the file is whole at any moment."""
        new = self._times.with_suffix(".new")
        new.write_text(f"{last:.6f} {not_before:.6f}", encoding="ascii")
        new.replace(self._times)


async def address_of(host: str) -> str:
    """The server's IP address, by which school names on one machine share their slot; OSError without one."""
    with suppress(ValueError):
        return str(ip_address(host.strip("[]")))
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761: not every resolver knows
        return "127.0.0.1"
    loop = asyncio.get_running_loop()
    found = await asyncio.wait_for(
        loop.getaddrinfo(host, None, family=socket.AF_INET, type=socket.SOCK_STREAM), RESOLVE_SECONDS
    )
    return str(found[0][4][0])
