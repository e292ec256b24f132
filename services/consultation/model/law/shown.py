"""Plans and judgements as they are given out, the same in JSON from the shell and over HTTP."""

from collections.abc import Sequence
from typing import Any

from services.consultation.model.law.facts import Facts
from services.consultation.model.law.judge import Judged
from services.consultation.model.law.plan import Term


def term_shown(term: Term, language: str = "ro") -> dict[str, Any]:
    """A term; why a day was skipped is said in the one language that was asked for."""
    count = term.count
    return {
        "rule": term.rule.id,
        "article": term.rule.article,
        "status": term.rule.status,
        "due": term.due and term.due.isoformat(),
        "earliest": term.earliest and term.earliest.isoformat(),
        "count": count and {"number": count.number, "unit": count.unit, "rule": str(count.rule)},
        "skipped": [
            {"date": day.date.isoformat(), "why": getattr(day.why, language)} for day in term.skipped
        ],
        "text_ro": term.text.ro,
        "text_en": term.text.en,
    }


def judged_shown(facts: Facts, judged: Sequence[Judged]) -> dict[str, Any]:
    """An entry with its verdicts, and whether its kind was assumed from its title."""
    return {
        "id": facts.id,
        "kind": str(facts.kind),
        "kind_assumed": facts.kind_assumed,
        "rules": [
            {
                "rule": one.rule.id,
                "article": one.rule.article,
                "status": one.rule.status,
                "verdict": one.finding.verdict,
                "reason_ro": one.finding.why.ro,
                "reason_en": one.finding.why.en,
            }
            for one in judged
        ],
    }
