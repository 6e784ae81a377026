"""Real crawls in a process of their own, as the commands start them."""

import pickle
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.archive import Archive, Crawl
from crawler.captures import Capture, Outcome
from crawler.home import Home
from crawler.schools import CrawlOptions, Level, Register, School, Support

SCRIPT = """
import pickle, sys
from pathlib import Path
from scrapy.crawler import CrawlerProcess
from scrapy.utils.project import get_project_settings
from crawler.home import Home

root, arguments = Path(sys.argv[1]), pickle.loads(Path(sys.argv[2]).read_bytes())
settings = get_project_settings()
settings.setdict(arguments.pop("settings"), priority="cmdline")
settings.set("LOG_FILE", str(root / "crawl.log"), priority="cmdline")
process = CrawlerProcess(settings)
crawler = process.create_crawler("school")
process.crawl(crawler, home=Home(root), **arguments)
process.start()
spider = crawler.spider
print(spider.crawl_id, spider.complete, spider.finish_reason, sum(spider.counts.values()))
"""


@dataclass
class Result:
    crawl: Crawl
    captures: list[Capture]
    archive: Archive
    said: str

    def of(self, path: str, via: str = "http") -> Capture:
        found = [c for c in self.captures if c.via == via and "/" + c.url.split("/", 3)[3] == path]
        assert len(found) == 1, (path, found, [(c.url, c.outcome.value) for c in self.captures])
        return found[0]

    def outcomes(self) -> dict[str, str]:
        return {"/" + c.url.split("/", 3)[3]: c.outcome.value for c in self.captures if c.via == "http"}

    def count(self, outcome: Outcome) -> int:
        return sum(c.outcome is outcome and c.via == "http" for c in self.captures)


def school_at(url: str, delay: float = 0.0, **changes) -> School:
    """An invented school whose site is at *url*; crawl options may be given by name."""
    options = {name: changes.pop(name) for name in list(changes) if hasattr(CrawlOptions(), name)}
    school = School(
        "thcs-mau", "Trường THCS Mẫu", (Level.THCS,), website=url, crawl=CrawlOptions(delay=delay)
    )
    return replace(school, crawl=replace(school.crawl, **options), **changes)


def start(
    root: Path, school: School, settings: dict[str, object] | None = None, label: str = "x"
) -> subprocess.Popen[str]:
    support = Support("Phòng Giáo dục Mẫu", "0204 3000 000", "hotro@phongmau.example")
    arguments = {
        "id": school.id,
        "run": "2026-11-23",
        "register": Register((school,), support=support),
        "settings": {"LONGEST_BACK_OFF": 3.0, **(settings or {})},
    }
    root.mkdir(parents=True, exist_ok=True)
    file = root / f"arguments-{label}.pickle"
    file.write_bytes(pickle.dumps(arguments))
    command = [sys.executable, "-c", SCRIPT, str(root), str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def crawl(root: Path, school: School, settings: dict[str, object] | None = None) -> Result:
    process = start(root, school, settings)
    said, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors + (root / "crawl.log").read_text(encoding="utf-8")[-3000:]
    archive = Archive(Home(root))
    newest = archive.crawl_for(school.id)
    assert newest is not None, (root / "crawl.log").read_text(encoding="utf-8")[-3000:]
    return Result(newest, archive.captures_of(newest.id), archive, said)
