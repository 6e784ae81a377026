"""Where a document shows numbers that name a person: text, tables, hidden parts, its own file name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from audit.document import Block, Document, Role, Table
from audit.vietnamese.dates import dates_in
from audit.vietnamese.identity import IdentityNumber, Kind, Label, identity_numbers, label_of
from audit.vietnamese.text import fold

_MANY = 3  # valid numbers below each other are no accident
_ELEVEN = re.compile(r"[1-9]\d{10}")  # a spreadsheet drops the leading zero of a number
_ALONE = re.compile(r"\.(?:zip|rar|7z|jpe?g|png|gif|webp|bmp|pptx?)(?:$|[?#])", re.IGNORECASE)
_ABOVE = 12  # lines or cells between a heading and its number
_LABEL_LINE = re.compile(r"[^\d.]{2,50}")
_NUMBERED = re.compile(r"\d{1,3}(?:[.)]|\s)\s*[^\W\d]")
_MASKED_CARD = re.compile(r"cmnd|cmtnd|cmt")
_MASKED_INSURANCE = re.compile(r"bhyt|bhxh")
_MASKED_PASSPORT = re.compile(r"ho.?chieu|passport")
_EXCEL_COLUMNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One number, or one column of numbers, as evidence. `where` is Vietnamese and holds no value."""

    kind: Kind
    sure: bool
    block: Block
    start: int
    end: int
    where: str = ""
    count: int = 1


def sightings(document: Document, latest: int) -> Iterator[Sighting]:
    """Everything of *document* that names a person by number; born in *latest* at the latest."""
    for table in document.tables:
        yield from _in_table(table, latest)
    yield from _in_blocks(document, latest)
    yield from _in_hidden_parts(document, latest)
    yield from _in_file_name(document, latest)
    yield from _beside_the_text(document, latest)


def _in_table(table: Table, latest: int) -> Iterator[Sighting]:
    columns: dict[int, list[tuple[int, str, IdentityNumber]]] = defaultdict(list)
    for number, row in enumerate(table.rows[table.header_rows :], table.header_rows):
        for column, cell in enumerate(row):
            if column and row[column - 1] == cell:  # merged cells repeat their text
                continue
            beside = row[column - 1] if column else ""
            text, found = _cell_numbers(cell, _header(table, column) or beside, latest)
            columns[column] += [(number, text, _dated(one, row)) for one in found]
    for column, cells in columns.items():
        for kind in dict.fromkeys(one.kind for _, _, one in cells):
            yield _column(table, column, [cell for cell in cells if cell[2].kind is kind])


def _cell_numbers(cell: str, header: str, latest: int) -> tuple[str, list[IdentityNumber]]:
    """The numbers of a cell, also where a spreadsheet made «024…» the number «24…»."""
    if _ELEVEN.fullmatch(cell) and label_of(header) is Label.PERSON:
        cell = "0" + cell
    return cell, list(identity_numbers(cell, latest, header))


def _header(table: Table, column: int) -> str:
    rows = table.rows[: table.header_rows] or _first_row_as_header(table)
    return " ".join(dict.fromkeys(row[column] for row in rows if column < len(row) and row[column]))


def _first_row_as_header(table: Table) -> tuple[tuple[str, ...], ...]:
    """Pages often mark no header: a first row of words is one."""
    return table.rows[:1] if not any(c.isdigit() for cell in table.rows[:1] for c in "".join(cell)) else ()


def _dated(one: IdentityNumber, row: Sequence[str]) -> IdentityNumber:
    """A birth date in the same row that agrees with the number is as good as a label."""
    if one.label is Label.EXAMPLE:
        return one
    if one.birth_year and any(day.year == one.birth_year for cell in row for day in dates_in(cell)):
        return replace(one, label=Label.PERSON)
    return one


def _column(table: Table, column: int, cells: list[tuple[int, str, IdentityNumber]]) -> Sighting:
    first, text, one = cells[0]
    header = _header(table, column)
    sure = any(n.label is Label.PERSON for _, _, n in cells)
    sure = sure or (len(cells) >= _MANY and all(n.label is Label.NONE for _, _, n in cells))
    heading = f"cột «{header}»" if header else ""
    sheet = f"trang tính «{table.position}»{' (ẩn)' if table.hidden else ''}" if table.position else ""
    position = _range(table, column, first, cells[-1][0])
    where = ", ".join(part for part in (heading, sheet) if part)
    return Sighting(
        one.kind, sure, Block(text, Role.TABLE, position=position), one.start, one.end, where, len(cells)
    )


