"""The truth file: its form, that it tells the truth about the pages, and that the comparison can fail."""

import re
from collections import Counter
from html import unescape
from unicodedata import normalize

import pytest
import yaml

from samples import serve
from samples.builds import BUILDS
from samples.sites import load_area
from samples.truth import TRUTH, Entry, Truth, compare, load, main

AREA = load_area()
RULES = [
    "OUT-010",
    "OUT-020",
    "OUT-030",
    "OUT-050",
    "INA-010",
    "INA-020",
    "INA-030",
    "INA-040",
    "INA-050",
    "INA-060",
    "INA-070",
    "INA-080",
    "INA-090",
    "INA-100",
    "DOC-010",
    "PRV-010",
    "SEC-010",
    "SPL-070",
    "SPL-080",
    "SPL-090",
    "HYG-010",
]
BOTH = [
    "OUT-010",
    "OUT-020",
    "OUT-030",
    "INA-050",
    "INA-060",
    "INA-070",
    "INA-080",
    "INA-090",
    "INA-100",
    "DOC-010",
    "PRV-010",
    "HYG-010",
    "SPL-080",
]
TRUTH_DATA = load()
ENTRIES = [entry for entry in (*TRUTH_DATA.faults, *TRUTH_DATA.near_misses) if entry.words]
READABLE = (".txt", ".csv")  # attachments whose words a test can see without the product's own readers


def plain(text: str) -> str:
    return " ".join(normalize("NFC", unescape(text)).replace("\u00ad", "").casefold().split())


def visible(html: str) -> str:
    """The text, and the addresses of links in their places."""
    return re.sub(r"<[^>]*href=\"([^\"]*)\"[^>]*>|<[^>]+>", r" \1 ", html)


def page_text(school: str, where: str) -> str:
    """Page source without inline tags; for `site`, the frame that all pages share."""
    site = AREA[school]
    if where == "site":
        return plain(visible(site.header + site.footer + site.sidebar))
    page = site.page(where)
    if page:
        return plain(f"{page.title} {visible(page.body)} {' '.join(page.comments)}")
    file = site.file(where)
    if file is None or file.suffix not in READABLE:
        return ""
    raw = file.read_bytes()
    charset = {b"\xff\xfe": "utf-16", b"\xef\xbb": "utf-8-sig"}.get(raw[:2], "cp1258")
    return plain(raw.decode(charset))


def test_every_rule_has_faults_and_as_many_near_misses():
    faults = Counter(entry.rule for entry in TRUTH_DATA.faults)
    near = Counter(entry.rule for entry in TRUTH_DATA.near_misses)
    assert sorted(TRUTH_DATA.rules) == sorted(RULES)
    assert {rule for rule in RULES if not faults[rule] or not near[rule]} == set()
    assert near.total() >= faults.total()


def test_both_classes_where_a_rule_has_both():
    classes = {(entry.rule, letter) for entry in TRUTH_DATA.faults for letter in entry.classes}
    for rule in BOTH:
        assert {(rule, "A"), (rule, "B")} <= classes, rule


def test_faults_stand_in_at_least_four_builds():
    builds = {AREA[entry.school].build for entry in TRUTH_DATA.faults}
    assert builds == set(BUILDS)


def test_one_school_is_clean_in_class_a():
    assert [str(entry) for entry in TRUTH_DATA.faults if entry.school == "thcs-dong-lua"] == []


def test_the_register_names_every_site_and_one_school_without():
    schools = {school["id"]: school for school in yaml.safe_load(serve.register_text(1))["schools"]}
    assert len(schools) >= 8
    assert {id for id, school in schools.items() if "website" in school} == set(AREA)
    assert {school["level"] for school in schools.values()} == {"MN", "TH", "THCS", "TH-THCS"}


@pytest.mark.parametrize("entry", ENTRIES, ids=str)
def test_the_words_stand_where_the_truth_says(entry: Entry):
    texts = [page_text(entry.school, where) for where in entry.where]
    if any(texts):
        assert any(plain(word) in text for word in entry.words for text in texts)
    else:
        assert AREA[entry.school].file(entry.where[0]), "neither a page nor a file"


