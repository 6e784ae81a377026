"""A small invented school site in which each address ends in another way."""

from tests.crawler.server import page, redirect

TEXT = "<p>" + "Nhà trường thông báo kế hoạch năm học. " * 10 + "</p>"


def site_page(*links, head="", text=TEXT):
    anchors = "".join(f'<a href="{link}">Mục {i}</a> ' for i, link in enumerate(links))
    return page(
        f"<html><head><title>Trang</title>{head}</head><body><nav>{anchors}</nav>{text}</body></html>"
    )


def cookie_bounce(exchange):
    if "da-den" in exchange.headers.get("Cookie", ""):
        exchange.send(f"<title>Có cookie</title>{TEXT}")
    else:
        exchange.send(b"", 302, Location="/cookie", Set_Cookie="da-den=1; Path=/")


LAST_MODIFIED = "Mon, 05 Oct 2026 01:00:00 GMT"

ORDINARY = {
    "/robots.txt": page("User-agent: *\nDisallow: /cam/\nSitemap: /ban-do.xml\n", kind="text/plain"),
    "/ban-do.xml": page(
        "<sitemapindex><sitemap><loc>/bai.xml</loc></sitemap></sitemapindex>", kind="text/xml"
    ),
    "/bai.xml": page("<urlset><url><loc>/chi-co-trong-ban-do</loc></url></urlset>", kind="text/xml"),
    "/chi-co-trong-ban-do": site_page(),
    "/": site_page(
        "/gioi-thieu?utm_source=zalo",
        "/index.html",
        "/gioi-thieu#muc",
        "/tep/kh.pdf",
        "/tep/bai.pptx",
        "/anh/1.jpg",
        "/phim",
        "/dang-nhap",
        "/cam/a",
        "/cu",
        "/cu-hong",
        "/di",
        "/vong-1",
        "/cookie",
        "/mat",
        "/het",
        "/kin",
        "/loi",
        "http://ngoai.example/x",
        "https://www.facebook.com/truong",
        "/trong",
        "/vi.html",
    ),
    "/gioi-thieu": site_page("/", "/moi", "http://ngoai.example/x"),
    "/vi.html": page("Trường THCS Mẫu".encode("utf-16"), kind="text/plain"),
    "/tep/kh.pdf": page(b"%PDF-1.4 noi dung", kind="application/octet-stream", Last_Modified=LAST_MODIFIED),
    "/tep/bai.pptx": page(b"PK\x03\x04" + b"x" * 996, kind="application/vnd.ms-powerpoint"),
    "/phim": page(b"x" * 5000, kind="video/mp4"),
    "/dang-nhap": page("<title>Đăng nhập</title><form><input name=u><input type=password></form>"),
    "/cu": redirect("/moi", 301),
    "/moi": site_page(),
    "/cu-hong": redirect("/mat-2"),
    "/di": redirect("http://noi-khac.example/"),
    "/vong-1": redirect("/vong-2"),
    "/vong-2": redirect("/vong-1"),
    "/cookie": cookie_bounce,
    "/het": page("", 410),
    "/kin": page("", 403),
    "/loi": page("", 400),
    "/trong": page(""),
}
