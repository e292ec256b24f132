"""The days that a clerk plans, held against the plan of the law.

A day is refused only if it is too early however days are counted; by the authority's own rule alone it is
warned of. A rule whose text is not verified only ever warns.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from services.consultation.errors.planning import (
    AdoptionBeforeEnd,
    AdoptionTooEarly,
    BudgetTooEarly,
    DebateAstray,
)
from services.consultation.model.act import Kind
from services.consultation.model.law.counting import VERSION, CountRule, by_each
from services.consultation.model.law.holidays import ONE_DAY, Calendar
from services.consultation.model.law.plan import Question, Term, plan
from services.consultation.model.law.rules import BY_ID
from services.consultation.model.law.words import NOTHING, Told, told_day

Verdict = Literal["planned-ok", "warned", "refused"]
ENDORSEMENT, BUDGET = "endorsement-30-working-days", "budget-15-days"
RECOMMENDATIONS, DEBATE = "recommendations-10-days", "debate-within-10-days"
URGENT = Told(
    "Nu se aplică: procedura de urgență, motivată, scurtează acest termen (art. 7 alin. (13)); anunțul, cele"
    " 10 zile și dezbaterea rămân.",
    "Does not apply: the urgent procedure, with its reason, shortens this term (art. 7 (13)); the notice, the"
    " 10 days and the debate stay.",
)
TOO_EARLY = Told(
    "Prea devreme oricum s-ar număra zilele: se poate cel mai devreme la {earliest}.",
    "Too early however days are counted: {earliest} is the earliest.",
)
BY_OWN = Told(
    "După regula autorității se poate cel mai devreme la {earliest}; după o altă regulă e destul.",
    "By the authority's own rule of counting {earliest} is the earliest; by another rule it is enough.",
)
TOO_LATE = Told(
    "Mai târziu de {due}. Textul regulii nu este verificat: aceasta e doar o atenționare.",
    "Later than {due}. The wording of the rule is not verified: this only warns.",
)


@dataclass(frozen=True)
class Counting:
    """How an authority counts: one of three rules, their version, and the days off that are known."""

    rule: CountRule = CountRule.CIVIL_CODE
    version: int = VERSION
    calendar: Calendar = field(default_factory=Calendar)


@dataclass(frozen=True)
class Planned:
    """What is planned.

    Args:
        published: the day of the notice: the real one, else the one that is planned.
        last_day: for recommendations.
        adoption: of the decision, or of the meeting that takes it.
        urgent: whether the urgent procedure was chosen, with its reason.
    """

    kind: Kind
    published: date
    last_day: date | None
    debate: date | None = None
    adoption: date | None = None
    urgent: bool = False
    counting: Counting = field(default_factory=Counting)


@dataclass(frozen=True)
class Held:
    """A rule of the plan and the day that is planned for it; `verdict` None where none is."""

    term: Term
    planned: date | None = None
    verdict: Verdict | None = None
    why: Told = NOTHING


def held(asked: Planned) -> list[Held]:
    """Every rule once, in the order of the law."""
    question = Question(
        asked.kind,
        asked.published,
        asked.counting.rule,
        asked.counting.calendar,
        debate=asked.debate,
        meeting=asked.adoption,
    )
    return [_held(term, asked) for term in plan(question)]


def require_lawful(asked: Planned) -> None:
    """Refuse what the law refuses under each of the three rules of counting.

    Raises:
        AdoptionTooEarly: art. 7 (2). BudgetTooEarly: art. 39 of Law 273/2006.
        AdoptionBeforeEnd: recommendations are still being received, art. 7 (4), (8).
        DebateAstray: before the notice, or after the adoption, art. 7 (9).
    """
    if asked.debate and (asked.debate < asked.published or asked.debate > (asked.adoption or asked.debate)):
        raise DebateAstray
    refused = {one.term.rule.id: one for one in held(asked) if one.verdict == "refused"}
    if ENDORSEMENT in refused:
        raise AdoptionTooEarly(earliest=told_day(first_possible(asked, ENDORSEMENT)))
    if BUDGET in refused:
        raise BudgetTooEarly(earliest=told_day(_shortest(asked, BUDGET)[0]))
    if asked.adoption and asked.last_day and asked.adoption <= asked.last_day:
        raise AdoptionBeforeEnd(earliest=told_day(asked.last_day + ONE_DAY))


def first_possible(asked: Planned, rule: str) -> date:
    """The first day on which what waits for the term may happen, under any of the rules of counting."""
    return _shortest(asked, rule)[1]


def _held(term: Term, asked: Planned) -> Held:
    rule = term.rule.id
    if not term.applies:
        return Held(term)
    if rule == ENDORSEMENT and asked.urgent:
        return Held(Term(term.rule, URGENT, applies=False))
    if rule in (RECOMMENDATIONS, BUDGET):
        return _least(term, asked.last_day, term.due, _shortest(asked, rule)[0])
    if rule == ENDORSEMENT:
        return _least(term, asked.adoption, term.earliest, _shortest(asked, rule)[1])
    if rule == DEBATE and asked.debate and term.due:
        late = asked.debate > term.due
        return Held(term, asked.debate, *(("warned", TOO_LATE.on(due=term.due)) if late else ("planned-ok",)))
    return Held(term)


def _least(term: Term, day: date | None, own: date | None, shortest: date) -> Held:
    if day is None or own is None:
        return Held(term)
    if day < shortest:
        return Held(term, day, "refused", TOO_EARLY.on(earliest=shortest))
    if day < own:
        return Held(term, day, "warned", BY_OWN.on(earliest=own))
    return Held(term, day, "planned-ok")


def _shortest(asked: Planned, rule: str) -> tuple[date, date]:
    """The earliest end of a term, and the earliest day after it, under any of the rules of counting."""
    found = BY_ID[rule]
    each = by_each(asked.published, found.number, found.unit, asked.counting.calendar)
    return min(one.due for one in each), min(one.earliest for one in each)
