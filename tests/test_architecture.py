"""The shape of the code base: one direction of imports, folders that say their purpose, small parts."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([*(ROOT / "crawler").rglob("*.py"), *(ROOT / "audit").rglob("*.py")])
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 45


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def under(modules: set[str], *packages: str) -> set[str]:
    return {m for m in modules if any(m == p or m.startswith(p + ".") for p in packages)}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_go_one_way(path):
    module, used = name(path), imports(path)
    if module.startswith("crawler/"):
        assert not under(used, "audit"), "the crawl has no opinion about content"
    if module.startswith("audit/"):
        assert not under(used, "scrapy", "twisted", "crawler.spiders"), (
            "the audit needs no crawler at run time"
        )
    if module.startswith("audit/extract/"):
        assert not under(used, "audit.rules", "audit.engine", "audit.review", "audit.check")
    if module.startswith("audit/rules/"):
        forbidden = (
            "audit.review",
            "audit.check",
            "audit.store",
            "audit.engine",
            "pathlib",
            "os",
            "datetime.datetime",
        )
        assert not under(used, *forbidden), "a rule knows its documents and its context only"


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_modules_and_functions_are_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MAX_MODULE_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno + 1 <= MAX_FUNCTION_LINES, f"{name(path)}: {node.name}"


def test_no_folder_or_module_without_a_purpose():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "base"}
    assert not [name(p) for p in SOURCES if p.stem in vague or vague & set(p.relative_to(ROOT).parts)]


def test_only_stores_touch_the_database():
    allowed = {"crawler/database.py", "crawler/archive.py", "audit/store.py", "audit/review/ledger.py"}
    assert {name(p) for p in SOURCES if under(imports(p), "sqlalchemy")} <= allowed


def test_rules_never_ask_the_clock():
    for path in SOURCES:
        if name(path).startswith(("audit/rules/", "audit/vietnamese/", "audit/engine")):
            assert " today(" not in path.read_text(encoding="utf-8"), name(path)
            assert ".now(" not in path.read_text(encoding="utf-8"), name(path)
