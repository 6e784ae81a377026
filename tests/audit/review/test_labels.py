"""Every code has a Vietnamese word."""

import pytest

from audit.review import labels
from audit.rule import Action, Category, Severity
from crawler.captures import Outcome


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (Category, labels.CATEGORIES),
        (Severity, labels.SEVERITIES),
        (Action, labels.ACTIONS),
        (Outcome, labels.OUTCOMES),
        ((False, True), labels.CLASSES),
    ],
)
def test_no_code_is_without_a_word(codes, words):
    assert set(words) == set(codes)
    assert all(word and word[0].isupper() for word in words.values())
    assert len(set(words.values())) == len(words)
