"""Documentation that cannot drift: generated pages are current, named commands exist."""

import re
import subprocess
import sys

import pytest

from audit.rule_pages import markdown
from crawler.home import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_rules_page_is_what_the_code_says():
    assert (PROJECT / "docs" / "rules.md").read_text(encoding="utf-8") == markdown() + "\n"


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m audit ([a-z]+(?: [a-z]+)?)", README))))
def test_commands_of_the_readme_exist(command):
    words = [word for word in command.split() if word != "danh"]
    done = subprocess.run(
        [sys.executable, "-m", "audit", *words, "--help"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_names_the_two_commands_and_ci_runs_the_second():
    assert "python3 quickstart.py\n" in README
    assert "python3 quickstart.py test" in README
    assert "quickstart.py test" in (PROJECT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:crawler|audit|docs|samples|config)/[\w./-]*)`", README)))
)
def test_paths_of_the_readme_exist(path):
    assert (PROJECT / path).exists()


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_paths_of_the_engineers_pages_exist(page):
    text = (PROJECT / page).read_text(encoding="utf-8")
    for path in set(re.findall(r"`((?:crawler|audit|docs|samples|config|tests)/[\w./-]*\w)`", text)):
        assert (PROJECT / path).exists(), path
