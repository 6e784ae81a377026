"""The local evidence page: the words as they stood, marked; never markup of a page, never personal data."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from audit.document import Block, Document, Role
from audit.findings import Place
from audit.review.evidence import write_evidence
from tests.audit.review.filled import finding

URL = "https://thcsmau.example.edu.vn/tin/bai-1.html"
READ_AT = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)


def page(*texts, url=URL, **changes):
    blocks = tuple(text if isinstance(text, Block) else Block(text) for text in texts)
    return Document(url=url, title="Bài viết", blocks=blocks, fetched_at=READ_AT, sha256="ab" * 32, **changes)


def at(quote, exact, **changes):
    place = Place(URL, "Bài viết", quote, exact, sha256="ab" * 32)
    return finding(1, places=(replace(place, **changes),))


def written(home, one, *documents, **guarded):
    path = write_evidence(home, one, {document.url: document for document in documents}, **guarded)
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def marks(soup):
    return [mark.get_text() for mark in soup.select(".text mark")]


def test_the_flagged_words_are_marked_where_they_stand(home):
    one = at("họp vào ⟦Thứ Hai, ngày 15/3/2022⟧ tại", "Thứ Hai, ngày 15/3/2022")
    soup = written(
        home, one, page("Mở đầu", "Trường họp vào Thứ Hai, ngày 15/3/2022 tại hội trường", "Kết thúc")
    )
    assert marks(soup) == ["Thứ Hai, ngày 15/3/2022"]
    assert soup.select_one(".text mark").find_parent("p").get_text().startswith("Trường họp vào")
    assert soup.select_one(".text p:not(.note)").get_text() == "Mở đầu"


def test_the_page_opens_at_the_mark_without_a_script(home):
    one = at("họp ⟦hôm nay⟧", "hôm nay")
    soup = written(home, one, page("họp hôm nay"))
    mark = soup.select_one(".text mark")
    assert mark.has_attr("autofocus")
    assert soup.select_one(f'a[href="#{mark["id"]}"]') is not None
    assert soup.find("script") is None


def test_of_equal_words_the_quoted_ones_are_marked(home):
    one = at("chiều ⟦Thứ Hai⟧ nghỉ", "Thứ Hai")
    soup = written(home, one, page("sáng Thứ Hai học", "sáng Thứ Hai học, chiều Thứ Hai nghỉ"))
    mark = soup.select_one(".text mark")
    assert mark.find_previous(string=True).endswith("chiều ")


def test_what_the_page_shows_of_the_finding(home):
    one = at("họp ⟦hôm nay⟧", "hôm nay", position="trang 3")
    text = written(home, one, page("họp hôm nay")).get_text(" ")
    for words in (
        one.id,
        one.message,
        one.suggestion,
        one.rule,
        URL,
        "trang 3",
        "23/11/2026 01:05",
        "ab" * 32,
    ):
        assert words in text, words
    assert one.basis[0] in text


HOSTILE = (
    "<script>alert(1)</script>",
    "</p></div><h1>Giả</h1><img src=x onerror=alert(1)>",
    '"><iframe src="javascript:alert(1)"></iframe>',
    "&lt;b&gt; &amp; \x00\x07\x1b[31m \ud800 \u202eđảo",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_page_is_never_markup(home, text):
    quote = f"trước ⟦{text}⟧ sau"
    one = replace(at(quote, text), message=text, suggestion=text, title=text, basis=(text,))
    one = replace(one, places=(replace(one.places[0], title=text, position=text),))
    path = write_evidence(home, one, {URL: page(f"trước {text} sau")})
    raw = path.read_bytes().decode("utf-8")
    soup = BeautifulSoup(raw, "lxml")
    assert {tag.name for tag in soup.find_all()} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "table", "tr", "th", "td", "p", "br",
        "span", "a", "mark", "div",
    }  # fmt: skip
    assert all(a["href"].startswith(("https://thcsmau.example.edu.vn/", "#")) for a in soup.find_all("a"))
    assert "default-src 'none'" in soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert not any(ord(char) < 32 and char not in "\n\t" for char in raw)
    assert "\u202e" not in raw


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://"])
def test_only_addresses_of_the_web_become_links(home, url):
    one = at("họp ⟦hôm nay⟧", "hôm nay", url=url)
    assert [a["href"] for a in written(home, one).find_all("a") if not a["href"].startswith("#")] == []


NUMBER, PHONE = "024199012345", "0912345678"


def test_identity_numbers_and_other_peoples_phones_are_dotted(home):
    one = at("gọi ⟦0204 3123 456⟧", "0204 3123 456")
    soup = written(home, one, page("gọi 0204 3123 456", f"CCCD {NUMBER}, phụ huynh {PHONE}"))
    assert NUMBER not in str(soup)
    assert PHONE not in str(soup)
    assert marks(soup) == ["0204 3123 456"]


def test_of_a_private_finding_only_the_masked_quote_is_kept(home):
    secret = "Nguyễn Thị Mẫu Giả"
    one = replace(at(f"em ⟦{secret}⟧ sinh 05/12/2015", secret), private=True)
    text = str(written(home, one, page(f"em {secret} sinh 05/12/2015, {PHONE}, CCCD {NUMBER}")))
    for word in (secret, "05/12/2015", PHONE, NUMBER):
        assert word not in text, word
    assert one.id in text


def test_nobodys_evidence_shows_a_page_with_personal_data(home):
    one = at("họp ⟦hôm nay⟧", "hôm nay")
    path = write_evidence(home, one, {URL: page("họp hôm nay", "danh sách: em Mẫu, 05/12/2015")})
    assert "05/12/2015" in path.read_text(encoding="utf-8")
    soup = written(home, one, page("họp hôm nay", "danh sách: em Mẫu, 05/12/2015"), guarded=frozenset({URL}))
    assert "05/12/2015" not in str(soup)
    assert "hôm nay" in soup.get_text()


def test_an_address_with_a_number_is_found_again_behind_its_mask(home):
    url = f"https://thcsmau.example.edu.vn/ho-so-{NUMBER}.html"
    one = at("họp ⟦hôm nay⟧", "hôm nay", url="https://thcsmau.example.edu.vn/ho-so-024•••••2345.html")
    masked = write_evidence(home, one, {url: page("họp hôm nay", url=url)}).read_text(encoding="utf-8")
    assert NUMBER not in masked


def test_a_page_that_was_not_read_keeps_its_evidence(home):
    one = at("họp ⟦hôm nay⟧", "hôm nay")
    path = write_evidence(home, one, {URL: page("họp hôm nay")})
    before = path.read_bytes()
    assert write_evidence(home, one, {}) == path
    assert path.read_bytes() == before


def test_a_page_that_was_never_read_still_has_its_quote(home):
    soup = written(home, at("họp ⟦hôm nay⟧ nhé", "hôm nay"))
    assert "họp hôm nay nhé" in soup.get_text()
    assert "chưa đọc lại" in soup.get_text()


def test_unchanged_evidence_is_not_written_again(home):
    one = at("họp ⟦hôm nay⟧", "hôm nay")
    path = write_evidence(home, one, {URL: page("họp hôm nay")})
    first = path.stat().st_mtime_ns, path.read_bytes()
    later = replace(page("họp hôm nay"), fetched_at=datetime(2026, 11, 30, tzinfo=UTC))
    write_evidence(home, one, {URL: later})
    assert (path.stat().st_mtime_ns, path.read_bytes()) == first
    write_evidence(home, one, {URL: page("họp hôm nay, sửa")})
    assert path.read_bytes() != first[1]
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_menus_are_left_out_unless_the_words_stand_there(home):
    menu = Block("Trang chủ Giới thiệu", role=Role.NAV)
    footer = Block("Điện thoại: 0204 3123 456", role=Role.FOOTER)
    in_body = written(home, at("họp ⟦hôm nay⟧", "hôm nay"), page(menu, "họp hôm nay", footer))
    assert "Giới thiệu" not in in_body.get_text()
    in_footer = written(home, at("Điện thoại: ⟦0204 3123 456⟧", "0204 3123 456"), page(menu, "họp", footer))
    assert marks(in_footer) == ["0204 3123 456"]


def test_a_very_long_page_stays_small_and_shows_the_words(home):
    texts = [f"đoạn {n} " + "chữ " * 200 for n in range(5_000)]
    texts[4_000] = "x " * 100_000 + "họp hôm nay " + "y " * 100_000
    path = write_evidence(home, at("⟦họp hôm nay⟧", "họp hôm nay"), {URL: page(*texts)})
    assert path.stat().st_size < 1_000_000
    assert marks(BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")) == ["họp hôm nay"]
