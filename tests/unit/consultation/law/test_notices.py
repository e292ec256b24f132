"""The real notices, judged as was written by hand; and the table of them in the docs."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.consultation.model.law import judge, read_facts
from services.consultation.model.law.shown import judged_shown
from tests.every_service import ROOT
from tests.law_table import rules, table
from tests.unit.consultation.law.test_plan import IDS

NOTICES = ROOT.parent / "shared" / "data" / "consultations.json"
EXPECTED: dict[str, Any] = yaml.safe_load(
    (Path(ROOT) / "tests" / "data" / "notices_expected.yaml").read_text(encoding="utf-8")
)
DOCS = ROOT / "docs" / "law.md"
there = pytest.mark.skipif(
    not NOTICES.exists(), reason="the folder with gathered notices does not stand beside the checkout"
)


def expected(entry: str) -> dict[str, str]:
    """The verdicts written by hand, by rule."""
    written = EXPECTED["entries"][entry]
    rules = {**EXPECTED["defaults"][written["kind"]], **written["rules"]}
    return {rule: verdict for rule, (verdict, _) in rules.items()}


def entries() -> list[dict[str, Any]]:
    """As they were gathered."""
    found: list[dict[str, Any]] = json.loads(NOTICES.read_text(encoding="utf-8"))
    return found


def test_each_rule_has_a_sentence_for_each_entry() -> None:
    """Thirty entries, fourteen rules, each with what decides."""
    assert len(EXPECTED["entries"]) == 30
    for entry, written in EXPECTED["entries"].items():
        rules = {**EXPECTED["defaults"][written["kind"]], **written["rules"]}
        assert list(rules) == IDS, entry
        assert all(verdict and sentence for verdict, sentence in rules.values())


@there
@pytest.mark.parametrize("entry", list(EXPECTED["entries"]))
def test_a_notice_is_judged_as_was_written_by_hand(entry: str) -> None:
    """By the Civil Code, on the day on which the expectations were written."""
    facts = read_facts(next(one for one in entries() if one["id"] == entry))
    found = judged_shown(facts, judge(facts, EXPECTED["as_of"]))
    assert (found["kind"], found["kind_assumed"]) == (EXPECTED["entries"][entry]["kind"], True)
    assert {one["rule"]: one["verdict"] for one in found["rules"]} == expected(entry)


@there
def test_all_notices_are_there() -> None:
    """Neither more nor fewer than were written of."""
    assert [one["id"] for one in entries()] == list(EXPECTED["entries"])
    assert EXPECTED["as_of"] == date(2026, 11, 28)


@there
def test_the_docs_show_them() -> None:
    """`python -m tests.law_table` writes the table."""
    assert table(entries(), EXPECTED["as_of"]) in DOCS.read_text(encoding="utf-8")


def test_the_docs_show_the_rules() -> None:
    """Each with its article, status and source."""
    assert rules() in DOCS.read_text(encoding="utf-8")
