"""One pass over a page's tree: blocks, links, images and tables in reading order."""

from collections import Counter

from selectolax.lexbor import LexborNode

from audit.document import Hidden, Image, Link, Role, Table
from audit.extract.page_grid import MAX_CELLS, grid, is_data
from audit.extract.page_lines import (
    Line,
    Paragraph,
    font_of_page,
    in_page_font,
    joined,
    paragraph_of,
    seam,
    shown,
)
from audit.extract.page_links import Addresses, is_button, leads_nowhere
from audit.extract.page_nodes import ITEM_TAGS, LONE_TAGS, children_of, path_of, place_of
from audit.extract.page_parts import INLINE_TAGS, Attributes, Part, entered, is_dropped, is_hidden
from audit.extract.page_teasers import Items, Met
from audit.vietnamese.text import squeeze

MAX_NODES = 400_000
"""Elements and texts read of one page; a real page has a few thousand."""
_NO_ELEMENTS = ("-", "!", "_")  # comments, the document type
_FRAMES = frozenset({"iframe", "frame"})
_WITHOUT_WORDS = _FRAMES | {"br", "img"}
_MAX_HIDDEN = 500


class Reader:
    """What was read so far. The walk keeps its own stack: hostile nesting must not exhaust Python's."""

    def __init__(self, base: str, own: set[str]) -> None:
        self._addresses = Addresses(base, own)
        self.blocks: list[Paragraph] = []
        self.met: list[Met] = []
        self.items = Items()
        self._links: list[Link] = []
        self._block_of_link: list[int] = []
        self.images: list[Image] = []
        self.tables: list[Table] = []
        self.hidden: list[Hidden] = []
        self.complete = True
        self._lines = [Line()]
        self._data_tables: list[LexborNode] = []
        self._seam = ""  # "" inside a text, "edge" at an inline tag, "link" behind a link, "apart" further on
        self._length = 0

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link, with the number of the first block that shows its words."""
        return tuple(
            link if block < 0 else Link(link.url, link.text, link.role, block, link.internal)
            for link, block in zip(self._links, self._block_of_link, strict=True)
        )

    def add_words(self, words: str, selector: str) -> None:
        """Words that stand in the head of the page, not on it."""
        self._add(Line([words]), Part(role=Role.META), selector)

    def walk(self, root: LexborNode) -> None:
        stack: list[tuple[LexborNode, Part, bool]] = [(root, Part(), False)]
        seen = 0
        while stack:
            node, part, leaving = stack.pop()
            tag = node.tag or ""
            if leaving:
                self._leave(node, tag, part)
                continue
            seen += 1
            if seen > MAX_NODES:
                self.complete = False
                break
            if tag == "-text":
                self._text(node.text_content or "", part)
                continue
            inner = None if tag.startswith(_NO_ELEMENTS) else self._enter(node, tag, node.attributes, part)
            if inner is not None:
                stack.append((node, inner if tag not in INLINE_TAGS else part, True))
                stack += reversed(self._children(node, inner))
        self._flush(Part(), None)
        font = font_of_page(self.blocks)
        self.blocks = in_page_font(self.blocks, font)
        self._read_tables(font)

    def _read_tables(self, font: str) -> None:
        room = MAX_CELLS
        for node in self._data_tables:
            if room <= 0:
                return
            table = grid(node, room, font)
            room -= sum(map(len, table.rows))
            self.tables.append(table)

    def _children(self, node: LexborNode, part: Part) -> list[tuple[LexborNode, Part, bool]]:
        """The children with the part they are in; alike siblings are entries of a list, others lone boxes."""
        children = list(children_of(node))
        if part.data_table or not any(kind for _, kind in children):
            return [(child, part, False) for child, _ in children]
        alike = Counter(kind for _, kind in children if kind)
        found = []
        for child, kind in children:
            inner = part
            if kind:
                is_entry = kind not in LONE_TAGS and (alike[kind] > 1 or kind in ITEM_TAGS)
                inner = part._replace(item=self.items.new(part.item, kind, lone=not is_entry))
            found.append((child, inner, False))
        return found

    def _enter(self, node: LexborNode, tag: str, attributes: Attributes, part: Part) -> Part | None:
        """Take in what an element itself says; the part of its children, None when they are not read."""
        if is_dropped(attributes, tag):
            return None
        if tag in _WITHOUT_WORDS:
            self._enter_empty(node, tag, attributes, part)
            return None
        if tag in {"a", "area"}:
            part = self._link(node, tag, attributes, part)
        if attributes and not part.hidden and is_hidden(attributes):
            part = part._replace(hidden=True)
        if tag in INLINE_TAGS:
            self._touch(tag)
            return part
        return self._enter_box(node, tag, attributes, part)

    def _enter_empty(self, node: LexborNode, tag: str, attributes: Attributes, part: Part) -> None:
        if tag == "br":
            self._break()
        elif tag == "img":
            if image := self._addresses.image(attributes):
                self.images.append(image)
        else:
            self._link(node, tag, attributes, part)

    def _enter_box(self, node: LexborNode, tag: str, attributes: Attributes, part: Part) -> Part:
        if self._holds_words():
            self._flush(part, node.parent)
        inner = entered(part, attributes, tag)
        if attributes and (place := place_of(attributes, part.place)) != part.place:
            inner = inner._replace(place=place)
        return self._table(node, inner) if tag == "table" else inner

    def _leave(self, node: LexborNode, tag: str, part: Part) -> None:
        """*part* is that of the element's own words; for inline elements that of the words around."""
        if tag not in INLINE_TAGS:
            self._flush(part, node)
        elif tag == "a":
            self._seam = "link"
            if is_button(node.attributes):
                self._break()
        else:
            self._touch(tag)

    def _touch(self, tag: str) -> None:
        """An inline tag begins or ends here: the words on both sides may have to be set apart."""
        if tag in {"sub", "sup", "wbr"}:
            self._seam = ""
        else:
            self._seam = "apart" if self._seam in {"link", "apart"} else "edge"

    def _text(self, text: str, part: Part) -> None:
        text = shown(text)
        if not text or (text.isspace() and not self._lines[-1].pieces):
            return
        if part.hidden:
            if text.strip() and len(self.hidden) < _MAX_HIDDEN:
                self.hidden.append(Hidden("element", squeeze(text)))
            return
        if self._seam and self._lines[-1].pieces:
            text = seam(self._lines[-1].pieces[-1], text, apart=self._seam == "apart") + text
        self._seam = ""
        if part.pre:
            first, *others = text.split("\n")
            self._lines[-1].add(first, part.link, linked=part.linked)
            for line in others:
                self._break()
                self._lines[-1].add(line, part.link, linked=part.linked)
        else:
            self._lines[-1].add(text, part.link, linked=part.linked)

    def _break(self) -> None:
        self._lines.append(Line())
        self._seam = ""

    def _table(self, node: LexborNode, part: Part) -> Part:
        if part.data_table or part.hidden or not is_data(node):
            return part
        self._data_tables.append(node)
        return part._replace(data_table=True)

    def _holds_words(self) -> bool:
        return len(self._lines) > 1 or bool(self._lines[0].pieces)

    def _flush(self, part: Part, node: LexborNode | None) -> None:
        """Close the block that ends at the border of *node*."""
        if not self._holds_words():
            return
        lines, self._lines, self._seam = self._lines, [Line()], ""
        blocks = joined(lines, heading=bool(part.heading))
        path = path_of(node, part.place) if blocks else ""
        for line in blocks:
            self._add(line, part, path)

    def _add(self, line: Line, part: Part, path: str) -> None:
        words = line.text
        block = paragraph_of(words, _role(part))
        if block is None:
            return
        for number in line.links:
            if self._block_of_link[number] < 0:
                self._block_of_link[number] = len(self.blocks)
        self.blocks.append(block)
        targets = [self._links[number].url for number in line.links]
        target = targets[0] if targets else ""
        leads = line.leads_away(block.text) and len(set(targets)) <= 1
        self.met.append(Met(part.item, part.heading, leads, target, path, self._length))
        self._length += len(block.text) + 1

    def _link(self, node: LexborNode, tag: str, attributes: Attributes, part: Part) -> Part:
        self.items.leading.add(part.item)
        target = (attributes.get("src" if tag in _FRAMES else "href") or "").strip()
        if tag == "a" and is_button(attributes) and self._lines[-1].pieces:
            self._break()
        if leads_nowhere(target):
            # a card's «#» leads to its article by script; «#muc-2» only down this page
            return part._replace(
                link=-1, linked=tag == "a" and not target[1:].isidentifier() and target[:1] != ""
            )
        address, internal, home = self._addresses.target(target)
        if not address:
            return part
        if self._seam == "link" and self._links and self._links[-1].url == address:
            self._seam = ""  # one link in two tags, as word processors write it
        words = squeeze(node.text()) if tag == "a" else ""
        words = words or squeeze(attributes.get("title") or attributes.get("alt") or "")
        self._links.append(Link(address, words[:300], part.role, internal=internal))
        self.items.targets.append((part.item, address))
        self._block_of_link.append(-1)
        return part._replace(link=len(self._links) - 1, linked=internal and not home)


def _role(part: Part) -> Role:
    if part.role is not Role.BODY:
        return part.role
    if part.data_table:
        return Role.TABLE
    return Role.TITLE if part.heading in {"h1", "h2"} else Role.BODY
