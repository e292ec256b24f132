"""What has no place in the tree: machine paths, addresses of registries, letters with a cedilla."""

import re

from tests.guards.tree import project_files, shown

# In pieces, so that this file is not found by itself.
FORBIDDEN = [
    re.compile(pattern)
    for pattern in (
        r"pypi\." + "org",
        "pythonhosted" + r"\.org",
        "npmjs" + r"\.(org|com)",
        r"(?<![\w.])/" + "work/",
        r"(?<![\w.])/" + r"root\b(?!/\.)",  # a cache is mounted there while an image is built
        r"(?<![\w.])/" + r"home/\w",
        r"\b(TO" + "DO|FIX" + "ME|X" + r"XX)\b",
    )
]
# A letter with a cedilla inside a word; alone it is talked about.
CEDILLA = re.compile("[a-zăâî][şţ]|[şţ][a-zăâî]", re.IGNORECASE)


def test_no_file_names_a_machine_or_a_registry() -> None:
    """The tree is the same wherever it is, and whatever mirror packages come from."""
    found = [
        f"{shown(path)}:{number}: {line.strip()[:80]}"
        for path in project_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for pattern in FORBIDDEN
        if pattern.search(line)
    ]
    assert found == []


def test_our_romanian_has_the_comma_below() -> None:
    """Only tests and their data have words with ş and ţ, for we must read them."""
    found = [
        f"{shown(path)}:{number}"
        for path in project_files(":!tests")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if CEDILLA.search(line)
    ]
    assert found == []
