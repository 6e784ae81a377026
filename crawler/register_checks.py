"""What a schema cannot say about the register: order in time, duplicates, addresses that do not fit."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from crawler.addresses import canonical
from crawler.channel_addresses import fault, platform_of
from crawler.lined_yaml import Mistake, Path, Tree
from crawler.register_structure import as_date, place, shown
from crawler.schools import Platform
from crawler.slugs import RESERVED

ONE_AT_A_TIME = {"address": "địa chỉ", "principal": "hiệu trưởng", "name": "tên chính thức"}
Row = tuple[Path, dict[str, Any]]


def meaning_mistakes(tree: Tree) -> Iterator[Mistake]:
    """Mistakes in a tree whose structure may still be wrong: parts of a wrong type are passed over."""
    yield from _periods(tree, _rows(tree.value.get("offices"), ("offices",)), "cơ quan soát")
    schools = list(_rows(tree.value.get("schools"), ("schools",)))
    yield from _duplicates(tree, schools)
    yield from _foreign_hosts(tree, schools)
    for path, school in schools:
        for check in (_id, _website, _channels, _facts, _board, _delay):
            yield from check(tree, path, school)


def _rows(value: object, path: Path) -> Iterator[Row]:
    for index, item in enumerate(value if isinstance(value, list) else []):
        if isinstance(item, dict):
            yield (*path, index), item


def _group(school: dict[str, Any], key: str) -> dict[str, Any]:
    value = school.get(key)
    return value if isinstance(value, dict) else {}


def _duplicates(tree: Tree, schools: Iterable[Row]) -> Iterator[Mistake]:
    ids: dict[str, int] = {}
    sites: dict[str, int] = {}
    for path, school in schools:
        for seen, key, value in (
            (ids, "id", school.get("id")),
            (sites, "website", _site(school.get("website"))),
        ):
            line = tree.line((*path, key))
            if isinstance(value, str) and value and seen.setdefault(value, line) != line:
                advice = "mỗi trường một mã riêng" if key == "id" else "mỗi trường một trang riêng"
                yield Mistake(
                    line,
                    f"{place(tree, path)}: {key} {shown(school[key])} đã có ở dòng {seen[value]} — {advice}",
                )


def _foreign_hosts(tree: Tree, schools: Iterable[Row]) -> Iterator[Mistake]:
    """Find hosts listed as one school's own although another school's web site lives there."""
    owners: dict[str, tuple[Path, int]] = {}
    for path, school in schools:
        if _has_host(school.get("website")):
            host = urlsplit(school["website"]).netloc.casefold()
            owners.setdefault(host, (path, tree.line((*path, "website"))))
    for path, school in schools:
        hosts = school.get("other_hosts")
        for index, host in enumerate(hosts if isinstance(hosts, list) else []):
            owner, line = owners.get(str(host).casefold(), (path, 0))
            if owner != path:
                text = (
                    f"{place(tree, path)}: other_hosts {shown(host)} là trang của trường ở dòng {line} — xóa"
                )
                yield Mistake(tree.line((*path, "other_hosts", index)), text)


def _site(url: object) -> str:
    """Identify a web site: http or https, with or without www, are the same site."""
    if not _has_host(url):
        return ""
    return (
        re.sub(r"^https?://(www\.)?", "", canonical(str(url).strip()), flags=re.IGNORECASE)
        .rstrip("/")
        .casefold()
    )


def _has_host(url: object) -> bool:
    try:
        parts = urlsplit(str(url).strip())
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _id(tree: Tree, path: Path, school: dict[str, Any]) -> Iterator[Mistake]:
    id = school.get("id")
    if isinstance(id, str) and id in RESERVED:
        yield Mistake(tree.line((*path, "id")), f"mã trường «{id}» trùng tên tệp dành riêng — đặt mã khác")


def _website(tree: Tree, path: Path, school: dict[str, Any]) -> Iterator[Mistake]:
    url = school.get("website")
    if not isinstance(url, str) or not re.match(r"https?://", url, re.IGNORECASE):
        return  # the schema has said it
    line, where = tree.line((*path, "website")), place(tree, path)
    if not _has_host(url):
        yield Mistake(
            line, f"{where}: website {shown(url)} không phải địa chỉ web — kiểm tra tên máy chủ và cổng"
        )
        return
    parts = urlsplit(url)
    if parts.username is not None or parts.password is not None:
        yield Mistake(line, f"{where}: website chứa tên đăng nhập hoặc mật khẩu — chỉ ghi địa chỉ công khai")
    if platform := platform_of((parts.hostname or "").removeprefix("www.")):
        yield Mistake(line, f"{where}: website là địa chỉ {platform} — chuyển sang channels, bỏ dòng website")


def _channels(tree: Tree, path: Path, school: dict[str, Any]) -> Iterator[Mistake]:
    seen: dict[tuple[str, str], int] = {}
    for at, channel in _rows(school.get("channels"), (*path, "channels")):
        url, name = channel.get("url"), channel.get("platform")
        if name not in set(Platform) or not _has_host(url):
            continue
        line, where = tree.line((*at, "url")), place(tree, path)
        if why := fault(Platform(name), str(url)):
            # The address itself is left out: it may be a person's.
            yield Mistake(line, f"{where}, kênh {name}: địa chỉ {why}")
        elif (first := seen.setdefault((name, _site(url)), line)) != line:
            yield Mistake(line, f"{where}, kênh {name}: địa chỉ này đã có ở dòng {first} — giữ lại một")


def _facts(tree: Tree, path: Path, school: dict[str, Any]) -> Iterator[Mistake]:
    for kind, value in _group(school, "facts").items():
        at = (*path, "facts", kind)
        rows = list(fact_rows(value, at))
        if kind in ONE_AT_A_TIME:
            yield from _periods(tree, rows, ONE_AT_A_TIME[kind])
            continue
        by_value: dict[str, list[Row]] = {}
        for row in rows:
            by_value.setdefault(_same(row[1].get("value")), []).append(row)
        for same in by_value.values():
            yield from _periods(tree, same, kind)


def fact_rows(value: object, path: Path) -> Iterator[Row]:
    """See a fact's value, list of values or list of dated values as rows {value, from, to}."""
    if isinstance(value, str):
        yield path, {"value": value}
    elif isinstance(value, dict):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str | dict):
                yield (*path, index), item if isinstance(item, dict) else {"value": item}


