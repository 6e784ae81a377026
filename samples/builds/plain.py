"""Pages written by hand; `options.content_type` lets the server name a wrong charset."""
# ruff: noqa: E501 - markup stands as a real theme sends it

from html import escape
from urllib.parse import urlsplit

from samples.builds.listing import on_page, page_count, short
from samples.sites import Page, Reply, Section, Site


def reply(site: Site, target: str) -> Reply | None:
    """Static pages; a listing goes on at `tin-tuc-2.html`."""
    path = urlsplit(target).path
    if path == "/robots.txt" and "robots" in site.options:
        return Reply(site.options["robots"].encode(), "text/plain")
    page = site.page(path)
    if page:
        return _shell(site, page.path, page.title, _article(page) if page.date else _static(site, page))
    for section in site.sections:
        for number in range(1, max(1, page_count(site, section)) + 1):
            if path == _address(section, number):
                return _listing(site, section, number)
    return None


def _address(section: Section, number: int) -> str:
    return section.path if number == 1 else section.path.replace(".html", f"-{number}.html")


def _static(site: Site, page: Page) -> str:
    news = ""
    if page.path in ("/", "/index.html"):
        items = "".join(
            f'<li><a href="{a.path}">{a.title}</a> ({short(a.date)})</li>'
            for a in site.articles()[:5]
            if a.date
        )
        news = f'<section class="news"><h2>Tin mới nhất</h2><ul>{items}</ul></section>'
    return f"<h1>{page.title}</h1>{page.body}{news}"


def _article(page: Page) -> str:
    assert page.date
    return f'<article><h1>{page.title}</h1><p class="date">Ngày đăng: {short(page.date)}</p>{page.body}</article>'


def _listing(site: Site, section: Section, number: int) -> Reply | None:
    items = "".join(
        f'<li><a href="{a.path}">{a.title}</a> <span class="date">{short(a.date)}</span></li>'
        for a in on_page(site, section, number) or ()
        if a.date
    )
    links = " ".join(
        f'<a href="{_address(section, n)}">{n}</a>' for n in range(1, page_count(site, section) + 1)
    )
    return _shell(
        site,
        _address(section, number),
        section.name,
        f"<h1>{section.name}</h1><ul>{items}</ul><p>{links}</p>",
    )


def _shell(site: Site, path: str, title: str, body: str) -> Reply:
    menu = "".join(f'<li><a href="{a}">{escape(t)}</a></li>' for t, a in site.menu)
    full = site.name if path in ("/", "/index.html") else f"{title} | {site.name}"
    html = f"""<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><title>{escape(full)}</title><link rel="stylesheet" href="/style.css"></head>
<body>
<header>{site.header}</header>
<nav><ul>{menu}</ul></nav>
<main>{body}</main>
<aside>{site.sidebar}</aside>
<footer>{site.footer}</footer>
</body></html>"""
    return Reply(html.encode(), site.options.get("content_type", "text/html"))
