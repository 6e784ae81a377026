"""One test for every rule: its card is complete and its examples behave as the card says."""

import re

import pytest

from audit.rule import Example, Hit, Rule, load_rules
from tests.audit.sample_context import parts

RULES = load_rules()
_FAMILY = {
    "outdated": ("OUT",),
    "inaccurate": ("INA", "SPL"),
    "documents": ("DOC",),
    "authority": ("UNA",),
    "unauthorised": ("UNA", "DOC", "PRV"),
    "privacy": ("PRV",),
    "spelling": ("SPL",),
    "security": ("SEC",),
    "hygiene": ("HYG",),
    "governance": ("GOV",),
    "social": ("SOC",),
}
_VIETNAMESE = re.compile(
    r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹáàãéèíìóòõúùý]", re.IGNORECASE
)


def hits(rule: Rule, example: Example) -> list[Hit]:
    documents, around = parts(example)
    return list(rule.check(documents, around))


def examples(kind: str) -> list:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, example in enumerate(rule.card[kind], 1)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("flags"))
def test_flags(rule, example):
    assert any(not hit.advisory for hit in hits(rule, example))


@pytest.mark.parametrize(("rule", "example"), examples("advises"))
def test_advises(rule, example):
    found = hits(rule, example)
    assert found, "expected a hit of class B"
    assert all(hit.advisory for hit in found), [hit.message for hit in found if not hit.advisory]


@pytest.mark.parametrize(("rule", "example"), examples("passes"))
def test_passes(rule, example):
    assert [hit.message for hit in hits(rule, example)] == []


@pytest.mark.parametrize(("rule", "example"), examples("flags") + examples("advises"))
def test_hits_can_be_shown(rule, example):
    for hit in hits(rule, example):
        assert hit.message
        assert hit.value
        assert hit.block is not None or hit.quote
        if hit.block is not None:
            assert 0 <= hit.start < hit.end <= len(hit.block.text)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_card_is_complete(rule):
    card = rule.card
    assert card["title"]
    assert card["basis"]
    assert all(card["basis"])
    assert len(card["passes"]) >= 3
    assert len(card["flags"]) >= 3 or (not card["flags"] and len(card["advises"]) >= 3)
    assert len(rule.doc.split()) >= 25, (
        "explain in Vietnamese what is found, why it matters and how to repair it"
    )
    assert _VIETNAMESE.search(rule.doc)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_lies_in_the_folder_of_its_family(rule):
    assert rule.id.split("-")[0] in _FAMILY[_folder(rule)]
    assert re.fullmatch(r"[A-Z]{3}-\d{3}", rule.id)


def _folder(rule: Rule) -> str:
    """«outdated» of audit.rules.outdated.expired_law_cited; page rules are wrapped, so look inside."""
    inner = next(
        (c.cell_contents for c in rule.check.__closure__ or () if callable(c.cell_contents)), rule.check
    )
    return inner.__module__.split(".")[2]


def test_ids_are_unique():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert RULES
