"""What happened with an act, held against each rule. A fact that is not known breaks and keeps nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from services.consultation.model.law import judged_duties as duties
from services.consultation.model.law import judged_meetings as meetings
from services.consultation.model.law import judged_notice as notice
from services.consultation.model.law import judged_terms as terms
from services.consultation.model.law import kinds
from services.consultation.model.law.counting import CountRule
from services.consultation.model.law.facts import Facts
from services.consultation.model.law.holidays import Calendar
from services.consultation.model.law.rules import LawBook, Rule
from services.consultation.model.law.verdicts import Case, Finding
from services.consultation.model.law.words import Told

UNVERIFIED = Told(
    "Textul regulii nu este verificat: aceasta e doar o atenționare.",
    "The wording of the rule is not verified: this only warns.",
)
NOT_YET = Told(
    "Anunțul este din {day}: încă nu s-a publicat.", "The notice is of {day}: it is not published yet."
)


@dataclass(frozen=True)
class Judged:
    """A rule, and what is found of it."""

    rule: Rule
    finding: Finding


def judge(
    facts: Facts,
    as_of: date,
    count_rule: CountRule = CountRule.CIVIL_CODE,
    calendar: Calendar | None = None,
    book: LawBook | None = None,
) -> list[Judged]:
    """Every rule once, in the order of the law.

    Args:
        as_of: the day on which it is asked; what is dated later has not happened yet.
        count_rule: of the authority, unless the facts name one.
    """
    case = Case(facts, as_of, facts.count_rule or count_rule, calendar or Calendar())
    return [Judged(rule, _find(rule, case, book or LawBook())) for rule in book or LawBook()]


def _find(rule: Rule, case: Case, book: LawBook) -> Finding:
    return _found(rule, case, book).but(Told(f"({rule.cited.ro}.)", f"({rule.cited.en}.)"))


def _found(rule: Rule, case: Case, book: LawBook) -> Finding:
    facts = case.facts
    if why_not := book.why_not(rule, facts.published) or kinds.why_not(rule.id, facts.kind):
        return Finding("not-applicable", why_not)
    if facts.published and facts.published > case.as_of:
        return Finding("not-due", NOT_YET.on(day=facts.published))
    found = FINDERS[rule.id](rule, case)
    if doubt := kinds.UNVERIFIED.get(facts.kind):
        found = found.softened(doubt)
    if rule.status == "unverified" and found.verdict in ("broken", "warning"):
        return Finding("warning", found.why.then(UNVERIFIED))
    return found


FINDERS: Mapping[str, Callable[[Rule, Case], Finding]] = {
    "notice-channels": notice.channels,
    "notice-contents": notice.contents,
    "endorsement-30-working-days": terms.endorsement,
    "recommendations-10-days": terms.recommendations,
    "register": duties.register,
    "officer-named": duties.officer,
    "debate-on-request": meetings.debate,
    "debate-documents-10-days": meetings.debate_documents,
    "debate-within-10-days": meetings.debate_within,
    "urgency-reasoned": terms.urgency,
    "public-meeting-3-days": meetings.public_meeting,
    "refusal-reasoned": duties.refusals,
    "annual-report": duties.annual_report,
    "budget-15-days": terms.budget,
}
