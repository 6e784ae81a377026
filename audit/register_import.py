"""`python -m audit register import`: config/schools.yaml from the office's own Excel list."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from audit.column_headings import NAMES, PERSONAL
from audit.school_list import SchoolSheet, read_school_list
from audit.school_rows import Reading, read_schools
from audit.vietnamese.text import fold
from crawler.exceptions import InputError
from crawler.exits import DONE, INCOMPLETE
from crawler.home import PROJECT, Home
from crawler.register import parse_register
from crawler.schools import Office, Register

SCHEMA = "schools.schema.json"
Say = Callable[[str], None]
_HEAD = """\
# yaml-language-server: $schema=schools.schema.json
# Danh bạ các trường được soát, lập từ {source}. Cách ghi: xem config/README.md.
# Việc còn lại của cơ quan soát: offices (cơ quan soát theo thời gian), support (đầu mối hỗ trợ),
# và ở từng trường: editorial_board, facts.confirmed_on sau khi trường xác nhận các thông tin.
"""


def run_import(home: Home, file: Path, out: Path | None, yes: bool, say: Say = print) -> int:
    """Read *file*, show what was understood, write the register; never over another file unasked."""
    target = _target(home, out)
    sheets, others = read_school_list(file)
    before = _register_at(target)
    known = {fold(school.name): school.id for school in before.schools} if before else {}
    reading = read_schools(sheets, known)
    for line in (*_columns(sheets, others), *_schools(reading, before), *_remarks(reading)):
        say(line)
    if not reading.schools:
        raise InputError(f"{file}: không đọc được trường nào dưới dòng tiêu đề — xem các dòng nêu trên")
    text = _text(file.name, reading.schools, before)
    parse_register(text.encode(), target.name)  # what we write must be what we would accept
    for line in _write(target, text, yes):
        say(line)
    return INCOMPLETE if any(remark.lost for remark in reading.remarks) else DONE


def _target(home: Home, out: Path | None) -> Path:
    target = (out.expanduser() if out else home.schools_file).absolute()
    if not target.resolve().is_relative_to(home.root.resolve()):
        raise InputError(
            f"{out}: nằm ngoài thư mục {home.root} — chọn nơi ghi trong thư mục đó (biến AUDIT_HOME)"
        )
    if target.is_dir():
        raise InputError(f"{out}: là một thư mục — ghi rõ tên tệp .yaml")
    return target


def _register_at(path: Path) -> Register | None:
    """Read what stands there now; None also when it is the sample or cannot be read."""
    try:
        register = parse_register(path.read_bytes(), path.name)
    except (OSError, InputError):
        return None
    return None if register.sample_port else register


def _columns(sheets: list[SchoolSheet], others: list[str]) -> Iterator[str]:
    for sheet in sheets:
        count = len(sheet.lines)
        yield f"Trang tính «{sheet.title}»: tiêu đề ở dòng {sheet.heading_row}, {count} dòng có dữ liệu."
        understood = [c for c in sheet.columns if c.field in NAMES]
        yield "  Cột hiểu được: " + "; ".join(
            f"{c.letter} «{c.heading}» → {NAMES[str(c.field)]}" for c in understood
        )
        unused = [
            f"{c.letter} «{c.heading}»" + (" (liên hệ cá nhân)" if c.field == PERSONAL else "")
            for c in sheet.columns
            if c.field not in NAMES
        ]
        if unused:
            yield "  Cột không dùng: " + "; ".join(unused)
        if any(c.field == "id" for c in understood):
            yield "  Mã trong danh bạ được lập từ tên trường; cột mã trường chỉ để đối chiếu, không đưa vào."
        if sheet.is_cut:
            yield "  CHÚ Ý: trang tính quá dài, chỉ đọc 5000 dòng đầu."
    if others:
        yield "Trang tính không có danh sách trường hoặc đang ẩn: " + "; ".join(
            f"«{title}»" for title in others
        )


def _schools(reading: Reading, before: Register | None) -> Iterator[str]:
    schools = reading.schools
    levels = Counter(school["level"] for school in schools)
    without = sum("website" not in school for school in schools)
    by_level = ", ".join(f"{level}: {count}" for level, count in levels.items())
    yield f"Hiểu được {len(schools)} trường ({by_level}); {without} trường chưa có trang web."
    for school in schools:
        site = school.get("website", "chưa có trang web")
        yield f"  {school['id']:<24} {school['name']} · {school['level']} · {site}"
    if before:
        old, new = {school.id for school in before.schools}, {school["id"] for school in schools}
        yield f"So với tệp đang có: {len(new - old)} trường mới, {len(new & old)} trường đã có."
        if old - new:
            yield "  Có trong tệp cũ, không có trong danh sách này: " + ", ".join(sorted(old - new))
        yield "  Phần ghi tay ở từng trường trong tệp cũ không được mang sang: chép lại nếu cần."


def _remarks(reading: Reading) -> Iterator[str]:
    if reading.remarks:
        yield f"Cần xem lại ({len(reading.remarks)}):"
    for remark in reading.remarks:
        yield f"  «{remark.sheet}», dòng {remark.row}: {remark.text}"


def _text(source: str, schools: list[dict[str, Any]], before: Register | None) -> str:
    kept = _kept(before) if before else {}
    shown = "".join(char for char in source if char.isprintable())
    body = yaml.safe_dump(
        {**kept, "schools": schools},
        allow_unicode=True,
        sort_keys=False,
        width=1000,
        default_flow_style=False,
    )
    return _HEAD.format(source=shown) + "\n" + body.replace("\n- id:", "\n\n- id:")


def _kept(before: Register) -> dict[str, Any]:
    """Keep what the list cannot know and the present register does: the office itself."""
    support = {k: v for k in ("name", "phone", "email") if (v := getattr(before.support, k))}
    kept = {
        "offices": [_office(office) for office in before.offices],
        "support": support,
        "editorial_board_deadline": _iso(before.editorial_board_deadline),
    }
    return {key: value for key, value in kept.items() if value}


def _office(office: Office) -> dict[str, str]:
    row = {"name": office.name, "from": _iso(office.start), "to": _iso(office.end)}
    return {key: value for key, value in row.items() if value}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _write(target: Path, text: str, yes: bool) -> Iterator[str]:
    target.parent.mkdir(parents=True, exist_ok=True)
    _place_schema(target.parent)
    if not target.exists():
        _save(target, text)
        yield f"Đã ghi {target}"
    elif yes:
        backup = _free(target, "cu")
        shutil.copy2(target, backup)
        _save(target, text)
        yield f"Đã thay {target}; bản trước giữ ở {backup.name}"
    else:
        beside = _free(target, "moi")
        _save(beside, text)
        yield f"{target.name} đã có nên không ghi đè. Bản mới: {beside}"
        yield "Xem lại rồi đổi tên, hoặc chạy lại với --yes để thay (tệp cũ được giữ một bản)."


def _free(target: Path, word: str) -> Path:
    """«schools.moi.yaml», or the first numbered name after it that is free."""
    number, path = 1, target.with_name(f"{target.stem}.{word}{target.suffix}")
    while path.exists():
        number += 1
        path = target.with_name(f"{target.stem}.{word}-{number}{target.suffix}")
    return path


def _save(path: Path, text: str) -> None:
    """Write the whole file or none of it."""
    unfinished = path.with_name(path.name + ".dang-ghi")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


def _place_schema(folder: Path) -> None:
    """Editors look for the schema beside the file."""
    if not (folder / SCHEMA).exists():
        shutil.copyfile(PROJECT / "config" / SCHEMA, folder / SCHEMA)
