"""Writes the tables of docs/law.md: `python -m tests.law_table`, with gathered data beside the checkout."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from services.consultation.model.law import RULES, judge, read_facts
from tests.every_service import ROOT

MARKS = "<!-- {name}: written by python -m tests.law_table -->", "<!-- end of {name} -->"
SIGNS = {"kept": "✓", "broken": "✗", "warning": "!", "not-due": "…", "not-applicable": "–", "unknown": "?"}


def table(entries: Sequence[dict[str, Any]], as_of: date) -> str:
    """A row an entry, a column a rule; then the reasons for what was kept, broken or warned of."""
    rows, reasons = [], []
    for entry in entries:
        facts = read_facts(entry)
        found = judge(facts, as_of)
        signs = " | ".join(SIGNS[one.finding.verdict] for one in found)
        rows.append(f"| [{facts.id}]({entry['source']}) | {facts.kind} | {signs} |")
        reasons += [
            f"| {facts.id} | `{one.rule.id}` | {one.finding.verdict} | {one.finding.why.en} |"
            for one in found
            if one.finding.verdict in ("kept", "broken", "warning")
        ]
    numbers = " | ".join(str(place) for place, _ in enumerate(RULES, 1))
    head = f"| notice | kind, assumed | {numbers} |\n|---|---|{'---|' * len(RULES)}"
    why = "| notice | rule | verdict | why |\n|---|---|---|---|"
    return "\n".join([head, *rows, "", why, *reasons])


def rules() -> str:
    """The rules by number, with article, status and source."""
    head = "| | rule | article | status | what it asks for | source |\n|---|---|---|---|---|---|"
    rows = [
        f"| {place} | `{rule.id}` | {rule.article} | {rule.status} | {rule.text.en} | {rule.source} |"
        for place, rule in enumerate(RULES, 1)
    ]
    return "\n".join([head, *rows])


def main() -> None:
    """Replace what stands between the marks."""
    entries = json.loads((ROOT.parent / "shared" / "data" / "consultations.json").read_text(encoding="utf-8"))
    expected = yaml.safe_load((ROOT / "tests" / "data" / "notices_expected.yaml").read_text(encoding="utf-8"))
    page = ROOT / "docs" / "law.md"
    text = page.read_text(encoding="utf-8")
    for name, made in (("rules", rules()), ("notices", table(entries, expected["as_of"]))):
        begin, end = (mark.format(name=name) for mark in MARKS)
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{made}\n{end}{rest.partition(end)[2]}"
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
