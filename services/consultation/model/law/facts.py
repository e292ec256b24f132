"""What happened with an act, read from an entry in the shape in which notices are gathered.

What is null or missing is not known, and never taken for a breach. Beside the shape's own fields, an entry
may say more (docs/law.md lists it); other fields are ignored.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from services.consultation.model.act import Kind
from services.consultation.model.law.counting import CountRule
from services.consultation.model.law.kinds import assumed_from
from services.consultation.model.law.reading import Deadline, Reader

DAYS = (
    "publication_date",
    "start_date",
    "debate_announced_date",
    "debate_date",
    "adoption_date",
    "endorsement_date",
    "debate_documents_date",
    "meeting_notice_date",
    "meeting_date",
    "annual_report_date",
)
NUMBERS = ("recommendations_received", "recommendations_accepted", "proposals_days")
FLAGS = ("timeline_broken", "urgent", "register_kept", "officer_named", "refusals_reasoned")
CHANNELS = ("site", "premises", "media")
ASKED_BY = ("association", "authority", "citizen", "nobody")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One act's. None is not known."""

    id: str
    kind: Kind
    kind_assumed: bool
    count_rule: CountRule | None
    published: date | None
    deadline: Deadline | None
    proposals_days: int | None
    debate_announced: date | None
    debate: date | None
    debate_requested_by: str | None
    debate_documents: date | None
    endorsed: date | None
    adopted: date | None
    meeting_notice: date | None
    meeting: date | None
    documents: tuple[str, ...] | None
    channels: tuple[str, ...] | None
    received: int | None
    accepted: int | None
    urgent: bool | None
    urgency_reason: str | None
    register_kept: bool | None
    officer_named: bool | None
    refusals_reasoned: bool | None
    annual_report: date | None
    said_broken: bool

    @property
    def first_known(self) -> date | None:
        """The first day on which something is known to have happened."""
        days = [
            self.published,
            self.deadline and self.deadline.day,
            self.debate_announced,
            self.debate,
            self.adopted,
        ]
        return min((day for day in days if day), default=None)


def read_facts(entry: Any, place: int = 0) -> Facts:
    """Understand an entry.

    Args:
        entry: an object from JSON.
        place: its place in the list, from 0; names it where it has no `id`.

    Raises:
        BadEntry: a field has not the form that it needs.
    """
    reader = Reader(entry, place)
    days = {name: reader.day(name) for name in DAYS}
    kind = reader.choice("kind", [kind.value for kind in Kind])
    rule = reader.choice("count_rule", [rule.value for rule in CountRule])
    numbers = {name: reader.number(name) for name in NUMBERS}
    flags = {name: reader.flag(name) for name in FLAGS}
    title = reader.text("title") or ""
    return Facts(
        id=reader.name,
        kind=Kind(kind) if kind else assumed_from(title),
        kind_assumed=kind is None,
        count_rule=CountRule(rule) if rule else None,
        published=days["publication_date"] or days["start_date"],
        deadline=reader.deadline("proposals_deadline"),
        proposals_days=numbers["proposals_days"],
        debate_announced=days["debate_announced_date"],
        debate=days["debate_date"],
        debate_requested_by=reader.choice("debate_requested_by", ASKED_BY),
        debate_documents=days["debate_documents_date"],
        endorsed=days["endorsement_date"],
        adopted=days["adoption_date"],
        meeting_notice=days["meeting_notice_date"],
        meeting=days["meeting_date"],
        documents=reader.texts("documents"),
        channels=reader.texts("channels", CHANNELS),
        received=numbers["recommendations_received"],
        accepted=numbers["recommendations_accepted"],
        urgent=flags["urgent"],
        urgency_reason=reader.text("urgency_reason"),
        register_kept=flags["register_kept"],
        officer_named=flags["officer_named"],
        refusals_reasoned=flags["refusals_reasoned"],
        annual_report=days["annual_report_date"],
        said_broken=bool(flags["timeline_broken"]),
    )