@pytest.mark.parametrize("entry", TRUTH_DATA.faults, ids=str)
def test_personal_numbers_are_described_never_written(entry: Entry):
    assert bool(entry.words) != bool(entry.kind)
    assert bool(entry.kind) == (entry.rule == "PRV-010")
    assert not re.search(r"\d{5}", entry.kind)


TINY = Truth(
    TRUTH_DATA.as_of,
    frozenset({"INA-010", "OUT-010"}),
    (
        Entry("s", "INA-010", ("/a",), ("thứ hai, ngày 1/1/2026",), frozenset("A")),
        Entry("s", "OUT-010", ("site",), ("72/2013",), frozenset("B")),
        Entry("s", "INA-010", ("/drawn",), ("chủ nhật",), frozenset("A"), needs="browser"),
    ),
    (Entry("s", "INA-010", ("/a",), ("lần thứ ba",)),),
)


def finding(rule: str, quote: str, url: str = "http://s.localhost/a", letter: str = "A", school: str = "s"):
    return {"school": school, "rule": rule, "class": letter, "quote": quote, "urls": [url]}


RIGHT = [
    finding("INA-010", "vào ⟦Thứ Hai, ngày 1/1/2026⟧ này"),
    finding("OUT-010", "⟦72/2013/NĐ-CP⟧", letter="B"),
]
DRAWN = finding("INA-010", "⟦Chủ nhật⟧", "http://s.localhost/drawn")


def test_all_as_expected():
    assert compare(TINY, [*RIGHT, DRAWN]).clean
    report = compare(TINY, RIGHT, without=["browser"])
    assert (report.clean, len(report.skipped)) == (True, 1)


@pytest.mark.parametrize(
    ("findings", "field", "count"),
    [
        ([DRAWN], "missing", 2),
        (RIGHT, "missing", 1),
        ([RIGHT[0], DRAWN, finding("OUT-010", "⟦72/2013⟧")], "wrong_class", 1),
        ([*RIGHT, DRAWN, finding("INA-010", "⟦thứ Sáu, ngày 5/5/2026⟧")], "false_alarms", 1),
        ([*RIGHT, DRAWN, finding("INA-010", "⟦thứ Sáu, ngày 5/5/2026⟧", letter="B")], "false_alarms", 0),
        (
            [*RIGHT, DRAWN, finding("INA-010", "Đại hội ⟦lần thứ ba⟧, ngày 2/10/2026")],
            "flagged_near_misses",
            1,
        ),
        (
            [*RIGHT, DRAWN, finding("INA-010", "⟦Thứ hai, ngày 1/1/2026⟧", "http://s.localhost/list")],
            "repeats",
            1,
        ),
        ([*RIGHT, DRAWN, finding("INA-010", "⟦Thứ hai, ngày 1/1/2026⟧", school="t")], "false_alarms", 1),
        ([*RIGHT, DRAWN, finding("SPL-010", "⟦lổi⟧")], "false_alarms", 0),
    ],
)
def test_each_deviation_is_told(findings, field, count):
    report = compare(TINY, findings)
    assert len(getattr(report, field)) == count
    assert report.clean == (count == 0 or field == "repeats")


@pytest.mark.parametrize(
    "row",
    [
        "{school: s, rule: XXX-999, class: A, where: /, words: x, why: y}",
        "{school: s, rule: INA-010, class: C, where: /, words: x, why: y}",
        "{school: s, rule: INA-010, class: A, words: x, why: y}",
        "{school: s, rule: INA-010, class: A, where: /, word: x, why: y}",
    ],
)
def test_a_wrong_truth_file_is_refused(tmp_path, row, capsys):
    path = tmp_path / "truth.yaml"
    path.write_text(
        f"as_of: 2026-11-23\nrules: [INA-010]\nfaults: [{row}]\nnear_misses: []\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="truth:"):
        load(path)
    assert main([str(path), str(path)]) == 2
    assert "cannot compare" in capsys.readouterr().err


def test_the_command_reports_what_is_missing(tmp_path, capsys):
    findings = tmp_path / "findings.jsonl"
    findings.write_text("\n", encoding="utf-8")
    assert main([str(TRUTH), str(findings)]) == 3
    assert "MISSING      OUT-010 thcs-suoi-ngoc /: «72/2013/NĐ-CP»" in capsys.readouterr().out
