"""The plan of a consultation, and its timeline: what is meant, what happened, what the law says of both."""

from datetime import date, datetime
from typing import Any, Literal

from services.consultation.model.act import Kind
from services.consultation.model.consultation import DRAFT, RECORD
from services.consultation.model.days import day_of
from services.consultation.model.law import CountRule
from services.consultation.model.law.shown import term_shown
from services.consultation.model.meetings_met import met_of
from services.consultation.model.minutes_term import last_day
from services.consultation.model.planning import Counting, Planned, held
from services.consultation.model.timeline import Asked, Course, Debated, Step, timeline, timeline_of_record
from shared.errors import Language

Row = dict[str, Any]


def planned_of(row: Row, counting: Counting, today: date) -> Planned:
    """What is planned with a consultation; its draft is published today at the earliest."""
    meant = max(row["planned_publication"] or today, today)
    rule, version = row["count_rule"], row["count_version"]
    if rule is not None:
        counting = Counting(CountRule(rule), version, counting.calendar)
    return Planned(
        Kind(row["kind"]),
        row["published_on"] or meant,
        row["last_day"],
        row["planned_debate"],
        row["planned_adoption"],
        bool(row["urgency_reason"]),
        counting,
    )


def plan_shown(row: Row, counting: Counting, now: datetime, language: Language) -> Row | None:
    """The plan with each planned day held against it; a record has none."""
    if row["state"] == RECORD:
        return None
    planned = planned_of(row, counting, day_of(now))
    return {
        "published": planned.published,
        "count_rule": planned.counting.rule,
        "count_version": planned.counting.version,
        "rules": [
            {
                **term_shown(one.term, language),
                "applies": one.term.applies,
                "article_en": one.term.rule.cited.en,
                "planned": one.planned,
                "verdict": one.verdict,
                "reason": getattr(one.why, language),
            }
            for one in held(planned)
        ],
    }


def timeline_shown(
    row: Row,
    counting: Counting,
    now: datetime,
    language: Language,
    *,
    received: int,
    answered: int,
    last_answer: date | None,
) -> list[Row]:
    """The steps, with what is found of each.

    Args:
        last_answer: the day of the last one, if any.
    """
    today = day_of(now)
    if row["state"] == RECORD:
        steps = timeline_of_record(row["published_on"], row["last_day"], today)
    else:
        course = Course(
            plan=planned_of(row, counting, today),
            is_published=row["state"] != DRAFT,
            closed_on=day_of(row["closed_at"]) if row["closed_at"] else None,
            urgency_reason=row["urgency_reason"],
            finalised_on=day_of(row["finalised_at"]) if row["finalised_at"] else None,
            outcome=row["outcome"],
            outcome_on=row["outcome_on"],
            received=received,
            answered=answered,
            all_answered_on=last_answer if received and received == answered else None,
            channels=row["channels"],
            meetings=[met for one in row["meetings"] if (met := met_of(one))],
            asked=_asked(row["debates"]),
            debated=_debated(row["debated"]),
        )
        steps = timeline(course, today)
    return [_shown(step, language) for step in steps]


def _asked(found: Row) -> Asked | None:
    """What is known of requests for a debate."""
    if found["first_at"] is None:
        return None
    return Asked(
        first_on=day_of(found["first_at"]),
        by=_asked_by(found),
        waiting=found["waiting"],
        withdrawn=found["withdrawn"] == found["total"],
        held_on=day_of(found["held_at"]) if found["held_at"] else None,
    )


def _debated(found: Row | None) -> Debated | None:
    """What is known of the last debate."""
    due_on = last_day(found["kind"], found["ended_at"]) if found else None
    if not found or due_on is None:
        return None
    public = day_of(found["published_at"]) if found["published_at"] else None
    return Debated(day_of(found["ended_at"]), due_on, public)


def _asked_by(found: Row) -> Literal["association", "authority", "citizen"]:
    if found["by_associations"]:
        return "association"
    return "authority" if found["by_authorities"] else "citizen"


def _shown(step: Step, language: Language) -> Row:
    return {**vars(step), "reason": getattr(step.reason, language)}
