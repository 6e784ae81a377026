"""What the terminal shows: complete, short, and no control characters of a page."""

from dataclasses import replace

from audit.findings import RuleCrash
from audit.review.terminal import printable, show
from audit.rule import Severity
from tests.audit.review.sample_book import finding


def test_the_gravest_sure_findings_come_first(capsys):
    facts = [
        finding(1, severity=Severity.LOW, message="nhẹ"),
        finding(2, severity=Severity.URGENT, message="nặng"),
        finding(3, advisory=True, severity=Severity.URGENT, message="chưa chắc"),
    ]
    show(facts, [RuleCrash("OUT-030", "KeyError")])
    text = capsys.readouterr().out
    assert text.index("nặng") < text.index("nhẹ") < text.index("chưa chắc")
    assert "Cần xử lý: 2 · Tham khảo: 1" in text
    assert "Quy tắc OUT-030 bị lỗi" in text


def test_nothing_found_is_said(capsys):
    show([], [])
    assert "Không phát hiện lỗi nào trong bản thảo." in capsys.readouterr().out


def test_a_page_cannot_speak_to_the_terminal(capsys):
    nasty = finding(1, message="đỏ \x1b[31m\x07 [bold]chữ[/bold]\u202e", suggestion="\x9b2J")
    place = replace(nasty.places[0], quote="⟦\x1b]0;tên\x07⟧")
    show([replace(nasty, places=(place,))], [])
    text = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "[bold]chữ[/bold]" in text


def test_printable_keeps_line_ends_only():
    assert printable("a\tb\r\nc\x00d\ud800") == "a b\ncd"
