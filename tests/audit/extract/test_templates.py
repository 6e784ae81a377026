"""Template blocks are judged once, as the site's own living words."""

from dataclasses import replace

from audit.document import Block, DateSource, DocDate, Document, Link, PageType, Role, Voice
from audit.extract.templates import fold_templates

FOOTER = Block("Địa chỉ: số 3, phường An Phú", role=Role.FOOTER, voice=Voice.LIVING)


def page(number: int, *blocks: Block) -> Document:
    return Document(
        url=f"https://anhsao.example/bai-{number}.html",
        page_type=PageType.ARTICLE,
        blocks=(Block(f"Bài số {number} của trường"), *blocks),
        links=(
            Link("https://anhsao.example/lien-he", "Liên hệ", Role.NAV),
            Link(f"https://anhsao.example/{number}.pdf", "Tệp", block=0),
        ),
        dated=DocDate(source=DateSource.LISTING),
    )


def test_a_footer_stands_once_in_the_site_document_and_no_longer_on_its_pages() -> None:
    site, *pages = fold_templates([page(n, FOOTER) for n in range(12)])
    assert site.site
    assert [(b.text, b.voice, b.pages) for b in site.blocks] == [(FOOTER.text, Voice.LIVING, 12)]
    assert all(FOOTER.text not in [b.text for b in p.blocks] for p in pages)
    assert [b.text for b in pages[3].blocks] == ["Bài số 3 của trường"]


def test_template_links_move_and_the_pages_own_links_keep_their_block() -> None:
    site, *pages = fold_templates([page(n, FOOTER) for n in range(12)])
    assert [(link.url, link.pages) for link in site.links] == [("https://anhsao.example/lien-he", 12)]
    assert [(link.text, link.block) for link in pages[0].links] == [("Tệp", 0)]


def test_words_on_few_pages_of_a_large_site_stay_where_they_are() -> None:
    shared = Block("Lời nhắc chung")
    documents = [page(n, *((shared,) if n < 4 else ())) for n in range(12)]
    folded = fold_templates(documents)
    assert sum(shared.text in [b.text for b in d.blocks] for d in folded) == 4


def test_in_a_small_site_only_what_stands_in_the_frame_is_a_template() -> None:
    body = Block("Nội dung giống nhau")
    site, one, two = fold_templates([page(1, FOOTER, body), page(2, FOOTER, body)])
    assert [b.text for b in site.blocks] == [FOOTER.text]
    assert body.text in [b.text for b in one.blocks]
    assert body.text in [b.text for b in two.blocks]


def test_headlines_in_templates_keep_their_own_dates() -> None:
    headline = Block("Thông báo tuyển sinh lớp 1", role=Role.SIDEBAR, voice=Voice.DATED, headline=True)
    site = fold_templates([page(n, headline) for n in range(12)])[0]
    assert [b.voice for b in site.blocks] == [Voice.DATED]


def test_metadata_and_files_are_no_templates() -> None:
    meta = Block("Trường Tiểu học Ánh Sao", role=Role.META)
    file = replace(page(99, FOOTER), media_type="application/pdf")
    folded = fold_templates([*(page(n, FOOTER, meta) for n in range(12)), file])
    assert [b.text for b in folded[0].blocks] == [FOOTER.text]
    assert folded[1].blocks[-1] == meta
    assert folded[-1] == file
