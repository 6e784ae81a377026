"""A WordPress-like site: permalinks by date, categories, comments, a REST link, core sitemaps."""
# ruff: noqa: E501 - markup stands as a real theme sends it

import json
from html import escape
from urllib.parse import urlsplit

from samples.builds.listing import addresses, on_page, page_count, section_at, short, sitemap
from samples.sites import Page, Reply, Section, Site

_ROBOTS = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: {origin}/wp-sitemap.xml\n"
_INDEX = (
    '<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>{origin}/wp-sitemap-posts-page-1.xml</loc></sitemap>"
    "<sitemap><loc>{origin}/wp-sitemap-posts-post-1.xml</loc></sitemap></sitemapindex>"
)


def reply(site: Site, target: str) -> Reply | None:
    """Answer as WordPress does."""
    path = urlsplit(target).path
    fixed = {
        "/robots.txt": (_ROBOTS, "text/plain; charset=utf-8"),
        "/wp-json/": (json.dumps({"name": site.name}, ensure_ascii=False), "application/json; charset=UTF-8"),
        "/wp-sitemap.xml": (_INDEX, "application/xml; charset=UTF-8"),
        "/wp-sitemap-posts-page-1.xml": (_sitemap(site, posts=False), "application/xml; charset=UTF-8"),
        "/wp-sitemap-posts-post-1.xml": (_sitemap(site, posts=True), "application/xml; charset=UTF-8"),
    }
    if path in fixed:
        text, content_type = fixed[path]
        return Reply(text.encode(), content_type)
    page = site.page(path)
    if page:
        return _shell(site, page.path, page.title, _post(page) if page.date else _static(site, page), page)
    base, _, number = path.partition("page/")
    section = section_at(site, base)
    return _archive(site, section, int(number.strip("/") or 1)) if section else None


def _sitemap(site: Site, *, posts: bool) -> str:
    articles = {page.path for page in site.articles()}
    return sitemap([path for path in addresses(site) if (path in articles) == posts])


def _static(site: Site, page: Page) -> str:
    extra = ""
    if page.path == "/":
        recent = "".join(f'<li><a href="{a.path}">{a.title}</a></li>' for a in site.articles()[:5])
        extra = f'<div class="wp-block-latest-posts"><h2>Bài viết mới</h2><ul>{recent}</ul></div>'
    return f'<article class="page type-page"><header class="entry-header"><h1 class="entry-title">{page.title}</h1></header><div class="entry-content">{page.body}{extra}</div></article>'


def _post(page: Page) -> str:
    assert page.date
    comments = "".join(
        f'<li class="comment"><div class="comment-content"><p>{c}</p></div></li>' for c in page.comments
    )
    return f"""<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{page.title}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{page.date}T08:00:00+07:00">{short(page.date)}</time></span>
<span class="byline">bởi <span class="author vcard">{page.author or "Ban Biên tập"}</span></span></div></header>
<div class="entry-content">{page.body}</div></article>
<div id="comments" class="comments-area"><h2 class="comments-title">Bình luận</h2><ol class="comment-list">{comments}</ol></div>"""


def _archive(site: Site, section: Section, number: int) -> Reply | None:
    articles = on_page(site, section, number)
    if articles is None:
        return None
    items = "".join(
        f'<article class="post hentry"><h2 class="entry-title"><a href="{a.path}" rel="bookmark">{a.title}</a></h2>'
        f'<time class="entry-date" datetime="{a.date}T08:00:00+07:00">{short(a.date)}</time></article>'
        for a in articles
        if a.date
    )
    links = "".join(
        f'<a class="page-numbers" href="{section.path}{f"page/{n}/" if n > 1 else ""}">{n}</a>'
        for n in range(1, page_count(site, section) + 1)
    )
    body = (
        f'<h1 class="page-title">{section.name}</h1>{items}<nav class="navigation pagination">{links}</nav>'
    )
    return _shell(site, section.path, section.name, body)


def _shell(site: Site, path: str, title: str, body: str, page: Page | None = None) -> Reply:
    menu = "".join(f'<li class="menu-item"><a href="{a}">{escape(t)}</a></li>' for t, a in site.menu)
    full = site.name if path == "/" else f"{title} – {site.name}"
    html = f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="UTF-8">
<title>{escape(full)}</title>
<meta name="generator" content="WordPress 6.6">
<link rel="https://api.w.org/" href="{{origin}}/wp-json/">
<link rel="canonical" href="{{origin}}{path}">
<meta property="og:site_name" content="{escape(site.name)}">
{_json_ld(page)}
<link rel="stylesheet" href="/wp-content/themes/truong/style.css">
</head>
<body class="wp-theme-truong">
<header id="masthead" class="site-header"><div class="site-branding">{site.header}</div>
<nav id="site-navigation" class="main-navigation"><ul class="menu">{menu}</ul></nav></header>
<main id="primary" class="site-main">{body}</main>
<aside id="secondary" class="widget-area">{site.sidebar}</aside>
<footer id="colophon" class="site-footer"><div class="site-info">{site.footer}</div></footer>
</body>
</html>"""
    return Reply(html.encode(), headers={"Link": '<{origin}/wp-json/>; rel="https://api.w.org/"'})


def _json_ld(page: Page | None) -> str:
    if page is None or page.date is None:
        return ""
    day = f"{page.date}T08:00:00+07:00"
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "datePublished": day,
    }
    return (
        f'<meta property="article:published_time" content="{day}">'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    )
