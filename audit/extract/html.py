"""A page's HTML as a Document: its words in reading order, each with its part of the page and its voice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from audit.document import Block, Document, Image, Link, PageType, Role, Table, Voice
from audit.extract.files.parts import block_of
from audit.extract.html_parts import INLINE_TAGS, Part, entered, is_dropped, is_item
from audit.extract.html_tables import grid, is_data
from audit.extract.page_type import page_type
from audit.extract.published import published
from audit.vietnamese.text import squeeze

MAX_DEPTH = 400  # nesting beyond this is not read: no real page needs it
MAX_NODES = 400_000
_HEADLINE_WORDS = 5
_FRAME = {Role.HEADER, Role.FOOTER, Role.NAV, Role.SIDEBAR, Role.BANNER}
_LIVING_TYPES = {
    PageType.ABOUT,
    PageType.CONTACT,
    PageType.ORGANISATION,
    PageType.DISCLOSURE,
    PageType.ADMISSION,
}
_SKIPPED_SCHEMES = ("javascript:", "data:", "about:", "blob:")


@dataclass(slots=True)
class _Run:
    """Text gathered since the last border of a block."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0  # letters that stand inside internal links
    links: list[int] = field(default_factory=list)


def extract_html(
    text: str,
    url: str,
    *,
    label: str = "",
    role: str = "",  # noqa: ARG001 - where the link stood; kept for page kinds to come
    home: str = "",
    hosts: Iterable[str] = (),
) -> Document:
    """The page at *url*. Never raises on markup; *home* and *hosts* say what is internal."""
    tree = LexborHTMLParser(text)
    own = {urlsplit(address).netloc.lower() for address in (url, home) if address} | set(hosts)
    reader = _Reader(_base(tree, url), own)
    reader.metadata(tree)
    if tree.body is not None:
        reader.walk(tree.body)
    title = squeeze(tree.css_first("title").text()) if tree.css_first("title") else ""
    shown = next((b.text for b in reader.blocks if b.role is Role.TITLE), "")
    kind = page_type(url, shown or title, label, home)
    blocks = tuple(_voiced(block, kind) for block in _marked_headlines(reader, kind))
    return Document(
        url=url,
        title=(shown or title)[:200],
        page_type=kind,
        blocks=blocks,
        tables=tuple(reader.tables),
        links=tuple(reader.links),
        images=tuple(reader.images),
        dated=published(tree, blocks),
        label=label,
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return urljoin(url, node.attributes.get("href") or "") if node else url


class _Reader:
    """One pass over the tree, without recursion."""

    def __init__(self, base: str, own: set[str]) -> None:
        self._base = base
        self._own = {host.removeprefix("www.") for host in own}
        self.blocks: list[Block] = []
        self.items: list[int] = []  # item number of each block
        self.linked: list[bool] = []  # is the block nothing but links to other pages of the site
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.tables: list[Table] = []
        self._run = _Run()
        self._length = 0
        self._item = 0

    def metadata(self, tree: LexborHTMLParser) -> None:
        selectors = ("title", 'meta[property="og:site_name"]', 'meta[name="description"]')
        for selector in selectors:
            node = tree.css_first(selector)
            if node is not None:
                words = node.text() if selector == "title" else node.attributes.get("content") or ""
                self._add(words, Part(role=Role.META), selector, linked=False)

    def walk(self, root: LexborNode) -> None:
        """Depth first with a stack of our own: hostile nesting must not exhaust Python's."""
        stack: list[tuple[LexborNode, Part, int, bool]] = [(root, Part(), 0, False)]
        seen = 0
        while stack:
            node, part, depth, leaving = stack.pop()
            tag = node.tag or ""
            if leaving:
                self._leave(node, tag, part)
                continue
            seen += 1
            if seen > MAX_NODES or depth > MAX_DEPTH:
                continue
            inner = self._enter(node, tag, part)
            if inner is None:
                continue
            stack.append((node, part, depth, True))
            children = []
            child = node.child
            while child is not None:
                children.append((child, inner, depth + 1, False))
                child = child.next
            stack += reversed(children)
        self._flush(Part(), "")

    def _enter(self, node: LexborNode, tag: str, part: Part) -> Part | None:
        """Take in what *node* itself says; the part of its children, None when they are not read."""
        if tag == "-text":
            self._run.pieces.append(node.text_content or "")
            return None
        if tag.startswith(("-", "!", "_")) or is_dropped(node, tag):
            return None
        if tag == "br":
            self._flush(part, _path(node))
            return None
        if tag == "img":
            self._image(node)
            return None
        if tag == "a" or tag == "area" or tag in {"iframe", "frame"}:
            self._link(node, part, tag)
        if tag in INLINE_TAGS:
            return part
        self._flush(part, _path(node.parent))
        return self._inside(node, tag, part)

    def _inside(self, node: LexborNode, tag: str, part: Part) -> Part:
        inner = entered(part, node, tag)
        if tag == "table" and not part.data_table and is_data(node):
            self.tables.append(grid(node))
            inner = replace(inner, data_table=True)
        if is_item(node, tag) and not inner.data_table:
            self._item += 1
            inner = replace(inner, item=self._item)
        return inner

    def _leave(self, node: LexborNode, tag: str, part: Part) -> None:
        if tag in INLINE_TAGS:
            return
        self._flush(entered(part, node, tag) if not part.data_table else part, _path(node))

    def _flush(self, part: Part, path: str) -> None:
        run, self._run = self._run, _Run()
        words = "".join(run.pieces)
        if not words.strip():
            return
        linked = run.linked >= 0.85 * len("".join(words.split()))
        for number in run.links:
            self.links[number] = replace(self.links[number], block=len(self.blocks))
        self._add(words, part, path, linked=linked)

    def _add(self, words: str, part: Part, path: str, *, linked: bool) -> None:
        block = block_of(words, _role(part))
        if block is None:
            return
        self.blocks.append(replace(block, selector=path, start=self._length))
        self.items.append(part.item)
        self.linked.append(linked)
        self._length += len(block.text) + 1

    def _link(self, node: LexborNode, part: Part, tag: str) -> None:
        target = (node.attributes.get("src" if tag in {"iframe", "frame"} else "href") or "").strip()
        if not target or target.startswith("#") or target.lower().startswith(_SKIPPED_SCHEMES):
            return
        try:
            address = urljoin(self._base, target)
            host = urlsplit(address).netloc.lower().removeprefix("www.")
        except ValueError:
            return
        words = squeeze(node.text()) or squeeze(node.attributes.get("title") or "")
        internal = not host or host in self._own
        self._run.links.append(len(self.links))
        self._run.linked += len("".join(words.split())) if internal else 0
        self.links.append(Link(address, words[:300], part.role, internal=internal))

    def _image(self, node: LexborNode) -> None:
        source = node.attributes.get("src") or ""
        if source and not source.startswith("data:"):
            try:
                self.images.append(Image(urljoin(self._base, source), squeeze(node.attributes.get("alt") or "")))
            except ValueError:
                return


def _role(part: Part) -> Role:
    if part.data_table and part.role is Role.BODY:
        return Role.TABLE
    return Role.TITLE if part.title and part.role is Role.BODY else part.role


def _path(node: LexborNode | None) -> str:
    """A short selector: the nearest element with an id, then this one."""
    if node is None:
        return ""
    tag = node.tag or ""
    if name := node.attributes.get("id"):
        return f"{tag}#{name}" if name.replace("-", "").replace("_", "").isalnum() else tag
    parent, steps = node.parent, 0
    while parent is not None and steps < 8:
        name = parent.attributes.get("id")
        if name and name.replace("-", "").replace("_", "").isalnum():
            return f"#{name} {tag}"
        parent, steps = parent.parent, steps + 1
    return tag


def _marked_headlines(reader: _Reader, kind: PageType) -> Sequence[Block]:
    """Links to articles, and the teaser around them, speak for those articles' dates."""
    teasers = {PageType.HOME, PageType.LISTING}
    heads = {
        number
        for number, block in enumerate(reader.blocks)
        if reader.linked[number]
        and block.role in {Role.BODY, Role.TITLE, Role.SIDEBAR, Role.BANNER}
        and len(block.text.split()) >= _HEADLINE_WORDS
    }
    items = {reader.items[n] for n in heads if reader.items[n]} if kind in teasers else set()
    return [
        replace(block, headline=True) if number in heads or reader.items[number] in items else block
        for number, block in enumerate(reader.blocks)
    ]


def _voiced(block: Block, kind: PageType) -> Block:
    if block.headline:
        return replace(block, voice=Voice.DATED)
    if block.role in _FRAME:
        return replace(block, voice=Voice.LIVING)
    if kind is PageType.HISTORY:
        return replace(block, voice=Voice.HISTORIC)
    living = kind in _LIVING_TYPES or kind is PageType.HOME
    return replace(block, voice=Voice.LIVING) if living else block
