"""Listings, feeds of addresses and dates: what every build has in some form."""

from datetime import date
from math import ceil

from samples.sites import Page, Section, Site

_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def on_page(site: Site, section: Section, number: int) -> list[Page] | None:
    """Articles on page *number* (from 1) of *section*; None when there is no such page."""
    articles = site.articles(section.path)
    if not 1 <= number <= max(1, page_count(site, section)):
        return None
    start = (number - 1) * section.per_page
    return articles[start : start + section.per_page]


def page_count(site: Site, section: Section) -> int:
    return ceil(len(site.articles(section.path)) / section.per_page)


def section_at(site: Site, path: str) -> Section | None:
    return next((section for section in site.sections if section.path == path), None)


def short(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def with_weekday(day: date) -> str:
    """«Thứ bảy, 05/09/2026», always right: the builds compute it."""
    return f"{_WEEKDAYS[day.weekday()]}, {short(day)}"


def addresses(site: Site) -> list[str]:
    """Every page that a sitemap of this site names."""
    return [page.path for page in site.pages] + [section.path for section in site.sections]


def sitemap(paths: list[str]) -> str:
    """sitemap.xml; `{origin}` stands for the address under which the site is asked."""
    entries = "".join(f"<url><loc>{{origin}}{path}</loc></url>" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    )
