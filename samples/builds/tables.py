"""A site of about 2005: nested tables, FONT tags, windows-1258 named only in a META tag, one page saved from Word."""
# ruff: noqa: E501 - markup stands as a real theme sends it

from urllib.parse import parse_qs, urlsplit

from samples.builds.listing import on_page, page_count, short
from samples.encodings import tcvn3, windows_1258
from samples.markup import references
from samples.sites import Page, Reply, Section, Site


def reply(site: Site, target: str) -> Reply | None:
    """Answer as an old ASP site does: sections are `danhmuc.asp?cm=1&trang=2`."""
    page = site.page(target)
    if target == site.options.get("word_page") and page:
        return _saved_from_word(page)
    if page:
        return _shell(site, page.title, _article(page) if page.date else page.body)
    parts = urlsplit(target)
    query = parse_qs(parts.query)
    section = next(
        (s for s in site.sections if s.path == f"{parts.path}?cm={query.get('cm', [''])[0]}"), None
    )
    return _listing(site, section, int(query.get("trang", ["1"])[0])) if section else None


def _article(page: Page) -> str:
    assert page.date
    return f'<font size="4" color="#800000"><b>{page.title}</b></font><br><font size="1">Cập nhật: {short(page.date)}</font>{page.body}'


def _listing(site: Site, section: Section, number: int) -> Reply | None:
    articles = on_page(site, section, number)
    if articles is None:
        return None
    items = "".join(
        f'<tr><td><a href="{a.path}"><font face="Arial" size="2">{a.title}</font></a> <i>({short(a.date)})</i></td></tr>'
        for a in articles
        if a.date
    )
    pages = " | ".join(
        f'<a href="{section.path}&trang={n}">{n}</a>' for n in range(1, page_count(site, section) + 1)
    )
    return _shell(
        site, section.name, f'<b>{section.name}</b><table width="100%">{items}</table>Trang: {pages}'
    )


def _shell(site: Site, title: str, body: str) -> Reply:
    menu = "".join(
        f'<tr><td><a href="{a}"><font face="Arial" size="2">{t}</font></a></td></tr>' for t, a in site.menu
    )
    html = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><title>{title} - {site.name}</title>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1258"></head>
<body bgcolor="#FFFFFF" topmargin="0">
<table width="780" border="0" align="center" cellpadding="0" cellspacing="0">
<tr><td colspan="2" id="banner" bgcolor="#003399"><font color="#FFFFFF" face="Arial">{site.header}</font></td></tr>
<tr><td width="180" valign="top"><table id="menu" width="100%">{menu}</table><div id="left">{site.sidebar}</div></td>
<td width="600" valign="top"><font face="Arial" size="2">{body}</font></td></tr>
<tr><td colspan="2" align="center" id="footer"><font face="Arial" size="1">{site.footer}</font></td></tr>
</table></body></html>"""
    return Reply(_bytes(html), "text/html", headers={"X-Powered-By": "ASP.NET"})


def _bytes(html: str) -> bytes:
    """windows-1258; what it has no letter for becomes a reference, as browsers do in old forms."""
    parts = []
    for letter in html:
        try:
            parts.append(windows_1258(letter))
        except UnicodeEncodeError:
            parts.append(references(letter).encode("ascii"))
    return b"".join(parts)


def _saved_from_word(page: Page) -> Reply:
    """Word 97's «Save as HTML» of a .VnTime document: TCVN3 bytes under a Western label."""
    html = b'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
    html += (
        b'<meta name="Generator" content="Microsoft Word 97"><title>' + tcvn3(page.title) + b"</title></head>"
    )
    html += (
        b'<body lang="EN-US" style="font-family:.VnTime"><div class="Section1">'
        + tcvn3(page.body)
        + b"</div></body></html>"
    )
    return Reply(html, "text/html", headers={"X-Powered-By": "ASP.NET"})
