"""`school`: one school, read politely from its registered address to the archive."""

import logging
import unicodedata
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

import scrapy
from scrapy.crawler import Crawler

from crawler.archive import LOCAL_TIME, Archive
from crawler.exceptions import InputError
from crawler.fetching import Fetcher
from crawler.home import Home
from crawler.recorder import Recorder
from crawler.register import load_register
from crawler.robots import PRODUCT
from crawler.schools import Register, School
from crawler.website import Website

if TYPE_CHECKING:
    from crawler.captures import Outcome

logger = logging.getLogger(__name__)


class SchoolSpider(scrapy.Spider):
    """Scrapy carries the requests; which one comes next is decided here (crawler.website).

    After the crawl: `crawl_id`, `complete`, `finish_reason` and `counts` (by outcome).
    """

    name = "school"

    def __init__(
        self,
        id: str = "",
        run: str = "",
        home: Home | None = None,
        register: Register | None = None,
        **arguments: Any,
    ) -> None:
        super().__init__(**arguments)
        self.home = home or Home.from_environment()
        self.register = register or load_register(self.home)
        self.school = _school(self.register, id)
        self.started = datetime.now(LOCAL_TIME)
        self.run = run or self.started.date().isoformat()
        self.agent = user_agent(self.register, self.started)
        self.crawl_id: int | None = None
        self.complete = False
        self.finish_reason = ""
        self.counts: Counter[Outcome] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        delay = spider.school.crawl.delay
        crawler.settings.setdict(
            {
                "USER_AGENT": spider.agent,
                "DOWNLOAD_DELAY": delay,
                "AUTOTHROTTLE_START_DELAY": delay,
            },
            priority="spider",
        )
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """The whole crawl: addresses go to the downloader one by one, none waits in Scrapy's queue."""
        archive = Archive(self.home)
        self.crawl_id = archive.start_crawl(self.school.id, self.run)
        recorder = Recorder(archive, self.crawl_id)
        self.counts = recorder.counts
        fetcher = Fetcher(self.crawler, self.home.data / "slots", self.school.crawl.delay)
        website = Website(self.school, fetcher, recorder, self.started.year)
        self.finish_reason = "interrupted"
        try:
            self.finish_reason, self.complete = website.verdict(await website.run())
        except Exception:
            self.finish_reason = "defect"
            raise
        finally:
            recorder.flush()
            archive.finish_crawl(self.crawl_id, self.finish_reason, self.complete, self._stats(website))
        return
        yield  # an async generator, as Scrapy wants it, that hands over nothing

    def _stats(self, website: Website) -> dict[str, Any]:
        return {"outcomes": {outcome.value: n for outcome, n in self.counts.items()}, **website.stats}


def _school(register: Register, id: str) -> School:
    school = register.school(id)
    if school is None:
        raise InputError(f"Không có trường nào mang mã «{id}» trong config/schools.yaml.")
    if not school.website:
        raise InputError(f"Trường «{id}» không có website trong config/schools.yaml.")
    return school


def user_agent(register: Register, moment: datetime) -> str:
    """Who asks, and whom to call about it; plain ASCII, as headers want it."""
    support = register.support
    office = register.office_on(moment.date()) or support.name
    contact = "; ".join(part for part in (office, support.email, support.phone) if part)
    text = f"{PRODUCT}/1.0 ({contact})" if contact else f"{PRODUCT}/1.0"
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")).replace("&", "va")
    return "".join(c for c in plain if c.isascii() and c.isprintable())
