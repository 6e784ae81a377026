"""A NukeViet-like site: module pages, theme switch, click counters, print and save duplicates of every article."""
# ruff: noqa: E501 - markup stands as a real theme sends it

from html import escape
from urllib.parse import parse_qs, urlsplit

from samples.builds.listing import addresses, on_page, page_count, section_at, sitemap, with_weekday
from samples.sites import Page, Reply, Section, Site, html_reply

_HEAD = """<!DOCTYPE html>
<html lang="vi" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#">
<head>
<title>{title}</title>
<meta name="description" content="{title}">
<meta name="author" content="{name}">
<meta name="generator" content="NukeViet v4.5">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{name}">
<link rel="canonical" href="{{origin}}{path}">
<link rel="stylesheet" href="/themes/default/css/style.css">
</head>
<body>
<noscript><div class="alert alert-danger">Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.</div></noscript>
<div id="mobilePage"><div class="wraper">
"""


def reply(site: Site, target: str) -> Reply | None:
    """Answer as NukeViet does: theme switches redirect, banners count a click, the rest are pages."""
    parts = urlsplit(target)
    query = parse_qs(parts.query)
    if "nvvithemever" in query:
        return Reply(b"", status=302, headers={"Location": parts.path, "Set-Cookie": "nv4_theme=r; path=/"})
    if parts.path == "/banners/click/":
        return Reply(b"", status=302, headers={"Location": site.options.get("banner", "/")})
    if parts.path == "/robots.txt":
        text = "User-agent: *\nDisallow: /admin/\nDisallow: /users/\nSitemap: {origin}/sitemap.xml\n"
        return Reply(text.encode(), "text/plain")
    if parts.path == "/sitemap.xml":
        return Reply(sitemap(addresses(site)).encode(), "text/xml; charset=utf-8")
    return _duplicate(site, parts.path) or _page(site, parts.path)


def _duplicate(site: Site, path: str) -> Reply | None:
    """/tin-tuc/print/bai-3.html and /tin-tuc/savefile/bai-3.html repeat /tin-tuc/bai-3.html."""
    for action in ("print", "savefile"):
        page = site.page(path.replace(f"/{action}/", "/"))
        if f"/{action}/" in path and page:
            text = f"<html><head><title>{page.title}</title></head><body><h1>{page.title}</h1>{page.body}</body></html>"
            save = {"Content-Disposition": "attachment"} if action == "savefile" else {}
            return Reply(text.encode(), "text/html; charset=utf-8", headers=save)
    return None


def _page(site: Site, path: str) -> Reply | None:
    page = site.page(path)
    if page:
        return _shell(site, page.path, page.title, _article(page) if page.date else _plain(site, page))
    path, _, number = path.partition("page-")
    section = section_at(site, path)
    return _listing(site, section, int(number.strip("/") or 1)) if section else None


def _plain(site: Site, page: Page) -> str:
    if page.path != "/":
        return f'<div class="page panel panel-default"><h1 class="title">{page.title}</h1><div id="page-bodyhtml" class="bodytext">{page.body}</div></div>'
    latest = "".join(
        f'<li class="clearfix"><a class="show" href="{a.path}" title="{a.title}">{a.title}</a></li>'
        for a in site.articles()[:6]
    )
    return f'<div class="home-content bodytext">{page.body}</div><div class="news_column panel"><div class="panel-heading">Tin mới</div><ul class="block_groups">{latest}</ul></div>'


def _article(page: Page) -> str:
    assert page.date
    folder, _, name = page.path.rpartition("/")
    comments = "".join(
        f'<li class="media comment-item"><p class="comment-content">{c}</p></li>' for c in page.comments
    )
    return f"""<div class="news_column panel panel-default" itemtype="http://schema.org/NewsArticle" itemscope>
<h1 class="title margin-bottom-lg" itemprop="headline">{page.title}</h1>
<div class="hidden hide d-none" itemprop="datePublished">{page.date}T07:30:00+07:00</div>
<div class="row margin-bottom-lg"><span class="h5">{with_weekday(page.date).replace(",", " -")} 07:30</span>
<ul class="list-inline text-right"><li><a rel="nofollow" title="In ra" href="{folder}/print/{name}">In ra</a></li>
<li><a rel="nofollow" title="Lưu bài viết này" href="{folder}/savefile/{name}">Lưu bài viết này</a></li></ul></div>
<div id="news-bodyhtml" class="bodytext margin-bottom-lg" itemprop="articleBody">{page.body}</div>
<p class="text-right"><strong>Tác giả bài viết: </strong>{page.author or "Ban Biên tập"}</p></div>
<div id="idcomment" class="comment"><h3>Ý kiến bạn đọc</h3><ul class="comment-list">{comments}</ul></div>"""


def _listing(site: Site, section: Section, number: int) -> Reply | None:
    articles = on_page(site, section, number)
    if articles is None:
        return None
    items = "".join(
        f'<div class="news_column panel panel-default"><h3><a href="{a.path}">{a.title}</a></h3>'
        f'<span class="meta">{with_weekday(a.date)}</span></div>'
        for a in articles
        if a.date
    )
    pages = "".join(
        f'<li><a href="{section.path}{f"page-{n}/" if n > 1 else ""}">{n}</a></li>'
        for n in range(1, page_count(site, section) + 1)
    )
    body = f'<h1>{section.name}</h1>{items}<ul class="pagination">{pages}</ul>'
    return _shell(site, section.path, section.name, body)


def _shell(site: Site, path: str, title: str, body: str) -> Reply:
    menu = "".join(f'<li><a title="{escape(t)}" href="{a}">{escape(t)}</a></li>' for t, a in site.menu)
    full = site.name if path == "/" else f"{title} - {site.name}"
    head = _HEAD.format(title=escape(full), name=escape(site.name), path=path)
    banner = '<a rel="nofollow" href="/banners/click/?id=3"><img src="/themes/default/images/banner.jpg" alt="Khẩu hiệu thi đua"></a>'
    switch = f'<a href="{path}?nvvithemever=t&amp;nv_redirect=bG9jYWxob3N0">Tự động</a> <a href="{path}?nvvithemever=d&amp;nv_redirect=bG9jYWxob3N0">Máy tính</a>'
    return html_reply(
        f"""{head}<header id="header"><div class="site-banner">{site.header}</div></header>
<nav class="navbar navbar-default" id="menusite"><ul class="nav navbar-nav">{menu}</ul></nav>
<section><div class="container" id="body"><div class="row"><div class="col-md-17">{body}</div>
<div class="col-md-7 right"><div class="panel panel-default sidebar">{site.sidebar}{banner}</div></div></div></div></section>
<footer id="footer"><div class="panel-body">{site.footer}</div><div class="theme-change">{switch}</div></footer>
</div></div></body></html>"""
    )
