"""The steps of a consultation as a list that people read, each held against the law, with where today stands.

What is found comes from the judge of the law alone, of what this service knows; a notice that is kept as
history is not judged here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from services.consultation.model.law.facts import CHANNELS as ALL_CHANNELS
from services.consultation.model.law.facts import read_facts
from services.consultation.model.law.judge import judge
from services.consultation.model.law.plan import Term
from services.consultation.model.law.verdicts import Finding, Verdict
from services.consultation.model.law.words import NOTHING, Told
from services.consultation.model.meetings_met import Met, judged_meeting
from services.consultation.model.planning import BUDGET, DEBATE, ENDORSEMENT, RECOMMENDATIONS, Planned, held

State = Literal["past", "today", "future", "unknown"]
ANSWERS, CHANNELS = "refusal-reasoned", "notice-channels"
ASKED = "debate-on-request"
DOCUMENTS = "debate-documents-10-days"
LAW = {
    CHANNELS: "7 (1)",
    RECOMMENDATIONS: "7 (4)",
    DEBATE: "7 (9)",
    "public-meeting-3-days": "8 (1)",
    ASKED: "7 (9)",
    DOCUMENTS: "7 (10) d",
    ANSWERS: "12",
    ENDORSEMENT: "7 (2)",
}
WAITING = Told("Mai așteaptă răspuns: {waiting}.", "Still waiting for an answer: {waiting}.")
OVERDUE = Told(
    "Ziua plănuită pentru adoptare a trecut, iar fără răspuns sunt încă: {waiting}.",
    "The day that was planned for adoption has passed, and still without an answer are: {waiting}.",
)


NOT_CALLED = Told(
    "S-a cerut o dezbatere și nu este convocată: proiectul nu merge mai departe fără ea.",
    "A debate was asked for and is not called: the draft does not go on without it.",
)
NOT_PUBLISHED = Told(
    "Documentele dezbaterii trebuiau publicate până la {due}; minuta nu este publicată.",
    "The documents of the debate were due by {due}; its minutes are not published.",
)
TAKEN_BACK = Told(
    "Nu se aplică: cine a cerut dezbaterea și-a retras cererea.",
    "Does not apply: who asked for the debate has taken the request back.",
)


@dataclass(frozen=True)
class Step:
    """A step: the day on which it happens or ends, and the article of Law 52/2003 that asks for it.

    Args:
        planned: whether its day is only meant.
        rule: the one that is judged; None where none is.
    """

    step: Literal[
        "notice",
        "recommendations",
        "debate-asked",
        "debate",
        "public-meeting",
        "debate-documents",
        "answers",
        "endorsement",
        "finalised",
        "adoption",
        "adopted",
        "rejected",
        "withdrawn",
    ]
    on: date | None
    law: str
    state: State
    planned: bool = False
    rule: str | None = None
    verdict: Verdict | None = None
    reason: Told = NOTHING


@dataclass(frozen=True)
class Asked:
    """What is known of requests for a debate.

    Args:
        first_on: the day of the first.
        by: whose requests stand; `citizen` where none of an association or authority does.
        waiting: how many are open.
        withdrawn: whether all were taken back.
        held_on: the day of the debate that was held for one.
    """

    first_on: date
    by: Literal["association", "authority", "citizen"]
    waiting: int = 0
    withdrawn: bool = False
    held_on: date | None = None


@dataclass(frozen=True)
class Debated:
    """A debate that was held.

    Args:
        on: the day of its end.
        due_on: the last day for its documents.
        published_on: the day of its minutes; None while they are not public.
    """

    on: date
    due_on: date
    published_on: date | None


@dataclass(frozen=True)
class Course:
    """What is known of the course of a consultation.

    Args:
        is_published: else the days are those that are meant.
        closed_on: the day on which recommendations ended, if before the last day that was announced.
        received, answered: how many recommendations.
        finalised_on: the day on which the text became final, art. 7 (8).
        outcome, outcome_on: what was decided, and when; None while the procedure goes on.
        all_answered_on: the day of the last answer, where nothing waits for one any more.
        channels: at which the notice is known to have been published.
        meetings: that were called about it.
        asked: requests for a debate; None where there were none.
        debated: the last debate, one without public minutes before others; None where none was held.
    """

    plan: Planned
    is_published: bool
    closed_on: date | None = None
    urgency_reason: str = ""
    finalised_on: date | None = None
    outcome: Literal["adopted", "rejected", "withdrawn"] | None = None
    outcome_on: date | None = None
    received: int = 0
    answered: int = 0
    all_answered_on: date | None = None
    channels: Sequence[str] = ()
    meetings: Sequence[Met] = ()
    asked: Asked | None = None
    debated: Debated | None = None


def timeline_of_record(published_on: date | None, last_day: date | None, today: date) -> list[Step]:
    """The steps of a real notice, as far as they are known."""
    return [
        Step("notice", published_on, LAW[CHANNELS], _state(published_on, today)),
        Step("recommendations", last_day, LAW[RECOMMENDATIONS], _state(last_day, today)),
        Step("answers", None, LAW[ANSWERS], "unknown"),
    ]


def timeline(course: Course, today: date) -> list[Step]:
    """The steps that are behind and before a consultation, each with what is found of it."""
    plan, found = course.plan, _judged(course, today)

    def step(name: Any, on: date | None, rule: str, *, planned: bool = False) -> Step:
        finding = found.get(rule) if course.is_published else None
        more = (rule, finding.verdict, finding.why) if finding else (rule,)
        return Step(name, on, LAW.get(rule, ""), _state(on, today), planned or not course.is_published, *more)

    end = min(course.closed_on, plan.last_day) if course.closed_on and plan.last_day else plan.last_day
    middle = [step("recommendations", end, RECOMMENDATIONS)]
    middle += [_of_meeting(one, course, today) for one in course.meetings]
    if plan.debate and not any(one.kind == "debate" for one in course.meetings):
        middle.append(step("debate", plan.debate, DEBATE, planned=True))
    if course.asked:
        middle.append(step("debate-asked", course.asked.first_on, ASKED))
    if course.debated:
        public = course.debated.published_on
        middle.append(
            step("debate-documents", public or course.debated.due_on, DOCUMENTS, planned=public is None)
        )
    middle.sort(key=lambda one: one.on or date.max)
    waits = next((one for one in _terms(plan) if one.rule.id in (ENDORSEMENT, BUDGET) and one.earliest), None)
    return [
        step("notice", plan.published, CHANNELS),
        *middle,
        step("answers", course.all_answered_on, ANSWERS),
        *([step("endorsement", waits.earliest, waits.rule.id, planned=True)] if waits else []),
        *_end(course, today),
    ]


def _of_meeting(met: Met, course: Course, today: date) -> Step:
    found = judged_meeting(met, course.plan, today)
    meant = not met.is_held
    return Step(
        met.kind, met.on, LAW[met.rule], _state(met.on, today), meant, met.rule, found.verdict, found.why
    )


def _end(course: Course, today: date) -> list[Step]:
    """The final text and the decision, as far as they have come."""
    final = Step("finalised", course.finalised_on, "7 (8)", _state(course.finalised_on, today))
    finalised = [final] if course.finalised_on else []
    if course.outcome:
        return [*finalised, Step(course.outcome, course.outcome_on, "", _state(course.outcome_on, today))]
    adoption = course.plan.adoption
    return [*finalised, Step("adoption", adoption, "", _state(adoption, today), planned=True)]


def _terms(plan: Planned) -> Sequence[Term]:
    return [one.term for one in held(plan)]


def _judged(course: Course, today: date) -> Mapping[str, Finding]:
    """What the judge finds of each rule, from what is known here."""
    plan, waiting, asked = course.plan, course.received - course.answered, course.asked
    # What was planned or called, and has passed, may not have been held.
    called = [one.on for one in course.meetings if one.kind == "debate" and (one.is_held or one.on > today)]
    debate = called[0] if called else plan.debate if plan.debate and plan.debate > today else None
    if asked and asked.held_on:
        debate = asked.held_on
    if debated := course.debated:
        debate = debated.on
    entry = {
        "kind": str(plan.kind),
        "publication_date": plan.published.isoformat(),
        "proposals_deadline": plan.last_day and plan.last_day.isoformat(),
        "debate_date": debate and debate.isoformat(),
        "debate_requested_by": asked and asked.by,
        "debate_documents_date": debated and debated.published_on and debated.published_on.isoformat(),
        # A channel that nobody has confirmed is not known to be missing.
        "channels": list(course.channels) if set(ALL_CHANNELS) <= set(course.channels) else None,
        "urgent": plan.urgent,
        "urgency_reason": course.urgency_reason or None,
        "register_kept": True,
        "recommendations_received": course.received,
        "refusals_reasoned": True if course.received and not waiting else None,
    }
    judged = judge(read_facts(entry), today, plan.counting.rule, plan.counting.calendar)
    found = {one.rule.id: one.finding for one in judged}
    if waiting:
        late = plan.adoption is not None and plan.adoption < today
        told = Told(*(text.format(waiting=waiting) for text in (OVERDUE if late else WAITING)))
        found[ANSWERS] = Finding("warning" if late else "not-due", told)
    if debated and debated.published_on is None and debated.due_on < today:
        found[DOCUMENTS] = Finding("warning", NOT_PUBLISHED.on(due=debated.due_on))
    if asked and found[ASKED].verdict == "not-due" and asked.waiting and _is_over(plan.last_day, today):
        found[ASKED] = Finding("warning", NOT_CALLED)
    if asked and asked.withdrawn and found[ASKED].verdict != "kept":
        found[ASKED] = Finding("not-applicable", TAKEN_BACK)
    return found


def _is_over(last_day: date | None, today: date) -> bool:
    return last_day is not None and last_day < today


def _state(day: date | None, today: date) -> State:
    if day is None:
        return "unknown"
    if day == today:
        return "today"
    return "past" if day < today else "future"
