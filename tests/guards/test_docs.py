"""Links in our pages lead somewhere, and commands that they name are there."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.every_service import ROOT
from tests.guards.tree import project_files, shown

PAGES = project_files("*.md")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MAKE = re.compile(r"`make ([a-z]+)")
MODULE = re.compile(r"python -m ((?:operations|shared|parteneriat_subscriber)[\w.]*)")


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    """To a file, and where they name one, to a heading in it."""
    broken = []
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in link or link.startswith("mailto:"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_commands_are_there(page: Path) -> None:
    """`make x` has its rule, `python -m x` its module."""
    text = page.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [name for name in MAKE.findall(text) if f"\n{name}:" not in makefile] == []
    assert [name for name in MODULE.findall(text) if not _is_runnable(name)] == []


def anchors(page: Path) -> set[str]:
    """Headings as the usual viewers name them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _is_runnable(name: str) -> bool:
    for home in (ROOT, ROOT / "subscriber"):
        module = home.joinpath(*name.rstrip(".").split("."))
        if (module / "__main__.py").is_file() or module.with_suffix(".py").is_file():
            return True
    return False


def test_every_dependency_has_its_reason() -> None:
    """What pyproject.toml asks for stands in docs/dependencies.md, or nobody remembers why it is here."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    wanted = {
        re.split(r"[^\w-]", line, maxsplit=1)[0]
        for group in groups.values()
        for line in group
        if isinstance(line, str)
    }
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = {name for row in re.findall(r"^\| ([^|]+) \|", reasons, re.MULTILINE) for name in row.split(", ")}
    assert sorted(wanted - named) == []
