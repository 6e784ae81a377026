"""Our commands for `scrapy`: `crawl school` (in place of the built-in one) and `nightly`."""
