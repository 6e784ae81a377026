"""From hits to findings: one fact, one row; a crash costs one rule; nothing private leaks."""

from dataclasses import replace

from audit.document import Block, Document, Role, Voice
from audit.engine import check_school
from audit.findings import Finding, RuleCrash, fingerprint, short_id
from audit.rule import Action, Category, Hit, Rule, Scope, Severity
from tests.audit.sample_context import LE_LOI, context

CARD = {
    "title": "Thử",
    "category": Category.INACCURATE,
    "severity": Severity.MEDIUM,
    "action": Action.FIX,
    "basis": ("căn cứ",),
    "flags": (),
    "advises": (),
    "passes": (),
}


def page(number, text="Số cũ 0204 và số mới", voice=Voice.LIVING, **changes):
    block = Block(text, role=Role.FOOTER, voice=voice)
    return Document(
        url=f"https://truong.example/bai-{number}.html", title=f"Bài {number}", blocks=(block,), **changes
    )


def rule(check, id="INA-999"):
    return Rule(id, CARD, "", check)


def word_rule(word, **hit):
    def check(documents, _context):
        for document in documents:
            for block in document.blocks:
                at = block.text.find(word)
                if at >= 0:
                    yield Hit(
                        message="m",
                        value=word,
                        block=block,
                        start=at,
                        end=at + len(word),
                        page=document,
                        **hit,
                    )

    return rule(check)


def run(documents, *rules, school=LE_LOI):
    return list(check_school(documents, rules, context(school=school)))


def test_the_same_living_fact_on_many_pages_is_one_finding():
    (finding,) = run([page(n) for n in range(300)], word_rule("0204"))
    assert finding.pages == 300
    assert len({place.url for place in finding.places}) <= 50
    assert finding.places[0].exact == "0204"
    assert "⟦0204⟧" in finding.places[0].quote


def test_a_template_block_counts_the_pages_that_carry_it():
    block = Block("Số cũ 0204", role=Role.FOOTER, voice=Voice.LIVING, pages=800)
    (finding,) = run([replace(page(1), blocks=(block,), site=True)], word_rule("0204"))
    assert finding.pages == 800


def test_the_same_dated_fact_on_two_pages_is_two_findings():
    found = run([page(1, voice=Voice.DATED), page(2, voice=Voice.DATED)], word_rule("0204"))
    assert len({finding.fingerprint for finding in found}) == 2
    assert (
        len(
            run([page(1, voice=Voice.DATED), page(2, voice=Voice.DATED)], word_rule("0204", scope=Scope.SITE))
        )
        == 1
    )


def test_sure_hits_decide_the_class_and_the_words():
    def check(documents, _context):
        yield Hit(
            message="chưa chắc", value="x", quote="x", page=documents[0], advisory=True, scope=Scope.SITE
        )
        yield Hit(message="chắc", value="x", quote="x", page=documents[1], scope=Scope.SITE)

    (finding,) = run([page(1), page(2)], rule(check))
    assert not finding.advisory
    assert finding.message == "chắc"
    assert len(finding.places) == 2


def test_a_crash_costs_its_own_rule_only():
    def broken(_documents, _context):
        yield Hit(message="nửa vời", value="x", quote="x")
        raise ValueError("vỡ")

    found = run([page(1)], rule(broken, "INA-998"), word_rule("0204"))
    assert [type(result) for result in found] == [RuleCrash, Finding]
    assert found[0] == RuleCrash("INA-998", "ValueError: vỡ")


def test_an_exempt_rule_does_not_run():
    school = replace(LE_LOI, exempt={"INA-999": "lý do"})
    assert run([page(1)], word_rule("0204"), school=school) == []


def test_identity_numbers_are_masked_in_every_quote():
    text = "Số 0204 của em có định danh 024213001234 ở lớp 6A"
    (finding,) = run([page(1, text)], word_rule("0204"))
    assert "024213001234" not in str(finding)
    assert "213001234" not in str(finding)


def test_a_private_hit_shows_neither_number_nor_name():
    text = "Em Trần Gia Hân: 024213001234, mẹ 0912 345 678"
    (finding,) = run([page(1, text)], word_rule("024213001234", private=True))
    shown = "".join(c for c in str(finding.places) if c.isdigit())
    assert "3001234" not in shown
    assert "345678" not in shown
    assert "Gia Hân" not in str(finding.places)


def test_names_of_facts_hold_still():
    one = fingerprint("thcs-mau", "INA-010", "site", "Thu=2|2022-03-15")
    assert one == fingerprint("thcs-mau", "INA-010", "site", "  thu=2|2022-03-15 ")
    assert one != fingerprint("thcs-mau", "INA-010", "truong.example/1", "thu=2|2022-03-15")
    assert len(one) == 40
    assert short_id("thcs-mau", one) == short_id("thcs-mau", one)
    assert short_id("thcs-mau", one).startswith("TM-")


def test_long_words_and_long_surroundings_are_cut_at_words():
    text = "từ " * 200 + "0204 " + "sau " * 200
    (finding,) = run([page(1, text)], word_rule("0204"))
    quote = finding.places[0].quote
    assert quote.startswith("…")
    assert quote.endswith("…")
    assert len(quote) < 150
