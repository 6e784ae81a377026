"""YAML for files that people write: every value as it was typed, and the line it stands on."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]
MAX_BYTES = 5_000_000
MAX_NODES = 500_000  # an alias counts as all that it stands for, so a "billion laughs" file ends here
MAX_DEPTH = 20
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_EMPTY = ("", "~", "null", "Null", "NULL")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mistake(NamedTuple):
    """One thing wrong in the file: its line and a Vietnamese sentence that says how to mend it."""

    line: int
    text: str


class UnreadableError(Exception):
    """The text is not YAML that can be read to its end."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.mistake = Mistake(line, text)


@dataclass(frozen=True, slots=True)
class Tree:
    """A YAML document as plain dicts, lists and strings (numbers only under the keys asked for)."""

    value: Any
    lines: dict[Path, int]
    mistakes: tuple[Mistake, ...] = ()

    def line(self, path: Path) -> int:
        """Line of *path*, or of the nearest part above it that has one (inside an alias)."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def decoded(data: bytes) -> str:
    """Return the bytes as NFC text. Only UTF-8 is a safe way to keep Vietnamese."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(1, f"tệp quá lớn ({len(data) // 1_000_000} MB) — danh bạ không quá 5 MB")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(1, "tệp lưu ở bảng mã UTF-16 — mở bằng Notepad, chọn Save As, Encoding: UTF-8")
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        advice = "tệp không phải bảng mã UTF-8 — lưu lại với Encoding: UTF-8 và kiểm tra chữ ở dòng này"
        raise UnreadableError(line, advice) from error


def read(text: str, numbers: frozenset[str] = frozenset()) -> Tree:
    """Read one document; values of the keys in *numbers* become numbers when they look like one."""
    builder = _Builder(numbers)
    try:
        value = builder.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        line = _line_of(error)
        raise UnreadableError(line, _syntax(error, text, line)) from error
    except yaml.reader.ReaderError as error:
        line = _line_of_control_character(text)
        raise UnreadableError(line, "có ký tự điều khiển không in được — xóa ký tự lạ ở dòng này") from error
    return Tree(value, builder.lines, tuple(builder.mistakes))


def _line_of(error: yaml.MarkedYAMLError) -> int:
    """Where the mistake was made: for a bracket or quote left open, where it opens."""
    left_open = any(word in (error.context or "") for word in ("quoted scalar", "flow"))
    mark = (left_open and error.context_mark) or error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _line_of_control_character(text: str) -> int:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


_SYNTAX = {
    "mapping values are not allowed": "dấu «: » đứng giữa giá trị, hoặc dòng bị thụt lề sai — "
    "đặt giá trị trong dấu nháy kép, thụt lề thẳng hàng với các dòng cùng cấp",
    "expected ':'": "thiếu dấu «:» sau tên khóa — viết dạng «khóa: giá trị» (sau dấu hai chấm có dấu cách)",
    "quoted scalar": "chuỗi trong dấu nháy chưa được đóng — thêm dấu nháy ở cuối",
    "flow sequence": "danh sách trong ngoặc vuông chưa đóng hoặc thiếu dấu phẩy — thêm «]» hoặc «,»",
    "flow mapping": "nhóm trong ngoặc nhọn chưa đóng hoặc thiếu dấu phẩy — thêm «}» hoặc «,»",
    "unknown escape": "dấu «\\» trong chuỗi nháy kép — dùng dấu nháy đơn",
    "cannot start any token": "ký tự đặc biệt ở đầu giá trị (@, `, %) — đặt giá trị trong dấu nháy kép",
    "block": "dòng thụt lề không thẳng hàng với các dòng cùng cấp — sửa số dấu cách ở đầu dòng",
}


def _syntax(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    lines = text.splitlines()
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in source[: len(source) - len(source.lstrip())] or "\\t" in str(error.problem):
        return "dòng thụt lề bằng phím Tab — thay mỗi Tab bằng hai dấu cách"
    english = f"{error.context or ''} {error.problem or ''}".strip()
    unknown = f"xem lại dòng này và dòng ngay trên nó ({english})"
    return "sai cú pháp YAML: " + next(
        (advice for words, advice in _SYNTAX.items() if words in english), unknown
    )


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


@dataclass(slots=True)
class _Builder:
    numbers: frozenset[str]
    lines: dict[Path, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    nodes: int = 0

    def document(self, events: Iterator[Any]) -> Any:
        value, documents = None, 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    line = _line(event)
                    raise UnreadableError(line, "có hai tài liệu trong một tệp — bỏ dòng «---» này")
                value = self.node(events, next(events), ())
        return value

    def node(self, events: Iterator[Any], event: Any, path: Path) -> Any:
        line = _line(event)
        self.lines.setdefault(path, line)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event.anchor, line)
        if getattr(event, "tag", None) not in (None, "!"):
            self.mistakes.append(Mistake(line, "có thẻ kiểu dữ liệu «!…» — xóa thẻ, chỉ ghi giá trị"))
        if len(path) > MAX_DEPTH:
            raise UnreadableError(line, f"lồng nhau quá {MAX_DEPTH} cấp — xem lại dấu ngoặc và thụt lề")
        before = self.nodes
        self.count(1, line)
        value = self.content(events, event, path)
        if event.anchor:
            self.anchors[event.anchor] = value, self.nodes - before
        return value

    def count(self, more: int, line: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise UnreadableError(
                line, "nội dung quá lớn (bí danh «*» nhân lên?) — chép giá trị thay cho bí danh"
            )

    def alias(self, name: str | None, line: int) -> Any:
        if name is None or name not in self.anchors:
            raise UnreadableError(
                line, f"bí danh «*{name}» không trỏ tới đâu — đặt giá trị có dấu * trong nháy kép"
            )
        value, size = self.anchors[name]
        self.count(size, line)
        return value

    def content(self, events: Iterator[Any], event: Any, path: Path) -> Any:
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(following := next(events), yaml.SequenceEndEvent):
                items.append(self.node(events, following, (*path, len(items))))
            return items
        return self.mapping(events, path)

    def mapping(self, events: Iterator[Any], path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent) or event.value == "<<":
                raise UnreadableError(
                    line,
                    "tên khóa phải là một từ (không dùng «<<», «?» hay danh sách) — viết «khóa: giá trị»",
                )
            key = event.value
            if key in found:
                first = self.lines[(*path, key)]
                self.mistakes.append(Mistake(line, f"khóa «{key}» đã có ở dòng {first} — giữ lại một dòng"))
            self.lines.setdefault((*path, key), line)
            value = self.node(events, next(events), (*path, key))
            found.setdefault(key, value)
        return found

    def scalar(self, event: Any, path: Path) -> Any:
        plain = event.style is None or event.style == ""
        text: str = event.value
        if plain and text in _EMPTY:
            return None
        if plain and path and path[-1] in self.numbers and _NUMBER.fullmatch(text):
            return float(text) if "." in text else int(text)
        return " ".join(text.split())
