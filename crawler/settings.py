"""Scrapy's settings: polite, bounded, and nothing listening. Per school, the spider sets delay and name."""

BOT_NAME = "school-web-audit"
SPIDER_MODULES = ["crawler.spiders"]
COMMANDS_MODULE = "crawler.commands"

# Politeness. The pause between requests holds across processes: crawler/politeness.py.
USER_AGENT = "SchoolWebAudit/1.0"
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0
CONCURRENT_REQUESTS = 4
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "vi,en;q=0.5",
}

# robots.txt is obeyed more strictly than Scrapy does: an unreachable one closes the host (crawler/robots.py).
# Redirects, retries and refreshes are decisions of the crawl: each ends as a capture (crawler/visit.py).
ROBOTSTXT_OBEY = True
DOWNLOADER_MIDDLEWARES = {"scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None}
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
RETRY_ENABLED = False
RETRY_TIMES = 2  # read by crawler/fetching.py
LONGEST_BACK_OFF = 60.0  # seconds; a server that asks for more is left alone for this crawl

# Bounds: every request ends, in time and in memory.
DOWNLOAD_TIMEOUT = 30  # the whole transfer of a page
ATTACHMENT_TIMEOUT = 180.0  # the whole transfer of a linked document
DOWNLOAD_MAXSIZE = 30 * 1024 * 1024  # announced, received, or unpacked
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = False
DNS_TIMEOUT = 20
MEMUSAGE_LIMIT_MB = 1500
MEMUSAGE_WARNING_MB = 1000

# Old servers of schools: read them, and say what is wrong with their TLS (crawler/tls.py).
DOWNLOADER_CLIENT_TLS_CIPHERS = "DEFAULT:@SECLEVEL=0"

# Pages that only scripts write (crawler/rendering.py). A path; empty: look for an installed browser.
BROWSER = ""

# Nothing listens, nothing is sent anywhere.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
REFERER_ENABLED = False

LOG_LEVEL = "INFO"
STATS_DUMP = False
