"""What the crawler writes down about an address never holds a person's number."""

from datetime import UTC, datetime

import pytest

from crawler.archive import Archive
from crawler.captures import Capture, Outcome
from crawler.home import Home
from crawler.personal_numbers import mask_address
from crawler.recorder import Recorder

SITE = "https://truong.example"


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("/tep/024213001234.pdf", "/tep/024•••••1234.pdf"),
        ("/tep/cccd_024213001234-ban-chup.jpg", "/tep/cccd_024•••••1234-ban-chup.jpg"),
        ("/tep/CCCD%20024213001234.pdf", "/tep/CCCD 024•••••1234.pdf"),
        ("/tra-cuu?cccd=024213001234&lop=1", "/tra-cuu?cccd=024•••••1234&lop=1"),
        ("/tep/CMND_121234567.pdf", "/tep/CMND_121••••••.pdf"),
        ("/tep/bhyt-HS4242412345678.pdf", "/tep/bhyt-HS•••••••••••••.pdf"),
        ("/tep/bhxh-so-2412345678.pdf", "/tep/bhxh-so-241•••••••.pdf"),
        ("/tep/ho-chieu-C1234567.pdf", "/tep/ho-chieu-C123••••.pdf"),
        ("/thu-bhyt-nam-hoc-2025-2026-1234567.html", None),
        ("/tin-tuc/lam-cccd-cho-hoc-sinh-20241015.html", None),
        ("/anh/20240213001234.jpg", None),
        ("/anh/099213001234.jpg", None),
        ("/vi/tin%20tuc/?id=1234567890123", None),
        ("/lien-he?dt=0912000345", None),
    ],
)
def test_mask_address(address, hidden):
    assert mask_address(SITE + address) == SITE + (hidden or address)
    assert mask_address(mask_address(SITE + address)) == mask_address(SITE + address)


def test_nothing_recorded_shows_the_number(tmp_path):
    archive = Archive(Home(tmp_path))
    crawl = archive.start_crawl("thcs-mau", "thu")
    number = "024213001234"
    recorder = Recorder(archive, crawl)
    recorder.add(
        Capture(
            school="thcs-mau",
            url=f"{SITE}/tep/cccd-{number}.pdf",
            outcome=Outcome.OK,
            fetched_at=datetime(2026, 10, 1, tzinfo=UTC),
            final_url=f"{SITE}/tep/CCCD%20{number}.pdf",
            referrer=f"{SITE}/?q={number}",
            label=f"CCCD của em: {number}",
            error=f"timeout at {SITE}/tep/{number}.pdf",
            headers={"content-disposition": f'attachment; filename="{number}.pdf"', "etag": f'"{number}"'},
        )
    )
    recorder.flush()
    (stored,) = archive.captures_of(crawl)
    assert stored.headers.pop("etag")
    assert number not in repr(stored)
    assert stored.label == "CCCD của em: 024•••••1234"