def _range(table: Table, column: int, first: int, last: int) -> str:
    if not table.position:
        return f"bảng, cột {column + 1}"
    name = _EXCEL_COLUMNS[column % 26] if column < 26 else f"cột {column + 1} dòng "
    cells = f"{name}{first + 1}" + (f":{name}{last + 1}" if last > first else "")
    return f"{table.position}!{cells}"


def _in_blocks(document: Document, latest: int) -> Iterator[Sighting]:
    plain: list[Sighting] = []
    headings: set[Label] = set()
    mentioned = False
    for number, block in enumerate(document.blocks):
        if block.role is Role.TABLE and document.tables:
            continue  # judged with its column
        label = label_of(block.text)
        mentioned = mentioned or label is Label.PERSON
        if _LABEL_LINE.fullmatch(block.text):
            headings.add(label)
        for one in identity_numbers(block.text, latest, _heading_above(document.blocks, number)):
            sure = _dated(one, (block.text,)).label is Label.PERSON
            sighting = Sighting(one.kind, sure, block, one.start, one.end, _page(block))
            if sure or one.label is not Label.NONE:
                yield sighting
            else:
                plain.append(sighting)
    # a table that became lines of text: its heading stands above the numbers
    rows = sum(bool(_NUMBERED.match(sighting.block.text)) for sighting in plain)
    named = Label.PERSON in headings or (Label.OTHER not in headings and (mentioned or rows >= _MANY))
    several = named and len(plain) >= _MANY
    yield from (replace(sighting, sure=several) for sighting in plain)


def _heading_above(blocks: Sequence[Block], number: int) -> str:
    """The label of a number that stands in a line or cell of its own: right above, or the only kind above."""
    above = [b.text for b in blocks[max(0, number - _ABOVE) : number] if _LABEL_LINE.fullmatch(b.text)]
    if number and above and above[-1] == blocks[number - 1].text and label_of(above[-1]) is not Label.NONE:
        return above[-1]
    kinds = {label_of(text) for text in above} - {Label.NONE}
    alone = re.fullmatch(r"[\d .\u00a0\-]+", blocks[number].text) is not None
    return next(t for t in above if label_of(t) is Label.PERSON) if alone and kinds == {Label.PERSON} else ""


def _page(block: Block) -> str:
    return block.position if block.position.startswith("trang") else ""


def _in_hidden_parts(document: Document, latest: int) -> Iterator[Sighting]:
    sheets = {table.position for table in document.tables}
    for part in document.hidden:
        if part.kind in {"sheet", "row", "column"} and part.position in sheets:
            continue  # the table itself is judged
        block = Block(part.text, position=part.position)
        for one in identity_numbers(part.text, latest):
            yield Sighting(one.kind, one.label is Label.PERSON, block, one.start, one.end, "phần ẩn của tệp")


def _in_file_name(document: Document, latest: int) -> Iterator[Sighting]:
    """The address of the page itself, read as it stood or with its number masked by the crawler."""
    name = _name(document.url)
    block = Block(name, position="tên tệp")
    if "•" in name:
        kind = _kind_of_masked(fold(name))
        sure = kind is not Kind.CITIZEN or label_of(name) is Label.PERSON
        yield Sighting(kind, sure, block, name.index("•"), name.rindex("•") + 1, "tên tệp")
    for one in identity_numbers(name, latest):
        yield Sighting(one.kind, one.label is Label.PERSON, block, one.start, one.end, "tên tệp")


def _kind_of_masked(name: str) -> Kind:
    if _MASKED_INSURANCE.search(name):
        return Kind.INSURANCE
    if _MASKED_PASSPORT.search(name):
        return Kind.PASSPORT
    return Kind.OLD_CARD if _MASKED_CARD.search(name) else Kind.CITIZEN


def _beside_the_text(document: Document, latest: int) -> Iterator[Sighting]:
    """Pictures, archives and properties are no pages of their own: only what says itself what it is."""
    named = [(text, "ảnh") for image in document.images for text in (image.alt, _name(image.url))]
    named += [(_name(link.url), "tên tệp tải về") for link in document.links if _ALONE.search(link.url)]
    named += [(text, "thuộc tính tệp") for text in document.properties.values()]
    for text, where in dict.fromkeys(named):
        for one in identity_numbers(text, latest):
            if one.label is Label.PERSON:
                yield Sighting(one.kind, True, Block(text, position=where), one.start, one.end, where)


def _name(url: str) -> str:
    """The last part of an address as words."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return unquote(path.rpartition("/")[2]).replace("_", " ")
