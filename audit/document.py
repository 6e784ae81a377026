"""Document: a capture as readable content. Extraction builds it, rules read it, nobody stores it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum


class Role(StrEnum):
    """What part of a page a block is."""

    HEADER = "header"
    FOOTER = "footer"
    NAV = "nav"
    SIDEBAR = "sidebar"
    BANNER = "banner"
    TITLE = "title"
    META = "meta"  # <title>, og:site_name, description: not visible text
    BODY = "body"
    TABLE = "table"
    CAPTION = "caption"
    QUOTE = "quote"


class Voice(StrEnum):
    """Living text speaks for today; dated text speaks for its own date; historic tells the past."""

    LIVING = "living"
    DATED = "dated"
    HISTORIC = "historic"


class PageType(StrEnum):
    HOME = "home"
    ABOUT = "about"
    CONTACT = "contact"
    ORGANISATION = "organisation"
    HISTORY = "history"
    DISCLOSURE = "disclosure"
    ADMISSION = "admission"
    LISTING = "listing"
    ARTICLE = "article"
    FILE = "file"  # an attachment
    FORM = "form"  # a blank form, a template
    LESSON = "lesson"  # exercises, exam papers, lesson material
    UNKNOWN = "unknown"


class DateSource(StrEnum):
    """Where a document's date was read, strongest first (rules.md P4)."""

    HEAD = "head"  # «…, ngày dd tháng mm năm yyyy» in the document's head
    META = "meta"  # JSON-LD, article:published_time, <time datetime>
    LISTING = "listing"  # visible date next to the title
    POST = "post"  # social post time
    HTTP = "http"  # Last-Modified, files only
    FIRST_SEEN = "first_seen"  # upper bound only
    NONE = "none"


STRONG_DATES = frozenset({DateSource.HEAD, DateSource.META, DateSource.LISTING, DateSource.POST})


@dataclass(frozen=True, slots=True)
class DocDate:
    """A document's own date as an interval; a blank day gives the whole month, not a failure."""

    lo: date | None = None
    hi: date | None = None
    source: DateSource = DateSource.NONE

    @property
    def known(self) -> bool:
        """Good enough for a class-A finding: read from the document, not guessed from the server."""
        return self.lo is not None and self.hi is not None and self.source in STRONG_DATES


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item, table cell or caption.

    `text` is NFC with single spaces and legacy fonts decoded; `raw` is the text as it stood in the page
    before that (only where it differs: soft hyphens, NFD and legacy bytes are kept there).
    `font` is "" | "tcvn3" | "vni" when `text` was decoded from a legacy font.
    `pages` counts the pages that carry this template block; 1 for ordinary blocks.
    `position` places the block in a file: «trang 3», «DS lớp 1!B4».
    `headline` marks a link to another article: its words belong to that article's date, not to this page.
    """

    text: str
    role: Role = Role.BODY
    voice: Voice = Voice.DATED
    raw: str = ""
    font: str = ""
    selector: str = ""
    start: int = 0
    pages: int = 1
    position: str = ""
    headline: bool = False
    ocr: bool = False

    @property
    def source(self) -> str:
        """The text before any repair of ours."""
        return self.raw or self.text


@dataclass(frozen=True, slots=True)
class Link:
    """`url` is absolute as written (not canonicalised); `block` is the index of the block it stands in."""

    url: str
    text: str = ""
    role: Role = Role.BODY
    block: int = -1
    internal: bool = True
    pages: int = 1  # template links stand on many pages


@dataclass(frozen=True, slots=True)
class Image:
    url: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid with merged cells expanded. `position` as in Block; `hidden` for hidden sheets."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    caption: str = ""
    position: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """A part that readers do not see: tracked change, comment, hidden sheet or row."""

    kind: str  # inserted | deleted | comment | text | sheet | row | column | element
    text: str
    position: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One page or file, readable. Recomputed at will; never stored."""

    url: str
    title: str = ""
    page_type: PageType = PageType.UNKNOWN
    media_type: str = "text/html"
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    dated: DocDate = DocDate()
    hidden: tuple[Hidden, ...] = ()
    properties: dict[str, str] = field(default_factory=dict)
    label: str = ""  # menu entry or link text that led here
    section: str = ""  # the listing it was found on, when known
    sha256: str = ""
    fetched_at: datetime | None = None
    site: bool = False  # the one document that holds a site's template blocks
    unreadable: str = ""  # why nothing could be read: "scan", "garbage text layer", "encrypted", "corrupt" …
    scan: bool = False  # some pages of the file are images without a usable text layer

    def reference_dates(self, block: Block, as_of: date) -> tuple[date, date] | None:
        """The days (earliest, latest) by which *block* is judged; None = unknown or historic."""
        if block.voice is Voice.LIVING:
            return as_of, as_of
        if block.voice is Voice.HISTORIC or self.dated.lo is None or self.dated.hi is None:
            return None
        return self.dated.lo, self.dated.hi


def living(text: str, **changes: object) -> Document:
    """A one-block page that speaks for today: the «[L]» of the rule catalogue."""
    block = Block(text, role=Role(str(changes.pop("role", "footer"))), voice=Voice.LIVING)
    page = Document(
        url="https://truong.example/lien-he", title="", page_type=PageType.CONTACT, blocks=(block,)
    )
    return replace(page, **changes)  # type: ignore[arg-type]


def dated(day: str, text: str, **changes: object) -> Document:
    """A one-block article of *day* (ISO): the «[D yyyy-mm-dd]» of the rule catalogue."""
    when = date.fromisoformat(day)
    page = Document(
        url="https://truong.example/tin-tuc/bai-1.html",
        page_type=PageType.ARTICLE,
        blocks=(Block(text),),
        dated=DocDate(when, when, DateSource.LISTING),
    )
    return replace(page, **changes)  # type: ignore[arg-type]


def document(*lines: str, **changes: object) -> Document:
    """A file or article of several blocks, one per line, of unknown date unless given."""
    page = Document(
        url="https://truong.example/van-ban/tep.docx",
        page_type=PageType.FILE,
        blocks=tuple(Block(line) for line in lines),
    )
    return replace(page, **changes)  # type: ignore[arg-type]
