"""The sample area as a client meets it: names, kinds, charsets, traps."""

import gzip
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from unicodedata import normalize

import pytest

from samples import serve
from samples.sites import load_area


@pytest.fixture(scope="module")
def server() -> Iterator[serve.Server]:
    with serve.start() as running:
        yield running


def get(server: serve.Server, school: str, target: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", target, headers={"Host": f"{school}.localhost:{server.port}", **headers})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def test_answers_only_where_this_server_answers(server):
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        assert serve.answers(server.port)
        assert not serve.answers(deaf.getsockname()[1])


def test_a_port_in_use_is_an_error_at_once(server):
    with pytest.raises(OSError, match="in use"):
        serve.start(server.port)


def test_register_text_moves_every_address():
    text = serve.register_text(4711)
    assert "http://th-anh-duong.localhost:4711/" in text
    assert "sample_port: 4711" in text
    assert str(serve.PORT) not in text


def test_names_are_kept_apart(server):
    assert "Ánh Dương" in get(server, "th-anh-duong", "/")[1].decode()
    assert "Ánh Dương" not in get(server, "thcs-dong-lua", "/")[1].decode()
    assert get(server, "unknown", "/")[0].status == 404
    assert "unknown.localhost GET / 404" in server.log


@pytest.mark.parametrize("school", load_area())
def test_every_page_and_every_listing_answers(server, school):
    site = load_area()[school]
    for path in [page.path for page in site.pages] + [section.path for section in site.sections]:
        response, body = get(server, school, path)
        assert response.status == 200, path
        assert body


@pytest.mark.parametrize(
    ("school", "target", "content_type"),
    [
        ("th-anh-duong", "/", "text/html; charset=UTF-8"),
        ("th-thcs-doi-thong", "/", "text/html"),
        ("th-song-xanh", "/", "text/html; charset=ISO-8859-1"),
        ("th-anh-duong", "/robots.txt", "text/plain"),
        ("mn-hoa-nang", "/wp-sitemap.xml", "application/xml; charset=UTF-8"),
        ("th-thcs-doi-thong", "/tailieu/doi-ngu.doc", "application/msword"),
        (
            "thcs-cau-vong",
            "/wp-content/uploads/2026/09/bien-ban-hop.odt",
            "application/vnd.oasis.opendocument.text",
        ),
    ],
)
def test_content_types_as_a_real_host_sends_them(server, school, target, content_type):
    assert get(server, school, target)[0].headers["Content-Type"] == content_type


def test_the_old_site_is_windows_1258_without_saying_so_in_the_header(server):
    body = get(server, "th-thcs-doi-thong", "/tin.asp?id=15")[1]
    assert b"charset=windows-1258" in body
    assert "lễ khai giảng" in normalize("NFC", body.decode("cp1258"))
    with pytest.raises(UnicodeDecodeError):
        body.decode()


def test_a_page_saved_from_old_word_holds_tcvn3_bytes(server):
    body = get(server, "th-thcs-doi-thong", "/gioithieu/quatrinh.htm")[1]
    assert "Tr¶i qua nhiÒu n¨m".encode("cp1252") in body


def test_the_lying_header_hides_utf_8(server):
    assert "Trường Tiểu học Sông Xanh" in get(server, "th-song-xanh", "/")[1].decode()


def test_nukeviet_compresses_when_asked(server):
    response, body = get(server, "th-anh-duong", "/", **{"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Ánh Dương" in gzip.decompress(body).decode()


def test_nukeviet_traps(server):
    page = get(server, "th-anh-duong", "/lien-he/")[1].decode()
    assert "?nvvithemever=t&amp;nv_redirect=" in page
    assert "/banners/click/?id=3" in page
    switched = get(server, "th-anh-duong", "/lien-he/?nvvithemever=t&nv_redirect=bG9jYWxob3N0")[0]
    assert (switched.status, switched.headers["Location"]) == (302, "/lien-he/")
    away = get(server, "thcs-suoi-ngoc", "/banners/click/?id=3")[0]
    assert (away.status, away.headers["Location"]) == (302, "https://baocongthuong.example/")
    article = "/tin-tuc/giai-bong-da-43.html"
    for action in ("print", "savefile"):
        duplicate = get(server, "thcs-suoi-ngoc", article.replace("tin-tuc/", f"tin-tuc/{action}/"))
        assert duplicate[0].status == 200
        assert "Giải bóng đá" in duplicate[1].decode()


@pytest.mark.parametrize(
    ("school", "target", "status"),
    [
        ("th-anh-duong", "/cong-khai/nam-hoc-2022-2023.html", 404),
        ("th-anh-duong", "/cong-khai/so-lieu-cu.html", 410),
        ("th-anh-duong", "/quan-ly-noi-bo/", 403),
        ("thcs-suoi-ngoc", "/thu-vien-so/", 503),
        ("th-anh-duong", "/tin-tuc/page-2/", 200),
        ("th-anh-duong", "/tin-tuc/page-99/", 404),
        ("th-anh-duong", "/tin-tuc/page-x/", 404),
        ("thcs-dong-lua", "/../../truth.yaml", 404),
        ("thcs-dong-lua", "/%2e%2e/site.yaml", 404),
    ],
)
def test_statuses(server, school, target, status):
    assert get(server, school, target)[0].status == status


def test_an_unchanged_page_is_304(server):
    tag = get(server, "mn-hoa-nang", "/gioi-thieu/")[0].headers["ETag"]
    response, body = get(server, "mn-hoa-nang", "/gioi-thieu/", **{"If-None-Match": tag})
    assert (response.status, body) == (304, b"")


def test_the_drawn_site_is_an_empty_shell_until_its_script_runs(server):
    shell = get(server, "mn-co-may", "/gioi-thieu")[1].decode()
    assert "Song Khê" not in shell
    assert '<script defer src="/assets/app.js">' in shell
    assert "Song Khê" in get(server, "mn-co-may", "/assets/page.json?path=%2Fgioi-thieu")[1].decode()


def test_sitemaps_name_the_host_that_was_asked(server):
    text = get(server, "mn-hoa-nang", "/wp-sitemap-posts-post-1.xml")[1].decode()
    assert f"http://mn-hoa-nang.localhost:{server.port}/2026/10/25/nha-cai-kuwin/" in text


def test_the_area_stays_small_and_has_every_kind_of_file():
    files = [path for path in serve.load_area()["th-anh-duong"].folder.parent.rglob("*") if path.is_file()]
    kinds = {path.suffix for path in files}
    assert sum(path.stat().st_size for path in files) < 3_000_000
    wanted = "pdf doc docx xls xlsx odt ods rtf txt csv pptx zip mp3 mp4 jpg"
    assert {f".{kind}" for kind in wanted.split()} <= kinds
