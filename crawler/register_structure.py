"""The register against its JSON Schema, every deviation said in Vietnamese."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from rapidfuzz import fuzz, process

from crawler.home import PROJECT
from crawler.lined_yaml import Mistake, Path, Tree
from crawler.slugs import slug

SCHEMA = PROJECT / "config" / "schools.schema.json"
_TYPES = {
    "string": "một chuỗi chữ",
    "array": "một danh sách (mỗi mục một dòng bắt đầu bằng «- »)",
    "object": "một nhóm «khóa: giá trị»",
    "integer": "một số nguyên, không đặt trong dấu nháy",
    "number": "một số, không đặt trong dấu nháy",
}
_LIMITS = {
    "minimum": "nhỏ nhất là",
    "maximum": "lớn nhất là",
    "maxLength": "số ký tự nhiều nhất là",
}
_formats = FormatChecker(formats=())


@_formats.checks("date")
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or as_date(value) is not None


def as_date(text: object) -> date | None:
    """Read a day written 2025-07-01; other spellings and impossible days are None."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=_formats)


def structure_mistakes(tree: Tree) -> Iterator[Mistake]:
    for error in _validator().iter_errors(tree.value):
        yield from _explained(error, tree)


def place(tree: Tree, path: Path) -> str:
    """«trường thcs-mau, facts.principal, dòng 2»: where in the file, in words."""
    words, rest = "", list(path)
    if len(path) >= 2 and path[0] == "schools" and isinstance(path[1], int):
        school = tree.value["schools"][path[1]]
        id = school.get("id") if isinstance(school, dict) else None
        words, rest = f"trường {shown(id) if id else f'thứ {path[1] + 1}'}", rest[2:]
    keys = ".".join(str(part) for part in rest if not isinstance(part, int))
    row = next((f"mục {part + 1}" for part in rest if isinstance(part, int)), "")
    return ", ".join(part for part in (words, keys, row) if part) or "tệp"


def shown(value: object) -> str:
    """Quote a value from the file as a message may print it: one short line, long numbers masked."""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    text = re.sub(r"\d(?:[\s.-]?\d){8,}", lambda found: found[0][:3] + "…" + found[0][-2:], text)
    return f"«{text[:60]}…»" if len(text) > 60 else f"«{text}»"


def nearest(word: str, choices: list[str]) -> str:
    """«có phải «website» không?», or the list of what is allowed when nothing is near."""
    best = process.extractOne(word.casefold(), choices, scorer=fuzz.ratio, score_cutoff=60)
    return f"có phải «{best[0]}» không?" if best else "chỉ dùng: " + ", ".join(choices)


def _explained(error: ValidationError, tree: Tree) -> Iterator[Mistake]:
    path: Path = tuple(error.absolute_path)
    rule, schema, value = _parts(error)
    where = place(tree, path)
    if rule == "anyOf":
        yield from _branch(error, tree, path)
    elif rule == "additionalProperties":
        allowed = list(schema["properties"])
        for key in (key for key in value if key not in allowed):
            text = f"{where}: khóa {shown(key)} không có trong quy định — {nearest(key, allowed)}"
            yield Mistake(tree.line((*path, key)), text)
    elif rule == "required":
        for key in (key for key in schema["required"] if key not in value):
            meaning = schema["properties"][key].get("description", "").rstrip(".")
            yield Mistake(tree.line(path), f"{where}: thiếu khóa «{key}» — thêm dòng «{key}: …» ({meaning})")
    elif "propertyNames" in error.absolute_schema_path:
        yield Mistake(
            tree.line((*path, value)), f"{where}: khóa {shown(value)} sai — {_advice(schema, value)}"
        )
    else:
        yield Mistake(tree.line(path), f"{where}: {_sentence(error)}")


def _parts(error: ValidationError) -> tuple[str, dict[str, Any], Any]:
    """Name the broken keyword, the schema that holds it and the value: always set once validation failed."""
    return cast("str", error.validator), cast("dict[str, Any]", error.schema), cast("Any", error.instance)


def _branch(error: ValidationError, tree: Tree, path: Path) -> Iterator[Mistake]:
    """Explain only the alternative that the writer was aiming at: the one of the same type."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    aimed = [
        inner
        for inner in branches.values()
        if not any(e.validator == "type" and not e.relative_path for e in inner)
    ]
    if aimed:
        for inner in aimed[0]:
            yield from _explained(inner, tree)
    elif error.instance is None:
        yield Mistake(tree.line(path), f"{place(tree, path)}: đang để trống — điền giá trị hoặc xóa dòng này")
    else:
        yield Mistake(
            tree.line(path),
            f"{place(tree, path)}: giá trị không đúng dạng — ghi một chuỗi chữ hoặc một danh sách",
        )


def _sentence(error: ValidationError) -> str:
    rule, schema, value = _parts(error)
    if rule in {"minLength", "minItems"} or value is None:
        return "đang để trống — điền giá trị hoặc xóa dòng này"
    if rule == "uniqueItems":
        return "có mục ghi hai lần — giữ lại một"
    if rule == "type":
        return f"giá trị không đúng dạng — phải là {_TYPES[schema['type']]}"
    return f"{shown(value)} {_unsuitable(rule, schema, value)}"


def _unsuitable(rule: str, schema: dict[str, Any], value: Any) -> str:
    if rule == "enum":
        return f"không dùng được — {nearest(str(value), schema['enum'])}"
    if rule == "format":
        return "không phải ngày — viết năm-tháng-ngày và ngày phải có thật, ví dụ 2025-07-01"
    if rule in _LIMITS:
        return f"ngoài khoảng cho phép — {_LIMITS[rule]} {schema[rule]}"
    return f"không hợp lệ — {_advice(schema, value)}"


def _advice(schema: dict[str, Any], value: str) -> str:
    advice = str(schema.get("patternErrorMessage", "xem config/schools.schema.json"))
    if schema.get("x-suggest") == "slug" and slug(value):
        return f"{advice}, ví dụ «{slug(value)}»"
    return advice
