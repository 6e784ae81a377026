"""One request at a time per server, with a pause, whoever asks."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise

import pytest

from crawler.politeness import ServerSlot, address_of
from tests.crawler import crawling
from tests.crawler.server import page, serving

TURNS = """
import asyncio, sys, time
from pathlib import Path
from crawler.politeness import ServerSlot
async def main():
    slot = ServerSlot(Path(sys.argv[1]), "10.0.0.1")
    for _ in range(int(sys.argv[2])):
        async with slot.turn(float(sys.argv[3])):
            print(time.monotonic(), flush=True)
            await asyncio.sleep(float(sys.argv[4]))
            print(time.monotonic(), flush=True)
asyncio.run(main())
"""


def take_turns(folder, count, pause, held):
    command = [sys.executable, "-c", TURNS, str(folder), str(count), str(pause), str(held)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_share_the_slot(tmp_path):
    both = [take_turns(tmp_path, 5, 0.15, 0.05) for _ in range(2)]
    times = [[float(line) for line in process.communicate(timeout=60)[0].split()] for process in both]
    turns = sorted((t[i], t[i + 1]) for t in times for i in range(0, len(t), 2))
    assert len(turns) == 10
    pauses = [begins - ended for (_, ended), (begins, _) in pairwise(turns)]
    assert min(pauses) >= 0.149, pauses


def test_a_killed_holder_frees_the_slot_and_its_pause_still_counts(tmp_path):
    holder = take_turns(tmp_path, 1, 0.3, 60)
    began = float(holder.stdout.readline())
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    after = take_turns(tmp_path, 1, 0.3, 0)
    assert float(after.communicate(timeout=30)[0].split()[0]) - began >= 0.29


def test_tasks_of_one_process_wait_for_each_other(tmp_path):
    inside = []

    async def one(slot):
        async with slot.turn(0.01):
            inside.append(1)
            assert len(inside) == 1
            await asyncio.sleep(0.02)
            inside.pop()

    async def all_at_once():
        slot = ServerSlot(tmp_path, "10.0.0.1")
        await asyncio.gather(*(one(slot) for _ in range(5)))

    asyncio.run(all_at_once())
    assert not inside


def test_a_server_that_asks_for_time_gets_it(tmp_path):
    async def ask():
        slot = ServerSlot(tmp_path, "::1")
        async with slot.turn(0):
            slot.defer(0.3)
        began = time.monotonic()
        async with ServerSlot(tmp_path, "::1").turn(0):
            return time.monotonic() - began

    assert asyncio.run(ask()) >= 0.29


@pytest.mark.parametrize("content", ["", "x y", "99999999999 0", "0 99999999999", "1 2 3"])
def test_a_damaged_file_or_a_clock_set_back_stops_nobody(tmp_path, content):
    async def ask():
        slot = ServerSlot(tmp_path, "a")
        (tmp_path / "a.times").write_text(content)
        async with slot.turn(5):
            return True

    assert asyncio.run(asyncio.wait_for(ask(), 2))


@pytest.mark.parametrize(
    ("host", "address"),
    [("thcs.localhost", "127.0.0.1"), ("localhost", "127.0.0.1"), ("10.1.2.3", "10.1.2.3"), ("[::1]", "::1")],
)
def test_address_of(host, address):
    assert asyncio.run(address_of(host)) == address


def test_two_schools_on_one_server_are_crawled_politely_side_by_side(tmp_path):
    """Measured where it matters: in the log of the server that two school names share."""
    delay = 0.2
    routes = {"/": page("<p>Trang chủ</p>" + "".join(f'<a href="/{i}">Bài {i}</a>' for i in range(4)))}
    with serving(routes, page("<p>Bài viết của nhà trường</p>")) as server:
        crawls = [
            crawling.start(
                tmp_path,
                crawling.school_at(server.url(host=host), delay, id=host.partition(".")[0]),
                label=host,
            )
            for host in ("truong-a.localhost", "truong-b.localhost")
        ]
        for crawl in crawls:
            crawl.communicate(timeout=90)
            assert crawl.returncode == 0
    log = sorted(server.log, key=lambda seen: seen.began)
    assert {seen.host.partition(":")[0] for seen in log} == {"truong-a.localhost", "truong-b.localhost"}
    assert len(log) == 2 * 7, "robots.txt, sitemap.xml, start page and four more, each"
    pauses = [after.began - before.began for before, after in pairwise(log)]
    assert min(pauses) >= delay, pauses
    assert all("hotro@phongmau.example" in seen.agent for seen in log)
