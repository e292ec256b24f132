"""Meetings about a draft as its timeline has them, each held against the law by its judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from services.consultation.model.days import day_of
from services.consultation.model.law.facts import read_facts
from services.consultation.model.law.judge import judge
from services.consultation.model.law.verdicts import Finding
from services.consultation.model.meeting import CANCELLED, HELD
from services.consultation.model.meeting_findings import DEBATE, NOTICE, WITHIN, Kind
from services.consultation.model.planning import Planned

RULES = {DEBATE: WITHIN, "public-meeting": NOTICE}


@dataclass(frozen=True)
class Met:
    """A debate or a public meeting that was called and not cancelled.

    Args:
        announced: the day on which its day and place were last said.
        on: its day.
        is_held: else it is meant.
    """

    kind: Kind
    announced: date
    on: date
    is_held: bool

    @property
    def rule(self) -> str:
        """By which its day is judged."""
        return RULES[self.kind]

    @property
    def days(self) -> Mapping[str, str]:
        """Its days, as the judge reads them."""
        names = ("debate_announced", "debate") if self.kind == DEBATE else ("meeting_notice", "meeting")
        return {f"{names[0]}_date": self.announced.isoformat(), f"{names[1]}_date": self.on.isoformat()}


def met_of(row: Mapping[str, Any]) -> Met | None:
    """A meeting as it is read; None where it was cancelled."""
    if row["state"] == CANCELLED:
        return None
    announced: datetime = row["moved_at"] or row["called_at"]
    on: datetime = row["began_at"] or row["starts_at"]
    return Met(row["kind"], day_of(announced), day_of(on), row["state"] == HELD)


def judged_meeting(met: Met, plan: Planned, today: date) -> Finding:
    """What the judge finds of the day of a meeting, from when it was announced."""
    entry = {"kind": str(plan.kind), "publication_date": plan.published.isoformat(), **met.days}
    judged = judge(read_facts(entry), today, plan.counting.rule, plan.counting.calendar)
    return next(one.finding for one in judged if one.rule.id == met.rule)
