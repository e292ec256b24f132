"""The table of all messages is what the code can send: a row each, and stopped is what can be stopped."""

import re
from typing import get_args

import pytest

from services.notification.model.fact import DIGEST, PRESS_NOTICE, TO_MANY, Category
from services.notification.ports.texts import TEMPLATES
from tests.every_service import ROOT

ROW = re.compile(r"^\| `([a-z-]+)` \| (.+) \|$", re.MULTILINE)
TABLE = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
ROWS = {name: cells.split(" | ") for name, cells in ROW.findall(TABLE)}
WHY = re.compile(r"law on request|choice|act: |duty: |Law 52/2003 art\. \d+")


def test_each_message_has_one_row() -> None:
    """Who adds a category says to whom it goes, and why; who takes one away takes its row."""
    assert sorted(name for name, _ in ROW.findall(TABLE)) == sorted(get_args(Category))


@pytest.mark.parametrize("category", get_args(Category))
def test_a_row_is_whole(category: str) -> None:
    """To whom, why, when, whether it can be stopped; and its words are there in both languages."""
    to_whom, why, when, stopped = ROWS[category]
    assert to_whom
    assert when
    assert WHY.search(why), why
    assert stopped.startswith("yes") == (category in {*TO_MANY, DIGEST} - {PRESS_NOTICE})
    assert all((TEMPLATES / language / f"{category}.jinja").is_file() for language in ("ro", "en"))