def _same(value: object) -> str:
    return re.sub(r"[\s.()-]", "", unicodedata.normalize("NFC", str(value)).casefold())


def _periods(tree: Tree, rows: Iterable[Row], what: str) -> Iterator[Mistake]:
    """Periods that end before they begin, and any two that share a day."""
    earlier: list[tuple[date, date, int]] = []
    for path, row in rows:
        start, end = as_date(row.get("from")) or date.min, as_date(row.get("to")) or date.max
        if any(row.get(key) is not None and as_date(row[key]) is None for key in ("from", "to")):
            continue  # the schema has said it
        line = tree.line(path)
        if start > end:
            yield Mistake(
                line, f"{place(tree, path)}: from ({start}) sau to ({end}) — đổi lại hai ngày cho đúng thứ tự"
            )
            continue
        if shared := next((other for other in earlier if start <= other[1] and other[0] <= end), None):
            yield Mistake(line, f"{place(tree, path)}: {_overlap(row, shared[2], what)}")
        earlier.append((start, end, line))


def _overlap(row: dict[str, Any], other_line: int, what: str) -> str:
    if "from" not in row and "to" not in row:
        return f"đã có {what} ở dòng {other_line} — xóa bớt, hoặc ghi from/to (điểm trường ghi ở campus)"
    return (
        f"thời hạn trùng với dòng {other_line} (cùng một lúc hai {what}) — "
        "sửa from/to để dòng sau bắt đầu sau khi dòng trước kết thúc"
    )


def _board(tree: Tree, path: Path, school: dict[str, Any]) -> Iterator[Mistake]:
    board = _group(school, "editorial_board")
    issued, received = as_date(board.get("issued")), as_date(board.get("received"))
    if issued and received and received < issued:
        line = tree.line((*path, "editorial_board", "received"))
        yield Mistake(
            line, f"{place(tree, path)}: ngày nhận quyết định trước ngày ban hành — kiểm tra issued, received"
        )


def _delay(tree: Tree, path: Path, school: dict[str, Any]) -> Iterator[Mistake]:
    crawl = _group(school, "crawl")
    delay = crawl.get("delay")
    if isinstance(delay, int | float) and delay < 1 and not crawl.get("delay_reason"):
        line = tree.line((*path, "crawl", "delay"))
        advice = "để từ 1 giây trở lên, hoặc thêm delay_reason (chỉ cho máy chủ do cơ quan quản lý)"
        yield Mistake(line, f"{place(tree, path)}: delay {delay} dưới 1 giây mà không có lý do — {advice}")
