"""Links that jump to the words: a table of quotes and the fragments they give."""

from urllib.parse import unquote

import pytest

from audit.findings import Place
from audit.review.links import to_the_words, web_address

PAGE = "https://truong.example/tin/1.html"


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("họp vào ⟦Thứ Hai⟧ ngày 15/3", "vào Thứ Hai ngày"),
        ("…đợt ⟦một hai ba bốn⟧ năm", "một hai ba bốn"),
        ("⟦một hai ba bốn năm sáu bảy tám chín mười⟧", "một hai ba,tám chín mười"),
        ("văn bản 72/⟦2013⟧/NĐ-CP, khoản 2", "bản 72/2013/NĐ-CP, khoản 2"),
        ("⟦a-b⟧", "a-b"),
        ("số ⟦012•••••6789⟧ của", None),
        ("lớp 012••• ⟦sai⟧ 09••• nhé", "sai"),
        ("không có dấu", None),
        ("⟦⟧", None),
    ],
)
def test_fragment_holds_whole_words_of_the_block(quote, words):
    link = to_the_words(Place(url=PAGE, quote=quote))
    if words is None:
        assert link == PAGE
    else:
        directive = link.partition("#:~:text=")[2]
        assert ",".join(unquote(part) for part in directive.split(",")) == words
        assert "-" not in directive


@pytest.mark.parametrize(
    ("place", "link"),
    [
        (Place(f"{PAGE}#muc", quote="⟦x⟧"), f"{PAGE}#muc:~:text=x"),
        (
            Place("https://truong.example/a.pdf", quote="⟦x⟧", position="trang 12"),
            "https://truong.example/a.pdf#page=12",
        ),
        (
            Place("https://truong.example/a.docx", quote="⟦x⟧", position="trang 2"),
            "https://truong.example/a.docx#:~:text=x",
        ),
        (Place(PAGE, quote="⟦" + "ữ" * 400 + "⟧"), PAGE),
        (Place("https://truong.example/" + "a" * 2000, quote="⟦x⟧"), ""),
        (Place("javascript:alert(1)", quote="⟦x⟧"), ""),
        (Place("file:///etc/passwd", quote="⟦x⟧"), ""),
        (Place("", quote="⟦x⟧"), ""),
    ],
)
def test_addresses(place, link):
    assert to_the_words(place) == link


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://truong.example/tệp 1.doc", "http://truong.example/t%E1%BB%87p%201.doc"),
        ("http://truong.example/%20x?a=1&b=2", "http://truong.example/%20x?a=1&b=2"),
        ('http://truong.example/"><x>', "http://truong.example/%22%3E%3Cx%3E"),
        ("HTTPS://Truong.example:8080/A", "https://truong.example:8080/A"),
        ("http://trường.example/100%", "http://xn--trng-rib8295b.example/100%25"),
        ("https://", ""),
        ("http://a.example:99999/", ""),
        ("http://a b.example/", ""),
        ("http://truong.example/012•••.doc", ""),
        ("mailto:a@truong.example", "mailto:a@truong.example"),
        ("data:text/html,x", ""),
        ("http://[::1", ""),
    ],
)
def test_only_public_addresses_become_links(url, address):
    assert web_address(url) == address
