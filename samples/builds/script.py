"""A site drawn by the browser: every address answers one empty shell, a script builds the page from JSON."""

import json
from urllib.parse import urlsplit

from samples.builds.listing import addresses, short, sitemap
from samples.sites import Page, Reply, Site, html_reply

_SHELL = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{name}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<script defer src="/assets/app.js"></script></head>
<body><div id="root"></div></body></html>"""

_SCRIPT = """(async () => {
  const site = await (await fetch('/assets/site.json')).json();
  const page = await (await fetch('/assets/page.json?path=' + encodeURIComponent(location.pathname))).json();
  document.title = location.pathname === '/' ? site.name : page.title + ' | ' + site.name;
  const menu = site.menu.map(([text, href]) => `<li><a href="${href}">${text}</a></li>`).join('');
  const time = page.date ? `<time datetime="${page.iso}">${page.date}</time>` : '';
  document.getElementById('root').innerHTML =
    `<header class="app-header">${site.header}</header><nav><ul>${menu}</ul></nav>` +
    `<main><h1>${page.title}</h1>${time}<div class="content">${page.body}</div></main>` +
    `<footer class="app-footer">${site.footer}</footer>`;
})();
"""


def reply(site: Site, target: str) -> Reply | None:
    """The shell for every known address; data and script under /assets/."""
    parts = urlsplit(target)
    if parts.path == "/assets/app.js":
        return Reply(_SCRIPT.encode(), "text/javascript; charset=utf-8")
    if parts.path == "/assets/site.json":
        return _json({"name": site.name, "menu": site.menu, "header": site.header, "footer": site.footer})
    if parts.path == "/assets/page.json":
        return _page(site, parts.query.removeprefix("path=").replace("%2F", "/"))
    if parts.path == "/sitemap.xml":
        return Reply(sitemap(addresses(site)).encode(), "application/xml")
    known = site.page(parts.path) or any(s.path == parts.path for s in site.sections)
    return html_reply(_SHELL.format(name=site.name)) if known else None


def _page(site: Site, path: str) -> Reply | None:
    page = site.page(path)
    if page:
        return _json(
            {
                "title": page.title,
                "body": _body(site, page),
                "date": page.date and short(page.date),
                "iso": page.date and f"{page.date}T07:00:00+07:00",
            }
        )
    section = next((section for section in site.sections if section.path == path), None)
    if section is None:
        return None
    return _json({"title": section.name, "body": _items(site.articles(section.path)), "date": None})


def _body(site: Site, page: Page) -> str:
    return page.body + (f"<h2>Tin mới</h2>{_items(site.articles()[:4])}" if page.path == "/" else "")


def _items(articles: list[Page]) -> str:
    rows = (
        f'<li><a href="{a.path}">{a.title}</a> <span>{short(a.date)}</span></li>' for a in articles if a.date
    )
    return f'<ul class="news">{"".join(rows)}</ul>'


def _json(data: dict[str, object]) -> Reply:
    return Reply(json.dumps(data, ensure_ascii=False).encode(), "application/json; charset=utf-8")
